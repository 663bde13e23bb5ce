import { leastForRank } from '#business/quality/estimate.ts'

/** An answer to "how do you feel if it is there", and to "… if it is missing". */
export const kanoAnswers = ['like', 'must', 'neutral', 'live', 'dislike'] as const
export type KanoAnswer = (typeof kanoAnswers)[number]

/** A attractive, O one-dimensional, M must-be, I indifferent, R reverse, Q questionable. */
export type KanoClass = 'A' | 'O' | 'M' | 'I' | 'R' | 'Q'

// Rows: the answer when it is there; columns: the answer when it is missing; both in the order of `kanoAnswers`.
const table: Record<KanoAnswer, string> = {
  like: 'QAAAO',
  must: 'RIIIM',
  neutral: 'RIIIM',
  live: 'RIIIM',
  dislike: 'RRRRQ',
}

/** What a pair of answers says about a feature (Kano 1984, evaluation table). */
export function kanoClass(functional: KanoAnswer, dysfunctional: KanoAnswer): KanoClass {
  return table[functional].charAt(kanoAnswers.indexOf(dysfunctional)) as KanoClass
}

export interface KanoResult {
  /** All pairs, reversed and questionable ones included. */
  n: number
  counts: Record<KanoClass, number>
  /**
   * How much satisfaction the feature can bring, `(A+O)/(A+O+M+I)`, 0 to 1, and how much its absence costs,
   * `−(O+M)/(A+O+M+I)`, −1 to 0 (Berger et al. 1993). Null when no pair is of these four classes.
   */
  better: number | null
  worse: number | null
  /** The commonest class; ties go to M, then O, A, I (Berger); null below five pairs. */
  class: KanoClass | null
}

const tieOrder: readonly KanoClass[] = ['M', 'O', 'A', 'I', 'R', 'Q']

/** Sums the pairs of answers about one feature up. */
export function kano(pairs: readonly (readonly [functional: KanoAnswer, dysfunctional: KanoAnswer])[]): KanoResult {
  const counts: Record<KanoClass, number> = { A: 0, O: 0, M: 0, I: 0, R: 0, Q: 0 }
  for (const [functional, dysfunctional] of pairs) counts[kanoClass(functional, dysfunctional)]++
  const { A, O, M, I } = counts
  const base = A + O + M + I
  const most = Math.max(...Object.values(counts))
  return {
    n: pairs.length,
    counts,
    better: base === 0 ? null : (A + O) / base,
    worse: base === 0 ? null : -(O + M) / base,
    class: pairs.length < leastForRank ? null : (tieOrder.find((each) => counts[each] === most) ?? null),
  }
}
