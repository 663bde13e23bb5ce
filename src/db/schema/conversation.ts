import { bigint, index, integer, jsonb, pgSequence, primaryKey, snakeCase, text } from 'drizzle-orm/pg-core'
import { timestamp, uniqueIndex } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import type { Command } from '#engine/command.ts'
import type { Choice, ConversationState } from '#engine/model.ts'

const at = (name?: string) => (name ? timestamp(name, { withTimezone: true }) : timestamp({ withTimezone: true }))

/** Numbers the changes of conversations, so that whoever looks on can ask for what is new. */
export const conversationTouched = pgSequence('conversation_touched', { cache: 1 })

/** One customer in one chat of one channel account. The id is made of those: `web:main:<peer>`. */
export const conversation = snakeCase.table(
  'conversation',
  {
    id: text().primaryKey(),
    channel: text().notNull(),
    customerId: text(),
    /** What a visitor calls himself. */
    displayName: text(),
    /** `bot`, `queue`, or the id of the staff member who has it. */
    assignee: text().notNull().default('bot'),
    locale: text().notNull().default('zh'),
    state: jsonb().$type<ConversationState>(),
    /** The highest sequence number given to a message or event of this conversation. */
    lastSeq: bigint({ mode: 'number' }).notNull().default(0),
    /** Everything that came in with a sequence number up to this one has had its turn. */
    handledSeq: bigint({ mode: 'number' }).notNull().default(0),
    /** Raised whenever a process takes the conversation; a commit with an older one is refused. */
    epoch: integer().notNull().default(0),
    leaseUntil: at(),
    /** Whose lease it is: one taking by one process. */
    leaseOwner: text(),
    /** Turns begun since the last one that was committed; counted before the work, so a crash counts. */
    attempts: integer().notNull().default(0),
    /** Grows with every change that people see. */
    touched: bigint({ mode: 'number' })
      .notNull()
      .default(sql`nextval('conversation_touched')`),
    createdAt: at().notNull().defaultNow(),
  },
  (t) => [
    index('conversation_touched_by').on(t.touched, t.id),
    index('conversation_assignee')
      .on(t.assignee, t.touched)
      .where(sql`${t.assignee} <> 'bot'`),
    index('conversation_customer')
      .on(t.customerId)
      .where(sql`${t.customerId} is not null`),
    index('conversation_lease')
      .on(t.leaseUntil)
      .where(sql`${t.leaseUntil} is not null`),
  ],
)

/** Everything said, in order: the inbox (from customers), the outbox (to them) and the transcript in one. */
export const message = snakeCase.table(
  'message',
  {
    conversationId: text().notNull(),
    seq: bigint({ mode: 'number' }).notNull(),
    /** customer, bot, staff, system; or event: something to be handled that nobody said. */
    sender: text().notNull(),
    /** The channel's own id of an incoming message: makes redelivery harmless. */
    externalId: text(),
    text: text().notNull(),
    choices: jsonb().$type<Choice[]>(),
    /** The picked choice, a card to show, the event, attachments: what text alone does not carry. */
    payload: jsonb().$type<Record<string, unknown>>(),
    /** Incoming: received, dead. Outgoing: sending, sent, uncertain, failed. */
    status: text().notNull(),
    /** When it was said; for incoming messages by our clock at arrival. */
    at: at().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.conversationId, t.seq] }),
    uniqueIndex('message_external')
      .on(t.conversationId, t.externalId)
      .where(sql`${t.externalId} is not null`),
    index('message_unsettled')
      .on(t.status, t.at)
      .where(sql`${t.status} in ('uncertain', 'dead')`),
    index('message_doubtful')
      .on(t.conversationId)
      .where(sql`${t.status} in ('uncertain', 'failed')`),
  ],
)

/** One thing that a turn was given: what a message means and why, or an event that nobody said. */
export type Given =
  | { kind: 'message'; text: string; commands: readonly Command[]; severity?: string; why?: readonly string[] }
  | { kind: 'event'; event: string; about?: string }

/** What became of what came in: for those who look after the flows, and for counting how far customers come. */
export const turn = snakeCase.table(
  'turn',
  {
    conversationId: text().notNull(),
    /** The last message that it handled. */
    seq: bigint({ mode: 'number' }).notNull(),
    /** Its replies are the `said` messages up to this one. */
    lastSeq: bigint({ mode: 'number' }).notNull(),
    said: integer().notNull(),
    /** Which question it ended with: of which flow, and which step of it. */
    flow: text(),
    step: text(),
    given: jsonb().$type<readonly Given[]>().notNull(),
    /** What the engine did, in order. */
    trace: jsonb().$type<readonly string[]>().notNull(),
    at: at().notNull(),
  },
  (t) => [primaryKey({ columns: [t.conversationId, t.seq] }), index('turn_at').on(t.at)],
)

/** A website visitor's session; the token itself is never stored. */
export const chatSession = snakeCase.table('chat_session', {
  tokenHash: text().primaryKey(),
  conversationId: text().notNull(),
  createdAt: at().notNull().defaultNow(),
})

/** Every version of a flow that a conversation ever ran, so that it can finish what it started. */
export const flowVersion = snakeCase.table('flow_version', {
  version: text().primaryKey(),
  name: text().notNull(),
  definition: jsonb().notNull(),
  createdAt: at().notNull().defaultNow(),
})

/** Something that people on duty must see. */
export const alert = snakeCase.table(
  'alert',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    kind: text().notNull(),
    conversationId: text(),
    detail: jsonb().$type<Record<string, unknown>>(),
    at: at().notNull(),
    /** Who has seen to it. */
    seenBy: text(),
    seenAt: at(),
  },
  (t) => [
    index('alert_open')
      .on(t.id)
      .where(sql`${t.seenAt} is null`),
    index('alert_conversation').on(t.conversationId),
  ],
)
