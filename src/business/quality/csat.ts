import type { Estimate } from '#business/quality/estimate.ts'
import { wilson } from '#business/quality/wilson.ts'

/**
 * Customer satisfaction: the share of scores 4 and 5 on the scale of 1 to 5, as Chatwoot counts it, with Wilson's
 * interval.
 * @returns a share between 0 and 1; undefined without scores
 * @throws RangeError for a score that is not 1, 2, 3, 4 or 5
 */
export function csat(scores: readonly number[]): Estimate | undefined {
  for (const score of scores) if (![1, 2, 3, 4, 5].includes(score)) throw new RangeError(`${score} is no score of 1–5`)
  return wilson(scores.filter((score) => score >= 4).length, scores.length)
}

/** Answered surveys among those sent, with Wilson's interval; surveys that were skipped by a rule were not sent. */
export function responseRate(answered: number, sent: number): Estimate | undefined {
  return wilson(answered, sent)
}
