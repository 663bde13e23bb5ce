import { serve } from '@hono/node-server'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import type { Inbound, LiveChannel, Outbound } from '#channels/channel.ts'
import { telegram, type TelegramOptions } from '#channels/telegram/telegram.ts'
import { fakeBotApi, type FakeBotApi } from '../../support/fake-bot-api.ts'

export const secret = 'a-secret_of-the-webhook'

export interface Bot {
  api: FakeBotApi
  channel: LiveChannel
  errors: Error[]
  close(): Promise<void>
}

/** A bot in front of the fake Telegram; in webhook mode it is served over HTTP, and Telegram knows where. */
export async function makeBot(mode: 'polling' | 'webhook', more: Partial<TelegramOptions> = {}): Promise<Bot> {
  const api = await fakeBotApi()
  const errors: Error[] = []
  const options = { token: api.token, apiRoot: api.url, mode, onError: (error: Error) => void errors.push(error) }
  if (mode === 'polling') return { api, channel: telegram({ ...options, ...more }), errors, close: () => api.close() }
  let channel: LiveChannel | undefined
  const fetch = (request: Request) => channel?.routes()[0]?.handle(request) ?? new Response(null, { status: 404 })
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const made = serve({ fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(made))
  })
  const webhookUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/telegram`
  channel = telegram({ ...options, webhookSecret: secret, webhookUrl, ...more })
  return {
    api,
    channel,
    errors,
    async close() {
      await api.close()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** A running bot that stores in memory; it ends with the test. */
export async function startedBot(mode: 'polling' | 'webhook', more: Partial<TelegramOptions> = {}) {
  const bot = await makeBot(mode, more)
  const received: Inbound[] = []
  const stop = new AbortController()
  const running = bot.channel.start((inbound) => Promise.resolve(void received.push(...inbound)), stop.signal)
  onTestFinished(async () => {
    stop.abort()
    await running
    await bot.close()
  })
  await until(() => bot.channel.health().state === 'online')
  return { ...bot, received }
}

export async function until(holds: () => boolean): Promise<void> {
  const deadline = Date.now() + 10_000
  while (!holds()) {
    if (Date.now() > deadline) throw new Error('it did not come true within 10 s')
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}

export const chen = { id: 10_001, is_bot: false, first_name: '静', last_name: '陈', language_code: 'zh-hans' }
export const ann = { id: 10_002, is_bot: false, first_name: 'Ann', language_code: 'en' }
const privateChat = (from: { id: number }) => ({ id: from.id, type: 'private' })
export const family = { id: -1_001, type: 'supergroup', title: '一家人', is_forum: true }

/** A message as Telegram has it, without the update around it. */
export const message = (id: number, fields: Record<string, unknown>, from: { id: number } = chen) => ({
  message_id: id,
  from,
  chat: privateChat(from),
  date: 1_772_600_000,
  ...fields,
})

export const reply = (conversationId: string, text: string, more: Partial<Outbound> = {}): Outbound => ({
  key: `${conversationId}:1`,
  conversationId,
  text,
  choices: [],
  ...more,
})
