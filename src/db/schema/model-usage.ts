import { date, integer, primaryKey, snakeCase, text } from 'drizzle-orm/pg-core'

/** What each conversation's questions to a language model cost, by day in the company's zone. */
export const modelUsage = snakeCase.table(
  'model_usage',
  {
    conversationId: text().notNull(),
    day: date({ mode: 'string' }).notNull(),
    requests: integer().notNull(),
    inputTokens: integer().notNull(),
    /** Of the input, what the service had cached. */
    cachedTokens: integer().notNull(),
    outputTokens: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.conversationId, t.day] })],
)
