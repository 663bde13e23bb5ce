import { sql } from 'drizzle-orm'
import { enqueue } from '#conversation/enqueue.ts'
import type { Database } from '#db/client.ts'
import type { Card, Choice, SentFile } from '#engine/model.ts'
import { lockChat, type Acted } from './lock-chat.ts'

interface Doubtful extends Record<string, unknown> {
  sender: string
  text: string
  choices: Choice[] | null
  payload: { card?: Card; file?: SentFile; wordless?: true; by?: string } | null
}

/**
 * Sends once more what may not have arrived, because somebody decided so. What nobody can tell about the first sending
 * stays as it was noted, marked as decided. To be called in a transaction.
 */
export async function sendAgain(
  db: Database,
  { conversationId, seq }: { conversationId: string; seq: number },
  now: Date,
): Promise<Acted> {
  if (!(await lockChat(db, conversationId))) return { ok: false, why: 'unknown_chat' }
  const { rows } = await db.execute<Doubtful>(sql`
    update message set payload = coalesce(payload, '{}'::jsonb) || '{"decided": "again"}'::jsonb
    where conversation_id = ${conversationId} and seq = ${seq} and status in ('uncertain', 'failed')
      and sender in ('bot', 'staff') and payload->'decided' is null
    returning sender, text, choices, payload`)
  const [message] = rows
  if (!message) return { ok: false, why: 'wrong_state' }
  const { text, choices, payload } = message
  const event = {
    kind: 'line',
    text: payload?.wordless ? '' : text,
    ...(choices ? { choices } : {}),
    ...(payload?.card ? { card: payload.card } : {}),
    ...(payload?.file ? { file: payload.file } : {}),
    ...(message.sender === 'staff' && payload?.by !== undefined ? { by: payload.by } : {}),
  } as const
  await enqueue(db, conversationId, event, `again:${seq}`, now)
  return { ok: true }
}

/** Somebody found out whether a doubtful message arrived. */
export async function settleDoubt(
  db: Database,
  { conversationId, seq, status }: { conversationId: string; seq: number; status: 'sent' | 'failed' },
): Promise<Acted> {
  const { rows } = await db.execute<{ seq: string }>(sql`
    with c as (
      update conversation set touched = nextval('conversation_touched') where id = ${conversationId} returning id
    )
    update message set status = ${status}, payload = coalesce(payload, '{}'::jsonb) || ${JSON.stringify({ decided: status })}::jsonb
    where conversation_id = (select id from c) and seq = ${seq} and status in ('uncertain', 'failed')
    returning seq`)
  return rows.length > 0 ? { ok: true } : { ok: false, why: 'wrong_state' }
}
