import { and, asc, eq, isNull, lte, sql } from 'drizzle-orm'
import { atomically } from '#db/atomically.ts'
import { expireHolds } from '#business/bookings/hold.ts'
import type { Company } from '#business/catalogue/company.ts'
import { planEffortPolls } from '#business/surveys/plan-polls.ts'
import type { Database } from '#db/client.ts'
import { survey } from '#db/schema/business.ts'
import { followUp } from '#db/schema/follow-ups.ts'
import { poll } from '#db/schema/polls.ts'
import { carryOut, chatsTogether } from './carry-out.ts'
import { tellCaseNews } from './case-news.ts'

/** Batches of chats that are handled side by side: one is decided while the database works on the other. */
const lanes = 2
const putOffMs = 5 * 60_000
/** A check may find that something else is due at once; more rounds than this would be a circle. */
const roundLimit = 5

/**
 * Does what is due at `now`, which is the only clock that counts: ends holds that ran out, closes surveys, tells
 * customers and staff. Each follow-up is done once by whatever number of processes, in one transaction with the event
 * that it puts into the chat. A chat that is busy at this moment is left to the next call.
 * @returns how many things were done, put off or skipped
 */
export async function runDue(db: Database, company: Company, now: Date): Promise<number> {
  let handled = await expireHolds(db, now)
  await db
    .update(survey)
    .set({ status: 'expired' })
    .where(and(eq(survey.status, 'sent'), lte(survey.closesAt, now)))
  await db
    .update(poll)
    .set({ status: 'expired' })
    .where(and(eq(poll.status, 'sent'), lte(poll.closesAt, now)))
  await planEffortPolls(db, now)
  handled += await tellCaseNews(db, now)
  const chats = (await dueChats(db, now)).map(({ id }) => id)
  const batches: (string | null)[][] = []
  for (let i = 0; i < chats.length; i += chatsTogether) batches.push(chats.slice(i, i + chatsTogether))
  const failures: unknown[] = []
  const lane = async () => {
    for (let batch = batches.shift(); batch; batch = batches.shift())
      try {
        handled += await inRounds(db, company, batch, now)
      } catch (error) {
        // One bad row fails its whole batch, so each chat is tried alone; without a connection none would succeed.
        if (batch.length > 1 && !isLost(error)) batches.unshift(...batch.map((id) => [id]))
        else {
          failures.push(error)
          // What cannot be done must not stand before the others for ever; a lost connection is no fault of it.
          for (const id of batch) if (!isLost(error)) await putOff(db, id, now)
        }
      }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} chats could not be followed up`)
  return handled
}

async function inRounds(db: Database, company: Company, ids: (string | null)[], now: Date): Promise<number> {
  let handled = 0
  for (let round = 0, left = ids; round < roundLimit && left.length > 0; round++) {
    const { count, more } = await atomically(db, (tx) => carryOut(tx, company, left, now))
    handled += count
    left = more
  }
  return handled
}

/** When the next thing falls due, if anything is planned. */
export async function nextDue(db: Database): Promise<Date | undefined> {
  const { rows } = await db.execute<{ at: string | null }>(sql`select least(
    (select min(hold_until) from booking where status = 'held'),
    (select min(closes_at) from survey where status = 'sent'),
    (select min(due_at) from follow_up where status = 'pending')) as at`)
  const at = rows[0]?.at
  return at ? new Date(at) : undefined
}

/** The moments within the next `horizonMs` at which something falls due, the nearest first; at most a thousand. */
export async function momentsAhead(db: Database, now: Date, horizonMs: number): Promise<{ at: Date; inMs: number }[]> {
  const rows = await db
    .selectDistinct({ at: followUp.dueAt })
    .from(followUp)
    .where(and(eq(followUp.status, 'pending'), lte(followUp.dueAt, new Date(+now + horizonMs))))
    .orderBy(asc(followUp.dueAt))
    .limit(1_000)
  return rows.map(({ at }) => ({ at, inMs: +at - +now }))
}

/** The chats in which something is due, the longest overdue first. */
async function dueChats(db: Database, now: Date): Promise<{ id: string | null }[]> {
  return db
    .select({ id: followUp.conversationId })
    .from(followUp)
    .where(and(eq(followUp.status, 'pending'), lte(followUp.dueAt, now)))
    .groupBy(followUp.conversationId)
    .orderBy(sql`min(${followUp.dueAt})`)
    .limit(1_000)
}

async function putOff(db: Database, id: string | null, now: Date): Promise<void> {
  await db
    .update(followUp)
    .set({ dueAt: new Date(+now + putOffMs), reason: 'failed' })
    .where(
      and(
        id === null ? isNull(followUp.conversationId) : eq(followUp.conversationId, id),
        eq(followUp.status, 'pending'),
        lte(followUp.dueAt, now),
      ),
    )
}

function isLost(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code } = cause as { code?: string }
    if (code !== undefined && /^(?:57P|08|ECONN|EPIPE)/.test(code)) return true
    if (/[Cc]onnection|not queryable|timeout/.test(cause.message)) return true
  }
  return false
}
