import { type Estimate, z95 } from '#business/quality/estimate.ts'

/**
 * The median of durations with the distribution-free 95 % interval between the order statistics of rank
 * `n/2 ± 1.96·√n/2` (Conover); few long cases do not move it as they move a mean. Below six values the interval is their
 * whole range, which then covers less than 95 %.
 * @returns in the unit of the values; undefined without values
 */
export function median(values: readonly number[]): Estimate | undefined {
  const sorted = values.toSorted((a, b) => a - b)
  const n = sorted.length
  if (n === 0) return undefined
  const half = (z95 * Math.sqrt(n)) / 2
  const at = (rank: number) => sorted[Math.min(n, Math.max(1, rank)) - 1] ?? 0
  const value = (at(Math.ceil(n / 2)) + at(Math.floor(n / 2) + 1)) / 2
  return { value, n, low: at(Math.floor(n / 2 - half)), high: at(Math.ceil(n / 2 + half) + 1) }
}
