import { sql } from 'drizzle-orm'
import { index, snakeCase, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core'

const at = () => timestamp({ withTimezone: true })

/** Somebody wants a copy of what is kept about him, or that it is deleted. A person sees to it by a day. */
export const dataRequest = snakeCase.table(
  'data_request',
  {
    id: text().primaryKey(),
    kind: text().$type<'copy' | 'erase'>().notNull(),
    conversationId: text().notNull(),
    /** `customer`, or the staff id of whoever noted it for him. */
    askedBy: text().notNull(),
    askedAt: at().notNull(),
    /** By when it has to be answered. */
    dueAt: at().notNull(),
    status: text().$type<'open' | 'done' | 'refused'>().notNull().default('open'),
    settledBy: text(),
    settledAt: at(),
    /** Why it was refused. */
    why: text(),
    /** When people were last warned that its day comes. */
    warnedAt: at(),
  },
  (t) => [
    uniqueIndex('data_request_open')
      .on(t.conversationId, t.kind)
      .where(sql`${t.status} = 'open'`),
    index('data_request_due').on(t.status, t.dueAt),
  ],
)
