import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../support/database.ts'
import { effectTable } from '../support/echo-road.ts'

const chats = 140
const messagesPerChat = 15
const kills = 24
/** Must be longer than a process is ever held up on a busy machine, or its turns are refused and done again. */
const leaseSeconds = 2

const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31))
let random = seed
/** The same numbers for the same seed, in [0, 1): mulberry32. */
function chance(): number {
  random = (random + 0x6d2b79f5) | 0
  let t = Math.imul(random ^ (random >>> 15), 1 | random)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
}

const { pool, url } = await testDatabase()

/** The platform that replies are sent to: everything that arrived, in order. */
const arrived: { key: string; conversationId: string; text: string }[] = []
const receiver = createServer((request, response) => {
  void (async () => {
    arrived.push(JSON.parse(await text(request)) as (typeof arrived)[number])
    await pause(Math.random() * 10)
    response.writeHead(200).end()
  })()
})

interface Member {
  child: ChildProcess
  url: string
}
/** Two processes on one database; a place is empty while its process starts. */
const members: (Member | undefined)[] = [undefined, undefined]
const errors: string[] = []
let ended = false

async function begin(place: number): Promise<void> {
  const { port } = receiver.address() as AddressInfo
  const entry = new URL('../support/road-process.ts', import.meta.url).pathname
  const child = spawn(process.execPath, [entry, url, `http://127.0.0.1:${port}`, String(leaseSeconds)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child.stderr.setEncoding('utf8').on('data', (line: string) => errors.push(line))
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
  members[place] = { child, url: `http://127.0.0.1:${line}` }
}

async function kill(place: number): Promise<void> {
  const member = members[place]
  members[place] = undefined
  if (!member) return
  member.child.kill('SIGKILL')
  if (member.child.exitCode === null && member.child.signalCode === null) await once(member.child, 'exit')
}

beforeAll(async () => {
  await pool.query(effectTable)
  receiver.listen(0, '127.0.0.1')
  await once(receiver, 'listening')
  await Promise.all([begin(0), begin(1)])
})
afterAll(async () => {
  ended = true
  await Promise.all([kill(0), kill(1)])
  receiver.closeAllConnections()
  receiver.close()
})

const progress = { acknowledged: 0, duplicates: 0 }

/** Delivers until it is acknowledged, to whichever process is there. */
async function deliver(message: object): Promise<{ duplicate: boolean }> {
  const body = JSON.stringify(message)
  for (;;) {
    const member = members[chance() < 0.5 ? 0 : 1]
    if (ended) throw new Error('the test is over')
    if (member) {
      const response = await fetch(member.url, { method: 'POST', body }).catch(() => undefined)
      if (response?.status === 202) return (await response.json()) as { duplicate: boolean }
    }
    await pause(5 + chance() * 20)
  }
}

const conversationOf = (chat: number) => `${chat % 2 === 0 ? 'web' : 'outbox'}:${chat}`

/** One customer: writes one message after another, some in a hurry, one in ten is delivered once more. */
async function customer(chat: number): Promise<void> {
  for (let i = 0; i < messagesPerChat; i++) {
    const message = {
      conversationId: conversationOf(chat),
      channel: chat % 2 === 0 ? 'web' : 'outbox',
      locale: 'en',
      externalId: `x${i}`,
      sender: 'customer',
      // Every fourth message makes an action write in the turn's transaction.
      text: `${chance() < 0.25 ? 'note ' : 'm'}#${i}.`,
      at: new Date().toISOString(),
    }
    const again = chance() < 0.1
    const together = again && chance() < 0.5 ? deliver(message) : undefined
    const first = await deliver(message)
    progress.acknowledged++
    if (again) {
      progress.duplicates++
      const second = await (together ?? deliver(message))
      expect([first.duplicate, second.duplicate]).toContain(true)
    }
    await pause(chance() < 0.3 ? 0 : chance() * 250)
  }
}

/** Kills one of the two, again and again, as the work goes on. */
async function killer(): Promise<void> {
  const total = chats * messagesPerChat
  for (let i = 0; i < kills; i++) {
    const share = ((i + 1) * total) / (kills + 2)
    while (progress.acknowledged < share) await pause(5)
    await pause(chance() * 150)
    const place = chance() < 0.5 ? 0 : 1
    await kill(place)
    if (ended) return
    await begin(place)
  }
}

const numbers = (said: string): number[] => [...said.matchAll(/#(\d+)\./g)].map((match) => Number(match[1]))
const counting = Array.from({ length: messagesPerChat }, (_, i) => i)

test(`${chats * messagesPerChat} messages through two processes survive ${kills} kills (SEED=${seed})`, async () => {
  console.log(`SEED=${seed}`)
  const began = performance.now()
  await Promise.all([killer(), ...Array.from({ length: chats }, (_, chat) => customer(chat))])
  expect(progress.acknowledged).toBe(chats * messagesPerChat)
  const unfinished = `select id from conversation where lease_until is not null or handled_seq < last_seq`
  await expect.poll(async () => (await pool.query(unfinished)).rowCount, { timeout: 20_000, interval: 100 }).toBe(0)

  const { rows } = await pool.query<{
    conversation_id: string
    seq: string
    sender: string
    status: string
    text: string
  }>(`select conversation_id, seq, sender, status, text from message order by conversation_id, seq`)
  const of = (id: string, sender: string) => rows.filter((r) => r.conversation_id === id && r.sender === sender)
  const effects = (await pool.query<{ conversation_id: string; text: string }>(`select * from effect`)).rows
  let uncertain = 0
  let withPeople = 0
  for (let chat = 0; chat < chats; chat++) {
    const id = conversationOf(chat)
    const asked = of(id, 'customer')
    const said = of(id, 'bot')
    const noted = said.filter((row) => row.text.startsWith('noted')).flatMap((row) => numbers(row.text))
    const written = effects.filter((row) => row.conversation_id === id).flatMap((row) => numbers(row.text))
    const withStatus = (status: string) => said.filter((row) => row.status === status).map((row) => Number(row.seq))
    const doubtful = withStatus('uncertain')
    const sent = withStatus('sent')
    const here = arrived.filter(({ conversationId }) => conversationId === id)
    const received = here.map(({ key }) => Number(key.slice(key.lastIndexOf(':') + 1)))
    uncertain += doubtful.length
    // A chat whose turn was hit by three kills running goes to a person, and the bot is silent from there on.
    const firstDead = asked.findIndex(({ status }) => status === 'dead')
    if (firstDead >= 0) withPeople++
    expect({
      id,
      stored: asked.flatMap((row) => numbers(row.text)),
      apologies: said.filter((row) => row.text === 'sorry').length,
      answered: said.flatMap((row) => numbers(row.text)),
      written: written.toSorted((x, y) => x - y),
      unsettled: said.length - sent.length - doubtful.length,
      received,
      surelyReceived: received.filter((seq) => !doubtful.includes(seq)),
    }).toEqual({
      id,
      // Every acknowledged message is stored once and answered once, in the order in which the customer wrote.
      stored: counting,
      apologies: firstDead >= 0 ? 1 : 0,
      answered: firstDead >= 0 ? counting.slice(0, firstDead) : counting,
      // What the action wrote stands exactly where an answer says so.
      written: noted,
      unsettled: 0,
      // Nothing arrived twice, and in order; what is called sent did arrive.
      received: [...new Set(received)].toSorted((x, y) => x - y),
      surelyReceived: id.startsWith('web') ? [] : sent,
    })
  }
  expect(withPeople).toBeLessThan(chats / 20)
  const told = await pool.query(`select kind, count(*)::int as n from alert group by kind order by kind`)
  const wanted = [
    withPeople > 0 && { kind: 'handoff', n: withPeople },
    uncertain > 0 && { kind: 'uncertain', n: uncertain },
  ]
  expect(told.rows).toEqual(wanted.filter(Boolean))
  const seconds = Math.round((performance.now() - began) / 1000)
  console.log(
    `SEED=${seed}: ${progress.acknowledged} messages, ${progress.duplicates} duplicates, ${kills} kills, ${uncertain} uncertain, ${withPeople} given to people, ${arrived.length} sent, ${rows.length} rows, ${errors.length} errors, ${seconds} s`,
  )
  if (errors.length > 0) console.log(errors.slice(0, 3).join('\n'))
}, 58_000)
