import { and, gte, isNull, lt, sql } from 'drizzle-orm'
import { deskTimeBetween, isChatDay } from '#business/cases/calendar.ts'
import type { Company } from '#business/catalogue/company.ts'
import type { Estimate } from '#business/quality/estimate.ts'
import { median } from '#business/quality/median.ts'
import { type Period, within } from '#business/quality/period.ts'
import { quantile } from '#business/quality/quantile.ts'
import { wilson } from '#business/quality/wilson.ts'
import type { Database } from '#db/client.ts'
import { handoff } from '#db/schema/desk.ts'

/** A duration in milliseconds: half and nine of ten were at most so long. */
export interface Spread {
  median: Estimate | undefined
  p90: { value: number; n: number } | undefined
}

export interface DeskFigures {
  handoffs: number
  /** From the hand-off to the first message that a person wrote. */
  firstResponse: { wall: Spread; business: Spread }
  /** From the hand-off until it was over. */
  resolution: { wall: Spread; business: Spread }
  /** Chats in which a customer wrote and nobody of the staff was wanted. */
  containment: Estimate | undefined
  /** First responses in time, among those answered or overdue. */
  answeredInTime: Estimate | undefined
}

/** What the hand-offs of a period show at `now`; what has none behind it is undefined. */
export async function deskFigures(db: Database, company: Company, period: Period, now: Date): Promise<DeskFigures> {
  const rows = await db
    .select()
    .from(handoff)
    .where(and(gte(handoff.openedAt, period.from), lt(handoff.openedAt, period.to)))
  const spreads = (ends: (row: (typeof rows)[number]) => Date | null) => {
    const done = rows.flatMap((row) => {
      const end = ends(row)
      return end === null ? [] : [{ from: +row.openedAt, to: +end }]
    })
    return {
      wall: spread(done.map(({ from, to }) => to - from)),
      business: spread(done.map(({ from, to }) => deskTimeBetween(company, from, to, isChatDay))),
    }
  }
  const due = rows.filter(
    ({ firstDue, firstReplyAt, resolvedAt }) =>
      firstDue !== null && (firstReplyAt !== null || (resolvedAt === null && firstDue <= now)),
  )
  const inTime = due.filter(
    ({ firstDue, firstReplyAt }) => firstReplyAt !== null && firstDue && firstReplyAt <= firstDue,
  )
  return {
    handoffs: rows.length,
    firstResponse: spreads(({ firstReplyAt }) => firstReplyAt),
    resolution: spreads(({ resolvedAt }) => resolvedAt),
    containment: await containment(db, period),
    answeredInTime: wilson(inTime.length, due.length),
  }
}

const spread = (values: readonly number[]): Spread => ({ median: median(values), p90: quantile(values, 0.9) })

async function containment(db: Database, period: Period): Promise<Estimate | undefined> {
  const { rows } = await db.execute<{ chats: number; contained: number }>(sql`
    select count(*)::int as chats, count(*) filter (where not exists (
      select from handoff h where h.conversation_id = t.conversation_id and ${within(sql`h.opened_at`, period)}))::int as contained
    from (select distinct conversation_id from turn
      where ${within(sql`at`, period)} and given @> '[{"kind": "message"}]') t`)
  return wilson(rows[0]?.contained ?? 0, rows[0]?.chats ?? 0)
}

export interface WaitingNow {
  /** Chats that nobody has taken, and since when the first of them waits. */
  untaken: number
  since: Date | null
  /** Chats that somebody has, in which a customer waits for an answer. */
  unanswered: number
  /** Clocks that ran out. */
  late: number
}

/** Who waits for a person at this moment. */
export async function waitingNow(db: Database, now: Date): Promise<WaitingNow> {
  const open = await db.select().from(handoff).where(isNull(handoff.resolvedAt))
  const untaken = open.filter(({ takenBy }) => takenBy === null)
  const times = untaken.map(({ openedAt }) => +openedAt)
  return {
    untaken: untaken.length,
    since: times.length === 0 ? null : new Date(Math.min(...times)),
    unanswered: open.filter(({ takenBy, waitingSince }) => takenBy !== null && waitingSince !== null).length,
    late: open.filter(({ firstDue, nextDue, firstReplyAt }) => {
      const due = firstReplyAt === null ? firstDue : nextDue
      return due !== null && due <= now
    }).length,
  }
}
