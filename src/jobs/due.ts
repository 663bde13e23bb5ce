import { randomUUID } from 'node:crypto'
import { and, asc, eq, inArray, isNull, lte, sql } from 'drizzle-orm'
import { atomically } from '#business/atomically.ts'
import { expireHolds } from '#business/bookings/hold.ts'
import { teamsOf } from '#business/bookings/own-booking.ts'
import { type BookingView, viewsOf } from '#business/bookings/view.ts'
import type { Company } from '#business/catalogue/company.ts'
import type { Locale } from '#business/catalogue/text.ts'
import { factsOf, type Known, rulesOf } from '#business/follow-ups/facts.ts'
import { planOf } from '#business/follow-ups/plan.ts'
import { replan } from '#business/follow-ups/replan.ts'
import { mergeMs, surveyOpenMs } from '#business/follow-ups/rules.ts'
import { enqueue } from '#conversation/enqueue.ts'
import type { Database } from '#db/client.ts'
import { booking, survey } from '#db/schema/business.ts'
import { alert } from '#db/schema/conversation.ts'
import { followUp } from '#db/schema/follow-ups.ts'
import { runCaseDeadline } from './case-deadlines.ts'
import { tellCaseNews } from './case-news.ts'
import { decide, type Decision, natureOf } from './decide.ts'
import { noticeOf, promiseText } from './notice.ts'
import { type Chat, lockChat, reachOf } from './reach.ts'

type FollowUp = typeof followUp.$inferSelect

/** Chats that are handled side by side. */
const lanes = 4
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
  handled += await tellCaseNews(db, now)
  const chats = await dueChats(db, now)
  const failures: unknown[] = []
  const lane = async () => {
    for (let chat = chats.pop(); chat; chat = chats.pop()) {
      const { id } = chat
      try {
        for (let round = 0; round < roundLimit; round++) {
          const { count, more } = await atomically(db, (tx) => runChat(tx, company, id, now))
          handled += count
          if (!more) break
        }
      } catch (error) {
        failures.push(error)
        // A follow-up that cannot be done must not stand before the others for ever; a lost connection is no fault of it.
        if (!isLost(error)) await putOff(db, id, now)
      }
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} chats could not be followed up`)
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

/** The chats in which something is due, the longest overdue last. */
async function dueChats(db: Database, now: Date): Promise<{ id: string | null }[]> {
  return db
    .select({ id: followUp.conversationId })
    .from(followUp)
    .where(and(eq(followUp.status, 'pending'), lte(followUp.dueAt, now)))
    .groupBy(followUp.conversationId)
    .orderBy(sql`min(${followUp.dueAt}) desc`)
    .limit(1_000)
}

// The chat is locked first, as when a visit is moved, so that the two never wait for each other.
async function runChat(
  db: Database,
  company: Company,
  id: string | null,
  now: Date,
): Promise<{ count: number; more: boolean }> {
  const chat = id === null ? 'none' : await lockChat(db, id)
  const rows = chat === 'busy' ? [] : await dueRows(db, id, now)
  if (chat === 'busy' || rows.length === 0) return { count: 0, more: false }
  const ids = [...new Set(rows.flatMap(({ bookingId }) => (bookingId === null ? [] : [bookingId])))]
  const facts = new Map((await factsOf(db, company, ids)).map((known) => [known.id, known]))
  const work: Work = { db, company, now, chat, facts, views: new Map() }
  if (chat !== 'none') await loadViews(work, chat.locale, ids)
  let count = 0
  const startOf = ({ bookingId }: FollowUp) => facts.get(bookingId ?? '')?.start ?? 0
  for (const row of rows.toSorted((a, b) => asksLast(a) - asksLast(b) || startOf(a) - startOf(b)))
    if (await handle(work, row)) count++
  // Only these plan anew, and what they plan may be due at once.
  return { count, more: rows.some(({ kind }) => kind === 'arrival_check' || kind === 'survey') }
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

/** What is due, and what customers are told within the next minutes with it: one message instead of three. */
async function dueRows(db: Database, id: string | null, now: Date): Promise<FollowUp[]> {
  const rows = await db
    .select()
    .from(followUp)
    .where(
      and(
        id === null ? isNull(followUp.conversationId) : eq(followUp.conversationId, id),
        eq(followUp.status, 'pending'),
        lte(followUp.dueAt, new Date(+now + mergeMs)),
      ),
    )
    .orderBy(asc(followUp.dueAt), asc(followUp.key))
    .for('update', { skipLocked: true })
  const due = rows.filter(({ dueAt }) => dueAt <= now)
  if (!due.some(({ kind }) => natureOf(kind) === 'service' || natureOf(kind) === 'question')) return due
  const soon = rows.filter(({ dueAt, kind }) => dueAt > now && natureOf(kind) === 'service' && kind !== 'late')
  return [...due, ...soon]
}

const order = ['late', 'confirmation', 'reminder', 'preparation', 'completion_check', 'return_visit']
// A question comes last, since it is what stays open.
const asksLast = ({ kind }: FollowUp): number =>
  natureOf(kind) === 'question' ? order.length : Math.max(0, order.indexOf(kind))

interface Work {
  db: Database
  company: Company
  now: Date
  chat: Chat | 'none'
  facts: Map<string, Known>
  views: Map<string, BookingView>
}

async function loadViews({ db, company, views }: Work, locale: Locale, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  const rows = await db.select().from(booking).where(inArray(booking.id, ids))
  for (const [n, view] of (await viewsOf(db, company, locale, rows)).entries()) views.set(rows[n]?.id ?? '', view)
}

/** Does one follow-up; false when it has to stay as it is. */
async function handle(work: Work, row: FollowUp): Promise<boolean> {
  const { db, company, now, chat } = work
  const facts = row.bookingId === null ? undefined : work.facts.get(row.bookingId)
  if (row.kind === 'hold_expiry') {
    // One that is being confirmed at this moment is left alone.
    if (facts?.status === 'held') return false
    return finish(db, row, facts?.status === 'expired' ? 'done' : 'void', facts?.status ?? 'gone', now)
  }
  if (row.bookingId !== null && row.plannedAt !== null) {
    const wanted = facts && planOf(rulesOf(company, facts), facts).find(({ key }) => key === row.key)
    // Whoever changed the booking should have planned anew; nobody is told what is no longer so.
    if (!wanted) return finish(db, row, 'void', facts?.status ?? 'gone', now)
    if (wanted.dueAt > +now + mergeMs) {
      await db
        .update(followUp)
        .set({ dueAt: new Date(wanted.dueAt), plannedAt: new Date(wanted.dueAt) })
        .where(eq(followUp.key, row.key))
      return true
    }
  }
  if (chat === 'none')
    return natureOf(row.kind) === 'check' ? check(work, row, facts) : finish(db, row, 'skipped', 'no_chat', now)
  const decision: Decision = decide(
    company.zone,
    {
      kind: row.kind,
      goodUntil: row.goodUntil === null ? undefined : +row.goodUntil,
      visit: facts && visitOf(row, facts),
    },
    await reachOf(db, chat),
    +now,
  )
  switch (decision.do) {
    case 'wait':
      if (row.dueAt > now) return false
      await db
        .update(followUp)
        .set({ dueAt: new Date(decision.until), reason: decision.reason })
        .where(eq(followUp.key, row.key))
      return true
    case 'skip':
      if (row.kind === 'survey' && facts) await noteSurvey(work, facts, 'skipped')
      return finish(db, row, 'skipped', decision.reason, now)
    case 'run':
      return natureOf(row.kind) === 'check' ? check(work, row, facts) : tell(work, row, facts, chat)
    default:
      return decision satisfies never
  }
}

function visitOf(row: FollowUp, { start, end, visits }: Known): { start: number; end: number } {
  const n = Number(row.data?.['visit'] ?? 0)
  return (n > 0 ? visits[n] : undefined) ?? { start, end }
}

async function finish(
  db: Database,
  row: FollowUp,
  status: 'done' | 'void' | 'skipped',
  reason: string | null,
  now: Date,
): Promise<true> {
  await db.update(followUp).set({ status, reason, doneAt: now }).where(eq(followUp.key, row.key))
  return true
}

/** What people on duty must see; the customer hears of it by another follow-up, if at all. */
async function check(work: Work, row: FollowUp, facts: Known | undefined): Promise<boolean> {
  const { db, company, now } = work
  const ref = row.bookingId === null ? undefined : work.views.get(row.bookingId)?.ref
  const warn = (kind: string, detail: Record<string, unknown>) =>
    db.insert(alert).values({ kind, conversationId: row.conversationId, detail: { ref, ...detail }, at: now })
  switch (row.kind) {
    case 'departure_check':
      await warn('dispatch', { what: 'not_on_the_way', start: facts && new Date(facts.start).toISOString() })
      return finish(db, row, 'done', 'not_on_the_way', now)
    case 'arrival_check':
      await warn('dispatch', { what: 'not_arrived', start: facts && new Date(facts.start).toISOString() })
      await finish(db, row, 'done', 'late', now)
      if (facts) await replan(db, company, facts.id, now)
      return true
    case 'callback':
      await warn('callback', { what: 'low_score' })
      return finish(db, row, 'done', null, now)
    case 'sla_first_response':
    case 'sla_proposal':
    case 'sla_close':
      return runCaseDeadline(db, row, now)
    case 'hold_expiry':
    case 'confirmation':
    case 'preparation':
    case 'reminder':
    case 'late':
    case 'completion_check':
    case 'survey':
    case 'survey_reminder':
    case 'return_visit':
    case 'care':
      return finish(db, row, 'skipped', 'nobody_does_this', now)
    default:
      return row.kind satisfies never
  }
}

async function tell(work: Work, row: FollowUp, facts: Known | undefined, chat: Chat): Promise<boolean> {
  const { db, company, now } = work
  const view = row.bookingId === null ? undefined : work.views.get(row.bookingId)
  if (!facts || !view) return finish(db, row, 'skipped', 'no_booking', now)
  if (row.kind === 'survey') await noteSurvey(work, facts, 'sent')
  const notice = noticeOf(company, chat.locale, row, facts, view, +now, chat.surveyOpen)
  if (notice) await enqueue(db, chat.id, { kind: 'notice', ...notice }, `follow-up:${row.key}`, now)
  if (row.kind === 'late' || (row.kind === 'completion_check' && !notice)) await warnDispatcher(work, row, facts, view)
  await finish(db, row, 'done', notice ? null : 'staff_alerted', now)
  if (row.kind === 'survey') await replan(db, company, facts.id, now)
  return true
}

async function warnDispatcher(
  { db, now }: Work,
  row: FollowUp,
  facts: Known,
  { ref, priceFen }: BookingView,
): Promise<void> {
  const minutes = Number(row.data?.['minutes'] ?? 0)
  const owed = facts.policies.latePromises.findLast(({ afterMinutes }) => minutes > 0 && afterMinutes <= minutes)
  const detail =
    row.kind === 'late'
      ? { what: 'late', minutes, eta: facts.eta?.clock, ...(owed ? { owed: promiseText('zh', owed, priceFen) } : {}) }
      : { what: 'not_reported_done' }
  await db
    .insert(alert)
    .values({ kind: 'dispatch', conversationId: row.conversationId, detail: { ref, ...detail }, at: now })
}

/** Who did the visit is noted now: a later change of worker must not move the score to somebody else. */
async function noteSurvey({ db, now }: Work, facts: Known, status: 'sent' | 'skipped'): Promise<void> {
  const team = (await teamsOf(db, [facts.id])).get(facts.id)
  await db
    .insert(survey)
    .values({
      id: randomUUID(),
      bookingId: facts.id,
      customerId: facts.customerId ?? null,
      conversationId: facts.conversationId,
      status,
      workerId: team?.[0]?.id ?? null,
      sentAt: status === 'sent' ? now : null,
      closesAt: status === 'sent' ? new Date(+now + surveyOpenMs) : null,
      createdAt: now,
    })
    .onConflictDoNothing()
}
