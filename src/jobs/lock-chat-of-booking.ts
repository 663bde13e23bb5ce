import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'

/**
 * Locks the chat of a booking for the rest of the transaction, before the booking itself. Follow-ups lock in this order,
 * so that the two never wait for each other. A turn that writes has the chat last; should they meet, PostgreSQL ends one
 * of them, and a turn is tried again.
 */
export async function lockChatOfBooking(tx: Database, ref: string): Promise<void> {
  await tx.execute(
    sql`select 1 from conversation k join booking b on b.conversation_id = k.id where b.ref = ${ref} for update of k`,
  )
}
