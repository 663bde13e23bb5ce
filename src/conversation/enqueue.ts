import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import type { Event } from '#engine/model.ts'

type Posted = Event extends infer E ? (E extends { at: string } ? Omit<E, 'at'> : never) : never

/**
 * Puts something that nobody said into a conversation, as part of the caller's transaction: it will have its turn like
 * any message, once for each key. The lease is left as run out, so the next sweep takes it up. Where there is no such
 * conversation nothing happens.
 */
export async function enqueue(
  db: Database,
  conversationId: string,
  event: Posted,
  key: string,
  at: Date,
): Promise<void> {
  await db.execute(sql`
    with c as (
      update conversation k set last_seq = last_seq + 1, lease_until = coalesce(lease_until, now() - interval '1 second')
      where id = ${conversationId} returning id, last_seq
    )
    insert into message (conversation_id, seq, sender, external_id, text, payload, status, at)
    select id, last_seq, 'event', ${`event:${key}`}, '', ${JSON.stringify(event)}::jsonb, 'received', ${at.toISOString()}::timestamptz from c
    on conflict do nothing`)
}
