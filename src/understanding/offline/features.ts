import { CLASS, wordClassesIn } from './word-classes-in.ts'

/** The features of one example: where they lie, and how much each counts. */
export interface Row {
  at: Uint32Array
  value: Float32Array
}

/** Features are numbers below this. */
export const BUCKETS = 1 << 20

// Weight of n-grams by their length; of two characters with one between; of words and pairs of words.
const GRAM_WEIGHT = [0, 0.5, 1, 0.8]
const GAP_WEIGHT = 0.5
const WORD_WEIGHT = { one: 1, next: 1, afterNext: 0.6 }
const SKELETON_WEIGHT = [0, 0, 0.6, 0.5]
const CLASS_WEIGHT = { one: 0.9, next: 0.7, pair: 0.5 }

const FNV_OFFSET = 0x811c9dc5
const WORD_SEED = 0x9e3779b9
const PAIR_SEED = 0x85ebca6b
const CLASS_SEED = 0xc2b2ae35
const SKELETON_SEED = 0x1b873593
const GAP_SEED = 0x27d4eb2f

/**
 * Hashed features of a text: character n-grams (1–3) with and without a gap, words of Latin script with their
 * neighbours, and the parts that words play: alone, in pairs, and in n-grams with the characters around them. Whoever
 * asks for the same text again gets the same row.
 */
export function featuresOf(text: string): Row {
  if (latest?.text !== text) latest = { text, row: read(text) }
  return latest.row
}

// A message is weighed by several classifiers, one right after the other.
let latest: { text: string; row: Row } | undefined

function read(text: string): Row {
  const plain = `^${text.toLowerCase().replaceAll(/\d+/g, '0').replaceAll(/\s+/g, ' ').trim().slice(0, LONGEST)}$`
  count = 0
  addWords(plain)
  addLetters(plain)
  const { classes, skeleton } = wordClassesIn(plain)
  addClasses(classes.slice(0, MOST_CLASSES))
  addSkeleton(skeleton)
  const norm = 1 / Math.max(count, 4) ** 0.4
  return { at: found.slice(0, count), value: Float32Array.from(values.subarray(0, count), (value) => value * norm) }
}

function addWords(plain: string): void {
  let before = 0
  let beforeThat = 0
  for (let at = 0; at < plain.length; at += 1) {
    if (!isOfWord(plain.charCodeAt(at))) continue
    let hash = WORD_SEED
    for (; isOfWord(plain.charCodeAt(at)); at += 1) hash = step(hash, plain.charCodeAt(at))
    add(hash, WORD_WEIGHT.one)
    if (before !== 0) add(step(step(PAIR_SEED, before), hash), WORD_WEIGHT.next)
    if (beforeThat !== 0) add(step(step(GAP_SEED, beforeThat), hash), WORD_WEIGHT.afterNext)
    beforeThat = before
    before = hash
  }
}

function addLetters(plain: string): void {
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
}

function addClasses(classes: readonly number[]): void {
  for (let index = 0; index < classes.length; index += 1) {
    const hash = step(CLASS_SEED, classes[index]!)
    add(hash, CLASS_WEIGHT.one)
    for (let later = index + 1; later < classes.length; later += 1)
      if (classes[later] !== classes[index])
        add(step(hash, classes[later]! + 100), later === index + 1 ? CLASS_WEIGHT.next : CLASS_WEIGHT.pair)
  }
}

// Those without a word of a known class are found among the letters.
function addSkeleton(skeleton: string): void {
  for (let from = 0; from < skeleton.length; from += 1) {
    let hash = SKELETON_SEED
    let known = false
    for (let size = 1; size < SKELETON_WEIGHT.length && from + size <= skeleton.length; size += 1) {
      const code = skeleton.charCodeAt(from + size - 1)
      hash = step(hash, code)
      known ||= code >= CLASS
      if (known && size > 1) add(hash, SKELETON_WEIGHT[size]!)
    }
  }
}

const LONGEST = 400
const MOST_CLASSES = 24

// The features of the text being read, in the order in which they were found. A text has fewer than the room here: six
// for each character, three for each word, and those of its classes.
const ROOM = 1 << 12
const found = new Uint32Array(ROOM)
const values = new Float64Array(ROOM)
let count = 0
// A hash table from features to their places. What an earlier text left in it points beyond `count`, or at a feature
// that is entered elsewhere, so nothing has to be cleared.
const SLOTS = ROOM << 1
const placeIn = new Uint16Array(SLOTS)
const slotOf = new Uint16Array(ROOM)

/** Adds a feature; found twice, it counts as much as where it counts most. */
function add(hash: number, value: number): void {
  const feature = scatter(hash) & (BUCKETS - 1)
  let slot = feature & (SLOTS - 1)
  for (;;) {
    const place = placeIn[slot]!
    if (place >= count || slotOf[place] !== slot) break
    if (found[place] === feature) {
      if (values[place]! < value) values[place] = value
      return
    }
    slot = (slot + 1) & (SLOTS - 1)
  }
  placeIn[slot] = count
  slotOf[count] = slot
  found[count] = feature
  values[count] = value
  count += 1
}

function isOfWord(code: number): boolean {
  return (code >= 97 && code <= 122) || code === 39
}

// One step of FNV-1a, 32 bit.
function step(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193)
}

function scatter(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 16), 0x7feb352d)
  return (mixed ^ (mixed >>> 15)) >>> 0
}
