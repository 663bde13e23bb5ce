import { describe, expect, onTestFinished, test } from 'vitest'
import type { Inbound } from '#channels/channel.ts'
import { telegram } from '#channels/telegram/telegram.ts'
import { fakeBotApi } from '../../support/fake-bot-api.ts'
import { makeBot, message, startedBot, until } from './rig.ts'

const texts = (received: readonly Inbound[]) => received.map(({ text }) => text)
const terminated = {
  kind: 'answer',
  status: 409,
  description: 'Conflict: terminated by other getUpdates request',
} as const

describe('polling goes on', () => {
  test.each([
    ['error pages of a proxy', [{ kind: 'page', status: 502 } as const, { kind: 'page', status: 502 } as const]],
    ['broken connections', [{ kind: 'cut', when: 'before' } as const, { kind: 'cut', when: 'after' } as const]],
    ['another process that polled', [terminated, terminated]],
    [
      'too many requests',
      [{ kind: 'answer', status: 429, description: 'Too Many Requests', parameters: { retry_after: 1 } } as const],
    ],
  ])('after %s, and nothing is lost', async (_what, faults) => {
    const { api, channel, received, errors } = await startedBot('polling')
    api.fail('getUpdates', ...faults)
    await until(() => channel.health().state === 'offline')
    await Promise.all(['一', '二', '三'].map((text, i) => api.happens({ message: message(i + 1, { text }) })))
    expect([...new Set(texts(received))]).toEqual(['一', '二', '三'])
    expect(channel.health()).toEqual({ state: 'online' })
    expect(errors).toHaveLength(faults.length)
  })

  test('when somebody sets a webhook, which would take all updates', async () => {
    const { api, received } = await startedBot('polling')
    const body = JSON.stringify({ url: 'http://127.0.0.1:9/' })
    await fetch(`${api.url}/bot${api.token}/setWebhook`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    })
    await api.happens({ message: message(1, { text: '你好' }) })
    expect(texts(received)).toEqual(['你好'])
    expect(api.webhook).toBeUndefined()
  })

  test('when ids begin anew, lower, after a quiet week', async () => {
    const { api, received } = await startedBot('polling')
    await api.happens({ message: message(1, { text: '上周' }) }, 900_000)
    const calls = api.calls.length
    await until(() => api.calls.length > calls + 1)
    await api.happens({ message: message(2, { text: '这周' }) }, 17)
    expect(texts(received)).toEqual(['上周', '这周'])
  })

  test('at the pace of the store: what is not stored is asked for again', async () => {
    const api = await fakeBotApi()
    const stored: Inbound[] = []
    let away = true
    const channel = telegram({ token: api.token, apiRoot: api.url, mode: 'polling', onError: () => undefined })
    const stop = new AbortController()
    const running = channel.start(async (inbound) => {
      if (away) throw new Error('the database is away')
      stored.push(...inbound)
    }, stop.signal)
    onTestFinished(async () => {
      stop.abort()
      await running
      await api.close()
    })
    const all = Promise.all(['一', '二', '三'].map((text, i) => api.happens({ message: message(i + 1, { text }) })))
    await until(() => channel.health().detail === 'the database is away')
    away = false
    await all
    expect(texts(stored)).toEqual(['一', '二', '三'])
  })
})

test('a restart loses nothing, and what comes once more has the same ids', async () => {
  const api = await fakeBotApi()
  const received: Inbound[] = []
  const run = () => {
    const channel = telegram({ token: api.token, apiRoot: api.url, mode: 'polling', onError: () => undefined })
    const stop = new AbortController()
    const ended = channel.start((inbound) => Promise.resolve(void received.push(...inbound)), stop.signal)
    return async () => {
      stop.abort()
      await ended
    }
  }
  const happened: Promise<void>[] = []
  for (let round = 0; round < 4; round++) {
    const stop = run()
    const from = happened.length
    happened.push(
      ...Array.from({ length: 10 }, (_, i) => api.happens({ message: message(from + i, { text: `第${from + i}句` }) })),
    )
    await until(() => received.some(({ text }) => text === `第${from}句`))
    await stop()
  }
  const stop = run()
  await Promise.all(happened)
  await stop()
  await api.close()
  const first = new Map(received.toReversed().map((inbound) => [inbound.externalId, inbound.text]))
  expect(first.size).toBe(40)
  expect(new Set(first.values()).size).toBe(40)
})

test('a bot to which nobody writes is online at once, and again soon after a failure', async () => {
  const { api, channel, close } = await makeBot('polling')
  api.longestWaitMs = 25_000
  const stop = new AbortController()
  const running = channel.start(() => Promise.resolve(), stop.signal)
  onTestFinished(async () => {
    stop.abort()
    await running
    await close()
  })
  const polled = () => api.calls.filter(({ method }) => method === 'getUpdates').length
  await until(() => channel.health().state === 'online' && polled() === 1)
  const other = await fetch(`${api.url}/bot${api.token}/getUpdates?timeout=0`)
  expect(other.status).toBe(200)
  await until(() => channel.health().state === 'offline')
  await until(() => channel.health().state === 'online')
  expect(polled()).toBeGreaterThan(2)
})

test('the end does not wait for a long poll', async () => {
  const api = await fakeBotApi()
  api.longestWaitMs = 25_000
  const channel = telegram({ token: api.token, apiRoot: api.url, mode: 'polling', onError: () => undefined })
  const stop = new AbortController()
  const running = channel.start(() => Promise.resolve(), stop.signal)
  await until(() => channel.health().state === 'online')
  const began = performance.now()
  stop.abort()
  await running
  expect(performance.now() - began).toBeLessThan(1_000)
  await api.close()
})

test('a wrong token is said, not thrown, and not told to the log', async () => {
  const api = await fakeBotApi()
  const errors: Error[] = []
  const token = '4242:wrong-token'
  const channel = telegram({
    token,
    apiRoot: `${api.url}/`,
    mode: 'polling',
    onError: (error) => void errors.push(error),
  })
  const stop = new AbortController()
  const running = channel.start(() => Promise.resolve(), stop.signal)
  await until(() => errors.length > 1)
  expect(channel.health()).toEqual({ state: 'offline', detail: 'Telegram does not know this token' })
  stop.abort()
  await running
  await api.close()
  expect(errors.map((error) => `${error.stack} ${JSON.stringify(error)}`).join()).not.toContain('wrong-token')
})
