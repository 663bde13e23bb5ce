import { sql } from 'drizzle-orm'
import { planCare } from '#business/care/plan-care.ts'
import { warnOfRequests } from '#business/privacy/data-requests.ts'
import { planPolls } from '#business/surveys/plan-polls.ts'
import type { Company } from '#business/catalogue/company.ts'
import { atMinute, clockMinutes, localDate } from '#business/time.ts'
import type { Database } from '#db/client.ts'
import { draftLastMonth } from './bulletin.ts'

/** Before the first greeting goes out. */
const roundClock = '09:00'

/**
 * Sees that the daily round is planned: a row like every other, so that it is done once by whatever number of processes,
 * and late rather than never. To be called when the program starts.
 */
export async function startDailyRound(db: Database, company: Company, now: Date): Promise<void> {
  await db.execute(sql`insert into follow_up (key, kind, due_at, why, created_at)
    select ${keyOf(company, now)}, 'daily', ${clockToday(company, now, 0).toISOString()}::timestamptz, ${why}, ${now.toISOString()}::timestamptz
    where not exists (select from follow_up where kind = 'daily' and status = 'pending')
    on conflict (key) do nothing`)
}

/** What no booking plans: greetings and the like. Plans the round of the next day with it, in the caller's transaction. */
export async function runDailyRound(db: Database, company: Company, now: Date): Promise<void> {
  await planCare(db, company, now)
  await planPolls(db, company, now)
  await draftLastMonth(db, company, now)
  await warnOfRequests(db, now)
  const next = clockToday(company, now, 1)
  await db.execute(sql`insert into follow_up (key, kind, due_at, why, created_at)
    values (${keyOf(company, next)}, 'daily', ${next.toISOString()}::timestamptz, ${why}, ${now.toISOString()}::timestamptz)
    on conflict (key) do nothing`)
}

const why = 'what no booking plans is planned once a day'

const keyOf = ({ zone }: Company, at: Date): string => `daily:${localDate(zone, at).toString()}`

const clockToday = ({ zone }: Company, now: Date, days: number): Date =>
  new Date(atMinute(zone, localDate(zone, now).add({ days }), clockMinutes(roundClock)))
