import { and, asc, eq, inArray, isNull, lte, or } from 'drizzle-orm'
import { expireUnpaid } from '#business/payments/payments.ts'
import type { Company } from '#business/catalogue/company.ts'
import { type Known, rulesOf } from '#business/follow-ups/facts.ts'
import { planOf } from '#business/follow-ups/plan.ts'
import { replanAll } from '#business/follow-ups/replan.ts'
import { mergeMs } from '#business/follow-ups/rules.ts'
import type { Database } from '#db/client.ts'
import { followUp } from '#db/schema/follow-ups.ts'
import type { PollKind } from '#db/schema/polls.ts'
import { careRestMs } from './care-notice.ts'
import { check } from './check.ts'
import { decide, type Decision, natureOf } from './decide.ts'
import { noteSurvey } from './note-survey.ts'
import { type Chat, lockChats } from './reach.ts'
import { tell } from './tell.ts'
import { finish, type FollowUp, loadWork, type Work } from './work.ts'
import { flush } from './writes.ts'

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
  const work = await loadWork(db, company, rows, chats, now)
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
