import { sql } from 'drizzle-orm'
import { boolean, index, jsonb, snakeCase, text, timestamp } from 'drizzle-orm/pg-core'
import type { BookingStatus } from './business.ts'
import type { HandoffOutcome } from './desk.ts'

const at = () => timestamp({ withTimezone: true })

export type FollowUpKind =
  | 'confirmation'
  | 'preparation'
  | 'reminder'
  | 'departure_check'
  | 'arrival_check'
  | 'late'
  | 'completion_check'
  | 'outcome_check'
  | 'survey'
  | 'survey_reminder'
  | 'return_visit'
  | 'callback'
  | 'hold_expiry'
  | 'sla_first_response'
  | 'sla_proposal'
  | 'sla_close'
  | 'care'
  | 'replacement'
  | 'daily'
  | 'poll'
  | 'payment_reminder'
  | 'payment_expiry'

/** What came of a follow-up, or why it was not done or has to wait. */
export type FollowUpReason =
  /** The state of the booking that it was planned for, where that has changed. */
  | BookingStatus
  /** How the hand-off ended in which a call was promised. */
  | HandoffOutcome
  | 'another_question'
  | 'answered'
  | 'asked_lately'
  | 'budget_spent'
  | 'callback_open'
  | 'cap_reached'
  | 'closed'
  | 'complaint'
  | 'complaint_open'
  | 'customer_declined'
  | 'failed'
  | 'flow_running'
  | 'given'
  | 'gone'
  | 'greeted_lately'
  | 'kept'
  | 'late'
  | 'missed'
  | 'no_booking'
  | 'no_chat'
  | 'no_consent'
  | 'no_customer'
  | 'no_surprises'
  | 'nobody_does_this'
  | 'not_on_the_way'
  | 'opted_out'
  | 'paid'
  | 'quiet_hours'
  | 'send_window'
  | 'staff_alerted'
  | 'staff_have_the_chat'
  | 'told'
  | 'too_late'
  | 'visit_first'
  | 'waiting_customer'

/** Something to be done later; the row is the truth, a queue only wakes us up. */
export const followUp = snakeCase.table(
  'follow_up',
  {
    /** Says what it is for, so that planning it twice leaves one: `reminder:day:<booking id>:<start>`. */
    key: text().primaryKey(),
    kind: text().$type<FollowUpKind>().notNull(),
    conversationId: text(),
    bookingId: text(),
    /** When it is to be done; moved when it has to wait (quiet hours, a running flow). */
    dueAt: at().notNull(),
    /** When the plan wants it; unset for what is not planned from a booking. */
    plannedAt: at(),
    /** After this it would make no sense any more. */
    goodUntil: at(),
    /** Why it is planned, for people. */
    why: text(),
    status: text().$type<'pending' | 'done' | 'void' | 'skipped'>().notNull().default('pending'),
    /** Why it was voided, skipped or put off; what came of it. */
    reason: text().$type<FollowUpReason>(),
    doneAt: at(),
    data: jsonb().$type<Record<string, unknown>>(),
    createdAt: at().notNull().defaultNow(),
  },
  (t) => [
    index('follow_up_due')
      .on(t.dueAt)
      .where(sql`${t.status} = 'pending'`),
    index('follow_up_booking').on(t.bookingId),
    index('follow_up_conversation')
      .on(t.conversationId, t.dueAt)
      .where(sql`${t.status} = 'pending'`),
  ],
)

/** What somebody does not want to be sent. The owner is a customer's id, or the conversation's while there is none. */
export const contactChoice = snakeCase.table('contact_choice', {
  owner: text().primaryKey(),
  surveys: boolean().notNull().default(true),
  promotions: boolean().notNull().default(true),
  at: at().notNull(),
})
