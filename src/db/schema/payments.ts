import { index, integer, snakeCase, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core'
import { booking } from './business.ts'

const at = () => timestamp({ withTimezone: true })

/** Money that came or went, as a fact that somebody or a provider reported; never a card, an account or a password. */
export const payment = snakeCase.table(
  'payment',
  {
    id: text().primaryKey(),
    bookingId: text()
      .notNull()
      .references(() => booking.id),
    kind: text().$type<'deposit' | 'balance' | 'refund'>().notNull(),
    /** Always positive; the kind says which way it went. */
    amountFen: integer().notNull(),
    /** wechat, alipay, bank, cash; `simulated` for the made-up company. */
    provider: text().notNull(),
    /** The provider's own number of it, which keeps it from being counted twice. */
    reference: text().notNull(),
    /** Staff id, or `provider`. */
    by: text().notNull(),
    at: at().notNull(),
  },
  (t) => [uniqueIndex('payment_reference').on(t.provider, t.reference), index('payment_booking').on(t.bookingId)],
)
