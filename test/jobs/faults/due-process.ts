// A process of its own that does due work by the database's set clock, to be killed: by its parent, or by itself at a
// named point. Every ring is delivered twice.
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { connect } from '#db/client.ts'
import { demoCompany } from '#demo/load-demo.ts'
import { runDue } from '#jobs/due.ts'
import { pointOf } from './points.ts'

const [url, point, nth] = process.argv.slice(2)
if (!url) throw new Error('a database is wanted')
if (point) dieAt(point, Number(nth))

const { pool, db } = connect(url, 6)
const company = await demoCompany()
await pool.query('select 1')
console.log('ready')

for (;;) {
  const { rows } = await pool.query<{ at: Date }>('select at from test_clock')
  const [clock] = rows
  if (!clock) throw new Error('there is no clock')
  const ring = () => runDue(db, company, clock.at).catch((error: unknown) => console.error(error))
  await Promise.all([ring(), ring()])
  await pause(10)
}

/** Ends the process at the nth statement of the named kind, before it is sent, in the middle, or when it is answered. */
function dieAt(name: string, count: number): void {
  const { when, statement } = pointOf(name)
  let left = count
  const client = pg.Client.prototype as { query(...args: unknown[]): unknown }
  const send = client.query
  client.query = function (this: unknown, ...args: unknown[]): unknown {
    const [given] = args
    const text = typeof given === 'string' ? given : String((given as { text?: string } | undefined)?.text)
    if (!statement.test(text) || --left > 0) return send.apply(this, args)
    if (when === 'before') die(name)
    const sent = send.apply(this, args)
    // Whether the server gets the statement, and what comes of it, nobody knows.
    if (when === 'sent') setImmediate(() => die(name))
    else void Promise.resolve(sent).finally(() => die(name))
    return sent
  }
}

function die(name: string): never {
  process.stdout.write(`died at ${name}\n`)
  process.kill(process.pid, 'SIGKILL')
  // The signal may take a moment, in which nothing more must happen.
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_000)
}
