import { type Estimate, z95 } from '#business/quality/estimate.ts'

export interface NpsCounts {
  /** Scores 9 and 10. */
  promoters: number
  /** Scores 7 and 8. */
  passives: number
  /** Scores 0 to 6. */
  detractors: number
}

/**
 * Net promoter score (Reichheld 2003), `100·(P−D)/n`, with the 95 % interval of a difference of two shares of one
 * sample: `± 196·√[((P+D)/n − ((P−D)/n)²)/n]`, cut to −100…100.
 * When all answers are of one kind the formula gives no width, which says too much at small n: look at n.
 * @returns points between −100 and 100; undefined without answers
 */
export function nps({ promoters, passives, detractors }: NpsCounts): Estimate | undefined {
  const n = promoters + passives + detractors
  if (n === 0) return undefined
  const difference = (promoters - detractors) / n
  const half = 100 * z95 * Math.sqrt(((promoters + detractors) / n - difference ** 2) / n)
  const value = 100 * difference
  return { value, n, low: Math.max(-100, value - half), high: Math.min(100, value + half) }
}

/** @throws RangeError for a score that is not a whole number from 0 to 10 */
export function npsCounts(scores: readonly number[]): NpsCounts {
  const counts = { promoters: 0, passives: 0, detractors: 0 }
  for (const score of scores) {
    if (!Number.isInteger(score) || score < 0 || score > 10) throw new RangeError(`${score} is no score of 0–10`)
    counts[score >= 9 ? 'promoters' : score >= 7 ? 'passives' : 'detractors']++
  }
  return counts
}
