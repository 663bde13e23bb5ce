import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'

/** Something that belongs to a conversation has changed: pages that show it are told. In the caller's transaction. */
export async function touch(db: Database, conversationId: string): Promise<void> {
  await db.execute(sql`update conversation set touched = nextval('conversation_touched') where id = ${conversationId}`)
}

/** The same for all conversations of a customer. */
export async function touchChatsOf(db: Database, customerId: string): Promise<void> {
  await db.execute(
    sql`update conversation set touched = nextval('conversation_touched') where customer_id = ${customerId}`,
  )
}
