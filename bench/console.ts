// node bench/console.ts: how soon pages and customers hear of each other, and the inbox over many old chats.
import { spawn } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { hashOfToken } from '#access/sessions.ts'
import { connect, ensureDatabase, migrate } from '#db/client.ts'
import { startEmbeddedPostgres } from '#db/embedded.ts'
import { live, type Seat } from './console-live.ts'
import { firstPaint, queries, storeChats } from './console-stored.ts'
import { cpuMs, machineBusyMs } from './counted.ts'

const consoles = 300
const supervisors = 10
const root = path.resolve(import.meta.dirname, '..')

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as net.AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Signs somebody in as after a password and a code. */
async function seat(pool: pg.Pool, n: number): Promise<Seat> {
  const staffId = `bench-staff-${n}`
  const role = n >= consoles - supervisors ? 'supervisor' : 'agent'
  await pool.query(
    `insert into staff (id, name, email, role, languages, two_factor_enabled) values ($1, $1, $1 || '@example.com', $2, '{zh}', true)`,
    [staffId, role],
  )
  const token = randomBytes(24).toString('base64url')
  await pool.query(
    `insert into staff_session (id, token, user_id, expires_at, second_factor_at) values ($1, $2, $3, now() + interval '1 hour', now())`,
    [randomUUID(), hashOfToken(token), staffId],
  )
  return { staffId, cookie: `guanjia_session=${token}.unsigned` }
}

const print = (rows: (string | number)[][]) => {
  const [head = []] = rows
  const widths = head.map((_, i) => Math.max(...rows.map((row) => String(row[i] ?? '').length)))
  for (const row of rows)
    console.log(
      row
        .map((cell, i) => (i === 0 ? String(cell).padEnd(widths[0] ?? 0) : String(cell).padStart(widths[i] ?? 0)))
        .join('  '),
    )
  console.log('')
}

/** Says how much of the machine everything together used meanwhile, and the program alone. */
async function busy<T>(work: () => Promise<T>): Promise<T> {
  const [before, own, began] = [machineBusyMs(), cpuMs(program.pid ?? 0), performance.now()]
  const result = await work()
  const wallMs = performance.now() - began
  const share = (machineBusyMs() - before) / wallMs / os.cpus().length
  const ofProgram = (cpuMs(program.pid ?? 0) - own) / wallMs
  console.log(
    `machine busy ${Math.round(share * 100)} %, load ${os.loadavg()[0]?.toFixed(1)}; the program used ${Math.round(ofProgram * 100)} % of a core`,
  )
  return result
}

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'guanjia-bench-'))
fs.chmodSync(dir, 0o755)
const server = await startEmbeddedPostgres({ dir: path.join(dir, 'data') })
await ensureDatabase(server.url('postgres'), 'guanjia')
const url = server.url('guanjia')
await migrate(url)
const { pool, close } = connect(url, 10)
const port = await freePort()
const address = `http://127.0.0.1:${port}`
const program = spawn(process.execPath, ['src/main.ts'], {
  cwd: root,
  env: {
    ...process.env,
    PORT: String(port),
    DATABASE_URL: url,
    DATA_DIR: path.join(dir, 'program'),
    LOG_LEVEL: 'warn',
  },
  stdio: ['ignore', 'ignore', 'inherit'],
})
const gone = new Promise((resolve) => program.once('exit', resolve))
try {
  for (let tries = 0; !(await fetch(`${address}/readyz`).catch(() => undefined))?.ok; tries++) {
    if (program.exitCode !== null || tries > 1_200) throw new Error('the program does not start')
    await pause(50)
  }
  const seats: Seat[] = []
  for (let n = 0; n < consoles; n++) seats.push(await seat(pool, n))
  console.log(`${consoles} consoles, 100 customers who write 10 messages a second`)
  print(await busy(() => live({ url: address, seats, taken: 80, waiting: 20, perSecond: 10, seconds: 30 })))
  await storeChats(pool, 10_000, 10)
  console.log('10,000 chats with 100,000 messages')
  const [last] = seats.slice(-1)
  if (last) {
    print(await busy(() => queries(pool, last.staffId, 50)))
    if (fs.existsSync(path.join(root, 'dist/pages/console/index.html'))) print(await firstPaint(address, last))
    else console.log('no pages are built: npm run build')
  }
} finally {
  program.kill('SIGTERM')
  await gone
  await close()
  await server.stop()
  fs.rmSync(dir, { recursive: true, force: true })
}
