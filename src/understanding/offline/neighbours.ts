import type { Row } from './features.ts'

/** Training examples, to be found by the features that few of them share. */
export interface Neighbours {
  /** Where the entries of each feature begin, and at last where all end. An entry is an example and a weight. */
  from: Uint32Array
  example: Uint16Array
  /** In grains of 1/255 of the example's whole length. */
  weight: Uint8Array
  /** What each example means, as the number of a label, and how much an example of each label counts. */
  target: Uint8Array
  worth: Float32Array
  /** How much each feature tells: the more, the fewer examples have it; nothing where too many do. */
  telling: Float32Array
}

// What more examples than this share says little about which of them is like a text, and would cost most of the time.
const MOST_SHARING = 200
const NEAREST = 30
// Likeness is a cosine; by so much of it an example counts e times less.
const FADES = 1 / 12
const TOO_FAR = 0.03
// Where nothing is near, all labels are as likely.
const DOUBT = 0.02
const GRAINS = 255

/**
 * Files examples by their features.
 * @param rows of at most 65,536 examples, their features numbered below `size`
 * @param targets the number of each one's label
 * @param worth how much an example of each label counts
 */
export function neighboursOf(
  rows: readonly Row[],
  targets: readonly number[],
  { size, worth }: { size: number; worth: readonly number[] },
): Neighbours {
  const sharing = new Uint32Array(size)
  for (const { at } of rows) for (const feature of at) sharing[feature]! += 1
  const telling = Float32Array.from(sharing, (count) =>
    count > MOST_SHARING ? 0 : Math.log(1 + rows.length / (1 + count)),
  )
  const from = new Uint32Array(size + 1)
  for (const [feature, count] of sharing.entries())
    from[feature + 1] = from[feature]! + (count <= MOST_SHARING ? count : 0)
  const next = from.slice()
  const example = new Uint16Array(from[size]!)
  const weight = new Uint8Array(from[size]!)
  for (const [index, row] of rows.entries()) {
    const grains = GRAINS / lengthOf(row, telling)
    for (const [i, feature] of row.at.entries()) {
      if (telling[feature] === 0) continue
      const entry = next[feature]!++
      example[entry] = index
      weight[entry] = Math.round(row.value[i]! * telling[feature]! * grains)
    }
  }
  return { from, example, weight, target: Uint8Array.from(targets), worth: Float32Array.from(worth), telling }
}

/**
 * What the examples most like a text mean: the share of each label among them, the more alike counting more, written
 * into `p` and returned.
 */
export function sharesNear(row: Row, neighbours: Neighbours, p: Float64Array): Float64Array {
  const { target, worth } = neighbours
  const near = nearest(row, neighbours)
  p.fill(DOUBT)
  for (const index of near) {
    const label = target[index]!
    p[label]! += worth[label]! * Math.exp((likeness[index]! - likeness[near[0]!]!) / FADES)
  }
  let total = 0
  for (const share of p) total += share
  for (let label = 0; label < p.length; label += 1) p[label]! /= total
  likeness.fill(0, 0, target.length)
  return p
}

// How like each example is to the text being read; zeros between two texts.
let likeness = new Float32Array(0)

/** Those most like the text, best first; how like stands in `likeness`. */
function nearest(row: Row, { from, example, weight, target, telling }: Neighbours): number[] {
  if (likeness.length < target.length) likeness = new Float32Array(target.length)
  const unit = 1 / lengthOf(row, telling) / GRAINS
  const met: number[] = []
  for (let i = 0; i < row.at.length; i += 1) {
    const feature = row.at[i]!
    const own = row.value[i]! * telling[feature]! * unit
    for (let entry = from[feature]!; entry < from[feature + 1]!; entry += 1) {
      const index = example[entry]!
      if (likeness[index] === 0) met.push(index)
      likeness[index]! += own * weight[entry]!
    }
  }
  const near: number[] = []
  let least = TOO_FAR
  for (const index of met) {
    const own = likeness[index]!
    if (own <= least) continue
    let place = near.length
    while (place > 0 && likeness[near[place - 1]!]! < own) place -= 1
    near.splice(place, 0, index)
    if (near.length > NEAREST) near.pop()
    if (near.length === NEAREST) least = likeness[near[NEAREST - 1]!]!
  }
  return near
}

function lengthOf({ at, value }: Row, telling: Float32Array): number {
  let sum = 0
  for (let i = 0; i < at.length; i += 1) sum += (value[i]! * telling[at[i]!]!) ** 2
  return Math.sqrt(sum) || 1
}
