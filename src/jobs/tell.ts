import { randomUUID } from 'node:crypto'
import type { BookingView } from '#business/bookings/view.ts'
import { findReplacement } from '#business/bookings/replacement.ts'
import { giveSurprise } from '#business/care/give-surprise.ts'
import type { Occasion } from '#business/care/occasions.ts'
import type { Known } from '#business/follow-ups/facts.ts'
import { clockNear, surveyOpenMs } from '#business/follow-ups/rules.ts'
import { expireUnpaid } from '#business/payments/payments.ts'
import { hasSaidExpectation, lastVisitOf } from '#business/surveys/polls.ts'
import { iso, minuteMs } from '#business/time.ts'
import { listText } from '#business/wording.ts'
import type { FollowUpReason } from '#db/schema/follow-ups.ts'
import type { PollKind } from '#db/schema/polls.ts'
import { careSlots } from './care-notice.ts'
import { noticeOf, promiseText } from './notice.ts'
import { noteSurvey } from './note-survey.ts'
import type { Chat } from './reach.ts'
import { finish, type FollowUp, type Work } from './work.ts'

/** Tells the customer what is due, or asks him; false when it has to stay as it is. */
export async function tell(work: Work, row: FollowUp, facts: Known | undefined, chat: Chat): Promise<boolean> {
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
