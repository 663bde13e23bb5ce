import { sql } from 'drizzle-orm'
import { draftBulletin } from '#business/cases/bulletin.ts'
import type { Company } from '#business/catalogue/company.ts'
import { localDate } from '#business/time.ts'
import type { Database } from '#db/client.ts'
import { alert } from '#db/schema/conversation.ts'

/**
 * Drafts the bulletin of the month before, once, and tells people that it waits for somebody's approval; nothing is
 * published by itself. On the first of a month, or later where that was missed and there is something to report.
 * @returns the month that was drafted
 */
export async function draftLastMonth(db: Database, company: Company, now: Date): Promise<string | undefined> {
  const today = localDate(company.zone, now)
  const month = today.with({ day: 1 }).subtract({ months: 1 }).toPlainYearMonth().toString()
  const { rows } = await db.execute<{ drafted: boolean; cases: boolean }>(sql`select
    exists (select from bulletin where month = ${month}) as drafted,
    exists (select from "case" where to_char(coalesce(closed_at, opened_at) at time zone ${company.zone}, 'YYYY-MM') = ${month}) as cases`)
  if (rows[0]?.drafted !== false || (today.day > 1 && !rows[0].cases)) return undefined
  const { content } = await draftBulletin(db, company, month, now)
  const detail = { what: 'bulletin_drafted', month, closed: content.closed }
  await db.insert(alert).values({ kind: 'bulletin', conversationId: null, detail, at: now })
  return month
}
