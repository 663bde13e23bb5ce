import { bigint, index, integer, snakeCase, text, timestamp, boolean } from 'drizzle-orm/pg-core'

/** How often, and until when, a customer of an official account or of 微信客服 may still be written to. */
export const wechatWindow = snakeCase.table('wechat_window', {
  conversationId: text().primaryKey(),
  /** The customer's last message: seconds by the platform's clock, and its id. A redelivery gives nothing anew. */
  messageAt: bigint({ mode: 'number' }).notNull().default(0),
  messageId: text().notNull().default(''),
  messageLeft: integer().notNull().default(0),
  messageUntil: timestamp({ withTimezone: true }),
  /** The same for a menu click, a scan, following: fewer sends, for a minute. */
  eventAt: bigint({ mode: 'number' }).notNull().default(0),
  eventId: text().notNull().default(''),
  eventLeft: integer().notNull().default(0),
  eventUntil: timestamp({ withTimezone: true }),
  /** 微信客服: the code that the one answer to an entering customer is sent with. */
  eventCode: text(),
  /** The customer does not follow the account any more. */
  gone: boolean().notNull().default(false),
})

/** Up to where the messages of a 微信客服 account have been read. */
export const wechatKfAccount = snakeCase.table('wechat_kf_account', {
  openKfid: text().primaryKey(),
  cursor: text(),
  /** Given with the last call: reading with it is not rationed for ten minutes. */
  callToken: text(),
  /** Calls that came, and how many of them have been followed up. */
  called: bigint({ mode: 'number' }).notNull().default(0),
  followed: bigint({ mode: 'number' }).notNull().default(0),
  /** One process reads at a time. */
  leaseOwner: text(),
  leaseUntil: timestamp({ withTimezone: true }),
})

/** What was sent through 微信客服 in the last days: a failure is told later, by this id alone. */
export const wechatKfSent = snakeCase.table(
  'wechat_kf_sent',
  {
    messageId: text().primaryKey(),
    conversationId: text().notNull(),
    /** The reply's key, which ends in its sequence number. */
    key: text().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [index('wechat_kf_sent_at').on(t.at)],
)
