import { doublePrecision, index, snakeCase, text, timestamp } from 'drizzle-orm/pg-core'

/** What customers asked and the company's data did not answer; the list from which somebody writes the next FAQ. */
export const unansweredQuestion = snakeCase.table(
  'unanswered_question',
  {
    /** The turn in which it was asked: handling that turn again adds nothing. */
    turnId: text().primaryKey(),
    conversationId: text().notNull(),
    /** As it was asked, with phone and other long numbers masked. */
    text: text().notNull(),
    locale: text().$type<'zh' | 'en'>().notNull(),
    /** How well the nearest answer fitted; below the relevance floor. */
    bestScore: doublePrecision().notNull(),
    at: timestamp({ withTimezone: true, mode: 'date' }).notNull(),
  },
  (t) => [index('unanswered_question_at').on(t.at)],
)
