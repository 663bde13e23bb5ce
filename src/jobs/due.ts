import { sql } from 'drizzle-orm'
import { expireHolds } from '#business/bookings/hold.ts'
import type { Database } from '#db/client.ts'

/**
 * Does what is due at `now`. So far: holds that ran out give their time back.
 * @returns how many things were done
 */
export async function runDue(db: Database, now: Date): Promise<number> {
  return expireHolds(db, now)
}

/** When the next thing falls due, if anything is planned. */
export async function nextDue(db: Database): Promise<Date | undefined> {
  const { rows } = await db.execute<{ at: string | null }>(
    sql`select min(hold_until) as at from booking where status = 'held'`,
  )
  const at = rows[0]?.at
  return at ? new Date(at) : undefined
}
