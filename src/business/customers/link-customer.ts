import { and, eq, isNull } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { conversation } from '#db/schema/conversation.ts'
import { carryChoice } from './carry-choice.ts'

/** From now on a conversation with nobody on file yet is this customer's; one that is somebody's stays theirs. */
export async function linkCustomer(db: Database, conversationId: string, customerId: string): Promise<void> {
  const linked = await db
    .update(conversation)
    .set({ customerId })
    .where(and(eq(conversation.id, conversationId), isNull(conversation.customerId)))
    .returning({ id: conversation.id })
  if (linked.length > 0) await carryChoice(db, conversationId, customerId)
}
