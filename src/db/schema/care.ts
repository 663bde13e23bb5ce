import { index, integer, jsonb, snakeCase, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core'
import { customer } from './business.ts'

const at = () => timestamp({ withTimezone: true })
const customerId = () =>
  text()
    .notNull()
    .references(() => customer.id)

/** Whether a customer wants greetings and offers. Asked once; without a yes nothing is sent. */
export const careConsent = snakeCase.table('care_consent', {
  customerId: customerId().primaryKey(),
  status: text().$type<'asked' | 'given' | 'refused'>().notNull(),
  at: at().notNull(),
  /** When a greeting was last sent, in whatever chat. */
  greetedAt: at(),
})

/** A surprise that was given: what it is, what it costs, and in which month's budget it counts. */
export const careGift = snakeCase.table(
  'care_gift',
  {
    id: text().primaryKey(),
    /** Of the follow-up that brought it. */
    followUpKey: text().notNull(),
    customerId: customerId(),
    /** 2026-03, by the company's calendar. */
    month: text().notNull(),
    costFen: integer().notNull(),
    what: jsonb().$type<{ zh: string; en: string }>().notNull(),
    at: at().notNull(),
    /** When a worker or colleague saw to it. */
    redeemedAt: at(),
  },
  (t) => [
    uniqueIndex('care_gift_follow_up').on(t.followUpKey),
    index('care_gift_customer').on(t.customerId, t.at),
    index('care_gift_month').on(t.month),
  ],
)
