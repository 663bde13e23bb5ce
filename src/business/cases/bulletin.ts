import { and, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import type { Staff } from '#business/cases/propose.ts'
import type { Company } from '#business/catalogue/company.ts'
import { leastForRank, meanOf } from '#business/quality/estimate.ts'
import type { Database } from '#db/client.ts'
import { bulletin, type BulletinContent } from '#db/schema/cases.ts'

export type Bulletin = typeof bulletin.$inferSelect

/**
 * Sums up what came of the complaints of a month, with nothing that points to a person: no names, texts or amounts, and
 * categories with fewer than five cases are put together as `other`. Drafting again renews a draft; what is published
 * stays as it is.
 * @param month 2026-03, by the company's calendar
 */
export async function draftBulletin(db: Database, company: Company, month: string, now: Date): Promise<Bulletin> {
  const { from, to } = monthBounds(company, month)
  const content = await contentOf(db, from, to)
  await db
    .insert(bulletin)
    .values({ month, content, draftedAt: now, approvedBy: null, publishedAt: null })
    .onConflictDoUpdate({
      target: bulletin.month,
      set: { content, draftedAt: now },
      setWhere: isNull(bulletin.publishedAt),
    })
  const [row] = await db.select().from(bulletin).where(eq(bulletin.month, month))
  if (!row) throw new Error(`the bulletin of ${month} is gone`)
  return row
}

/** Publishes a draft. @returns false when there is none, or the person may not */
export async function publishBulletin(db: Database, month: string, staff: Staff, now: Date): Promise<boolean> {
  if (staff.role === 'agent') return false
  const { rowCount } = await db
    .update(bulletin)
    .set({ approvedBy: staff.id, publishedAt: now })
    .where(and(eq(bulletin.month, month), isNull(bulletin.publishedAt)))
  return rowCount === 1
}

/** What customers may read, the latest month first. */
export async function publishedBulletins(db: Database, limit = 12): Promise<Bulletin[]> {
  return db.select().from(bulletin).where(isNotNull(bulletin.publishedAt)).orderBy(desc(bulletin.month)).limit(limit)
}

function monthBounds({ zone }: Company, month: string): { from: Date; to: Date } {
  const first = Temporal.PlainYearMonth.from(month).toPlainDate({ day: 1 })
  const at = (day: Temporal.PlainDate) => new Date(day.toZonedDateTime(zone).epochMilliseconds)
  return { from: at(first), to: at(first.add({ months: 1 })) }
}

async function contentOf(db: Database, from: Date, to: Date): Promise<BulletinContent> {
  const within = (column: string) =>
    sql`${sql.raw(column)} >= ${from.toISOString()}::timestamptz and ${sql.raw(column)} < ${to.toISOString()}::timestamptz`
  const counts = await db.execute<{ category: string; closed: number; accepted: number }>(sql`
    select category, count(*)::int as closed, count(*) filter (where accepted)::int as accepted
    from "case" where status = 'closed' and ${within('closed_at')} group by category order by category`)
  const opened = await db.execute<{ n: number }>(
    sql`select count(*)::int as n from "case" where ${within('opened_at')}`,
  )
  const scores = await db.execute<{ score: number }>(
    sql`select r.score from case_rating r join "case" c on c.id = r.case_id where c.status = 'closed' and ${within('c.closed_at')}`,
  )
  const improvements = await db.execute<{ cause: string; action: string; done: boolean }>(sql`
    select distinct i.cause, i.action, i.done_at is not null as done from improvement i
    join case_improvement l on l.improvement_id = i.id join "case" c on c.id = l.case_id
    where c.status = 'closed' and ${within('c.closed_at')} order by i.cause, i.action`)
  const handling = meanOf(
    scores.rows.map(({ score }) => score),
    [1, 5],
  )
  return {
    opened: opened.rows[0]?.n ?? 0,
    closed: counts.rows.reduce((sum, { closed }) => sum + closed, 0),
    handling:
      handling && handling.n >= leastForRank
        ? { mean: handling.value, n: handling.n, low: handling.low, high: handling.high }
        : null,
    categories: withoutSmall(counts.rows),
    improvements: improvements.rows,
  }
}

// One complaint about theft in a month tells the neighbours whose it was.
function withoutSmall(rows: BulletinContent['categories']): BulletinContent['categories'] {
  const small = rows.filter(({ closed }) => closed < leastForRank)
  const large = rows.filter(({ closed }) => closed >= leastForRank)
  if (small.length === 0) return large
  const sum = (of: 'closed' | 'accepted') => small.reduce((total, row) => total + row[of], 0)
  return [...large, { category: 'other', closed: sum('closed'), accepted: sum('accepted') }]
}
