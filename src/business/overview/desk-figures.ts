import { and, desc, eq, gte, isNull, lt, ne, sql } from 'drizzle-orm'
import { deskTimeBetween, isChatDay } from '#business/cases/calendar.ts'
import type { Company } from '#business/catalogue/company.ts'
import type { Estimate } from '#business/quality/estimate.ts'
import { median } from '#business/quality/median.ts'
import { type Period, within } from '#business/quality/period.ts'
import { quantile } from '#business/quality/quantile.ts'
import type { Elapsed } from '#business/quality/response-times.ts'
import { wilson } from '#business/quality/wilson.ts'
import type { Database } from '#db/client.ts'
import { customer } from '#db/schema/business.ts'
import { conversation } from '#db/schema/conversation.ts'
import { handoff } from '#db/schema/desk.ts'

/** A duration in milliseconds: half and nine of ten were at most so long. */
export interface Spread {
  median: Estimate | undefined
  p90: Estimate | undefined
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

/** One hand-off with what the figures count of it; what has not come to pass is undefined. */
export interface HandoffLine {
  id: string
  conversationId: string
  name: string | null
  reason: string
  openedAt: Date
  /** Until the first message that a person wrote. */
  firstResponse: Elapsed | undefined
  /** Whether that came in time; undefined while it may still, and where none was owed. */
  answeredInTime: boolean | undefined
  /** Until it was over. */
  resolution: Elapsed | undefined
}

/** The hand-offs of a period as they stand at `now`, the latest first: the list behind the figures. */
export async function handoffLines(
  db: Database,
  company: Company,
  { from, to }: Period,
  now: Date,
): Promise<HandoffLine[]> {
  const rows = await db
    .select({ one: handoff, displayName: conversation.displayName, name: customer.name })
    .from(handoff)
    .leftJoin(conversation, eq(conversation.id, handoff.conversationId))
    .leftJoin(customer, eq(customer.id, conversation.customerId))
    .where(and(gte(handoff.openedAt, from), lt(handoff.openedAt, to)))
    .orderBy(desc(handoff.openedAt))
  return rows.map(({ one, displayName, name }) => {
    const until = (end: Date | null): Elapsed | undefined =>
      end === null
        ? undefined
        : { wallMs: +end - +one.openedAt, businessMs: deskTimeBetween(company, +one.openedAt, +end, isChatDay) }
    const { firstDue, firstReplyAt, resolvedAt } = one
    const owed = firstDue !== null && (firstReplyAt !== null || (resolvedAt === null && firstDue <= now))
    return {
      id: one.id,
      conversationId: one.conversationId,
      name: name ?? displayName,
      reason: one.reason,
      openedAt: one.openedAt,
      firstResponse: until(firstReplyAt),
      answeredInTime: owed ? firstReplyAt !== null && firstReplyAt <= firstDue : undefined,
      resolution: until(resolvedAt),
    }
  })
}

/** What the hand-offs of a period show at `now`; what has none behind it is undefined. */
export async function deskFigures(db: Database, company: Company, period: Period, now: Date): Promise<DeskFigures> {
  const lines = await handoffLines(db, company, period, now)
  const answered = lines.flatMap(({ answeredInTime }) => answeredInTime ?? [])
  return {
    handoffs: lines.length,
    firstResponse: spreads(lines.flatMap(({ firstResponse }) => firstResponse ?? [])),
    resolution: spreads(lines.flatMap(({ resolution }) => resolution ?? [])),
    containment: await containment(db, period),
    answeredInTime: wilson(answered.filter(Boolean).length, answered.length),
  }
}

const spreads = (all: readonly Elapsed[]) => ({
  wall: spread(all.map(({ wallMs }) => wallMs)),
  business: spread(all.map(({ businessMs }) => businessMs)),
})

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

/** Who waits for a person at this moment; by whose hands the chats are in, as the inbox shows them. */
export async function waitingNow(db: Database, now: Date): Promise<WaitingNow> {
  const open = await db
    .select({ one: handoff, assignee: conversation.assignee })
    .from(handoff)
    .innerJoin(conversation, eq(conversation.id, handoff.conversationId))
    .where(and(isNull(handoff.resolvedAt), ne(conversation.assignee, 'bot')))
  const untaken = open.filter(({ assignee }) => assignee === 'queue')
  const times = untaken.map(({ one }) => +(one.queuedAt ?? one.openedAt))
  return {
    untaken: untaken.length,
    since: times.length === 0 ? null : new Date(Math.min(...times)),
    unanswered: open.filter(({ one, assignee }) => assignee !== 'queue' && one.waitingSince !== null).length,
    late: open.filter(({ one: { firstDue, nextDue, firstReplyAt } }) => {
      const due = firstReplyAt === null ? firstDue : nextDue
      return due !== null && due <= now
    }).length,
  }
}
