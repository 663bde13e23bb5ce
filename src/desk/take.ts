import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import type { Company } from '#business/catalogue/company.ts'
import { enqueue } from '#conversation/enqueue.ts'
import { seize } from '#conversation/seize.ts'
import type { Database } from '#db/client.ts'
import { handoff } from '#db/schema/desk.ts'
import { seeAlertsOfChat } from './alerts.ts'
import { introduced, type FewMessages } from './introduced.ts'
import { isSomebodys, lockChat, type Acted, type LockedChat } from './lock-chat.ts'
import { openHandoff, openHandoffOf } from './open-handoff.ts'

/**
 * Somebody takes a chat from the bot or the queue. Of two people who do so at once the second is told who has it. A reply
 * that the bot is thinking about comes to nothing. To be called in a transaction.
 */
export async function take(
  db: Database,
  company: Company,
  { conversationId, staffId, few }: { conversationId: string; staffId: string; few?: FewMessages },
  now: Date,
): Promise<Acted> {
  const chat = await lockChat(db, conversationId)
  if (!chat) return { ok: false, why: 'unknown_chat' }
  if (chat.assignee === staffId && (await openHandoffOf(db, conversationId))) return { ok: true }
  if (chat.assignee !== staffId && isSomebodys(chat.assignee)) return { ok: false, why: 'taken', by: chat.assignee }
  await takeLocked(db, company, chat, staffId, now, few?.(chat.channel) !== true)
  return { ok: true }
}

/** The same for a chat that the caller has locked and that is nobody's. @param tells the customer hears of it at once */
export async function takeLocked(
  db: Database,
  company: Company,
  { id: conversationId }: LockedChat,
  staffId: string,
  now: Date,
  tells: boolean,
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
  const as = tells ? { as: await introduced(db, staffId) } : {}
  await enqueue(db, conversationId, { kind: 'staff', act: 'take', staff: staffId, ...as }, `take:${randomUUID()}`, now)
}
