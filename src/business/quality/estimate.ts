/** A figure with what it rests on. No figure is shown without its sample size and its 95 % interval. */
export interface Estimate {
  value: number
  /** How many answers it rests on. */
  n: number
  low: number
  high: number
}

/** The two-sided 95 % quantile of the normal distribution, as the published examples use it. */
export const z95 = 1.96

/** Below this sample size nobody is ranked: a lucky week would decide. */
export const leastForRank = 5

/**
 * The mean of values with its normal 95 % interval, `mean ± 1.96·s/√n` with the sample deviation `s` (n − 1).
 * With a single value there is no deviation to estimate: the interval is the whole scale.
 * @param scale the least and the greatest possible value; the interval is cut to it
 * @returns undefined without values
 */
export function meanOf(values: readonly number[], scale: readonly [number, number]): Estimate | undefined {
  const n = values.length
  if (n === 0) return undefined
  const value = values.reduce((sum, x) => sum + x, 0) / n
  if (n === 1) return { value, n, low: scale[0], high: scale[1] }
  const variance = values.reduce((sum, x) => sum + (x - value) ** 2, 0) / (n - 1)
  const half = z95 * Math.sqrt(variance / n)
  return { value, n, low: Math.max(scale[0], value - half), high: Math.min(scale[1], value + half) }
}
