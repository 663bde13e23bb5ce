import { randomUUID } from 'node:crypto'
import { and, desc, eq, sql } from 'drizzle-orm'
import { atomically } from '#db/atomically.ts'
import { type Owner, ownBooking, ownBookings, teamsOf } from '#business/bookings/own-booking.ts'
import type { Company } from '#business/catalogue/company.ts'
import { replan } from '#business/follow-ups/replan.ts'
import { surveyOpenMs } from '#business/follow-ups/rules.ts'
import { remarksIn } from '#business/surveys/remarks.ts'
import type { Database } from '#db/client.ts'
import { type Remark, survey, worker } from '#db/schema/business.ts'

export type Survey = typeof survey.$inferSelect

export interface Answer {
  /** Ref of the order that it is about; without it the survey that was sent last, or the last visit. */
  order: string | undefined
  /** 1 to 5; undefined for a comment alone. */
  score: number | undefined
  text: string | undefined
  skipped: boolean
  /** The side of the visit that was picked from a list. */
  about?: Remark
  /** Staff id, for an answer by telephone: it counts also after the survey has run out unanswered. */
  enteredBy?: string
  now: Date
}

/**
 * Writes the answer to a survey, sent or not. An order has one survey: until it closes, answering again corrects the
 * answer, and the worker's rating with it; after that nothing changes.
 */
export async function answerSurvey(
  db: Database,
  company: Company,
  owner: Owner,
  answer: Answer,
): Promise<{ survey: Survey; closed: boolean }> {
  return atomically(db, async (tx) => {
    const sent = answer.order === undefined ? await lastSent(tx, owner) : undefined
    const booking = sent?.bookingId
      ? undefined
      : answer.order === undefined
        ? (await ownBookings(tx, owner)).find(({ status }) => status === 'done')
        : await ownBooking(tx, owner, answer.order)
    const bookingId = sent?.bookingId ?? booking?.id ?? null
    const known =
      bookingId === null ? [] : await tx.select().from(survey).where(eq(survey.bookingId, bookingId)).for('update')
    // Of a recurring order the visit that was asked about last is meant.
    const existing = bookingId === null ? sent : known.toSorted((a, b) => +(b.sentAt ?? 0) - +(a.sentAt ?? 0))[0]
    const phoned = answer.enteredBy !== undefined && existing?.status !== 'answered'
    if (existing && isClosed(existing, answer.now) && !phoned) return { survey: existing, closed: true }
    const team = bookingId === null ? undefined : (await teamsOf(tx, [bookingId])).get(bookingId)
    const answered = {
      customerId: existing?.customerId ?? owner.customerId ?? booking?.customerId ?? null,
      status: answer.skipped ? ('skipped' as const) : ('answered' as const),
      score: answer.score ?? existing?.score ?? null,
      text: joined(existing?.text ?? undefined, answer.text) ?? null,
      remarks: remarksOf(answer, existing?.remarks ?? []),
      closesAt: phoned
        ? new Date(+answer.now + surveyOpenMs)
        : (existing?.closesAt ?? new Date(+answer.now + surveyOpenMs)),
      ...(answer.enteredBy === undefined ? {} : { source: 'phone' as const, enteredBy: answer.enteredBy }),
      workerId: existing?.workerId ?? team?.[0]?.id ?? null,
      answeredAt: answer.skipped ? null : (existing?.answeredAt ?? answer.now),
    }
    const fresh = { id: randomUUID(), bookingId, conversationId: owner.conversationId, createdAt: answer.now }
    const [row] = existing
      ? await tx.update(survey).set(answered).where(eq(survey.id, existing.id)).returning()
      : await tx
          .insert(survey)
          .values({ ...fresh, ...answered })
          .returning()
    if (!row) throw new Error('the survey was not written')
    await rate(tx, row, existing?.score ?? undefined)
    if (bookingId !== null) await replan(tx, company, bookingId, answer.now)
    return { survey: row, closed: false }
  })
}

// The words to a later question come after the first ones.
function joined(before: string | undefined, now: string | undefined): string | undefined {
  if (before === undefined || now === undefined || before.includes(now)) return before ?? now
  return `${before}；${now}`
}

function isClosed({ status, closesAt }: Survey, now: Date): boolean {
  return status === 'expired' || (closesAt !== null && closesAt <= now)
}

// New words replace what was read from the old ones about the same side; a side that they do not mention stays.
function remarksOf({ text, about }: Answer, before: readonly Remark[]): Remark[] {
  const said = [...(text === undefined ? [] : remarksIn(text)), ...(about ? [about] : [])]
  const sides = new Set(said.map(({ dimension }) => dimension))
  return [...before.filter(({ dimension }) => !sides.has(dimension)), ...said]
}

async function lastSent(db: Database, { conversationId, customerId }: Owner): Promise<Survey | undefined> {
  const own = customerId === undefined ? eq(survey.conversationId, conversationId) : eq(survey.customerId, customerId)
  const [row] = await db
    .select()
    .from(survey)
    .where(and(own, eq(survey.status, 'sent')))
    .orderBy(desc(survey.sentAt))
    .limit(1)
  return row
}

// A corrected score counts in place of the first one.
async function rate(db: Database, { workerId, score }: Survey, before: number | undefined): Promise<void> {
  if (workerId === null || score === null || score === before) return
  await db
    .update(worker)
    .set({
      ratingSum: sql`${worker.ratingSum} + ${score - (before ?? 0)}`,
      ratingCount: sql`${worker.ratingCount} + ${before === undefined ? 1 : 0}`,
    })
    .where(eq(worker.id, workerId))
}
