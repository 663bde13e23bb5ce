import { sql } from 'drizzle-orm'
import type { Database } from './client.ts'

/**
 * Runs `work` so that all of it happens or nothing: in a transaction of its own, or in a savepoint where `db` is inside
 * one already. Locks taken by failed work are given back.
 */
export async function atomically<T>(db: Database, work: (db: Database) => Promise<T>): Promise<T> {
  if (!isInsideTransaction(db)) return db.transaction(work)
  // A handle on one client does not know that its client is inside a transaction; `begin` and `commit` would end it.
  await db.execute(sql`savepoint atom`)
  try {
    const result = await work(db)
    await db.execute(sql`release savepoint atom`)
    return result
  } catch (error) {
    await db.execute(sql`rollback to savepoint atom`)
    await db.execute(sql`release savepoint atom`)
    throw error
  }
}

function isInsideTransaction(db: Database): boolean {
  const client = (db as { $client?: { getTransactionStatus?: () => string | null } }).$client
  return client?.getTransactionStatus?.() === 'T'
}
