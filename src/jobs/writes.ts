import { randomUUID } from 'node:crypto'
import { inArray, sql } from 'drizzle-orm'
import { enqueueAll, type Letter } from '#conversation/enqueue.ts'
import type { Database } from '#db/client.ts'
import { survey } from '#db/schema/business.ts'
import { careConsent } from '#db/schema/care.ts'
import { alert } from '#db/schema/conversation.ts'
import type { FollowUpReason } from '#db/schema/follow-ups.ts'
import { poll } from '#db/schema/polls.ts'

/** What becomes of a follow-up's row. What is left out stays as it is. */
interface RowChange {
  key: string
  status?: 'done' | 'void' | 'skipped'
  reason?: FollowUpReason | null
  doneAt?: Date
  dueAt?: Date
  plannedAt?: Date
}

/** What many follow-ups want written, kept until all of it goes to the database in a few statements. */
export interface Writes {
  rows: RowChange[]
  letters: Letter[]
  alerts: (typeof alert.$inferInsert)[]
  surveys: Omit<typeof survey.$inferInsert, 'id'>[]
  polls: (typeof poll.$inferInsert)[]
  /** Customers who are greeted now. */
  greeted: string[]
  /** Bookings whose follow-ups change because of it. */
  replan: Set<string>
}

/** Nothing to be written yet. */
export const noWrites = (): Writes => ({
  rows: [],
  letters: [],
  alerts: [],
  surveys: [],
  polls: [],
  greeted: [],
  replan: new Set(),
})

/** Writes everything, as part of the caller's transaction. */
export async function flush(
  db: Database,
  { rows, letters, alerts, surveys, polls, greeted }: Writes,
  now: Date,
): Promise<void> {
  if (rows.length > 0) {
    const changes = rows.map(({ key, status, reason, doneAt, dueAt, plannedAt }) => ({
      key,
      status,
      reason,
      says: reason !== undefined,
      done_at: doneAt?.toISOString(),
      due_at: dueAt?.toISOString(),
      planned_at: plannedAt?.toISOString(),
    }))
    await db.execute(sql`
      update follow_up f set status = coalesce(x.status, f.status), reason = case when x.says then x.reason else f.reason end,
        done_at = coalesce(x.done_at, f.done_at), due_at = coalesce(x.due_at, f.due_at), planned_at = coalesce(x.planned_at, f.planned_at)
      from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as x(key text, status text, reason text, says boolean,
        done_at timestamptz, due_at timestamptz, planned_at timestamptz)
      where f.key = x.key`)
  }
  if (surveys.length > 0)
    await db
      .insert(survey)
      .values(surveys.map((one) => ({ id: randomUUID(), ...one })))
      .onConflictDoNothing()
  if (polls.length > 0) await db.insert(poll).values(polls).onConflictDoNothing()
  if (greeted.length > 0)
    await db.update(careConsent).set({ greetedAt: now }).where(inArray(careConsent.customerId, greeted))
  if (alerts.length > 0) await db.insert(alert).values(alerts)
  await enqueueAll(db, letters, now)
}
