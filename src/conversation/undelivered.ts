import type pg from 'pg'

const text = `
with m as (
  update message set status = 'failed'
  where conversation_id = $1 and seq = $2 and sender <> 'customer' and status in ('sending', 'sent', 'uncertain')
  returning seq
), c as (
  update conversation set touched = nextval('conversation_touched') where id = $1 and exists (select from m)
)
insert into alert (kind, conversation_id, detail, at)
select 'callback', $1, jsonb_build_object('seq', seq, 'why', $3::text), $4::timestamptz from m`

/**
 * A reply that the platform had taken did not arrive: it is shown as failed, and a person is to call. The same report a
 * second time has no effect.
 * @param key the reply's key, as it was sent with
 */
export async function undelivered(
  pool: pg.Pool,
  { conversationId, key, detail }: { conversationId: string; key: string; detail: string },
  at: Date,
): Promise<void> {
  const seq = Number(key.slice(key.lastIndexOf(':') + 1))
  await pool.query({ name: 'undelivered', text, values: [conversationId, seq, detail, at] })
}
