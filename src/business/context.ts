import type { Database } from '#db/client.ts'
import type { Company } from '#business/catalogue/company.ts'

/** What an action is given: the company's data at this moment, seen on behalf of one conversation. */
export interface BusinessContext {
  /** The pool, or the transaction of the running turn when the action writes. */
  db: Database
  company: Company
  /** The moment of the event; never read a clock of your own. */
  now: Date
  locale: 'zh' | 'en'
  conversationId: string
  /** Unset until the customer is known to us. */
  customerId: string | undefined
  /** Unique for the event being handled; makes writes repeatable. */
  turnId: string
}
