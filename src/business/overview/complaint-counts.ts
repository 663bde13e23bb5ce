import { sql } from 'drizzle-orm'
import { type Period, within } from '#business/quality/period.ts'
import type { Database } from '#db/client.ts'
import type { Severity } from '#db/schema/business.ts'

export interface ComplaintCount {
  category: string
  severity: Severity
  n: number
}

/** The complaints that were opened in a period, by what they are about and how grave they are. */
export async function complaintCounts(db: Database, period: Period): Promise<ComplaintCount[]> {
  const { rows } = await db.execute<{ category: string; severity: Severity; n: number }>(sql`
    select category, severity, count(*)::int as n from "case" where ${within(sql`opened_at`, period)}
    group by category, severity order by category, severity`)
  return rows
}

/** How many deadlines of complaints ran out in a period. */
export async function missedDeadlines(db: Database, period: Period): Promise<number> {
  const { rows } = await db.execute<{ n: number }>(
    sql`select count(*)::int as n from case_event where kind = 'overdue' and ${within(sql`at`, period)}`,
  )
  return rows[0]?.n ?? 0
}
