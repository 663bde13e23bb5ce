import { createHash } from 'node:crypto'
import type pg from 'pg'

/** A reply that the platform took and did not deliver. */
export interface Undelivered {
  conversationId: string
  /** The reply's key, as it was sent with. */
  key: string
  detail: string
}

/** The platform's id of a part of a reply is made from the reply's key, so that sending it again is known as a repeat. */
export const messageIdOf = (key: string, part: number): string =>
  `${createHash('sha256').update(key).digest('base64url').slice(0, 28)}-${part}`

/** What was sent lately, by the only id that a late failure names. */
export const makeSent = (pool: pg.Pool) => ({
  async note(messageId: string, conversationId: string, key: string, at: Date): Promise<void> {
    const text = `insert into wechat_kf_sent (message_id, conversation_id, key, at) values ($1, $2, $3, $4) on conflict do nothing`
    await pool.query({ name: 'kf-sent-note', text, values: [messageId, conversationId, key, at] })
  },
  async find(messageId: string): Promise<{ conversationId: string; key: string } | undefined> {
    const text = `select conversation_id as "conversationId", key from wechat_kf_sent where message_id = $1`
    const { rows } = await pool.query<{ conversationId: string; key: string }>({
      name: 'kf-sent-find',
      text,
      values: [messageId],
    })
    return rows[0]
  },
  async forget(before: Date): Promise<void> {
    await pool.query({ name: 'kf-sent-forget', text: 'delete from wechat_kf_sent where at < $1', values: [before] })
  },
})
