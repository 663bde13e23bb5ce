import { type Estimate, z95 } from '#business/quality/estimate.ts'

/**
 * The value below which this share of the values lies, by nearest rank: a value that did occur, not one in between; with
 * the distribution-free 95 % interval between the order statistics of rank `n·p ± 1.96·√(n·p·(1−p))` (Conover). Where
 * there are too few values for it the interval ends at the least or the greatest one.
 * @param share between 0 and 1; 0.9 for "nine of ten were at most so long"
 * @returns in the unit of the values; undefined without values
 */
export function quantile(values: readonly number[], share: number): Estimate | undefined {
  const sorted = values.toSorted((a, b) => a - b)
  const n = sorted.length
  if (n === 0) return undefined
  const half = z95 * Math.sqrt(n * share * (1 - share))
  const at = (rank: number) => sorted[Math.min(n, Math.max(1, rank)) - 1] ?? 0
  return {
    value: at(Math.ceil(share * n)),
    n,
    low: at(Math.floor(n * share - half)),
    high: at(Math.ceil(n * share + half) + 1),
  }
}
