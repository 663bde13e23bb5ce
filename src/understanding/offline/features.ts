import { wordClassesIn } from './word-classes-in.ts'

/** The features of one example: where they lie, and how much each counts. */
export interface Row {
  at: Uint32Array
  value: Float32Array
}

/** Features are numbers below this. */
export const BUCKETS = 1 << 16

// Weight of n-grams by their length; of two characters with one between; of words and pairs of words.
const GRAM_WEIGHT = [0, 0.5, 1, 0.8, 0.5]
const GAP_WEIGHT = 0.5
const WORD_WEIGHT = { one: 1, next: 1, afterNext: 0.6 }
const CLASS_WEIGHT = { one: 0.9, next: 0.7, pair: 0.5 }

const FNV_OFFSET = 0x811c9dc5
const WORD_SEED = 0x9e3779b9
const PAIR_SEED = 0x85ebca6b
const CLASS_SEED = 0xc2b2ae35
const GAP_SEED = 0x27d4eb2f

/**
 * Hashed features of a text: character n-grams (1–4) with and without a gap, words of Latin script with their
 * neighbours, and the parts that words play, alone and in pairs.
 */
export function featuresOf(text: string): Row {
  const plain = `^${text.toLowerCase().replaceAll(/\d+/g, '0').replaceAll(/\s+/g, ' ').trim().slice(0, 400)}$`
  const found = new Map<number, number>()
  const add = (hash: number, value: number) => {
    const bucket = scatter(hash) & (BUCKETS - 1)
    if ((found.get(bucket) ?? 0) < value) found.set(bucket, value)
  }
  const before = [0, 0]
  for (const [word] of plain.matchAll(/[a-z']+/g)) {
    let hash = WORD_SEED
    for (let i = 0; i < word.length; i += 1) hash = step(hash, word.charCodeAt(i))
    add(hash, WORD_WEIGHT.one)
    if (before[0] !== 0) add(step(step(PAIR_SEED, before[0]!), hash), WORD_WEIGHT.next)
    if (before[1] !== 0) add(step(step(GAP_SEED, before[1]!), hash), WORD_WEIGHT.afterNext)
    before.unshift(hash)
  }
  // Letters inside Latin words say little beside the words themselves.
  const letters = plain.replaceAll(/[a-z' ]{2,}/g, '~')
  for (let from = 0; from < letters.length; from += 1) {
    let hash = FNV_OFFSET
    for (let size = 1; size < GRAM_WEIGHT.length && from + size <= letters.length; size += 1) {
      hash = step(hash, letters.charCodeAt(from + size - 1))
      add(hash, GRAM_WEIGHT[size]!)
    }
    if (from + 2 < letters.length)
      add(step(step(GAP_SEED, letters.charCodeAt(from)), letters.charCodeAt(from + 2)), GAP_WEIGHT)
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

// One step of FNV-1a, 32 bit.
function step(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193)
}

function scatter(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 16), 0x7feb352d)
  return (mixed ^ (mixed >>> 15)) >>> 0
}
