// One measured run of one subject in a process of its own: node bench/measure.ts <json of Order>. Prints one JSON line.
import { readFileSync } from 'node:fs'
import pg from 'pg'
import { countTrips, cpuMs, machineBusyMs, percentile } from './counted.ts'
import { columnsOf, handLoop } from './hand-loop.ts'
import { roadSubject } from './road.ts'
import type { Subject } from './subject.ts'
import { dialogue, refOf, type Dialogue } from './work.ts'

export type Kind = 'loop' | 'stored' | 'sent'
export interface Order {
  url: string
  kind: Kind
  chats: number
  dialogues: number
}
export interface Measured {
  messagesPerSecond: number
  p50: number
  p99: number
  trips: number
  commits: number
  nodeUs: number
  postgresUs: number
  rssMb: number
  /** Share of the machine that others used meanwhile. */
  foreign: number
}

const poolSize = 20
const warmUps = 400
const trips = countTrips()

async function play(subject: Subject, dialogues: readonly Dialogue[], chats: number, times: number[]): Promise<number> {
  let next = 0
  let redeliveries = 0
  async function customer(): Promise<void> {
    for (let d = dialogues[next++]; d; d = dialogues[next++])
      for (const [i, message] of d.messages.entries()) {
        const began = performance.now()
        const got = await subject.say(d.chat, message, true)
        times.push(performance.now() - began)
        const want = d.replies[i]
        // A stored reply is compared in its table, at the end.
        if (!got || (got.buttons >= 0 && (got.text !== want?.text || got.buttons !== want.buttons)))
          throw new Error(`"${message.text}": got ${JSON.stringify(got)}, want ${JSON.stringify(want)}`)
        if (!message.again) continue
        redeliveries++
        if (await subject.say(d.chat, message, false)) throw new Error(`a redelivery was answered: ${message.text}`)
      }
  }
  await Promise.all(Array.from({ length: chats }, customer))
  await subject.idle()
  return redeliveries
}

const storedReplies = `select conversation_id as chat, array_agg(text order by seq) as texts,
    array_agg(coalesce(jsonb_array_length(choices), 0) order by seq) as buttons
  from message where sender = 'bot' and status = 'sent' and conversation_id = any($1) group by 1`
const handReplies = `select chat, array_agg(body order by id) as texts, array_agg(buttons order by id) as buttons
  from hand_message where dir = 'o' and chat = any($1) group by 1`

/** Every reply in the database is the expected one, every message and booking stands there once. */
async function check(pool: pg.Pool, kind: Kind, dialogues: readonly Dialogue[]): Promise<void> {
  const chats = dialogues.map(({ chat }) => chat)
  const replies = await pool.query<{ chat: string; texts: string[]; buttons: number[] }>(
    kind === 'loop' ? handReplies : storedReplies,
    [chats],
  )
  const byChat = new Map(replies.rows.map((row) => [row.chat, row]))
  for (const d of dialogues) {
    const got = byChat.get(d.chat)
    const found = got?.texts.map((text, i) => ({ text, buttons: got.buttons[i] }))
    if (JSON.stringify(found) !== JSON.stringify(d.replies))
      throw new Error(`${d.chat}: got ${JSON.stringify(found)}, want ${JSON.stringify(d.replies)}`)
  }
  const inbound = await pool.query<{ n: number }>(
    kind === 'loop'
      ? `select count(*)::int as n from hand_message where dir = 'i' and chat = any($1)`
      : `select count(*)::int as n from message where sender = 'customer' and conversation_id = any($1)`,
    [chats],
  )
  if (inbound.rows[0]?.n !== dialogues.length * 8) throw new Error(`${inbound.rows[0]?.n} messages are stored`)
  const bookings = await pool.query<Record<string, unknown>>(
    `select ref, service, size, date::text, slot, address, phone from ${kind === 'loop' ? 'hand' : 'road'}_booking where chat = any($1)`,
    [chats],
  )
  const wanted = new Map(dialogues.map((d) => [refOf(d.chat), JSON.stringify(columnsOf(d.booking))]))
  if (bookings.rowCount !== dialogues.length) throw new Error(`${bookings.rowCount} bookings are stored`)
  for (const { ref, ...row } of bookings.rows)
    if (JSON.stringify(Object.values(row)) !== wanted.get(String(ref)))
      throw new Error(`booking ${String(ref)} differs`)
}

const written = `select pg_snapshot_xmax(pg_current_snapshot())::text::float8 as xid`

async function measure({ url, kind, chats, dialogues: count }: Order): Promise<Measured> {
  const admin = new pg.Pool({ connectionString: url, max: 1 })
  const settings = await admin.query<{ fsync: string; data: string }>(
    `select current_setting('fsync') as fsync, current_setting('data_directory') as data`,
  )
  if (settings.rows[0]?.fsync !== 'on') throw new Error('fsync is off')
  const server = Number(readFileSync(`${settings.rows[0].data}/postmaster.pid`, 'utf8').split('\n')[0])
  const xid = async () => (await admin.query<{ xid: number }>(written)).rows[0]?.xid ?? 0

  const pool = new pg.Pool({ connectionString: url, max: poolSize, idleTimeoutMillis: 0 })
  const clients = await Promise.all(Array.from({ length: poolSize }, () => pool.connect()))
  for (const client of clients) client.release()
  const subject = kind === 'loop' ? handLoop(pool) : roadSubject(pool, kind)
  const warm = Array.from({ length: warmUps }, (_, i) => dialogue(900_000_000 + i))
  await play(subject, warm, Math.max(8, chats), [])
  const dialogues = Array.from({ length: count }, (_, i) => dialogue(i))
  await admin.query('checkpoint')

  const times: number[] = []
  let rss = 0
  const watching = setInterval(() => (rss = Math.max(rss, process.memoryUsage.rss())), 50)
  const before = { xid: await xid(), trips: trips.count, node: process.cpuUsage(), server: cpuMs(server) }
  const machine = machineBusyMs()
  const began = performance.now()
  const redeliveries = await play(subject, dialogues, chats, times)
  const wallMs = performance.now() - began
  const node = process.cpuUsage(before.node)
  const nodeMs = (node.user + node.system) / 1000
  const serverMs = cpuMs(server) - before.server
  const othersMs = machineBusyMs() - machine - nodeMs - serverMs
  const made = { trips: trips.count - before.trips, commits: (await xid()) - before.xid }
  clearInterval(watching)
  await check(pool, kind, dialogues)
  await pool.end()
  await admin.end()

  const messages = count * 8
  const deliveries = messages + redeliveries
  times.sort((a, b) => a - b)
  return {
    messagesPerSecond: messages / (wallMs / 1000),
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
    trips: made.trips / deliveries,
    commits: made.commits / deliveries,
    nodeUs: (nodeMs * 1000) / messages,
    postgresUs: (serverMs * 1000) / messages,
    rssMb: rss / 2 ** 20,
    foreign: othersMs / wallMs / 2,
  }
}

if (import.meta.main) console.log(JSON.stringify(await measure(JSON.parse(process.argv[2] ?? '{}') as Order)))
