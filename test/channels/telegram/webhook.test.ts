import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Inbound, Sink } from '#channels/channel.ts'
import { telegram } from '#channels/telegram/telegram.ts'
import { ann, chen, message, secret, startedBot } from './rig.ts'

interface Line {
  kind: string
  update: { update_id: number }
}
const recorded = readFileSync(new URL('updates.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Line)

const options = { token: '4242:AAfake-token', apiRoot: 'http://127.0.0.1:9', onError: () => undefined }

/** A running webhook whose Telegram cannot be reached: taking updates does not depend on it. */
function listening(sink: Sink, errors: Error[] = []) {
  const channel = telegram({
    ...options,
    mode: 'webhook',
    webhookSecret: secret,
    onError: (error) => void errors.push(error),
  })
  const stop = new AbortController()
  const running = channel.start(sink, stop.signal)
  onTestFinished(async () => {
    stop.abort()
    await running
  })
  const route = channel.routes()[0]
  if (!route) throw new Error('there is no route')
  return {
    stop: () => stop.abort(),
    post: async (body: unknown, headers: Record<string, string> = { 'x-telegram-bot-api-secret-token': secret }) => {
      const text = typeof body === 'string' ? body : JSON.stringify(body)
      return (await route.handle(new Request('http://x/webhooks/telegram', { method: 'POST', body: text, headers })))
        .status
    },
    handle: route.handle.bind(route),
  }
}

const text = (id: number, words = '你好') => ({ update_id: id, message: message(id, { text: words }) })

describe('the webhook lets nobody in without the secret', () => {
  test.each([[undefined], [''], ['with space'], ['密码'], ['x'.repeat(257)]])(
    'and is not made with the secret %o',
    (webhookSecret) => {
      expect(() => telegram({ ...options, mode: 'webhook', webhookSecret })).toThrow(/secret/)
    },
  )

  test.each([
    ['no secret', {}],
    ['an empty one', { 'x-telegram-bot-api-secret-token': '' }],
    ['another', { 'x-telegram-bot-api-secret-token': secret.replace('a', 'b') }],
    ['a longer one', { 'x-telegram-bot-api-secret-token': `${secret}x` }],
    ['the start of it', { 'x-telegram-bot-api-secret-token': secret.slice(0, -1) }],
  ])('%s: 401, and nothing is stored', async (_what, headers) => {
    const stored: unknown[] = []
    const { post } = listening((inbound) => Promise.resolve(void stored.push(inbound)))
    expect(await post(text(1), headers)).toBe(401)
    expect(stored).toEqual([])
  })
})

describe('what is no update is refused', () => {
  test.each([
    ['no JSON', '{"update_id": 1', 400],
    ['nothing', '', 400],
    ['no object', '[]', 400],
    ['null', 'null', 400],
    ['no update id', '{"message": {}}', 400],
    ['an id that is no number', '{"update_id": "1"}', 400],
    ['more than a megabyte', JSON.stringify({ update_id: 1, filler: 'x'.repeat(1024 * 1024) }), 413],
  ])('%s', async (_what, body, status) => {
    const { post } = listening(() => Promise.reject(new Error('never')))
    expect(await post(body)).toBe(status)
  })

  test('a body without a length is read only as far as it may be long', async () => {
    const { handle } = listening(() => Promise.reject(new Error('never')))
    let pulled = 0
    const body = new ReadableStream({
      pull(controller) {
        pulled++
        controller.enqueue(new Uint8Array(64 * 1024).fill(32))
      },
    })
    const headers = { 'x-telegram-bot-api-secret-token': secret }
    const request = new Request('http://x/webhooks/telegram', {
      method: 'POST',
      body,
      headers,
      duplex: 'half',
    })
    expect((await handle(request)).status).toBe(413)
    expect(pulled).toBeLessThan(30)
  })
})

describe('every update that Telegram may send gets 200, and nothing is thrown', () => {
  const errors: Error[] = []

  test.each(recorded.map(({ kind, update }, i) => [`${i + 1} ${kind}`, update] as const))(
    '%s',
    async (_kind, update) => {
      const stored: Inbound[] = []
      const { post } = listening((inbound) => Promise.resolve(void stored.push(...inbound)), errors)
      expect(await post(update)).toBe(200)
      for (const inbound of stored) {
        expect(inbound.conversationId).toMatch(/^telegram:4242:-?\d+(:\d+(:\d+)?)?$/)
        expect(inbound.text).not.toBe('')
      }
      expect(errors.filter((error) => error instanceof TypeError)).toEqual([])
    },
  )

  test('also updates with pieces missing, or of another type', async () => {
    const { post } = listening(() => Promise.resolve(), errors)
    const mangled = fc.tuple(fc.constantFrom(...recorded), fc.nat(), fc.constantFrom(null, 17, 'x', [], {}, undefined))
    await fc.assert(
      fc.asyncProperty(mangled, async ([{ update }, seed, value]) => {
        expect(await post(withOneReplaced(update, seed, value))).toBe(200)
      }),
      { numRuns: 500 },
    )
  })
})

test('before the start, after the end, and while nothing can be stored, nothing is acknowledged', async () => {
  const channel = telegram({ ...options, mode: 'webhook', webhookSecret: secret })
  const headers = { 'x-telegram-bot-api-secret-token': secret }
  const request = () => new Request('http://x/', { method: 'POST', body: JSON.stringify(text(1)), headers })
  expect((await channel.routes()[0]?.handle(request()))?.status).toBe(503)
  const away = listening(() => Promise.reject(new Error('the database is away')))
  expect(await away.post(text(1))).toBe(503)
})

test('a message delivered twenty times at once, and by every way, has one id', async () => {
  const { api, received } = await startedBot('webhook')
  await api.happens({ message: message(7, { text: '想约保洁' }) })
  await api.redeliver(1)
  await Promise.all(Array.from({ length: 20 }, () => api.redeliver(1)))
  expect(received).toHaveLength(22)
  expect(new Set(received.map(({ conversationId, externalId }) => `${conversationId} ${externalId}`)).size).toBe(1)
})

test('reordered updates keep their ids', async () => {
  const { api, received } = await startedBot('webhook')
  for (let i = 1; i <= 5; i++) await api.happens({ message: message(i, { text: `第${i}句` }) })
  const before = new Map(received.map(({ text: words, externalId }) => [words, externalId]))
  await api.redeliver(5, (a, b) => Number(b['update_id']) - Number(a['update_id']))
  expect(received.slice(5).map(({ text: words }) => words)).toEqual(['第5句', '第4句', '第3句', '第2句', '第1句'])
  for (const { text: words, externalId } of received) expect(externalId).toBe(before.get(words))
})

test('a chat that waits does not hold up another', async () => {
  let release = () => {}
  const gate = new Promise<void>((resolve) => (release = resolve))
  const stored: string[] = []
  const { post } = listening(async ([inbound]) => {
    if (inbound?.text === '慢') await gate
    stored.push(inbound?.text ?? '')
  })
  const slow = post(text(1, '慢'))
  const next = post(text(2, '后'))
  expect(await post({ update_id: 3, message: message(1, { text: 'fast' }, ann) })).toBe(200)
  expect(stored).toEqual(['fast'])
  release()
  expect(await Promise.all([slow, next])).toEqual([200, 200])
  expect(stored).toEqual(['fast', '慢', '后'])
})

test('a forged post reaches nobody, and Telegram is told secret and kinds at the start', async () => {
  const { api, received } = await startedBot('webhook')
  expect(api.webhook?.secret).toBe(secret)
  const told = api.calls.find(({ method }) => method === 'setWebhook')?.payload
  expect(told?.['allowed_updates']).toEqual(['message', 'edited_message', 'callback_query'])
  expect(await api.forge({ message: message(1, { text: '退款' }) }, 'guessed')).toBe(401)
  expect(await api.forge({ message: message(1, { text: '退款' }, chen) })).toBe(401)
  expect(received).toEqual([])
})

/** A copy with the value at one place, chosen by the seed, replaced. */
function withOneReplaced(update: object, seed: number, value: unknown): unknown {
  const copy = structuredClone(update) as Record<string, unknown>
  const places: [Record<string, unknown>, string][] = []
  const walk = (node: Record<string, unknown>) => {
    for (const [key, inner] of Object.entries(node)) {
      if (node !== copy || key !== 'update_id') places.push([node, key])
      if (typeof inner === 'object' && inner !== null) walk(inner as Record<string, unknown>)
    }
  }
  walk(copy)
  const place = places[seed % Math.max(1, places.length)]
  if (place) place[0][place[1]] = value
  return copy
}
