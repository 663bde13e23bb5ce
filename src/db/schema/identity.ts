import { index, integer, snakeCase, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core'

const at = () => timestamp({ withTimezone: true })

/** A number of which the platform says that it is the own one of whoever writes in this chat. */
export const verifiedPhone = snakeCase.table(
  'verified_phone',
  {
    conversationId: text().primaryKey(),
    phone: text().notNull(),
    at: at().notNull(),
  },
  (t) => [index('verified_phone_phone').on(t.phone)],
)

/**
 * Two chats that may be one customer's. Whoever proved the number in the first is asked; a code that goes to the second
 * proves that it is the same person. Nothing is joined without it.
 */
export const identityLink = snakeCase.table(
  'identity_link',
  {
    id: text().primaryKey(),
    conversationId: text().notNull(),
    otherConversationId: text().notNull(),
    /** found, offered, wanted, sent, linked; or at its end declined, locked. */
    status: text()
      .$type<'found' | 'offered' | 'wanted' | 'sent' | 'linked' | 'declined' | 'locked'>()
      .notNull()
      .default('found'),
    codeHash: text(),
    codeUntil: at(),
    /** Wrong codes so far. */
    attempts: integer().notNull().default(0),
    at: at().notNull(),
  },
  (t) => [
    uniqueIndex('identity_link_pair').on(t.conversationId, t.otherConversationId),
    index('identity_link_status').on(t.status),
  ],
)
