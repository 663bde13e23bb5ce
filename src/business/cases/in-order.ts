import { sql } from 'drizzle-orm'
import { atomically } from '#db/atomically.ts'
import type { Case } from '#business/cases/change-case.ts'
import type { Database } from '#db/client.ts'

/**
 * Does something with a complaint, all of it or nothing, and locks its chat first: what falls due locks the chat, its
 * follow-ups and then the case, and whoever began with the case would wait for it while it waits for him.
 */
export async function inOrder<T>(db: Database, one: Case, work: (tx: Database) => Promise<T>): Promise<T> {
  return atomically(db, async (tx) => {
    await tx.execute(sql`select 1 from conversation where id = ${one.conversationId} for update`)
    return work(tx)
  })
}
