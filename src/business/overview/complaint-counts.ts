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

/** Deadlines of complaints that ran out in a period, and complaints that are late at this moment. */
export async function breaches(db: Database, period: Period, now: Date): Promise<{ inPeriod: number; now: number }> {
  const { rows } = await db.execute<{ missed: number; late: number }>(sql`
    select
      (select count(*) from case_event where kind = 'overdue' and ${within(sql`at`, period)})::int as missed,
      (select count(*) from "case" where status not in ('closed', 'waiting_customer') and (
        (first_response_at is null and first_response_due <= ${now.toISOString()}::timestamptz)
        or (first_response_at is not null and proposed_at is null and status <> 'decided' and proposal_due <= ${now.toISOString()}::timestamptz)
        or close_due <= ${now.toISOString()}::timestamptz))::int as late`)
  return { inPeriod: rows[0]?.missed ?? 0, now: rows[0]?.late ?? 0 }
}
