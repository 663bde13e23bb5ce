import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import type { Event } from '#engine/model.ts'

export type Posted = Event extends infer E ? (E extends { at: string } ? Omit<E, 'at'> : never) : never

/** An event for a conversation; the key makes it unique there. */
export interface Letter {
  conversationId: string
  event: Posted
  key: string
}

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
  await enqueueAll(db, [{ conversationId, event, key }], at)
}

/** The same for many conversations in one statement. Whoever has several locks their rows first, in the order of ids. */
export async function enqueueAll(db: Database, letters: readonly Letter[], at: Date): Promise<void> {
  if (letters.length === 0) return
  const rows = letters.map(({ conversationId: id, event, key }, n) => ({ n, id, event, key }))
  await db.execute(sql`
    with x as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(n int, id text, event jsonb, key text)
    ), c as (
      update conversation k set last_seq = last_seq + new.count, touched = nextval('conversation_touched'), lease_until = coalesce(lease_until, now() - interval '1 second')
      from (select id, count(*) as count from x group by id) new
      where k.id = new.id returning k.id, k.last_seq - new.count as before
    )
    insert into message (conversation_id, seq, sender, external_id, text, payload, status, at)
    select x.id, c.before + row_number() over (partition by x.id order by x.n), 'event', 'event:' || x.key, '', x.event, 'received',
      ${at.toISOString()}::timestamptz
    from x join c using (id)
    on conflict do nothing`)
}
