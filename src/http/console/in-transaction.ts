import type pg from 'pg'
import { onClient, type Database } from '#db/client.ts'

/** Runs work in a transaction of its own: all of it is done, or after an error nothing. */
export async function inTransaction<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient, db: Database) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  let over = false
  try {
    await client.query('begin')
    const result = await work(client, onClient(client))
    await client.query('commit')
    over = true
    return result
  } catch (error) {
    await client.query('rollback')
    over = true
    throw error
  } finally {
    // A connection whose transaction did not end is not lent again.
    client.release(!over)
  }
}
