// npm run bench [-- quick]: how fast the road is beside a loop written by hand, on this machine, in one run.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { ensureDatabase, migrate } from '#db/client.ts'
import { startEmbeddedPostgres } from '#db/embedded.ts'
import { measureChannels } from './channels.ts'
import { median } from './counted.ts'
import { engineTurnsPerSecond } from './engine.ts'
import { handTables } from './hand-loop.ts'
import type { Kind, Measured, Order } from './measure.ts'
import { storeOld } from './old.ts'
import { roadTables } from './road.ts'
import { startTimes } from './start.ts'

const quick = process.argv.includes('quick')
const repetitions = quick ? 1 : 3
/** Dialogues of eight messages in a run, by the number of chats at a time. */
const work: readonly [chats: number, dialogues: number][] = quick
  ? [
      [1, 60],
      [32, 400],
      [256, 512],
    ]
  : [
      [1, 250],
      [32, 1_500],
      [256, 2_000],
    ]
const kinds: readonly Kind[] = ['loop', 'stored', 'sent']
const names: Readonly<Record<Kind, string>> = {
  loop: 'loop by hand',
  stored: 'road, website',
  sent: 'road, platform',
}
const oldUsually = 10_000

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'guanjia-bench-'))
fs.chmodSync(dir, 0o755)
const server = await startEmbeddedPostgres({ dir: path.join(dir, 'data') })
const admin = new pg.Pool({ connectionString: server.url('postgres'), max: 1 })

/** A database with the schema, the loop's tables and old conversations, to be copied for every run. */
async function template(name: string, old: number): Promise<void> {
  await ensureDatabase(server.url('postgres'), name)
  await migrate(server.url(name))
  const pool = new pg.Pool({ connectionString: server.url(name), max: 1 })
  await pool.query(handTables)
  await pool.query(roadTables)
  await storeOld(pool, old)
  await pool.end()
}

let runs = 0
async function measure(from: string, order: Omit<Order, 'url'>): Promise<Measured> {
  const name = `run_${runs++}`
  await admin.query(`create database ${name} template ${from}`)
  const entry = path.join(import.meta.dirname, 'measure.ts')
  const full: Order = { ...order, url: server.url(name) }
  const { stdout, stderr, status } = spawnSync(process.execPath, [entry, JSON.stringify(full)], { encoding: 'utf8' })
  await admin.query(`drop database ${name} with (force)`)
  if (status !== 0) throw new Error(`${order.kind}, ${order.chats} chats: ${stderr}`)
  return JSON.parse(stdout) as Measured
}

const medians = (all: readonly Measured[]): Measured => {
  const of = (key: keyof Measured) => median(all.map((one) => one[key]))
  return {
    messagesPerSecond: of('messagesPerSecond'),
    p50: of('p50'),
    p99: of('p99'),
    trips: of('trips'),
    commits: of('commits'),
    nodeUs: of('nodeUs'),
    postgresUs: of('postgresUs'),
    rssMb: of('rssMb'),
    foreign: of('foreign'),
  }
}

type Row = readonly (string | number)[]
const print = (rows: readonly Row[]) => {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => String(row[column]).length))) ?? []
  for (const row of rows)
    console.log(
      row
        .map((cell, i) => (i === 0 ? String(cell).padEnd(widths[0] ?? 0) : String(cell).padStart(widths[i] ?? 0)))
        .join('  '),
    )
}

/** Runs in turn (a b c, b c a, …), so that a slow minute of the machine hits all alike. */
async function common(): Promise<void> {
  const rows: Row[] = [
    [
      'chats, subject',
      'messages/s',
      'ratio',
      'p50 ms',
      'p99 ms',
      'trips',
      'commits',
      'node µs',
      'pg µs',
      'RSS MB',
      'others',
    ],
  ]
  for (const [chats, dialogues] of work) {
    const results: Record<Kind, Measured[]> = { loop: [], stored: [], sent: [] }
    for (let i = 0; i < repetitions; i++)
      for (let k = 0; k < kinds.length; k++) {
        const kind = kinds[(i + k) % kinds.length] ?? 'loop'
        results[kind].push(await measure('template_bench', { kind, chats, dialogues }))
      }
    for (const kind of kinds) {
      const m = medians(results[kind])
      const ratio = median(
        results[kind].map((one, i) => one.messagesPerSecond / (results.loop[i]?.messagesPerSecond ?? Number.NaN)),
      )
      rows.push([
        `${String(chats).padStart(3)} ${names[kind]}`,
        Math.round(m.messagesPerSecond),
        ratio.toFixed(2),
        m.p50.toFixed(2),
        m.p99.toFixed(2),
        m.trips.toFixed(2),
        m.commits.toFixed(2),
        Math.round(m.nodeUs),
        Math.round(m.postgresUs),
        Math.round(m.rssMb),
        `${Math.round(m.foreign * 100)} %`,
      ])
    }
  }
  print(rows)
}

async function growth(): Promise<void> {
  const few = 1_000
  const many = 100_000
  await template('template_few', few)
  await template('template_many', many)
  const results: Record<number, Measured[]> = { [few]: [], [many]: [] }
  for (let i = 0; i < repetitions; i++)
    for (const old of i % 2 === 0 ? [few, many] : [many, few])
      results[old]?.push(
        await measure(old === few ? 'template_few' : 'template_many', {
          kind: 'stored',
          chats: 32,
          dialogues: work[1]?.[1] ?? 0,
        }),
      )
  const rows: Row[] = [['old conversations', 'messages/s', 'p50 ms', 'p99 ms', 'pg µs']]
  for (const old of [few, many]) {
    const m = medians(results[old] ?? [])
    rows.push([old, Math.round(m.messagesPerSecond), m.p50.toFixed(2), m.p99.toFixed(2), Math.round(m.postgresUs)])
  }
  print(rows)
}

try {
  console.log(
    `${os.cpus().length} × ${os.cpus()[0]?.model ?? ''}, Node ${process.version}, fsync on, median of ${repetitions}`,
  )
  console.log(`\nThe common work: eight messages to a booking, every reply and row checked`)
  await template('template_bench', oldUsually)
  await common()
  console.log(`\nThe engine alone: ${engineTurnsPerSecond(quick ? 500 : 2_000)} turns/s`)
  console.log('\nCost of a turn with old conversations stored (road, website, 32 chats)')
  await growth()
  console.log('\nChannels')
  await measureChannels(server, quick, print)
  console.log('\nStarting')
  print(await startTimes(dir))
} finally {
  await admin.end()
  await server.stop()
  fs.rmSync(dir, { recursive: true, force: true })
}
