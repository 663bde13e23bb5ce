import type pg from 'pg'
import type { Database } from '#db/client.ts'
import { makeAuth, type Auth } from './auth.ts'

/** What signing in works with. */
export interface Access {
  db: Database
  pool: pg.Pool
  /** Where the console is reached from outside; undefined for wherever it is asked. */
  publicUrl: string | undefined
  /** What second factors are encrypted with; made at first use where none is set. */
  secret(): Promise<string>
  /** Made at first use. */
  auth(): Promise<Auth>
}

export function makeAccess(parts: Omit<Access, 'auth'>): Access {
  let auth: Promise<Auth> | undefined
  const make = async () => makeAuth({ db: parts.db, secret: await parts.secret(), publicUrl: parts.publicUrl })
  return {
    ...parts,
    auth() {
      auth ??= make().catch((error: unknown) => {
        // The next who asks is another try.
        auth = undefined
        throw error
      })
      return auth
    },
  }
}
