import type pg from 'pg'
import type { Incoming } from '#conversation/store.ts'

/** A customer's message, received now. */
export const says = (conversationId: string, text: string, more: Partial<Incoming> = {}): Incoming => ({
  conversationId,
  channel: 'web',
  locale: 'en',
  externalId: `x-${text}`,
  sender: 'customer',
  text,
  at: '2026-03-04T02:00:00Z',
  ...more,
})

/** What stands in a conversation, as `sender status text`, in order. */
export async function lines(pool: pg.Pool, id: string): Promise<string[]> {
  const { rows } = await pool.query<{ line: string }>(
    `select sender || ' ' || status || ' ' || text as line from message where conversation_id = $1 order by seq`,
    [id],
  )
  return rows.map(({ line }) => line)
}

/** What the bot said, in order. */
export async function answers(pool: pg.Pool, id: string): Promise<string[]> {
  const { rows } = await pool.query<{ text: string }>(
    `select text from message where conversation_id = $1 and sender = 'bot' order by seq`,
    [id],
  )
  return rows.map(({ text }) => text)
}

/** Whose turn it is: who answers next, tries begun, whether somebody holds it, and whether something waits. */
export async function standing(pool: pg.Pool, id: string) {
  const { rows } = await pool.query<{ assignee: string; attempts: number; held: boolean; waiting: boolean }>(
    `select assignee, attempts, lease_until is not null as held, handled_seq < last_seq as waiting
     from conversation where id = $1`,
    [id],
  )
  return rows[0]
}

export const alerts = async (pool: pg.Pool, id: string): Promise<string[]> =>
  (await pool.query<{ kind: string }>(`select kind from alert where conversation_id = $1 order by id`, [id])).rows.map(
    ({ kind }) => kind,
  )

/** As if the process that holds it had been silent for longer than its lease. */
export const expire = (pool: pg.Pool, id: string) =>
  pool.query(
    `update conversation set lease_until = now() - interval '1 second' where id = $1 and lease_until is not null`,
    [id],
  )
