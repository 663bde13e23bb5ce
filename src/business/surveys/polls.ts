import { randomUUID } from 'node:crypto'
import { and, desc, eq, sql } from 'drizzle-orm'
import { atomically } from '#db/atomically.ts'
import { surveyOpenMs } from '#business/follow-ups/rules.ts'
import type { Database } from '#db/client.ts'
import { booking } from '#db/schema/business.ts'
import { alert } from '#db/schema/conversation.ts'
import { poll, type PollKind, type ServqualAnswers } from '#db/schema/polls.ts'

export type Poll = typeof poll.$inferSelect

/** The ends of each scale. */
export const scales: Readonly<Record<PollKind, readonly [number, number]>> = {
  nps: [0, 10],
  ces: [1, 7],
  servqual: [1, 7],
}

/** At this score or below people are told at once. */
const alarming: Readonly<Record<PollKind, number>> = { nps: 3, ces: 2, servqual: 2 }

export interface PollAnswer {
  score?: number | undefined
  answers?: ServqualAnswers | undefined
  text?: string | undefined
  skipped?: boolean
  /** Staff id, for an answer by telephone. */
  enteredBy?: string
}

/** Whom a question is put to, with what the last visit was, so that answers can be told apart later. */
export async function lastVisitOf(db: Database, customerId: string) {
  const { rows } = await db.execute<{ id: string; service_id: string; worker_id: string | null }>(sql`
    select b.id, b.service_id, (select a.worker_id from assignment a where a.booking_id = b.id and a.active order by a.visit, a.worker_id limit 1) as worker_id
    from booking b where b.customer_id = ${customerId} and b.status = 'done' order by b.end_at desc limit 1`)
  const [row] = rows
  return row && { bookingId: row.id, serviceId: row.service_id, workerId: row.worker_id ?? undefined }
}

/** Whether a customer has said before what a good company should reach: that is asked once in a customer's life. */
export async function hasSaidExpectation(db: Database, customerId: string): Promise<boolean> {
  const [row] = await db
    .select({ id: poll.id })
    .from(poll)
    .where(and(eq(poll.customerId, customerId), eq(poll.kind, 'servqual'), sql`${poll.answers} ? 'expectation'`))
    .limit(1)
  return row !== undefined
}

/**
 * Writes the answer to a poll; until it closes, answering again corrects it. A low score tells people at once.
 * @returns `closed` when it was over before and nothing changed; undefined when there is no such poll in this chat
 * @throws RangeError for a score that is not on the scale
 */
export async function answerPoll(
  db: Database,
  id: string,
  conversationId: string | undefined,
  answer: PollAnswer,
  now: Date,
): Promise<{ poll: Poll; closed: boolean } | undefined> {
  return atomically(db, async (tx) => {
    const [before] = await tx.select().from(poll).where(eq(poll.id, id)).for('update')
    if (!before || (conversationId !== undefined && before.conversationId !== conversationId)) return undefined
    if (before.status === 'expired' || (before.closesAt !== null && before.closesAt <= now))
      return { poll: before, closed: true }
    const [least, most] = scales[before.kind]
    for (const value of [answer.score, ...Object.values(answer.answers ?? {})])
      if (value !== undefined && !(Number.isInteger(value) && value >= least && value <= most))
        throw new RangeError(`${value} is no answer of ${least}–${most}`)
    const answers = before.answers || answer.answers ? { ...before.answers, ...answer.answers } : null
    const score = answer.score ?? before.score
    const said = score !== null || (answers !== null && Object.keys(answers).length > 0)
    const changed = {
      status: answer.skipped === true && !said ? ('skipped' as const) : ('answered' as const),
      score,
      answers,
      text: answer.text ?? before.text,
      answeredAt: said ? (before.answeredAt ?? now) : null,
      ...(answer.enteredBy === undefined ? {} : { source: 'phone' as const, enteredBy: answer.enteredBy }),
    }
    await tx.update(poll).set(changed).where(eq(poll.id, id))
    const row = { ...before, ...changed }
    if (isAlarming(row) && !isAlarming(before)) await alarm(tx, row, now)
    return { poll: row, closed: false }
  })
}

/** Keeps what a customer answered by telephone, as if it had been asked in the chat. */
export async function enterPhonePoll(
  db: Database,
  entry: {
    kind: PollKind
    customerId: string
    conversationId: string
    score?: number
    answers?: ServqualAnswers
    text?: string
    by: string
  },
  now: Date,
): Promise<Poll> {
  return atomically(db, async (tx) => {
    const { kind, customerId, conversationId, score, answers, text, by } = entry
    const last = await lastVisitOf(tx, customerId)
    // Asked in the chat and answered by telephone is one answer.
    const [open] = await tx
      .select()
      .from(poll)
      .where(and(eq(poll.customerId, customerId), eq(poll.kind, kind), eq(poll.status, 'sent')))
      .orderBy(desc(poll.sentAt))
      .limit(1)
    const id = open?.id ?? randomUUID()
    if (!open)
      await tx.insert(poll).values({
        id,
        key: `phone:${id}`,
        kind,
        customerId,
        conversationId,
        ...last,
        status: 'sent',
        sentAt: now,
        closesAt: new Date(+now + surveyOpenMs),
        createdAt: now,
      })
    const answered = await answerPoll(tx, id, undefined, { score, answers, text, enteredBy: by }, now)
    if (!answered || answered.closed) throw new Error('the answer was not written')
    return answered.poll
  })
}

const isAlarming = ({ kind, score, answers }: Pick<Poll, 'kind' | 'score' | 'answers'>): boolean => {
  const { expectation: _, ...perceived } = answers ?? {}
  return [score, ...Object.values(perceived)].some(
    (value) => value !== null && value !== undefined && value <= alarming[kind],
  )
}

async function alarm(
  db: Database,
  { kind, score, answers, text, conversationId, bookingId, enteredBy }: Poll,
  now: Date,
): Promise<void> {
  const [about] =
    bookingId === null ? [] : await db.select({ ref: booking.ref }).from(booking).where(eq(booking.id, bookingId))
  const detail = { what: kind, score, answers, text, order: about?.ref, by: enteredBy ?? undefined }
  await db.insert(alert).values({ kind: 'low_score', conversationId, detail, at: now })
}
