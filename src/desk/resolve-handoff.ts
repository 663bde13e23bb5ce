import { and, eq, isNull } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { handoff, type HandoffOutcome } from '#db/schema/desk.ts'
import { endCallback } from './open-handoff.ts'

/** People are done with a chat, or are wanted no more. @returns false where nobody had been fetched */
export async function resolveHandoff(
  db: Database,
  conversationId: string,
  { outcome, note }: { outcome: HandoffOutcome; note?: string | undefined },
  now: Date,
): Promise<boolean> {
  const [row] = await db
    .update(handoff)
    .set({ outcome, note: note ?? null, resolvedAt: now, offeredTo: null, nextDue: null })
    .where(and(eq(handoff.conversationId, conversationId), isNull(handoff.resolvedAt)))
    .returning({ id: handoff.id })
  if (!row) return false
  const how = outcome === 'withdrawn' ? ('void' as const) : ('done' as const)
  await endCallback(db, row.id, { status: how, reason: outcome }, now)
  return true
}
