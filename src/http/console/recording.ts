import type { Context } from 'hono'
import type { Database } from '#db/client.ts'
import { audit, type ConsoleEnv } from './guard.ts'
import { inTransaction } from '#db/in-transaction.ts'

/** What the audit says of something that was done. */
export interface Line {
  what: string
  object: { kind: string; id: string }
  detail?: Record<string, unknown>
}

/**
 * Does something and records it: both, or after an error neither.
 * @param line what is recorded of the result; undefined where nothing was done
 */
export async function recording<T>(
  c: Context<ConsoleEnv>,
  work: (tx: Database) => Promise<T>,
  line: (result: T) => Line | undefined,
): Promise<T> {
  return inTransaction(c.get('console').pool, async (_client, tx) => {
    const result = await work(tx)
    const told = line(result)
    if (told) await audit(c, told.what, told.object, told.detail, tx)
    return result
  })
}
