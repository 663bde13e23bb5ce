import { inArray } from 'drizzle-orm'
import { atomically } from '#db/atomically.ts'
import type { Company } from '#business/catalogue/company.ts'
import { answerSurvey, type Survey } from '#business/surveys/answer-survey.ts'
import type { Database } from '#db/client.ts'
import { booking } from '#db/schema/business.ts'
import { alert } from '#db/schema/conversation.ts'

export type PhoneAnswer =
  | { ok: true; survey: Survey; low: boolean }
  | { ok: false; reason: 'no_booking' | 'not_done' | 'closed' | 'no_score' }

/**
 * Keeps what a customer said about a visit by telephone, entered by staff: it counts like an answer in the chat, corrects
 * the one that is there while that is open, and a low score or a grave remark alarms people just the same.
 * @param entry `ref` of the order; `score` 1 to 5; `by` the staff id of whoever called
 */
export async function enterPhoneAnswer(
  db: Database,
  company: Company,
  entry: { ref: string; score: number; text?: string | undefined; by: string },
  now: Date,
): Promise<PhoneAnswer> {
  const { ref, score, text, by } = entry
  if (!Number.isInteger(score) || score < 1 || score > 5) return { ok: false, reason: 'no_score' }
  return atomically(db, async (tx): Promise<PhoneAnswer> => {
    const [about] = await tx
      .select()
      .from(booking)
      .where(inArray(booking.ref, refsLike(ref)))
    if (!about) return { ok: false, reason: 'no_booking' }
    if (about.status !== 'done') return { ok: false, reason: 'not_done' }
    const { conversationId } = about
    const owner = { conversationId, customerId: about.customerId ?? undefined }
    const answer = { order: about.ref, score, text, skipped: false, now, enteredBy: by }
    const { survey, closed } = await answerSurvey(tx, company, owner, answer)
    if (closed) return { ok: false, reason: 'closed' }
    const severe = survey.remarks.some((remark) => remark.severe === true)
    const low = severe || score <= 2
    if (low) {
      const blamed = survey.remarks.find(({ mood }) => mood === 'bad')?.dimension ?? null
      const detail = { score, order: about.ref, blamed, text: survey.text, severe, by }
      await tx.insert(alert).values({ kind: 'low_score', conversationId, detail, at: now })
    }
    return { ok: true, survey, low }
  })
}

/** An order's number as people type it: with or without its letters. */
export const refsLike = (ref: string): string[] => [ref, `GJ${ref.replaceAll(/\D/g, '')}`]
