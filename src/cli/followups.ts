import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { explainCare } from '#business/care/explain.ts'
import { explainFollowUps } from '#business/follow-ups/explain.ts'
import { parseCompany } from '#business/catalogue/company.ts'
import { readConfig } from '#config.ts'
import { connect } from '#db/client.ts'
import { runningPostgres } from '#db/running-postgres.ts'
import { demoCatalogue } from '#demo/load-demo.ts'

/**
 * `npm run followups -- REF…`: what is planned for a booking and why; `care` for what no booking plans. Reads only; wants a
 * program that runs.
 */
const refs = process.argv.slice(2)
const config = readConfig()
const url = config.DATABASE_URL ?? runningPostgres(path.resolve(config.DATA_DIR, 'postgres'), 'guanjia')
if (refs.length === 0 || url === undefined) {
  console.error(
    refs.length === 0
      ? 'npm run followups -- GJ12345678, or: npm run followups -- care'
      : `nothing runs on ${config.DATA_DIR}: start the program first`,
  )
  process.exit(2)
}
const { db, close } = connect(url, 1)
const file = config.COMPANY_FILE ?? demoCatalogue
const parsed = parseCompany(await readFile(file, 'utf8'), file)
if (!parsed.ok) throw new Error(parsed.mistakes.map(({ message }) => message).join('\n'))
for (const ref of refs) {
  const lines =
    ref === 'care' ? await explainCare(db, parsed.company, new Date()) : await explainFollowUps(db, parsed.company, ref)
  if (!lines) process.exitCode = 1
  console.log(lines?.join('\n') ?? `${ref}: no such booking`)
}
await close()
