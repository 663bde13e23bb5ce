import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Company } from '#business/catalogue/company.ts'
import { enqueue } from '#conversation/enqueue.ts'
import type { Database } from '#db/client.ts'
import { handoff } from '#db/schema/desk.ts'
import { introduced } from './introduced.ts'
import { isSomebodys, lockChat, type Refused } from './lock-chat.ts'
import { endCallback, openHandoffOf } from './open-handoff.ts'
import { fileForReply } from './staff-files.ts'
import { takeLocked } from './take.ts'

/**
 * Somebody writes to the customer; who writes in a chat that nobody has takes it. The words go out with their turn, like
 * everything else. To be called in a transaction.
 * @param said `id` is the writer's own: the same a second time has no effect; `file` was kept for this reply before
 */
export async function say(
  db: Database,
  company: Company,
  {
    conversationId,
    staffId,
    id,
    text,
    file: fileId,
  }: { conversationId: string; staffId: string; id: string; text: string; file?: string | undefined },
  now: Date,
): Promise<{ ok: true; duplicate: boolean } | Refused> {
  const chat = await lockChat(db, conversationId)
  if (!chat) return { ok: false, why: 'unknown_chat' }
  const key = `say:${staffId}:${id}`
  // Asked first: what was said is said, whoever has the chat by now.
  const { rows } = await db.execute<{ seq: string }>(
    sql`select seq from message where conversation_id = ${conversationId} and external_id = ${`event:${key}`}`,
  )
  if (rows.length > 0) return { ok: true, duplicate: true }
  if (chat.assignee !== staffId && isSomebodys(chat.assignee)) return { ok: false, why: 'taken', by: chat.assignee }
  const file =
    fileId === undefined ? undefined : await fileForReply(db, { id: fileId, conversationId, by: staffId }, now)
  if (fileId !== undefined && !file) return { ok: false, why: 'unknown_file' }
  // One's own chat without a hand-off was given back a moment ago.
  if (chat.assignee !== staffId || !(await openHandoffOf(db, conversationId)))
    await takeLocked(db, company, chat, staffId, now, false)
  const as = await introduced(db, staffId)
  const event = { kind: 'staff', act: 'say', staff: staffId, text, ...(file ? { file } : {}), as } as const
  await enqueue(db, conversationId, event, key, now)
  await noteReply(db, conversationId, now)
  return { ok: true, duplicate: false }
}

/** People have answered: the clocks of the first and the next response stop, and a promised call was made. */
export async function noteReply(db: Database, conversationId: string, now: Date): Promise<void> {
  const [row] = await db
    .update(handoff)
    .set({
      firstReplyAt: sql`coalesce(${handoff.firstReplyAt}, ${now.toISOString()}::timestamptz)`,
      waitingSince: null,
      nextDue: null,
    })
    .where(and(eq(handoff.conversationId, conversationId), isNull(handoff.resolvedAt)))
    .returning({ id: handoff.id })
  if (row) await endCallback(db, row.id, { status: 'done', reason: 'answered' }, now)
}
