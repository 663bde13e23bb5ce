import { randomUUID } from 'node:crypto'
import { and, asc, desc, eq, inArray, isNull, lte, or } from 'drizzle-orm'
import type { Booking } from '#business/bookings/hold.ts'
import { findReplacement } from '#business/bookings/replacement.ts'
import { expireUnpaid } from '#business/payments/payments.ts'
import { type BookingView, viewsOf } from '#business/bookings/view.ts'
import { hasSaidExpectation, lastVisitOf } from '#business/surveys/polls.ts'
import type { Company } from '#business/catalogue/company.ts'
import { factsOf, type Known, rulesOf } from '#business/follow-ups/facts.ts'
import { giveSurprise } from '#business/care/give-surprise.ts'
import type { Occasion } from '#business/care/occasions.ts'
import { careRestMs, careSlots } from './care-notice.ts'
import { runDailyRound } from './daily.ts'
import { planOf } from '#business/follow-ups/plan.ts'
import { replanAll } from '#business/follow-ups/replan.ts'
import { clockNear, mergeMs, surveyOpenMs } from '#business/follow-ups/rules.ts'
import { iso, minuteMs } from '#business/time.ts'
import { listText } from '#business/wording.ts'
import type { Database } from '#db/client.ts'
import { assignment, booking } from '#db/schema/business.ts'
import type { PollKind } from '#db/schema/polls.ts'
import { followUp, type FollowUpReason } from '#db/schema/follow-ups.ts'
import { runCaseDeadline } from './case-deadlines.ts'
import { decide, type Decision, natureOf, type Reach } from './decide.ts'
import { noticeOf, promiseText } from './notice.ts'
import { type Chat, lockChats, reachesOf } from './reach.ts'
import { flush, noWrites, type Writes } from './writes.ts'

type FollowUp = typeof followUp.$inferSelect

/** Chats whose follow-ups are done in one transaction; more would keep the first ones locked for too long. */
export const chatsTogether = 100

/**
 * Does what is due in these chats, as part of the caller's transaction: everything is read in a few statements, decided
 * row by row, and written in a few. A chat that is busy at this moment is left alone.
 * @param chatIds chats; null for what belongs to none
 * @returns how many things were done, put off or skipped, and the chats in which more may be due by now
 */
export async function carryOut(
  db: Database,
  company: Company,
  chatIds: readonly (string | null)[],
  now: Date,
): Promise<{ count: number; more: string[] }> {
  // Chats are locked first, as when a visit is moved, so that the two never wait for each other.
  const chats = await lockChats(
    db,
    chatIds.flatMap((id) => id ?? []),
  )
  const free = chatIds.filter((id) => id === null || chats.get(id) !== 'busy')
  const rows = await dueRows(db, free, now)
  if (rows.length === 0) return { count: 0, more: [] }
  const ids = [...new Set(rows.flatMap(({ bookingId }) => bookingId ?? []))]
  const known = await factsOf(db, company, ids)
  const bookings = ids.length === 0 ? [] : await db.select().from(booking).where(inArray(booking.id, ids))
  const there = [...chats.values()].filter((chat) => typeof chat === 'object')
  const work: Work = {
    db,
    company,
    now,
    facts: new Map(known.map((facts) => [facts.id, facts])),
    bookings: new Map(bookings.map((row) => [row.id, row])),
    views: await loadViews(db, company, rows, chats, bookings),
    doers: rows.some(({ kind }) => kind === 'survey') ? await doersOf(db, ids) : new Map(),
    reaches: await reachesOf(db, there, now),
    chats: there,
    writes: noWrites(),
  }
  let count = 0
  const startOf = ({ bookingId }: FollowUp) => work.facts.get(bookingId ?? '')?.start ?? 0
  for (const row of rows.toSorted((a, b) => asksLast(a) - asksLast(b) || startOf(a) - startOf(b))) {
    const chat = row.conversationId === null ? 'none' : (chats.get(row.conversationId) ?? 'none')
    if (chat !== 'busy' && (await handle(work, row, chat))) count++
  }
  await flush(db, work.writes, now)
  await replanAll(db, company, [...work.writes.replan], now)
  // Only these plan anew, and what they plan may be due at once.
  const more = rows.flatMap(({ kind, conversationId }) =>
    conversationId !== null && (kind === 'arrival_check' || kind === 'survey') ? [conversationId] : [],
  )
  return { count, more: [...new Set(more)] }
}

/** What is due, and what customers are told within the next minutes with it: one message instead of three. */
async function dueRows(db: Database, ids: readonly (string | null)[], now: Date): Promise<FollowUp[]> {
  const named = ids.flatMap((id) => id ?? [])
  if (ids.length === 0) return []
  const own = named.length > 0 ? inArray(followUp.conversationId, named) : undefined
  const rows = await db
    .select()
    .from(followUp)
    .where(
      and(
        ids.includes(null) ? or(isNull(followUp.conversationId), own) : own,
        eq(followUp.status, 'pending'),
        lte(followUp.dueAt, new Date(+now + mergeMs)),
      ),
    )
    .orderBy(asc(followUp.dueAt), asc(followUp.key))
    .for('update', { skipLocked: true })
  return [...Map.groupBy(rows, ({ conversationId }) => conversationId).values()].flatMap((inChat) => {
    const due = inChat.filter(({ dueAt }) => dueAt <= now)
    if (!due.some(({ kind }) => natureOf(kind) === 'service' || natureOf(kind) === 'question')) return due
    const soon = inChat.filter(({ dueAt, kind }) => dueAt > now && natureOf(kind) === 'service' && kind !== 'late')
    return [...due, ...soon]
  })
}

const order = [
  'late',
  'replacement',
  'payment_expiry',
  'confirmation',
  'reminder',
  'preparation',
  'completion_check',
  'return_visit',
  'payment_reminder',
]
// A question comes last, since it is what stays open. One about the company goes before one about a visit: there is a
// visit every week, and whoever were asked about each of them would never be asked anything else.
const asksLast = ({ kind }: FollowUp): number =>
  natureOf(kind) === 'question' ? order.length + (kind === 'poll' ? 0 : 1) : Math.max(0, order.indexOf(kind))

interface Work {
  db: Database
  company: Company
  now: Date
  facts: Map<string, Known>
  bookings: Map<string, Booking>
  views: Map<string, BookingView>
  /** Who answers for each visit, by booking and number. */
  doers: Map<string, string>
  reaches: Map<string, Reach>
  chats: Chat[]
  writes: Writes
}

/** Bookings as they are told, each in the language of the chat that hears of it. */
async function loadViews(
  db: Database,
  company: Company,
  rows: readonly FollowUp[],
  chats: ReadonlyMap<string, Chat | 'busy' | 'none'>,
  bookings: readonly Booking[],
): Promise<Map<string, BookingView>> {
  const views = new Map<string, BookingView>()
  const wanted = rows.filter(({ bookingId }) => bookingId !== null)
  if (wanted.length === 0) return views
  const localeOf = ({ conversationId }: FollowUp) => {
    const chat = conversationId === null ? undefined : chats.get(conversationId)
    return typeof chat === 'object' ? chat.locale : 'zh'
  }
  for (const [locale, own] of Map.groupBy(wanted, localeOf)) {
    const ids = new Set(own.map(({ bookingId }) => bookingId))
    const some = bookings.filter(({ id }) => ids.has(id))
    for (const [n, view] of (await viewsOf(db, company, locale, some)).entries()) views.set(some[n]?.id ?? '', view)
  }
  return views
}

async function doersOf(db: Database, bookingIds: string[]): Promise<Map<string, string>> {
  const rows = await db
    .select()
    .from(assignment)
    .where(and(inArray(assignment.bookingId, bookingIds), eq(assignment.active, true)))
    .orderBy(desc(assignment.workerId))
  return new Map(rows.map(({ bookingId, visit, workerId }) => [`${bookingId}:${visit}`, workerId]))
}

/** Does one follow-up; false when it has to stay as it is. */
async function handle(work: Work, row: FollowUp, chat: Chat | 'none'): Promise<boolean> {
  const { company, now, writes } = work
  const facts = row.bookingId === null ? undefined : work.facts.get(row.bookingId)
  if (row.kind === 'hold_expiry') {
    // One that is being confirmed at this moment is left alone.
    if (facts?.status === 'held') return false
    return finish(work, row, facts?.status === 'expired' ? 'done' : 'void', facts?.status ?? 'gone')
  }
  if (row.bookingId !== null && row.plannedAt !== null) {
    const wanted = facts && planOf(rulesOf(company, facts), facts).find(({ key }) => key === row.key)
    // Whoever changed the booking should have planned anew; nobody is told what is no longer so.
    if (!wanted) return finish(work, row, 'void', facts?.status ?? 'gone')
    if (wanted.dueAt > +now + mergeMs) {
      writes.rows.push({ key: row.key, dueAt: new Date(wanted.dueAt), plannedAt: new Date(wanted.dueAt) })
      return true
    }
  }
  const reach = chat === 'none' ? undefined : work.reaches.get(chat.id)
  // Nobody is left to be told, but the time is freed all the same.
  if (chat === 'none' && row.kind === 'payment_expiry' && facts) await expireUnpaid(work.db, company, facts.id, now)
  if (chat === 'none' || !reach)
    return natureOf(row.kind) === 'check' ? check(work, row, facts) : finish(work, row, 'skipped', 'no_chat')
  const decision: Decision = decide(
    company.zone,
    {
      kind: row.kind,
      goodUntil: row.goodUntil === null ? undefined : +row.goodUntil,
      visit: facts && visitOf(row, facts),
      poll: row.kind === 'poll' ? (row.data?.['poll'] as PollKind) : undefined,
      restMs: row.kind === 'care' ? careRestMs(company, row) : undefined,
    },
    reach,
    +now,
  )
  switch (decision.do) {
    case 'wait':
      if (row.dueAt > now) return false
      writes.rows.push({ key: row.key, dueAt: new Date(decision.until), reason: decision.reason })
      return true
    case 'skip':
      if (row.kind === 'survey' && facts) noteSurvey(work, row, facts, 'skipped')
      return finish(work, row, 'skipped', decision.reason)
    case 'run':
      if (row.kind === 'replacement' && facts?.status !== 'confirmed' && facts?.status !== 'done')
        return finish(work, row, 'void', facts?.status ?? 'gone')
      return natureOf(row.kind) === 'check' ? check(work, row, facts) : tell(work, row, facts, chat)
    default:
      return decision satisfies never
  }
}

function visitOf(row: FollowUp, { start, end, visits }: Known): { start: number; end: number } {
  const n = Number(row.data?.['visit'] ?? 0)
  return visits.find(({ visit }) => visit === n && n > 0) ?? { start, end }
}

function finish(
  { writes, now }: Work,
  { key }: FollowUp,
  status: 'done' | 'void' | 'skipped',
  reason: FollowUpReason | null,
) {
  writes.rows.push({ key, status, reason, doneAt: now })
  return true
}

/** What people on duty must see; the customer hears of it by another follow-up, if at all. */
async function check(work: Work, row: FollowUp, facts: Known | undefined): Promise<boolean> {
  const { db, company, now, writes } = work
  const ref = row.bookingId === null ? undefined : work.views.get(row.bookingId)?.ref
  const warn = (kind: string, detail: Record<string, unknown>) =>
    writes.alerts.push({ kind, conversationId: row.conversationId, detail: { ref, ...detail }, at: now })
  switch (row.kind) {
    case 'departure_check':
      warn('dispatch', { what: 'not_on_the_way', start: facts && new Date(facts.start).toISOString() })
      return finish(work, row, 'done', 'not_on_the_way')
    case 'arrival_check':
      warn('dispatch', { what: 'not_arrived', start: facts && new Date(facts.start).toISOString() })
      if (facts) writes.replan.add(facts.id)
      return finish(work, row, 'done', 'late')
    case 'outcome_check':
      warn('dispatch', { what: 'undecided', start: facts && new Date(facts.start).toISOString() })
      return finish(work, row, 'done', 'staff_alerted')
    case 'callback':
      warn('callback', { what: 'low_score', ...row.data })
      return finish(work, row, 'done', null)
    case 'sla_first_response':
    case 'sla_proposal':
    case 'sla_close':
      return runCaseDeadline(db, row, now)
    case 'daily':
      await runDailyRound(db, company, now)
      return finish(work, row, 'done', null)
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
    case 'replacement':
    case 'poll':
    case 'payment_reminder':
    case 'payment_expiry':
      return finish(work, row, 'skipped', 'nobody_does_this')
    default:
      return row.kind satisfies never
  }
}

async function tell(work: Work, row: FollowUp, facts: Known | undefined, chat: Chat): Promise<boolean> {
  if (row.kind === 'care') return tellCare(work, row, chat)
  if (row.kind === 'poll') return ask(work, row, chat)
  const { company, now, writes } = work
  const view = row.bookingId === null ? undefined : work.views.get(row.bookingId)
  if (!facts || !view) return finish(work, row, 'skipped', 'no_booking')
  if (row.kind === 'payment_expiry' && !(await expireUnpaid(work.db, company, facts.id, now)))
    return finish(work, row, 'void', 'paid')
  // Nothing else is said of what has just lapsed.
  if (row.kind === 'payment_expiry') work.facts.set(facts.id, { ...facts, status: 'cancelled' })
  if (row.kind === 'survey') {
    noteSurvey(work, row, facts, 'sent')
    noteAsked(work, chat)
    writes.replan.add(facts.id)
  }
  const reach = work.reaches.get(chat.id)
  // Its question is open from now on, so no other is asked on top of it.
  if (row.kind === 'replacement' && row.data?.['consent'] !== undefined && reach)
    Object.assign(reach, { flowRunning: true, activeAt: +now })
  const instead = row.kind === 'late' ? await insteadOfLate(work, row, facts, view, chat) : {}
  const notice = noticeOf(company, chat.locale, row, facts, view, +now, chat.surveyOpen, instead)
  if (notice)
    writes.letters.push({ conversationId: chat.id, event: { kind: 'notice', ...notice }, key: `follow-up:${row.key}` })
  if (row.kind === 'late' || (row.kind === 'completion_check' && !notice)) warnDispatcher(work, row, facts, view)
  return finish(work, row, 'done', notice ? null : 'staff_alerted')
}

/** Asks a question about the company; the visit that the customer may think of is noted with it. */
async function ask(work: Work, row: FollowUp, chat: Chat): Promise<boolean> {
  const { db, now, writes } = work
  const kind = row.data?.['poll'] as PollKind
  const { id: conversationId, customerId } = chat
  const id = randomUUID()
  writes.polls.push({
    ...(customerId === undefined ? {} : await lastVisitOf(db, customerId)),
    id,
    key: row.key,
    kind,
    customerId: customerId ?? null,
    conversationId,
    status: 'sent',
    sentAt: now,
    closesAt: new Date(+now + surveyOpenMs),
    createdAt: now,
  })
  const known = kind === 'servqual' && customerId !== undefined && (await hasSaidExpectation(db, customerId))
  const slots = { poll: id, ...(known ? { expected: 'yes' } : {}) }
  writes.letters.push({ conversationId, event: { kind: 'notice', flow: kind, slots }, key: `follow-up:${row.key}` })
  noteAsked(work, chat)
  return finish(work, row, 'done', null)
}

/** Greets; a surprise that the budget does not allow is left out, and nothing is said where nothing else is left. */
async function tellCare({ db, company, now, writes }: Work, row: FollowUp, chat: Chat): Promise<boolean> {
  const occasions = new Set(row.data?.['occasions'] as Occasion[] | undefined)
  const done = (status: 'done' | 'skipped', reason: FollowUpReason | null) => {
    writes.rows.push({ key: row.key, status, reason, doneAt: now })
    return true
  }
  if (chat.customerId === undefined || chat.customerId !== row.data?.['customer']) return done('skipped', 'no_customer')
  let reason: FollowUpReason | null = null
  if (occasions.has('surprise')) {
    const outcome = await giveSurprise(db, company, chat.customerId, row.key, now)
    if (outcome !== 'given') {
      occasions.delete('surprise')
      reason = outcome
    }
  }
  if (occasions.size === 0) return done('skipped', reason)
  writes.greeted.push(chat.customerId)
  const slots = careSlots(company, row, occasions, now)
  writes.letters.push({
    conversationId: chat.id,
    event: { kind: 'notice', flow: 'care', slots },
    key: `follow-up:${row.key}`,
  })
  return done('done', reason)
}

/** So much sooner somebody else has to be there. */
const sooner = 15 * minuteMs

/** Who could come in place of a worker who is so late that the company owes something; where nobody can, people are told. */
async function insteadOfLate(
  { db, company, now, bookings, writes }: Work,
  row: FollowUp,
  facts: Known,
  { ref }: BookingView,
  { locale }: Chat,
): Promise<{ replacement?: string; replacement_at?: string }> {
  const late = bookings.get(facts.id)
  const { status, eta, start } = facts
  if (!late || (status !== 'confirmed' && status !== 'on_the_way') || Number(row.data?.['minutes'] ?? 0) === 0)
    return {}
  const found = await findReplacement(db, company, late, +now)
  const expected = status === 'on_the_way' && eta ? clockNear(company.zone, start, eta.clock) : undefined
  // Whoever is on the way is waited for, unless somebody else would be there clearly sooner.
  if (status === 'on_the_way' && (!found || expected === undefined || found.start + sooner > expected)) return {}
  if (found)
    return {
      replacement: listText(
        locale,
        found.team.map(({ title }) => title[locale]),
      ),
      replacement_at: iso(company.zone, found.start),
    }
  const detail = { ref, what: 'nobody_free' }
  writes.alerts.push({ kind: 'dispatch', conversationId: row.conversationId, detail, at: now })
  return {}
}

/** Whoever is asked now was asked lately, in whichever of their chats the next question would come. */
function noteAsked({ reaches, chats, now }: Work, asked: Chat): void {
  for (const { id, customerId } of chats) {
    const reach = reaches.get(id)
    if (reach && (id === asked.id || (customerId !== undefined && customerId === asked.customerId)))
      reach.surveyedAt = +now
  }
}

function warnDispatcher({ writes, now }: Work, row: FollowUp, facts: Known, { ref, priceFen }: BookingView): void {
  const minutes = Number(row.data?.['minutes'] ?? 0)
  const owed = facts.policies.latePromises.findLast(({ afterMinutes }) => minutes > 0 && afterMinutes <= minutes)
  const detail =
    row.kind === 'late'
      ? { what: 'late', minutes, eta: facts.eta?.clock, ...(owed ? { owed: promiseText('zh', owed, priceFen) } : {}) }
      : { what: 'not_reported_done' }
  writes.alerts.push({ kind: 'dispatch', conversationId: row.conversationId, detail: { ref, ...detail }, at: now })
}

/** Who did the visit is noted now: a later change of worker must not move the score to somebody else. */
function noteSurvey({ writes, doers, now }: Work, row: FollowUp, facts: Known, status: 'sent' | 'skipped'): void {
  const visit = Number(row.data?.['visit'] ?? 0)
  writes.surveys.push({
    bookingId: facts.id,
    visit,
    customerId: facts.customerId ?? null,
    conversationId: facts.conversationId,
    status,
    workerId: doers.get(`${facts.id}:${visit}`) ?? null,
    sentAt: status === 'sent' ? now : null,
    closesAt: status === 'sent' ? new Date(+now + surveyOpenMs) : null,
    createdAt: now,
  })
}
