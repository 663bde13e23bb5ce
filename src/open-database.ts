import path from 'node:path'
import type { Logger } from 'pino'
import { expireLeases } from '#conversation/lease.ts'
import { connect, ensureDatabase, migrate, type Connection } from '#db/client.ts'
import { startEmbeddedPostgres } from '#db/embedded.ts'

/** A database with its schema up to date. */
export interface OpenDatabase {
  url: string
  connection: Connection
  close(): Promise<void>
}

/** Opens the database at `given`, or one of our own in `dataDir`. */
export async function openDatabase(given: string | undefined, dataDir: string, log: Logger): Promise<OpenDatabase> {
  const embedded = given
    ? undefined
    : await startEmbeddedPostgres({ dir: path.join(dataDir, 'postgres'), log: (line) => log.debug(line) })
  if (embedded) await ensureDatabase(embedded.url('postgres'), 'guanjia')
  const url = given ?? embedded?.url('guanjia') ?? ''
  await migrate(url)
  const connection = connect(url, 20, (error) => log.error(error, 'a database connection was lost'))
  // Nobody else works on our own database, so what a killed run had in hand need not wait for its lease to run out.
  if (embedded) await expireLeases(connection.pool)
  return {
    url,
    connection,
    async close() {
      await connection.close()
      await embedded?.stop()
    },
  }
}
