import { type Estimate, meanOf } from '#business/quality/estimate.ts'
import { wilson } from '#business/quality/wilson.ts'

/**
 * Customer effort score from agreement, 1 to 7, with "it was easy": both ways in which it is told, the mean (Nicereply)
 * with its normal interval, and the share of 5 to 7 with Wilson's. They are not comparable, so both are given.
 * @returns undefined without answers
 * @throws RangeError for an answer that is not a whole number from 1 to 7
 */
export function ces(answers: readonly number[]): { mean: Estimate; easy: Estimate } | undefined {
  for (const answer of answers)
    if (!Number.isInteger(answer) || answer < 1 || answer > 7) throw new RangeError(`${answer} is no answer of 1–7`)
  const mean = meanOf(answers, [1, 7])
  const easy = wilson(answers.filter((answer) => answer >= 5).length, answers.length)
  return mean && easy && { mean, easy }
}
