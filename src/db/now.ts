import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'

/** The database's clock, which all processes share: one whose own clock is wrong does nothing early. */
export async function databaseNow(db: Database): Promise<Date> {
  const { rows } = await db.execute<{ now: string | Date }>(sql`select clock_timestamp() as now`)
  const [row] = rows
  if (!row) throw new Error('the database does not tell the time')
  return new Date(row.now)
}
