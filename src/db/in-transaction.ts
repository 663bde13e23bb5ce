import type pg from 'pg'
import { onClient, type Database } from './client.ts'

/**
 * Runs work in a transaction of its own: all of it is done, or after an error nothing.
 * @param stays whether what was done for this result is kept; where it is not, the result is given all the same
 */
export async function inTransaction<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient, db: Database) => Promise<T>,
  stays: (result: T) => boolean = () => true,
): Promise<T> {
  const client = await pool.connect()
  let over = false
  try {
    await client.query('begin')
    const result = await work(client, onClient(client))
    await client.query(stays(result) ? 'commit' : 'rollback')
    over = true
    return result
  } catch (error) {
    // What went wrong first is what is told; a connection that cannot undo is not lent again.
    over = await client.query('rollback').then(
      () => true,
      () => false,
    )
    throw error
  } finally {
    client.release(!over)
  }
}
