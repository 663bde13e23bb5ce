import { existsSync } from 'node:fs'
import path from 'node:path'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate as applyMigrations } from 'drizzle-orm/node-postgres/migrator'
import type { PgAsyncDatabase } from 'drizzle-orm/pg-core'
import type { NodePgQueryResultHKT } from 'drizzle-orm/node-postgres'
import pg from 'pg'

/** The pool or a transaction: whatever runs a query. */
export type Database = PgAsyncDatabase<NodePgQueryResultHKT>

export interface Connection {
  pool: pg.Pool
  db: Database
  close(): Promise<void>
}

/**
 * Connects to a database. A dropped connection is reported to `onError` and replaced by the pool; a query waits at most
 * five seconds for a free connection.
 */
export function connect(url: string, max = 20, onError: (error: Error) => void = () => undefined): Connection {
  const pool = new pg.Pool({ connectionString: url, max, connectionTimeoutMillis: 5_000, idleTimeoutMillis: 0 })
  let closing = false
  // A pool without a listener ends the process when the server closes a connection.
  pool.on('error', (error) => {
    if (!closing) onError(error)
  })
  // Nor may a connection that is lost between two statements of a transaction: the next statement fails and says so.
  pool.on('connect', (client) => client.on('error', () => undefined))
  const close = () => {
    closing = true
    return pool.end()
  }
  return { pool, db: drizzle({ client: pool }), close }
}

/** A database handle on one client: what is done with it is part of that client's transaction. */
export const onClient = (client: pg.PoolClient): Database => drizzle({ client })

/** Makes the database when it is not there yet. */
export async function ensureDatabase(url: string, name: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: 1 })
  try {
    const { rowCount } = await pool.query('select 1 from pg_database where datname = $1', [name])
    if (rowCount === 0) await pool.query(`create database ${pg.escapeIdentifier(name)}`)
  } finally {
    await pool.end()
  }
}

/** Brings the schema up to date; several processes may start at once, one of them does it. */
export async function migrate(url: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: 1 })
  try {
    await pool.query('select pg_advisory_lock(727001)')
    const folder = path.join(import.meta.dirname, 'migrations')
    if (!existsSync(folder)) throw new Error(`no migrations in ${folder}`)
    await applyMigrations(drizzle({ client: pool }), { migrationsFolder: folder })
  } finally {
    await pool.end()
  }
}
