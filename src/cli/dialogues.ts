import { mkdtempSync, rmSync, statSync, chmodSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { readConfig } from '#config.ts'
import { loadContent } from '#content.ts'
import { ensureDatabase, migrate } from '#db/client.ts'
import { startEmbeddedPostgres } from '#db/embedded.ts'
import { demoCompany } from '#demo/load-demo.ts'
import { DialogueFailure, play } from '#dialogues/play.ts'
import { readScript } from '#dialogues/script.ts'
import { setStage, type StageParts } from '#dialogues/stage.ts'
import { makeUnderstand } from '#understanding/understand.ts'

/** `npm run dialogues -- DIR_OR_FILE…`: plays scripted conversations, each on a fresh database with a set clock. */
const given = process.argv.slice(2)
const files = (await Promise.all((given.length > 0 ? given : ['test/dialogues']).map(scriptsIn))).flat()
if (files.length === 0) {
  console.error(`no dialogues in ${given.join(' ')}`)
  process.exit(2)
}

const dir = mkdtempSync(path.join(os.tmpdir(), 'guanjia-dialogues-'))
chmodSync(dir, 0o755)
const unsafe = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
const server = await startEmbeddedPostgres({
  dir: path.join(dir, 'data'),
  settings: { ...unsafe, max_connections: '200' },
})
const admin = new pg.Pool({ connectionString: server.url('postgres'), max: 2 })
admin.on('error', () => undefined)
const template = 'template_dialogues'
await ensureDatabase(server.url('postgres'), template)
await migrate(server.url(template))
const company = await demoCompany()

// The usual log would stand between the transcripts.
const settings = readConfig()
const config = { ...settings, LOG_LEVEL: settings.LOG_LEVEL === 'info' ? ('error' as const) : settings.LOG_LEVEL }
const parts: Omit<StageParts, 'databaseUrl'> = {
  config,
  content: await loadContent(company.zone),
  understand: makeUnderstand(company),
}
const lanes = 2
let passed = 0
let failed = 0
let next = 0
const lane = async () => {
  for (let file = files[next++]; file !== undefined; file = files[next++]) await one(file, next)
}
await Promise.all(Array.from({ length: lanes }, lane))
await admin.end()
await server.stop()
rmSync(dir, { recursive: true, force: true })
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed > 0 ? 1 : 0)

async function scriptsIn(where: string): Promise<string[]> {
  if (!statSync(where).isDirectory()) return [where]
  const found = await readdir(where, { recursive: true })
  return found
    .filter((file) => /\.ya?ml$/.test(file))
    .toSorted()
    .map((file) => path.join(where, file))
}

async function one(file: string, n: number): Promise<void> {
  const name = path.basename(file).replace(/\.ya?ml$/, '')
  const database = `dialogue_${n}`
  try {
    const script = await readScript(file)
    await admin.query(`create database ${database} template ${template}`)
    const stage = await setStage(script, { ...parts, databaseUrl: server.url(database) })
    try {
      await play(script, stage)
    } finally {
      await stage.close()
      await admin.query(`drop database ${database} with (force)`)
    }
    passed++
    console.log(`ok      ${name}: ${script.title}`)
  } catch (error) {
    failed++
    console.log(`FAILED  ${name}: ${error instanceof Error ? error.message : String(error)}`)
    if (error instanceof DialogueFailure)
      console.log(`${error.transcript.map((line) => `        ${line}`).join('\n')}\n`)
    else if (error instanceof Error && config.LOG_LEVEL === 'debug') console.log(error.stack)
  }
}
