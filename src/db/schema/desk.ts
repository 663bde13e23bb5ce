import {
  bigint,
  boolean,
  bytea,
  index,
  integer,
  jsonb,
  primaryKey,
  smallint,
  snakeCase,
  text,
} from 'drizzle-orm/pg-core'
import { timestamp, uniqueIndex } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'

const at = () => timestamp({ withTimezone: true })

export type HandoffOutcome = 'handed_back' | 'solved' | 'no_answer' | 'spam' | 'elsewhere' | 'other' | 'withdrawn'

/** A chat that people are to see to, from the moment it was handed to them until it is over. */
export const handoff = snakeCase.table(
  'handoff',
  {
    id: text().primaryKey(),
    conversationId: text().notNull(),
    /** Why people are wanted: asked, s1, misunderstood, broken, staff … */
    reason: text().notNull(),
    /** 1 S1, 2 S2, 3 a low score or a VIP, 4 the customer's wish, 5 a misunderstanding. */
    priority: smallint().notNull(),
    /** What whoever takes it should bring along: `en`, `s1` … */
    skills: text().array().notNull().default([]),
    openedAt: at().notNull(),
    /** When it last came back into the queue from somebody's hands. */
    queuedAt: at(),
    /** It waits for a supervisor: nobody answered, or whoever had it has gone. */
    supervisors: boolean().notNull().default(false),
    offeredTo: text(),
    offeredAt: at(),
    /** To whom it was offered without an answer. */
    passed: text().array().notNull().default([]),
    takenBy: text(),
    takenAt: at(),
    firstReplyAt: at(),
    /** Since when a message of the customer has waited for an answer. */
    waitingSince: at(),
    firstDue: at(),
    nextDue: at(),
    resolveDue: at(),
    /** When the customer was promised to be called. */
    callbackAt: at(),
    /** When the customer, who wrote while waiting, was last told how things stand. */
    toldAt: at(),
    /** What people have been warned of, each clock once. */
    warned: text().array().notNull().default([]),
    /** Up to which change of the chat its clocks were set. */
    seenTouched: bigint({ mode: 'number' }).notNull().default(0),
    resolvedAt: at(),
    outcome: text().$type<HandoffOutcome>(),
    /** What staff did. */
    note: text(),
  },
  (t) => [
    uniqueIndex('handoff_open')
      .on(t.conversationId)
      .where(sql`${t.resolvedAt} is null`),
    index('handoff_queue')
      .on(t.priority, t.openedAt)
      .where(sql`${t.resolvedAt} is null`),
    index('handoff_conversation').on(t.conversationId, t.openedAt),
    index('handoff_resolved')
      .on(t.resolvedAt, t.conversationId)
      .where(sql`${t.resolvedAt} is not null`),
  ],
)

export type PresenceStatus = 'online' | 'away' | 'offline'

/** Who sits at the console. What somebody says is `status`; whether a page of his is open is `seenAt`. */
export const presence = snakeCase.table('presence', {
  staffId: text().primaryKey(),
  status: text().$type<PresenceStatus>().notNull().default('online'),
  /** Chats at the same time. */
  capacity: integer().notNull().default(6),
  seenAt: at().notNull(),
  /** When a chat was last offered to him: the others come first. */
  offeredAt: at(),
})

/** What staff tell each other about a chat; never leaves the house. */
export const note = snakeCase.table(
  'note',
  {
    id: text().primaryKey(),
    conversationId: text().notNull(),
    text: text().notNull(),
    by: text().notNull(),
    mentions: text().array().notNull().default([]),
    at: at().notNull(),
  },
  (t) => [index('note_conversation').on(t.conversationId, t.at), index('note_mentions').using('gin', t.mentions)],
)

/** Which mentions somebody has seen. */
export const mentionSeen = snakeCase.table(
  'mention_seen',
  { noteId: text().notNull(), staffId: text().notNull() },
  (t) => [primaryKey({ columns: [t.noteId, t.staffId] })],
)

/** Up to which message somebody has read a chat. */
export const readMark = snakeCase.table(
  'read_mark',
  { staffId: text().notNull(), conversationId: text().notNull(), seq: bigint({ mode: 'number' }).notNull() },
  (t) => [primaryKey({ columns: [t.conversationId, t.staffId] })],
)

export const cannedReply = snakeCase.table('canned_reply', {
  id: text().primaryKey(),
  /** Typed after a slash. */
  shortcut: text().notNull().unique(),
  title: text().notNull(),
  text: jsonb().$type<{ zh: string; en?: string | undefined }>().notNull(),
  by: text().notNull(),
  updatedAt: at().notNull(),
})

/** What somebody wants to be said later. */
export const laterReply = snakeCase.table(
  'later_reply',
  {
    id: text().primaryKey(),
    conversationId: text().notNull(),
    text: text().notNull(),
    by: text().notNull(),
    dueAt: at().notNull(),
    /** Otherwise it is cancelled when the customer writes first. */
    evenIfCustomerWrites: boolean().notNull().default(false),
    /** The last message of the chat when it was written. */
    afterSeq: bigint({ mode: 'number' }).notNull(),
    status: text().$type<'pending' | 'sent' | 'cancelled'>().notNull().default('pending'),
    why: text(),
    createdAt: at().notNull(),
  },
  (t) => [
    index('later_reply_due')
      .on(t.dueAt)
      .where(sql`${t.status} = 'pending'`),
    index('later_reply_conversation').on(t.conversationId),
  ],
)

/** What moved when two files of one customer were made one, so that it can be undone. */
export interface MovedThings {
  conversations: string[]
  bookings: string[]
  cases: string[]
  surveys: string[]
  feedback: string[]
  /** Missing in merges that were made before these moved. */
  polls?: string[]
  /** The file that was kept, as it was. */
  before: { name: string | null; phone: string | null; addresses: unknown; tags: string[] }
  /** And as it was after. */
  after: { name: string | null; phone: string | null; addresses: unknown; tags: string[] }
  choice: { surveys: boolean; promotions: boolean } | null
}

export const customerMerge = snakeCase.table(
  'customer_merge',
  {
    id: text().primaryKey(),
    keptId: text().notNull(),
    otherId: text().notNull(),
    moved: jsonb().$type<MovedThings>().notNull(),
    by: text().notNull(),
    at: at().notNull(),
    undoneBy: text(),
    undoneAt: at(),
  },
  (t) => [index('customer_merge_kept').on(t.keptId), index('customer_merge_other').on(t.otherId)],
)

/** The note for whoever takes a chat over, as a language model wrote it. */
export const chatSummary = snakeCase.table('chat_summary', {
  conversationId: text().primaryKey(),
  /** The last message that it knows. */
  seq: bigint({ mode: 'number' }).notNull(),
  content: jsonb().$type<{ wish: string; known: string; mood: string; open: string }>().notNull(),
  at: at().notNull(),
})

/** A file that staff gave to be sent to a customer. Its bytes were looked at: what it is called proves nothing. */
export const staffFile = snakeCase.table(
  'staff_file',
  {
    id: text().primaryKey(),
    conversationId: text().notNull(),
    by: text().notNull(),
    /** As the customer sees it. */
    name: text().notNull(),
    mime: text().notNull(),
    size: integer().notNull(),
    content: bytea().notNull(),
    at: at().notNull(),
    /** Empty for one that was put into a reply and not sent. */
    sentAt: at(),
  },
  (t) => [
    index('staff_file_conversation').on(t.conversationId),
    index('staff_file_unsent')
      .on(t.at)
      .where(sql`${t.sentAt} is null`),
  ],
)
