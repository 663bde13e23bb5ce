import type { Database } from '#db/client.ts'
import type { Company } from '#business/catalogue/company.ts'

/** An answer that a language model wrote from facts, with the ids of those that it used. */
export interface WrittenAnswer {
  text: string
  facts: string[]
}

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
  /** Writes an answer from facts alone, where there is a language model; undefined when they do not answer it, `failed` when it does not answer. */
  writeAnswer?: (
    question: string,
    facts: readonly { id: string; text: string }[],
  ) => Promise<WrittenAnswer | 'failed' | undefined>
  /** Unique for the event being handled; makes writes repeatable. */
  turnId: string
}
