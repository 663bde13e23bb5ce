import { randomUUID } from 'node:crypto'
import type { Database } from '#db/client.ts'
import { feedback } from '#db/schema/business.ts'

/** Keeps a suggestion or praise. @returns its id */
export async function keepFeedback(db: Database, said: Omit<typeof feedback.$inferInsert, 'id'>): Promise<string> {
  const id = randomUUID()
  await db.insert(feedback).values({ id, ...said })
  return id
}
