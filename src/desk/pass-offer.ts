import { and, eq, isNull, sql } from 'drizzle-orm'
import { touch } from '#conversation/touch.ts'
import type { Database } from '#db/client.ts'
import { handoff } from '#db/schema/desk.ts'
import { lockChat, type Acted } from './lock-chat.ts'

/**
 * Somebody does not take the chat that is offered to him, so that the next is asked at once and not after the time for
 * an answer. Nothing happens where it is not offered to him any more. To be called in a transaction.
 */
export async function passOffer(
  db: Database,
  { conversationId, staffId }: { conversationId: string; staffId: string },
): Promise<Acted> {
  if (!(await lockChat(db, conversationId))) return { ok: false, why: 'unknown_chat' }
  const rows = await db
    .update(handoff)
    .set({ passed: sql`array_append(${handoff.passed}, ${staffId})`, offeredTo: null, offeredAt: null })
    .where(
      and(
        eq(handoff.conversationId, conversationId),
        eq(handoff.offeredTo, staffId),
        isNull(handoff.resolvedAt),
        isNull(handoff.takenBy),
      ),
    )
    .returning({ id: handoff.id })
  if (rows.length > 0) await touch(db, conversationId)
  return { ok: true }
}
