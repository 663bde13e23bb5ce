import { type Estimate, meanOf } from '#business/quality/estimate.ts'

const dimensions = ['tangibles', 'reliability', 'responsiveness', 'assurance', 'empathy'] as const
export type Dimension = (typeof dimensions)[number]
export type ByDimension = Readonly<Record<Dimension, number>>

/** How customers spread 100 points over the five dimensions (Parasuraman, Zeithaml, Berry: "PZB"). */
export const pzbWeights: ByDimension = {
  reliability: 32,
  responsiveness: 22,
  assurance: 19,
  empathy: 16,
  tangibles: 11,
}

export interface GapAnswer {
  dimension: Dimension
  /** What was found, 1 to 7. */
  perception: number
  /** What was expected, 1 to 7. */
  expectation: number
}

/**
 * SERVQUAL gaps (Parasuraman, Zeithaml, Berry 1988): a gap is perception − expectation, a dimension's gap the mean over
 * its items and answers; negative means that less was found than expected.
 * @returns a dimension without answers is missing
 */
export function gapsOf(answers: readonly GapAnswer[]): Partial<Record<Dimension, Estimate>> {
  const gaps: Partial<Record<Dimension, Estimate>> = {}
  for (const dimension of dimensions) {
    const own = answers.filter((answer) => answer.dimension === dimension)
    const gap = meanOf(
      own.map(({ perception, expectation }) => perception - expectation),
      [-6, 6],
    )
    if (gap) gaps[dimension] = gap
  }
  return gaps
}

/** The plain mean of the five gaps. */
export function unweightedGap(gaps: ByDimension): number {
  return dimensions.reduce((sum, each) => sum + gaps[each], 0) / dimensions.length
}

/**
 * `Σ w·gap` with the weights made to sum to 1. It is already a mean: dividing it by five again, or leaving the weights as
 * percentages, are the two usual mistakes (12manage shows a reader stuck between 1.312 and 30.606).
 * @throws RangeError when weights are negative or sum to nothing
 */
export function weightedGap(gaps: ByDimension, weights: ByDimension = pzbWeights): number {
  const total = dimensions.reduce((sum, each) => sum + weights[each], 0)
  if (!(total > 0) || dimensions.some((each) => weights[each] < 0)) throw new RangeError('weights must be positive')
  return dimensions.reduce((sum, each) => sum + (weights[each] / total) * gaps[each], 0)
}
