import { type Estimate, leastForRank, z95 } from '#business/quality/estimate.ts'

/** What is believed before anybody has rated: `weight` ratings of `mean` stars. */
export interface Prior {
  mean: number
  weight: number
}

/** The company's usual rating, worth ten ratings: a first five stars moves nobody to the top. */
const usualPrior: Prior = { mean: 4.6, weight: 10 }

// How widely single ratings usually spread, in stars; counts for the ratings that the prior stands for.
const priorSpread = 1

/**
 * A rating that few votes move little: `(C·m + Σ) / (m + n)`, C the usual mean and m its weight (the weighted rating of
 * film charts). `n` counts real ratings only.
 *
 * The interval is this project's own: 1.96 standard errors around the rating, of all m + n ratings, those of the prior
 * spread by one star; cut to 1…5.
 * @param ratings stars, 1 to 5
 */
export function bayesianRating(ratings: readonly number[], prior: Prior = usualPrior): Estimate {
  const n = ratings.length
  const all = prior.weight + n
  const value = (prior.mean * prior.weight + ratings.reduce((sum, x) => sum + x, 0)) / all
  const squares =
    prior.weight * (priorSpread ** 2 + (prior.mean - value) ** 2) +
    ratings.reduce((sum, x) => sum + (x - value) ** 2, 0)
  const half = z95 * Math.sqrt(squares / all / all)
  return { value, n, low: Math.max(1, value - half), high: Math.min(5, value + half) }
}

export interface Ranked<Id> extends Estimate {
  id: Id
  /** 1 is the best; null where the sample is too small to rank anybody. Equal ratings share a rank. */
  rank: number | null
}

/** Orders workers by their rating's lower bound; who has fewer than five ratings comes last and has no rank. */
export function rankByRating<Id>(
  rated: readonly { id: Id; ratings: readonly number[] }[],
  prior: Prior = usualPrior,
): Ranked<Id>[] {
  const all = rated.map(({ id, ratings }) => ({ id, ...bayesianRating(ratings, prior) }))
  const ranked = all.filter(({ n }) => n >= leastForRank).toSorted((a, b) => b.low - a.low)
  const places = ranked.map((one): Ranked<Id> => ({
    ...one,
    rank: ranked.filter(({ low }) => low > one.low).length + 1,
  }))
  return [...places, ...all.filter(({ n }) => n < leastForRank).map((one): Ranked<Id> => ({ ...one, rank: null }))]
}
