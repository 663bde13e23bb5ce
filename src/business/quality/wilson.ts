import { type Estimate, z95 } from '#business/quality/estimate.ts'

/**
 * A share with its Wilson score interval (Wilson 1927), which stays inside 0–1 and is honest for small samples and for
 * shares of 0 and 1: `(p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n)`, z = 1.96.
 * @returns shares between 0 and 1; undefined when n is 0
 * @throws RangeError when `hits` is not between 0 and `n`
 */
export function wilson(hits: number, n: number): Estimate | undefined {
  if (!(hits >= 0 && hits <= n)) throw new RangeError(`${hits} of ${n} is no share`)
  if (n === 0) return undefined
  const p = hits / n
  const z2 = z95 ** 2
  const centre = p + z2 / (2 * n)
  const half = z95 * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n))
  const scale = 1 + z2 / n
  return { value: p, n, low: Math.max(0, (centre - half) / scale), high: Math.min(1, (centre + half) / scale) }
}
