import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'

export interface LockedChat {
  id: string
  channel: string
  assignee: string
  customerId: string | null
  lastSeq: number
}

/** A chat, locked until the transaction ends: whoever wants to change hands with it waits and then sees what was done. */
export async function lockChat(db: Database, conversationId: string): Promise<LockedChat | undefined> {
  const { rows } = await db.execute<{
    id: string
    channel: string
    assignee: string
    customer_id: string | null
    last_seq: string | number
  }>(sql`select id, channel, assignee, customer_id, last_seq from conversation where id = ${conversationId} for update`)
  const [row] = rows
  if (!row) return undefined
  const { id, channel, assignee } = row
  return { id, channel, assignee, customerId: row.customer_id, lastSeq: Number(row.last_seq) }
}

/** Whether people have it by name; else it is the bot's or in the queue. */
export const isSomebodys = (assignee: string): boolean => assignee !== 'bot' && assignee !== 'queue'

/** Why something was not done; nothing was written then. `by` is whoever has the chat. */
export type Refused =
  | { ok: false; why: 'unknown_chat' | 'unknown_staff' | 'unknown_file' | 'wrong_state' | 'too_late' }
  | { ok: false; why: 'taken' | 'not_yours'; by: string }

export type Acted = { ok: true } | Refused
