import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../../support/database.ts'
import { fakeBotApi } from '../../support/fake-bot-api.ts'
import { chen, message } from '../telegram/rig.ts'
import { until } from './running.ts'

const chats = 32
const questions = 6
const secret = 'a-secret_of-the-webhook'

const { url, pool } = await testDatabase(3)
const api = await fakeBotApi()
let child: ChildProcess | undefined
afterAll(async () => {
  child?.kill('SIGKILL')
  await api.close()
})

/** A process of its own, as `npm start` makes it; resolves with its address. */
async function begin(): Promise<string> {
  const env = {
    ...process.env,
    DATABASE_URL: url,
    PORT: '0',
    LOG_LEVEL: 'error',
    BURST_MS: '0',
    QUEUE: 'off',
    TELEGRAM_BOT_TOKEN: api.token,
    TELEGRAM_API_ROOT: api.url,
    TELEGRAM_MODE: 'webhook',
    TELEGRAM_WEBHOOK_SECRET: secret,
  }
  const entry = new URL('../../../src/main.ts', import.meta.url).pathname
  child = spawn(process.execPath, [entry], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  if (!child.stdout) throw new Error('no output')
  for await (const line of createInterface(child.stdout)) {
    const address = /http:\/\/\S+/.exec(line)?.[0]
    if (address) return address
  }
  throw new Error('the program ended')
}

/** Different in every message, so that a reply says which one it answers. */
const areaOf = (chat: number, question: number) => 60 + question * 10 + (chat % 2)

test(`${chats} chats side by side keep their order through a kill, and nothing is sent twice unless it is uncertain`, async () => {
  let address = await begin()
  let acknowledged = 0

  async function deliver(update: object): Promise<void> {
    const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret }
    for (;;) {
      const post = { method: 'POST', headers, body: JSON.stringify(update) }
      const response = await fetch(`${address}/webhooks/telegram`, post).catch(() => undefined)
      if (response?.status === 200) return
      await pause(20)
    }
  }
  const talk = async (chat: number) => {
    for (let question = 0; question < questions; question++) {
      const text = `日常保洁${areaOf(chat, question)}平多少钱`
      const from = { ...chen, id: 30_000 + chat }
      const update = { update_id: 1_000 * chat + question + 1, message: message(question + 1, { text }, from) }
      await deliver(update)
      if (question % 3 === 0) await deliver(update)
      acknowledged++
      await pause(Math.random() * 120)
    }
  }
  const killer = async () => {
    await until(() => acknowledged > (chats * questions) / 3)
    child?.kill('SIGKILL')
    if (child) await once(child, 'exit')
    // Nobody else is there, so whatever is leased was leased by the one that is gone.
    await pool.query(`update conversation set lease_until = now() - interval '1 second' where lease_until is not null`)
    address = await begin()
  }
  await Promise.all([killer(), ...Array.from({ length: chats }, (_, chat) => talk(chat))])
  const open = () => pool.query(`select 1 from conversation where lease_until is not null or handled_seq < last_seq`)
  await until(async () => (await open()).rowCount === 0, 'the end of all turns')

  let uncertain = 0
  for (let chat = 0; chat < chats; chat++) {
    const { rows } = await pool.query<{ sender: string; text: string; status: string }>(
      `select sender, text, status from message where conversation_id = $1 order by seq`,
      [`telegram:4242:${30_000 + chat}`],
    )
    const heard = api.delivered.filter(({ chatId }) => chatId === 30_000 + chat).map(({ text }) => text)
    const said = rows.filter(({ sender }) => sender === 'bot')
    const doubtful = said.filter(({ status }) => status === 'uncertain')
    uncertain += doubtful.length
    expect({
      chat,
      stored: rows.filter(({ sender }) => sender === 'customer').length,
      unsettled: said.filter(({ status }) => status !== 'sent' && status !== 'uncertain').length,
      // In the order in which it was said, each once; of the doubtful ones some did not arrive.
      heard,
    }).toEqual({
      chat,
      stored: questions,
      unsettled: 0,
      heard: said.filter(({ status, text }) => status === 'sent' || heard.includes(text)).map(({ text }) => text),
    })
  }
  const told = await pool.query(`select 1 from alert where kind = 'uncertain'`)
  expect(told.rowCount).toBe(uncertain)
}, 58_000)
