import { featuresOf, type Row } from './features.ts'
import { neighboursOf, sharesNear, type Neighbours } from './neighbours.ts'
import { coarse, fit, sharesOf, type Coarse } from './regression.ts'
import { numbered, repeatedIn, type Repeated } from './repeated.ts'

/** A sentence, the numbers of the marks that it bears (see `evidence.ts`), and what it means, for training. */
export interface Example {
  text: string
  marks: readonly number[]
  label: string
}

export interface Score {
  label: string
  /** Probability among the labels, 0 to 1. */
  p: number
}

/** Scores a text and its marks against every label it was trained on, best first. */
export type Classifier = (text: string, marks: readonly number[]) => Score[]

/** What training leaves behind. */
export interface Weights {
  labels: string[]
  letters: Letters<Coarse>
  /** What letters, neighbours and marks say together. */
  together: Float32Array
}

/** What the letters say: for every repeated feature of a text one weight for each label, and the examples that have it. */
interface Letters<T> {
  repeated: Repeated
  weights: T
  neighbours: Neighbours
}

/**
 * Two regressions, one on top of the other: the first reads the letters; the second weighs its word, and what the
 * nearest examples mean, against the marks. How far those two may be trusted is seen on sentences that they were not
 * trained on: blocks of neighbouring lines, which mostly have one author. Examples of a label must therefore keep the
 * order of their file.
 * @param usual how often each label occurs in life; among examples they may be as many as their author liked
 */
export function train(examples: readonly Example[], usual?: Readonly<Record<string, number>>): Weights {
  const labels = [...new Set(examples.map(({ label }) => label))].toSorted()
  const width = labels.length
  const targets = examples.map(({ label }) => labels.indexOf(label))
  const rows = examples.map(({ text }) => featuresOf(text))
  const share = labels.map((_, label) => targets.filter((each) => each === label).length / targets.length)
  const rare = share.map((own) => Math.min(1, 1 / width / own))
  const lifelike = labels.map((label, index) =>
    usual === undefined ? Math.sqrt(rare[index]!) : Math.min(3, (usual[label] ?? 0.01) / share[index]!),
  )
  const onLetters = (chosen: readonly number[], runs: number): Letters<Float32Array> => {
    const repeated = repeatedIn(chosen.map((index) => rows[index]!))
    const known = chosen.map((index) => numbered(rows[index]!, repeated))
    const meant = chosen.map((index) => targets[index]!)
    const size = repeated.count
    const weights = fit(known, meant, { size, width, epochs: 6, rate: 0.6, left: 0.25, worth: rare, runs })
    return { repeated, weights, neighbours: neighboursOf(known, meant, { size, worth: rare }) }
  }
  const blocks = blocksOf(targets)
  const judged: Row[] = []
  for (let block = 0; block < BLOCKS; block += 1) {
    const indexes = [...rows.keys()]
    const letters = onLetters(
      indexes.filter((index) => blocks[index] !== block),
      1,
    )
    for (const index of indexes.filter((each) => blocks[each] === block)) {
      const row = numbered(rows[index]!, letters.repeated)
      const p = sharesOf(row, letters.weights, new Float64Array(width))
      judged[index] = judgedRow(p, sharesNear(row, letters.neighbours, new Float64Array(width)), examples[index]!.marks)
    }
  }
  const letters = onLetters([...rows.keys()], RUNS)
  const size = Math.max(...judged.map(({ at }) => Math.max(...at))) + 1
  const from = new Float32Array(size * width)
  for (let label = 0; label < width; label += 1) {
    from[label * width + label] = TRUST_IN_LETTERS
    from[(width + label) * width + label] = TRUST_IN_NEIGHBOURS
  }
  return {
    labels,
    letters: { ...letters, weights: coarse(letters.weights) },
    together: fit(judged, targets, { size, width, epochs: 12, rate: 0.05, left: 0, worth: lifelike, from }),
  }
}

/** The classifier that reads these weights. */
export function classifierOf({ labels, letters, together }: Weights): Classifier {
  const width = labels.length
  const marksKnown = together.length / width - marksFrom(width)
  return (text, marks) => {
    const row = numbered(featuresOf(text), letters.repeated)
    const p = sharesOf(row, letters.weights.steps, new Float64Array(width), letters.weights.grain)
    // A mark that no example bore teaches nothing.
    const known = marks.filter((mark) => mark < marksKnown)
    sharesOf(judgedRow(p, sharesNear(row, letters.neighbours, new Float64Array(width)), known), together, p)
    return labels.map((label, index) => ({ label, p: p[index]! })).toSorted((a, b) => b.p - a.p)
  }
}

// Where the second regression begins; it moves from there.
const TRUST_IN_LETTERS = 0.7
const TRUST_IN_NEIGHBOURS = 0.3

const BLOCKS = 4
// A sentence more must not move the others much.
const RUNS = 2

function blocksOf(targets: readonly number[]): number[] {
  const of = new Map<number, number>()
  for (const target of targets) of.set(target, (of.get(target) ?? 0) + 1)
  const seen = new Map<number, number>()
  return targets.map((target) => {
    const before = seen.get(target) ?? 0
    seen.set(target, before + 1)
    return Math.floor((BLOCKS * before) / of.get(target)!)
  })
}

// What the letters say and what the neighbours mean, in logarithms; one that always holds; then the marks.
function judgedRow(p: Float64Array, near: Float64Array, marks: readonly number[]): Row {
  const width = p.length
  const said = [...p, ...near].map((share) => Math.log(Math.max(share, 1e-3)))
  return {
    at: Uint32Array.from([...said.keys(), 2 * width, ...marks.map((mark) => marksFrom(width) + mark)]),
    value: Float32Array.from([...said, 1, ...marks.map(() => 1)]),
  }
}

const marksFrom = (width: number) => 2 * width + 1
