import { sql } from 'drizzle-orm'
import { index, jsonb, smallint, snakeCase, text, timestamp } from 'drizzle-orm/pg-core'

const at = () => timestamp({ withTimezone: true })

/** nps: would you recommend us, 0 to 10; ces: it was easy, 1 to 7; servqual: five sides of the service, 1 to 7. */
export type PollKind = 'nps' | 'ces' | 'servqual'

/** The answers to the five items and to what was expected, 1 to 7; what was left open is missing. */
export type ServqualAnswers = Partial<
  Record<'tangibles' | 'reliability' | 'responsiveness' | 'assurance' | 'empathy' | 'expectation', number>
>

/** A question that is about the company or a request, not about one visit; those are in `survey`. */
export const poll = snakeCase.table(
  'poll',
  {
    id: text().primaryKey(),
    /** Makes asking twice impossible; the follow-up's key, or of whoever entered it. */
    key: text().notNull().unique(),
    kind: text().$type<PollKind>().notNull(),
    customerId: text(),
    conversationId: text().notNull(),
    bookingId: text(),
    /** Who did the last visit, and what it was, when it was asked. */
    workerId: text(),
    serviceId: text(),
    status: text().$type<'sent' | 'answered' | 'expired' | 'skipped'>().notNull(),
    score: smallint(),
    answers: jsonb().$type<ServqualAnswers>(),
    text: text(),
    source: text().$type<'chat' | 'phone'>().notNull().default('chat'),
    /** Staff id, for an answer by telephone. */
    enteredBy: text(),
    sentAt: at(),
    /** Until then the answer may be changed. */
    closesAt: at(),
    answeredAt: at(),
    createdAt: at().notNull(),
  },
  (t) => [
    index('poll_customer').on(t.customerId, t.kind),
    index('poll_conversation').on(t.conversationId),
    index('poll_answered').on(t.kind, t.answeredAt),
    index('poll_open')
      .on(t.closesAt)
      .where(sql`${t.status} = 'sent'`),
  ],
)
