import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { readMark } from '#db/schema/desk.ts'

/** Somebody has read a chat up to a message; never less than before. */
export async function markRead(db: Database, staffId: string, conversationId: string, seq: number): Promise<void> {
  await db
    .insert(readMark)
    .values({ staffId, conversationId, seq })
    .onConflictDoUpdate({
      target: [readMark.conversationId, readMark.staffId],
      set: { seq: sql`greatest(${readMark.seq}, excluded.seq)` },
    })
}
