import { wordClassesIn } from './word-classes-in.ts'

/** A sentence and what it means, for training. */
export interface Example {
  text: string
  label: string
}

export interface Score {
  label: string
  /** Probability among the labels, 0 to 1. */
  p: number
}

/** Scores a text against every label it was trained on, best first. */
export type Classifier = (text: string) => Score[]

/** What training leaves behind: for every bucket of features one weight for each label. */
export interface Weights {
  labels: string[]
  weights: Float32Array
}

const BUCKETS = 1 << 16
const EPOCHS = 5
const RATE = 0.6
const DECAY = 1e-4

/** Trains and reads in one. */
export function trainClassifier(examples: readonly Example[]): Classifier {
  return classifierOf(train(examples))
}

/** The classifier that reads these weights. */
export function classifierOf({ labels, weights }: Weights): Classifier {
  return (text) => {
    const shares = probabilities(featuresOf(text), weights, new Float64Array(labels.length))
    return labels.map((label, index) => ({ label, p: shares[index]! })).toSorted((a, b) => b.p - a.p)
  }
}

/**
 * Trains multinomial logistic regression on hashed character n-grams (1–4), words of Latin script, and the
 * parts that words play, alone and in pairs.
 * Deterministic: the same examples in the same order give the same weights. Takes about 0.05 ms an example.
 */
export function train(examples: readonly Example[]): Weights {
  const labels = [...new Set(examples.map((example) => example.label))].toSorted()
  const width = labels.length
  const rows = examples.map((example) => featuresOf(example.text))
  const targets = examples.map((example) => labels.indexOf(example.label))
  const weights = new Float32Array(BUCKETS * width)
  const squares = new Float32Array(BUCKETS * width).fill(1e-4)
  const order = rows.map((_, index) => index)
  const random = sequence(20260304)
  // A label with many examples would otherwise be guessed wherever nothing else is known.
  const weight = labels.map((label) => {
    const own = examples.filter((example) => example.label === label).length
    return Math.min(1, examples.length / width / own)
  })

  const p = new Float64Array(width)
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    shuffle(order, random)
    for (const index of order) {
      const row = rows[index]!
      probabilities(row, weights, p)
      for (let label = 0; label < width; label += 1) {
        const error = (p[label]! - (label === targets[index] ? 1 : 0)) * weight[targets[index]!]!
        if (Math.abs(error) < 1e-3) continue
        for (let i = 0; i < row.at.length; i += 1) {
          const cell = row.at[i]! * width + label
          const gradient = error * row.value[i]! + DECAY * weights[cell]!
          squares[cell]! += gradient * gradient
          weights[cell]! -= (RATE * gradient) / Math.sqrt(squares[cell]!)
        }
      }
    }
  }

  return { labels, weights }
}

interface Row {
  at: Uint32Array
  value: Float32Array
}

// Weight of n-grams by their length.
const GRAM_WEIGHT = [0, 0.5, 1, 0.8, 0.5]
const WORD_SEED = 0x9e3779b9
const PAIR_SEED = 0x85ebca6b
const CLASS_SEED = 0xc2b2ae35
const CLASS_WEIGHT = { one: 1.5, next: 1.2, pair: 0.8 }

function featuresOf(text: string): Row {
  const plain = `^${text.toLowerCase().replaceAll(/\d+/g, '0').replaceAll(/\s+/g, ' ').trim().slice(0, 400)}$`
  const found = new Map<number, number>()
  const add = (hash: number, value: number) => {
    const bucket = scatter(hash) & (BUCKETS - 1)
    if ((found.get(bucket) ?? 0) < value) found.set(bucket, value)
  }
  let last = 0
  for (const [word] of plain.matchAll(/[a-z']+/g)) {
    let hash = WORD_SEED
    for (let i = 0; i < word.length; i += 1) hash = step(hash, word.charCodeAt(i))
    add(hash, 1)
    if (last !== 0) add(step(step(PAIR_SEED, last), hash), 1)
    last = hash
  }
  // Letters inside Latin words say little beside the words themselves.
  const letters = plain.replaceAll(/[a-z' ]{2,}/g, '~')
  for (let from = 0; from < letters.length; from += 1) {
    let hash = FNV_OFFSET
    for (let size = 1; size <= 4 && from + size <= letters.length; size += 1) {
      hash = step(hash, letters.charCodeAt(from + size - 1))
      add(hash, GRAM_WEIGHT[size]!)
    }
  }
  const classes = wordClassesIn(plain).slice(0, 24)
  for (const [index, one] of classes.entries()) {
    const hash = step(CLASS_SEED, one)
    add(hash, CLASS_WEIGHT.one)
    for (let later = index + 1; later < classes.length; later += 1)
      if (classes[later] !== one)
        add(step(hash, classes[later]! + 100), later === index + 1 ? CLASS_WEIGHT.next : CLASS_WEIGHT.pair)
  }
  const norm = 1 / Math.max(found.size, 4) ** 0.4
  return { at: Uint32Array.from(found.keys()), value: Float32Array.from(found.values(), (value) => value * norm) }
}

function probabilities(row: Row, weights: Float32Array, sums: Float64Array): Float64Array {
  const width = sums.length
  sums.fill(0)
  for (let i = 0; i < row.at.length; i += 1) {
    const from = row.at[i]! * width
    const value = row.value[i]!
    for (let label = 0; label < width; label += 1) sums[label]! += value * weights[from + label]!
  }
  let top = -Infinity
  for (const sum of sums) top = Math.max(top, sum)
  let total = 0
  for (let label = 0; label < width; label += 1) {
    sums[label] = Math.exp(sums[label]! - top)
    total += sums[label]!
  }
  for (let label = 0; label < width; label += 1) sums[label]! /= total
  return sums
}

const FNV_OFFSET = 0x811c9dc5

// One step of FNV-1a, 32 bit.
function step(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193)
}

function scatter(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 16), 0x7feb352d)
  return (mixed ^ (mixed >>> 15)) >>> 0
}

function sequence(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 0x100000000
  }
}

function shuffle(items: number[], random: () => number): void {
  for (let i = items.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1))
    const swap = items[i]!
    items[i] = items[j]!
    items[j] = swap
  }
}
