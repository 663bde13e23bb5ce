import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import type { Company } from '#business/catalogue/company.ts'
import { enqueue } from '#conversation/enqueue.ts'
import { seize } from '#conversation/seize.ts'
import type { Database } from '#db/client.ts'
import { handoff } from '#db/schema/desk.ts'
import { seeAlertsOfChat } from './alerts.ts'
import { isSomebodys, lockChat, type Acted, type LockedChat } from './lock-chat.ts'
import { openHandoff, openHandoffOf } from './open-handoff.ts'

/**
 * Somebody takes a chat from the bot or the queue. Of two people who do so at once the second is told who has it. A reply
 * that the bot is thinking about comes to nothing. To be called in a transaction.
 */
export async function take(
  db: Database,
  company: Company,
  { conversationId, staffId }: { conversationId: string; staffId: string },
  now: Date,
): Promise<Acted> {
  const chat = await lockChat(db, conversationId)
  if (!chat) return { ok: false, why: 'unknown_chat' }
  if (chat.assignee === staffId && (await openHandoffOf(db, conversationId))) return { ok: true }
  if (chat.assignee !== staffId && isSomebodys(chat.assignee)) return { ok: false, why: 'taken', by: chat.assignee }
  await takeLocked(db, company, chat, staffId, now)
  return { ok: true }
}

/** The same for a chat that the caller has locked and that is nobody's. */
export async function takeLocked(
  db: Database,
  company: Company,
  { id: conversationId }: LockedChat,
  staffId: string,
  now: Date,
): Promise<void> {
  await seize(db, conversationId, staffId)
  const { handoff: open } = await openHandoff(db, company, { conversationId, reason: 'staff', promises: false }, now)
  await db
    .update(handoff)
    .set({
      takenBy: staffId,
      takenAt: sql`coalesce(${handoff.takenAt}, ${now.toISOString()}::timestamptz)`,
      offeredTo: null,
      supervisors: false,
    })
    .where(eq(handoff.id, open.id))
  await seeAlertsOfChat(db, conversationId, staffId, now)
  await enqueue(db, conversationId, { kind: 'staff', act: 'take', staff: staffId }, `take:${randomUUID()}`, now)
}
