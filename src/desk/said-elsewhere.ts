import { eq } from 'drizzle-orm'
import { enqueue } from '#conversation/enqueue.ts'
import { seize } from '#conversation/seize.ts'
import type { Company } from '#business/catalogue/company.ts'
import type { Database } from '#db/client.ts'
import { handoff, note } from '#db/schema/desk.ts'
import { isSomebodys, lockChat } from './lock-chat.ts'
import { openHandoff } from './open-handoff.ts'
import { noteReply } from './say.ts'

/**
 * Somebody of the company wrote to a customer past the console, on the paired phone. The bot is silent from then on, and
 * the words stand among the notes. Told twice it has no second effect; a chat that is not known is left alone. To be
 * called in a transaction. @returns whether anything was done
 */
export async function saidElsewhere(
  db: Database,
  company: Company,
  { conversationId, externalId, text }: { conversationId: string; externalId: string; text: string },
  now: Date,
): Promise<boolean> {
  const chat = await lockChat(db, conversationId)
  if (!chat) return false
  const id = `elsewhere:${conversationId}:${externalId}`
  const written = await db
    .insert(note)
    .values({ id, conversationId, text, by: 'elsewhere', at: now })
    .onConflictDoNothing()
    .returning({ id: note.id })
  if (written.length === 0) return false
  if (!isSomebodys(chat.assignee)) {
    await seize(db, conversationId, 'queue')
    const { handoff: open } = await openHandoff(
      db,
      company,
      { conversationId, reason: 'elsewhere', promises: false },
      now,
    )
    await db.update(handoff).set({ offeredTo: null, offeredAt: null }).where(eq(handoff.id, open.id))
    await enqueue(db, conversationId, { kind: 'staff', act: 'assign', staff: 'elsewhere', to: 'queue' }, id, now)
  }
  await noteReply(db, conversationId, now)
  return true
}
