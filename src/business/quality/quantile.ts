/**
 * The value below which this share of the values lies, by nearest rank: a value that did occur, not one in between.
 * @param share between 0 and 1; 0.9 for "nine of ten were at most so long"
 * @returns undefined without values
 */
export function quantile(values: readonly number[], share: number): { value: number; n: number } | undefined {
  const sorted = values.toSorted((a, b) => a - b)
  const value = sorted[Math.max(1, Math.ceil(share * sorted.length)) - 1]
  return value === undefined ? undefined : { value, n: sorted.length }
}
