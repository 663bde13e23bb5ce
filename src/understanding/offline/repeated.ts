import { BUCKETS, type Row } from './features.ts'

/** The features that more than one example bears, numbered from 0 in their order. What was seen but once teaches nothing. */
export interface Repeated {
  count: number
  /** A bit for each feature. */
  bits: Uint32Array
  /** How many of them lie before each 32 features. */
  before: Uint32Array
}

export function repeatedIn(rows: readonly Row[]): Repeated {
  const seen = new Uint32Array(BUCKETS / 32)
  const bits = new Uint32Array(BUCKETS / 32)
  for (const { at } of rows)
    for (const feature of at) {
      const bit = 1 << (feature & 31)
      if ((seen[feature >> 5]! & bit) !== 0) bits[feature >> 5]! |= bit
      seen[feature >> 5]! |= bit
    }
  const before = new Uint32Array(bits.length)
  let count = 0
  for (let word = 0; word < bits.length; word += 1) {
    before[word] = count
    count += ones(bits[word]!)
  }
  return { count, bits, before }
}

/** The part of a row that is repeated, by the numbers of its features. */
export function numbered({ at, value }: Row, { bits, before }: Repeated): Row {
  const part = { at: new Uint32Array(at.length), value: new Float32Array(at.length) }
  let count = 0
  for (let i = 0; i < at.length; i += 1) {
    const word = at[i]! >> 5
    const bit = 1 << (at[i]! & 31)
    if ((bits[word]! & bit) === 0) continue
    part.at[count] = before[word]! + ones(bits[word]! & (bit - 1))
    part.value[count] = value[i]!
    count += 1
  }
  return { at: part.at.subarray(0, count), value: part.value.subarray(0, count) }
}

// The number of bits set, of 32.
function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
