/** Numbers in [0, 1) that look like chance and are the same for the same seed: mulberry32. */
export function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

export type Chance = ReturnType<typeof numbersFrom>

/** A whole number from `least` to `most`, both included. */
export const between = (chance: Chance, least: number, most: number): number =>
  least + Math.floor(chance() * (most - least + 1))

/** One of several, each as likely as its weight says. */
export function oneOf<T>(chance: Chance, weighted: readonly (readonly [weight: number, one: T])[]): T {
  const total = weighted.reduce((sum, [weight]) => sum + weight, 0)
  let left = chance() * total
  for (const [weight, one] of weighted) if ((left -= weight) < 0) return one
  const last = weighted.at(-1)
  if (!last) throw new Error('there is nothing to choose from')
  return last[1]
}

export const anyOf = <T>(chance: Chance, all: readonly T[]): T =>
  oneOf(
    chance,
    all.map((one) => [1, one] as const),
  )
