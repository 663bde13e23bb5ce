import { readFile } from 'node:fs/promises'
import { isDeepStrictEqual } from 'node:util'
import { desc, eq, sql } from 'drizzle-orm'
import { atomically } from '#db/atomically.ts'
import { type Company, companyFrom, type Mistake, parseCompany } from '#business/catalogue/company.ts'
import type { Database } from '#db/client.ts'
import { catalogue } from '#db/schema/business.ts'

/** A catalogue file that cannot be used; the message lists every mistake as file:line:column. */
export class CatalogueMistakes extends Error {
  readonly mistakes: Mistake[]
  constructor(mistakes: Mistake[]) {
    super(mistakes.map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`).join('\n'))
    this.mistakes = mistakes
  }
}

/**
 * The company as `file` describes it. Its content becomes a new version unless it is the latest already; earlier
 * versions stay. Throws `CatalogueMistakes` and stores nothing where the file is wrong.
 */
export async function loadCompany(db: Database, file: string, now: Date): Promise<Company> {
  const parsed = parseCompany(await readFile(file, 'utf8'), file)
  if (!parsed.ok) throw new CatalogueMistakes(parsed.mistakes)
  return atomically(db, async (tx) => {
    // Several processes may start at once.
    await tx.execute(sql`select pg_advisory_xact_lock(727002)`)
    const latest = await latestCatalogue(tx)
    // What went through JSON compares with what did.
    const content: unknown = JSON.parse(JSON.stringify(parsed.content))
    if (latest && isDeepStrictEqual(latest.content, content)) return { ...parsed.company, version: latest.version }
    const version = (latest?.version ?? 0) + 1
    await tx.insert(catalogue).values({ version, content, loadedAt: now })
    return { ...parsed.company, version }
  })
}

/** The company as it was under an older version. */
export async function companyAt(db: Database, version: number): Promise<Company | undefined> {
  const [row] = await db.select().from(catalogue).where(eq(catalogue.version, version))
  return row && companyFrom(row.content, row.version)
}

async function latestCatalogue(db: Database): Promise<typeof catalogue.$inferSelect | undefined> {
  const [row] = await db.select().from(catalogue).orderBy(desc(catalogue.version)).limit(1)
  return row
}
