import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { atomically } from '#db/atomically.ts'
import type { Database } from '#db/client.ts'
import { performedAction } from '#db/schema/business.ts'

/**
 * Does `work` once for a turn and an input; a repeated call gets the first one's result and changes nothing. Of two
 * calls at the same time the second waits for the first. The result must survive JSON.
 */
export async function once<T>(
  db: Database,
  { turnId, name, input, now }: { turnId: string; name: string; input: unknown; now: Date },
  work: (db: Database) => Promise<T>,
): Promise<T> {
  const key = `${turnId}:${name}:${createHash('sha256').update(JSON.stringify(input)).digest('base64url')}`
  return atomically(db, async (tx) => {
    const claimed = await tx
      .insert(performedAction)
      .values({ key, result: {}, at: now })
      .onConflictDoNothing()
      .returning({ key: performedAction.key })
    if (claimed.length === 0) {
      const [before] = await tx.select().from(performedAction).where(eq(performedAction.key, key))
      return before?.result as T
    }
    const result = await work(tx)
    await tx.update(performedAction).set({ result }).where(eq(performedAction.key, key))
    return result
  })
}
