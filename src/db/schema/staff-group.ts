import { bigint, bigserial, boolean, index, integer, snakeCase, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { primaryKey, timestamp } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import { staff } from './staff.ts'

const at = () => timestamp({ withTimezone: true })

/** Whose Telegram account is whose of the staff. */
export const staffTelegram = snakeCase.table('staff_telegram', {
  telegramId: bigint({ mode: 'number' }).primaryKey(),
  staffId: text()
    .notNull()
    .unique()
    .references(() => staff.id),
  linkedAt: at().notNull(),
})

/** A code that links the two, good once; the code itself is never stored. */
export const staffTelegramCode = snakeCase.table('staff_telegram_code', {
  staffId: text()
    .primaryKey()
    .references(() => staff.id),
  codeHash: text().notNull().unique(),
  expiresAt: at().notNull(),
})

/** The topic in which staff on Telegram have a chat before them. */
export const staffGroupTopic = snakeCase.table(
  'staff_group_topic',
  {
    conversationId: text().primaryKey(),
    groupId: bigint({ mode: 'number' }).notNull(),
    /** Empty until Telegram has made it, and after somebody deleted it. */
    threadId: bigint({ mode: 'number' }),
    /** Telegram was asked for a topic and did not answer: there may be an empty one. */
    doubtfulTopic: boolean().notNull().default(false),
    /** The hand-off that is shown in it; empty when people do not have the chat. */
    handoffId: text(),
    /** Who was last named as having the chat. */
    toldAssignee: text(),
    /** Up to which message and which change of the chat its posts were written. */
    postedSeq: bigint({ mode: 'number' }).notNull().default(0),
    seenTouched: bigint({ mode: 'number' }).notNull().default(0),
    /** One process posts at a time, so that posts keep their order. */
    leaseOwner: text(),
    leaseUntil: at(),
  },
  (t) => [uniqueIndex('staff_group_topic_thread').on(t.groupId, t.threadId)],
)

/** What is to be posted into topics, in order. */
export const staffGroupPost = snakeCase.table(
  'staff_group_post',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    conversationId: text().notNull(),
    /** What it tells of: the same is posted once. */
    key: text().notNull(),
    /** `open` and `close` are done to the topic and have no text. */
    kind: text().$type<'open' | 'text' | 'close'>().notNull(),
    text: text().notNull().default(''),
    /** `doubtful`: may stand there already, and is posted again with a mark that says so. */
    status: text()
      .$type<'pending' | 'sending' | 'doubtful' | 'sent' | 'uncertain' | 'failed'>()
      .notNull()
      .default('pending'),
    tries: integer().notNull().default(0),
  },
  (t) => [
    uniqueIndex('staff_group_post_key').on(t.conversationId, t.key),
    index('staff_group_post_waiting')
      .on(t.conversationId, t.id)
      .where(sql`${t.status} in ('pending', 'sending', 'doubtful')`),
  ],
)

/** Messages of the group that were dealt with: Telegram may bring them again. */
export const staffGroupHeard = snakeCase.table(
  'staff_group_heard',
  { groupId: bigint({ mode: 'number' }).notNull(), messageId: bigint({ mode: 'number' }).notNull() },
  (t) => [primaryKey({ columns: [t.groupId, t.messageId] })],
)
