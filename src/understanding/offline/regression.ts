import type { Row } from './features.ts'

export interface Training {
  /** Number of features and of labels; the weights of a feature stand together. */
  size: number
  width: number
  epochs: number
  rate: number
  /** Share of an example's features that is left out at each sight of it, so that none is relied on alone. */
  left: number
  /** How much an example of each label counts. */
  worth: readonly number[]
  /** How often it is done, each time in another order; the mean depends less on the order than each. 1 if unset. */
  runs?: number
  /** The weights to start from, zeros if unset. */
  from?: Float32Array
}

const DECAY = 1e-4
const LEAST_ERROR = 1e-2

/**
 * Multinomial logistic regression by AdaGrad; the weights of the later half of the epochs are averaged.
 * Deterministic: the same rows in the same order give the same weights.
 */
export function fit(rows: readonly Row[], targets: readonly number[], training: Training): Float32Array {
  const { runs = 1 } = training
  const mean = new Float32Array(training.size * training.width)
  for (let run = 0; run < runs; run += 1) {
    const weights = fitOnce(rows, targets, training, sequence(FIRST_SEED + run))
    for (let cell = 0; cell < mean.length; cell += 1) mean[cell]! += weights[cell]! / runs
  }
  return mean
}

const FIRST_SEED = 20260304

function fitOnce(
  rows: readonly Row[],
  targets: readonly number[],
  { size, width, epochs, rate, left, worth, from }: Training,
  random: () => number,
): Float32Array {
  const weights = from?.slice() ?? new Float32Array(size * width)
  const squares = new Float32Array(size * width).fill(1e-4)
  const mean = new Float32Array(size * width)
  const order = rows.map((_, index) => index)
  const kept = Math.ceil(epochs / 2)

  const p = new Float64Array(width)
  const errors = new Float64Array(width)
  const labels = new Uint8Array(width)
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random)
    for (const index of order) {
      const row = left === 0 ? rows[index]! : thinned(rows[index]!, left, random)
      const target = targets[index]!
      sharesOf(row, weights, p)
      let wrong = 0
      for (let label = 0; label < width; label += 1) {
        errors[label] = (p[label]! - (label === target ? 1 : 0)) * worth[target]!
        if (Math.abs(errors[label]!) >= LEAST_ERROR) labels[wrong++] = label
      }
      // The weights of a feature stand together, and memory is slow.
      for (let i = 0; i < row.at.length; i += 1) {
        const place = row.at[i]! * width
        for (let each = 0; each < wrong; each += 1) {
          const cell = place + labels[each]!
          const gradient = errors[labels[each]!]! * row.value[i]! + DECAY * weights[cell]!
          squares[cell]! += gradient * gradient
          weights[cell]! -= (rate * gradient) / Math.sqrt(squares[cell]!)
        }
      }
    }
    if (epoch >= epochs - kept) for (let cell = 0; cell < mean.length; cell += 1) mean[cell]! += weights[cell]! / kept
  }
  return mean
}

/** Weights in few bytes: each is a whole number of grains. */
export interface Coarse {
  grain: number
  steps: Int8Array
}

/** The weights to the nearest of 255 steps, four times smaller. */
export function coarse(weights: Float32Array): Coarse {
  let top = 0
  for (const weight of weights) top = Math.max(top, Math.abs(weight))
  const grain = top / 127 || 1
  return { grain, steps: Int8Array.from(weights, (weight) => Math.round(weight / grain)) }
}

/** The probability of each label, written into `p` and returned. Steps are worth `grain` each. */
export function sharesOf(row: Row, weights: Float32Array | Int8Array, p: Float64Array, grain = 1): Float64Array {
  const width = p.length
  p.fill(0)
  // Each kind of numbers has a loop of its own: in one loop for both every single access would ask which it is.
  if (weights instanceof Int8Array) addSteps(row, weights, grain, p)
  else addWeights(row, weights, p)
  let top = -Infinity
  for (const sum of p) if (sum > top) top = sum
  let total = 0
  for (let label = 0; label < width; label += 1) {
    p[label] = Math.exp(p[label]! - top)
    total += p[label]!
  }
  for (let label = 0; label < width; label += 1) p[label]! /= total
  return p
}

function addSteps({ at, value }: Row, steps: Int8Array, grain: number, sums: Float64Array): void {
  const width = sums.length
  for (let i = 0; i < at.length; i += 1) {
    const from = at[i]! * width
    const factor = value[i]! * grain
    for (let label = 0; label < width; label += 1) sums[label]! += factor * steps[from + label]!
  }
}

function addWeights({ at, value }: Row, weights: Float32Array, sums: Float64Array): void {
  const width = sums.length
  for (let i = 0; i < at.length; i += 1) {
    const from = at[i]! * width
    const factor = value[i]!
    for (let label = 0; label < width; label += 1) sums[label]! += factor * weights[from + label]!
  }
}

function thinned({ at, value }: Row, left: number, random: () => number): Row {
  const stays = { at: new Uint32Array(at.length), value: new Float32Array(at.length) }
  let count = 0
  for (let i = 0; i < at.length; i += 1) {
    if (random() < left) continue
    stays.at[count] = at[i]!
    stays.value[count] = value[i]!
    count += 1
  }
  return { at: stays.at.subarray(0, count), value: stays.value.subarray(0, count) }
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
