// node bench/channels.ts [quick]: what a webhook of Telegram costs beside an empty one, and how soon a reply arrives.
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { serve } from '@hono/node-server'
import { Bot, webhookCallback } from 'grammy'
import { Hono } from 'hono'
import { storing } from '#channels/live.ts'
import { telegram } from '#channels/telegram/telegram.ts'
import { readConfig } from '#config.ts'
import { makeRoad } from '#conversation/road.ts'
import { connect, ensureDatabase, migrate } from '#db/client.ts'
import { startEmbeddedPostgres } from '#db/embedded.ts'
import { start } from '../src/main.ts'
import { median, percentile } from './counted.ts'
import type { Load, Loaded } from './load.ts'
import { benchFlows, zone } from './road.ts'

const token = '4242:AAbench'
const secret = 'the-secret-of-the-bench'
const chats = 256
const connections = 40

type Row = readonly (string | number)[]

/** Telegram's side: every call succeeds; `arrived` is told of each message and its chat. */
async function fakeTelegram(arrived: (chat: number) => void) {
  let messageId = 1
  const server = createServer((request, response) => {
    void (async () => {
      const body = JSON.parse((await text(request)) || '{}') as { chat_id?: number }
      const sent = request.url?.endsWith('/sendMessage') ?? false
      const me = { id: 4242, is_bot: true, first_name: 'b', username: 'bench_bot' }
      const message = { message_id: messageId++, date: 0, chat: { id: body.chat_id, type: 'private' }, text: '' }
      const result = sent ? message : request.url?.endsWith('/getMe') ? me : true
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ ok: true, result }))
      if (sent && body.chat_id !== undefined) arrived(body.chat_id)
    })()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, close: () => void server.close() }
}

async function posted(order: Omit<Load, 'secret' | 'connections' | 'chats'>): Promise<Loaded> {
  const full: Load = { ...order, secret, connections, chats }
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'load.ts'), JSON.stringify(full)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return JSON.parse(await text(child.stdout)) as Loaded
}

/** Updates a second, answered 200: an empty route, grammY's own callback, and ours, which stores before it answers. */
async function webhookRates(url: string, quick: boolean): Promise<Row[]> {
  const { pool, close } = connect(url)
  // Somebody else has these chats, so what comes is stored and nothing more: the rest of the road is measured elsewhere.
  await pool.query(
    `insert into conversation (id, channel, lease_until) select 'telegram:4242:' || 50000 + n, 'telegram', now() + interval '1 hour'
     from generate_series(0, $1 - 1) n`,
    [chats],
  )
  const api = await fakeTelegram(() => undefined)
  const channel = telegram({ token, apiRoot: api.url, mode: 'webhook', webhookSecret: secret, onError: console.error })
  const road = makeRoad({
    pool,
    flows: benchFlows(),
    ensureFlows: () => Promise.resolve(),
    zone,
    channels: new Map([[channel.kind, channel]]),
    understand: () => Promise.resolve({ commands: [] }),
    writes: () => false,
    act: () => Promise.resolve(undefined),
    now: () => new Date(),
    burstMs: 0,
    changed: () => undefined,
    failed: console.error,
  })
  const ending = new AbortController()
  const running = channel.start(
    storing((inbound) => road.receive({ ...inbound, channel: 'telegram', sender: 'customer' })),
    ending.signal,
  )
  const bot = new Bot(token, { botInfo: { id: 4242, is_bot: true, first_name: 'b', username: 'bench_bot' } as never })
  bot.on('message', () => undefined)
  const http = new Hono()
  http.post('/empty', (c) => c.body(null, 200))
  http.post('/grammy', webhookCallback(bot, 'hono', { secretToken: secret }))
  for (const { path: where, handle } of channel.routes()) http.post(where, (c) => handle(c.req.raw))
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const made = serve({ fetch: http.fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(made))
  })
  const { port } = server.address() as AddressInfo

  const subjects = ['/empty', '/grammy', '/webhooks/telegram']
  const rates: Record<string, number[]> = {}
  let firstId = 1
  let sent = 0
  const seconds = quick ? 1.5 : 4
  for (let i = 0; i < (quick ? 1 : 5); i++)
    for (let k = 0; k < subjects.length; k++) {
      const where = subjects[(i + k) % subjects.length] ?? ''
      const { perSecond, refused, nextId } = await posted({ port, path: where, seconds, warmUpSeconds: 1, firstId })
      if (refused > 0) throw new Error(`${where}: ${refused} updates were not answered 200`)
      ;(rates[where] ??= []).push(perSecond)
      if (where === '/webhooks/telegram') sent += nextId - firstId
      firstId = nextId
    }
  const stored = await pool.query<{ n: string }>(`select count(*) as n from message`)
  if (Number(stored.rows[0]?.n) !== sent) throw new Error(`${sent} were acknowledged, ${stored.rows[0]?.n} are stored`)
  ending.abort()
  await running
  await road.drain(0)
  server.close()
  api.close()
  await close()
  const rate = (where: string) => median(rates[where] ?? [])
  const ratio = (where: string) =>
    median((rates[where] ?? []).map((one, i) => one / (rates['/grammy']?.[i] ?? Number.NaN)))
  return [
    ['webhook', 'updates/s', 'of grammY'],
    ['empty Hono route', Math.round(rate('/empty')), ratio('/empty').toFixed(2)],
    ['grammY webhookCallback, nothing done', Math.round(rate('/grammy')), '1.00'],
    ['ours, stored in PostgreSQL', Math.round(rate('/webhooks/telegram')), ratio('/webhooks/telegram').toFixed(2)],
  ]
}

/** From the post of an update to the arrival of its reply at Telegram, through the whole program, one after another. */
async function replyTimes(url: string, count: number): Promise<Row[]> {
  let arrived: (chat: number) => void = () => undefined
  const api = await fakeTelegram((chat) => arrived(chat))
  const settings = {
    TELEGRAM_BOT_TOKEN: token,
    TELEGRAM_API_ROOT: api.url,
    TELEGRAM_MODE: 'webhook',
    TELEGRAM_WEBHOOK_SECRET: secret,
  }
  const config = readConfig({ PORT: '0', LOG_LEVEL: 'error', BURST_MS: '0', QUEUE: 'off', ...settings })
  const program = await start(config, { databaseUrl: url })
  const times: number[] = []
  const warmUps = Math.ceil(count / 4)
  for (let i = 0; i < count + warmUps; i++) {
    const from = { id: 60_000 + (i % 20), is_bot: false, first_name: '静', language_code: 'zh' }
    const message = { message_id: i, from, chat: { id: from.id, type: 'private' }, date: 0, text: '油烟机清洗多少钱' }
    const reply = new Promise<void>((resolve) => (arrived = () => resolve()))
    const began = performance.now()
    const response = await fetch(`${program.url}/webhooks/telegram`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret },
      body: JSON.stringify({ update_id: i, message }),
    })
    if (response.status !== 200) throw new Error(`the webhook answered ${response.status}`)
    await reply
    if (i >= warmUps) times.push(performance.now() - began)
    await program.road.idle()
  }
  await program.stop()
  api.close()
  const sorted = times.toSorted((a, b) => a - b)
  return [
    ['reply by Telegram, whole program', 'p50 ms', 'p99 ms'],
    [`${count} questions`, percentile(sorted, 0.5).toFixed(1), percentile(sorted, 0.99).toFixed(1)],
  ]
}

/** Measures the channels on databases of their own and prints two tables. */
export async function measureChannels(
  server: { url(name: string): string },
  quick: boolean,
  print: (rows: readonly Row[]) => void,
): Promise<void> {
  for (const name of ['bench_webhook', 'bench_reply']) {
    await ensureDatabase(server.url('postgres'), name)
    await migrate(server.url(name))
  }
  print(await webhookRates(server.url('bench_webhook'), quick))
  print(await replyTimes(server.url('bench_reply'), quick ? 60 : 400))
}

if (import.meta.main) {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'guanjia-bench-'))
  fs.chmodSync(dir, 0o755)
  const server = await startEmbeddedPostgres({ dir: path.join(dir, 'data') })
  await measureChannels(server, process.argv.includes('quick'), (rows) => {
    for (const [name, ...cells] of rows)
      console.log([String(name).padEnd(38), ...cells.map((c) => String(c).padStart(10))].join(''))
  })
  await server.stop()
  fs.rmSync(dir, { recursive: true, force: true })
}
