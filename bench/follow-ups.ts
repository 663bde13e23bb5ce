// node bench/follow-ups.ts [quick]: what planning costs, and how late a thousand follow-ups of one moment are.
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { replan } from '#business/follow-ups/replan.ts'
import { givenBooking } from '#business/bookings/given.ts'
import { connect, ensureDatabase, migrate } from '#db/client.ts'
import { startEmbeddedPostgres } from '#db/embedded.ts'
import { loadDemo } from '#demo/load-demo.ts'
import { momentsAhead, runDue } from '#jobs/due.ts'
import { startAlarmClock, type AlarmParts } from '#jobs/queue.ts'

const quick = process.argv.includes('quick')
const planned = quick ? 10_000 : 100_000
const together = 1_000
const redisPort = 6390

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'guanjia-bench-'))
fs.chmodSync(dir, 0o755)
const server = await startEmbeddedPostgres({ dir: path.join(dir, 'data') })
await ensureDatabase(server.url('postgres'), 'guanjia')
const url = server.url('guanjia')
await migrate(url)
const { pool, db, close } = connect(url, 10)
const company = await loadDemo(db, new Date())

const at = (sorted: readonly number[], share: number): string =>
  (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1)

/** A booking of a chat of its own, three days ahead; nobody has to be free. */
async function bookingOf(chat: string): Promise<string> {
  await pool.query(`insert into conversation (id, channel) values ($1, 'web')`, [chat])
  const start = new Date(Date.now() + 3 * 86_400_000)
  const given = { service: 'clean-daily', start, worker: null, conversationId: chat, address: '漕溪北路88号' }
  return (await givenBooking(db, company, given, new Date())).id
}

const some: string[] = []
for (let n = 0; n < together; n++) some.push(await bookingOf(`web:bench:${n}`))
await pool.query(
  `insert into follow_up (key, kind, conversation_id, booking_id, due_at, planned_at)
   select 'bulk:' || n, 'reminder', 'web:bulk:' || n, 'bulk:' || n, now() + interval '2 days' + n * interval '1 second', now() from generate_series(1, $1::int) n`,
  [planned],
)
await pool.query('analyze')

const costs: number[] = []
for (const id of some.slice(0, 500)) {
  const began = performance.now()
  await replan(db, company, id, new Date())
  costs.push(performance.now() - began)
}
costs.sort((a, b) => a - b)
console.log(`planning a booking, ${planned} rows planned: p50 ${at(costs, 0.5)} ms, p99 ${at(costs, 0.99)} ms`)

async function lateness(name: string, store: AlarmParts['store'] | undefined): Promise<void> {
  await pool.query(`delete from message`)
  const due = new Date(Date.now() + 4_000)
  await pool.query(
    `update follow_up set status = 'pending', done_at = null, due_at = $1 where kind = 'preparation' and booking_id = any($2)`,
    [due, some],
  )
  // The plan would put them off to their own evening, so it is told that this is the evening.
  await pool.query(
    `update booking set start_at = $1, end_at = $1::timestamptz + interval '3 hours' where id = any($2)`,
    [new Date(+due + 2 * 3_600_000), some],
  )
  await pool.query(`update booking set booked_at = $1 where id = any($2)`, [new Date(+due - 600_000), some])
  const look = () => runDue(db, company, new Date())
  const clock = store
    ? startAlarmClock({
        store,
        upcoming: (ms) => momentsAhead(db, new Date(), ms),
        ring: look,
        failed: (error) => console.error(error),
        everyMs: 1_000,
      })
    : undefined
  const timer = clock ? undefined : setInterval(() => void look(), 2_000)
  const began = Date.now()
  for (;;) {
    const { rows } = await pool.query<{ left: string }>(
      `select count(*) as left from follow_up where kind = 'preparation' and booking_id = any($1) and status = 'pending'`,
      [some],
    )
    if (Number(rows[0]?.left) === 0 || Date.now() - began > 120_000) break
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  clearInterval(timer)
  await clock?.close()
  const { rows } = await pool.query<{ late: string; status: string }>(
    `select extract(epoch from (f.done_real - $1::timestamptz)) * 1000 as late, f.status from bench_done f`,
    [due],
  )
  const late = rows.map((row) => Number(row.late)).toSorted((a, b) => a - b)
  console.log(
    `${name}: ${late.length} of one moment: p50 ${at(late, 0.5)} ms, p99 ${at(late, 0.99)} ms, last ${at(late, 1)} ms; earliest ${at(late, 0)} ms`,
  )
  await pool.query('delete from bench_done')
}

// When a row is really done is noted by the database, since the rows themselves carry the moment that was asked for.
await pool.query(`create table bench_done (key text, status text, done_real timestamptz)`)
await pool.query(`create function noted() returns trigger language plpgsql as $$ begin
  insert into bench_done values (new.key, new.status, clock_timestamp()); return new; end $$`)
await pool.query(`create trigger noted after update on follow_up for each row
  when (old.status = 'pending' and new.status = 'done' and new.kind = 'preparation') execute function noted()`)

await lateness('no queue, looking every 2 s', undefined)
await lateness('BullMQ on PostgreSQL', { kind: 'postgres', url })
if (fs.existsSync('/usr/bin/redis-server')) {
  const redis = spawn('/usr/bin/redis-server', ['--port', String(redisPort), '--bind', '127.0.0.1', '--save', ''])
  await new Promise((resolve) => setTimeout(resolve, 500))
  await lateness('BullMQ on Redis', { kind: 'redis', url: `redis://127.0.0.1:${redisPort}` })
  redis.kill()
}
await close()
await server.stop()
fs.rmSync(dir, { recursive: true, force: true })
