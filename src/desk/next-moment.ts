import { isNull, min, sql } from 'drizzle-orm'
import type { Company } from '#business/catalogue/company.ts'
import type { Database } from '#db/client.ts'
import { handoff, laterReply } from '#db/schema/desk.ts'
import { clockedOf, queuedOf, warningsOf } from './clocks.ts'
import { escalateAt, offerMs, promiseAt } from './rules.ts'

/** When the desk has something to do after `now` by the clock alone, if anything is planned. */
export async function nextDeskMoment(db: Database, company: Company, now: Date): Promise<Date | undefined> {
  const open = await db.select().from(handoff).where(isNull(handoff.resolvedAt)).limit(1_000)
  const moments = open.flatMap((one) => {
    const clocked = clockedOf(one)
    const waits = one.takenBy === null
    return [
      ...warningsOf(one).map(({ at }) => +at),
      ...(waits && !one.supervisors ? [escalateAt(company, queuedOf(one))] : []),
      ...(waits && one.callbackAt === null
        ? [false, true].map((present) => promiseAt(company, queuedOf(one), present) ?? 0)
        : []),
      ...(one.offeredAt === null ? [] : [+one.offeredAt + offerMs(clocked.priority)]),
    ]
  })
  const [later] = await db
    .select({ at: min(laterReply.dueAt) })
    .from(laterReply)
    .where(sql`${laterReply.status} = 'pending'`)
  if (later?.at) moments.push(+later.at)
  const next = Math.min(...moments.filter((at) => at > +now))
  return Number.isFinite(next) ? new Date(next) : undefined
}
