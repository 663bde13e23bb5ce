import { and, desc, eq, gte, isNotNull, lt } from 'drizzle-orm'
import type { Text } from '#business/catalogue/text.ts'
import { type Company, serviceOf } from '#business/catalogue/company.ts'
import type { Period } from '#business/quality/period.ts'
import type { Database } from '#db/client.ts'
import { booking, type Remark, survey, worker } from '#db/schema/business.ts'

/** What a customer said about a visit. */
export interface AnswerLine {
  id: string
  score: number | null
  text: string | null
  remarks: Remark[]
  source: 'chat' | 'phone'
  /** Staff id, for an answer by telephone. */
  enteredBy: string | null
  at: Date
  conversationId: string
  bookingRef: string | null
  customerName: string | null
  service: Text | null
  worker: Text | null
}

const most = 500

/** The answers that were given in a period, the latest first, at most 500. */
export async function surveyAnswers(
  db: Database,
  company: Company,
  period: Period,
  score?: number,
): Promise<AnswerLine[]> {
  const rows = await db
    .select({ one: survey, booking, worker })
    .from(survey)
    .leftJoin(booking, eq(booking.id, survey.bookingId))
    .leftJoin(worker, eq(worker.id, survey.workerId))
    .where(
      and(
        isNotNull(survey.answeredAt),
        gte(survey.answeredAt, period.from),
        lt(survey.answeredAt, period.to),
        score === undefined ? undefined : eq(survey.score, score),
      ),
    )
    .orderBy(desc(survey.answeredAt))
    .limit(most)
  return rows.map(({ one, booking: order, worker: who }) => ({
    id: one.id,
    score: one.score,
    text: one.text,
    remarks: one.remarks,
    source: one.source,
    enteredBy: one.enteredBy,
    at: one.answeredAt ?? one.createdAt,
    conversationId: one.conversationId,
    bookingRef: order?.ref ?? null,
    customerName: order?.name ?? null,
    service: order ? (serviceOf(company, order.serviceId)?.name ?? null) : null,
    worker: who && { zh: who.title, en: who.titleEn },
  }))
}
