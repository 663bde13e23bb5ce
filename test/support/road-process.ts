// A process of its own with one road, to be killed: takes messages over HTTP, sends to another HTTP server, sweeps often.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { Channel } from '#channels/channel.ts'
import type { Incoming } from '#conversation/store.ts'
import { commandsOf, echoRoad } from './echo-road.ts'

const [database, receiver, leaseSeconds] = process.argv.slice(2)
if (!database || !receiver || !leaseSeconds) throw new Error('database, receiver and lease are wanted')

const pool = new pg.Pool({ connectionString: database, max: 8 })
pool.on('error', () => undefined)

/** Understanding that takes a moment, as a language model does, so that processes die in the middle of it as well. */
async function understand(said: string) {
  await pause(Math.random() * 15)
  return { commands: commandsOf(said) }
}

const channel: Channel = {
  kind: 'outbox',
  capabilities: {
    delivery: 'sent',
    text: { max: 4_000, unit: 'utf16', markup: 'none' },
    choices: { as: 'numbered-text', max: 10, idBytes: 64 },
    files: {},
    send: { window: 'open', idempotent: false },
    login: false,
  },
  render: (out) => [out],
  async send(_part, { key, conversationId, text: said }) {
    try {
      const body = JSON.stringify({ key, conversationId, text: said })
      const response = await fetch(receiver, { method: 'POST', body })
      return response.ok ? { ok: true } : { ok: false, why: 'refused', detail: String(response.status) }
    } catch {
      return { ok: false, why: 'unknown' }
    }
  },
  health: () => ({ state: 'online' }),
}

const road = echoRoad(pool, {
  channel,
  understand,
  leaseSeconds: Number(leaseSeconds),
  failed: (error, id) => console.error(id, error),
})

const server = createServer((request, response) => {
  void (async () => {
    try {
      const { duplicate } = await road.receive(JSON.parse(await text(request)) as Incoming)
      response.writeHead(202).end(JSON.stringify({ duplicate }))
    } catch (error) {
      console.error(error)
      response.writeHead(503).end()
    }
  })()
})
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port))

for (;;) {
  await pause(100)
  await road.sweep().catch((error: unknown) => console.error(error))
}
