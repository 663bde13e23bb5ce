import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'

/**
 * Gives a chat to people at once: to `queue` or to somebody by staff id. A turn of the bot that is under way loses its
 * epoch, so its reply is never committed; the messages that it was about wait for the next turn, which finds the new
 * owner. What is being sent at this moment was committed before, and its process sees the owner when it goes on. To be
 * called in a transaction that has the conversation's row locked, together with the event that tells of it.
 */
export async function seize(db: Database, conversationId: string, assignee: string): Promise<void> {
  await db.execute(sql`
    with sending as (
      select exists (select from message m join conversation k on k.id = m.conversation_id
        where m.conversation_id = ${conversationId} and m.seq > k.last_seq - 100 and m.status = 'sending'
          and k.lease_until is not null) as now
    )
    update conversation set assignee = ${assignee}, touched = nextval('conversation_touched'),
      epoch = epoch + (not sending.now)::int,
      attempts = case when sending.now then attempts else 0 end,
      lease_until = case when sending.now then lease_until else now() - interval '1 second' end
    from sending where id = ${conversationId}`)
}
