import { createHash } from 'node:crypto'
import type pg from 'pg'

/** How patient we are with failures: so many are free, then the waits double up to the longest. */
interface Patience {
  free: number
  longestSeconds: number
}

/** Who tries. An account from one address gets little, so that a stranger elsewhere does not keep its owner out. */
const patience = {
  pair: { free: 5, longestSeconds: 900 },
  account: { free: 20, longestSeconds: 60 },
  address: { free: 50, longestSeconds: 900 },
  code: { free: 5, longestSeconds: 900 },
} satisfies Record<string, Patience>

export interface Trier {
  kind: keyof typeof patience
  who: string
}

/** How long the first wait is; each further one is twice as long. */
const firstWaitSeconds = 4
/** After so long without a failure everything is forgotten. */
const forgottenAfter = '1 day'

const keyOf = ({ kind, who }: Trier) => createHash('sha256').update(`${kind}\n${who}`).digest('base64url')

/**
 * Counts a try before it is made, so that many at once are counted as well. A free one is blocked until no time at all:
 * the clock of a statement that waited for another stands at its own beginning.
 * @returns seconds to wait where it must not be made
 */
export async function tryAgainAfter(pool: pg.Pool, triers: readonly Trier[]): Promise<number | undefined> {
  for (const trier of triers) {
    const { free, longestSeconds } = patience[trier.kind]
    const text = `insert into staff_try as t (key, failures, blocked_until, at) values ($1, 1, '-infinity', now())
      on conflict (key) do update set at = now(),
        failures = case when t.at < now() - interval '${forgottenAfter}' then 1 else t.failures + 1 end,
        blocked_until = case when t.at < now() - interval '${forgottenAfter}' or t.failures + 1 < $2 then '-infinity'
          else now() + make_interval(secs => least($3, ${firstWaitSeconds} * power(2, least(t.failures + 1 - $2, 20)))) end
        where t.blocked_until <= now()
      returning key`
    const counted = await pool.query(text, [keyOf(trier), free, longestSeconds])
    if (counted.rowCount === 1) continue
    const { rows } = await pool.query<{ wait: number }>(
      `select ceil(extract(epoch from blocked_until - now()))::int as wait from staff_try where key = $1`,
      [keyOf(trier)],
    )
    return Math.max(1, rows[0]?.wait ?? 1)
  }
  return undefined
}

/** A try was good: whoever made it starts anew, except that one good account does not clear a whole address. */
export async function wasGood(pool: pg.Pool, triers: readonly Trier[]): Promise<void> {
  const cleared = triers.filter(({ kind }) => kind !== 'address').map(keyOf)
  const taken = triers.filter(({ kind }) => kind === 'address').map(keyOf)
  await pool.query(`delete from staff_try where key = any($1) or at < now() - interval '${forgottenAfter}'`, [cleared])
  await pool.query('update staff_try set failures = greatest(failures - 1, 0) where key = any($1)', [taken])
}
