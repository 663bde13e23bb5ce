import { describe, expect, test } from 'vitest'
import { startProgram, visitor, type Said } from '../support/program.ts'

const program = await startProgram()
const at = (path: string) => `${program.url}${path}`
const json = { 'content-type': 'application/json' }

interface Refusal {
  error: { code: string; message: string }
}

describe('a session', () => {
  test('opens with a token and a conversation', async () => {
    const response = await fetch(at('/api/chat/sessions'), {
      method: 'POST',
      headers: json,
      body: '{"locale":"en","name":"Ann"}',
    })
    expect(response.status).toBe(201)
    const body = (await response.json()) as Record<string, unknown>
    expect(Object.keys(body).toSorted()).toEqual(['conversationId', 'token'])
  })

  test.each(['', '{', '[]', '{"locale":"fr"}', '{"name":1}', `{"name":"${'x'.repeat(101)}"}`])(
    'is refused for %j',
    async (body) => {
      const response = await fetch(at('/api/chat/sessions'), { method: 'POST', headers: json, body })
      expect(response.status).toBe(400)
      expect(((await response.json()) as Refusal).error.code).toBe('bad_request')
    },
  )
})

describe('a message', () => {
  test('is accepted, answered, and harmless the second time', async () => {
    const v = await visitor(program)
    const first = await v.post('/messages', { id: 'a1', text: '我要约油烟机清洗' })
    expect(first.status).toBe(202)
    expect(await first.json()).toEqual({ accepted: true, duplicate: false })
    const again = await v.post('/messages', { id: 'a1', text: '我要约油烟机清洗' })
    expect(await again.json()).toEqual({ accepted: true, duplicate: true })
    await program.road.idle()
    const lines = await v.read(0)
    expect(lines.map((line) => line.from)).toEqual(['customer', 'bot'])
    expect(lines[0]).toMatchObject({ id: 'a1', text: '我要约油烟机清洗' })
    expect(
      Object.keys(lines[1] as Said).every((key) => ['seq', 'id', 'from', 'text', 'choices', 'at'].includes(key)),
    ).toBe(true)
  })

  test('that presses a button reads as its label', async () => {
    const v = await visitor(program)
    const [menu] = await v.say({ id: '1', text: '空调清洗' })
    const choice = menu?.choices?.[1]
    await v.say({ id: '2', choice: choice?.id ?? '' })
    const pressed = (await v.read(0)).find((line) => line.id === '2')
    expect(pressed?.text).toBe(choice?.label)
  })

  test.each([
    ['no JSON', '{', 400],
    ['a list', '[]', 400],
    ['no id', '{"text":"hi"}', 400],
    ['an empty id', '{"id":"","text":"hi"}', 400],
    ['an id of 65 characters', `{"id":"${'x'.repeat(65)}","text":"hi"}`, 400],
    ['a number for a text', '{"id":"b","text":5}', 400],
    ['neither text nor choice', '{"id":"b"}', 400],
    ['an empty text', '{"id":"b","text":""}', 400],
    ['4,001 characters', `{"id":"b","text":"${'好'.repeat(4001)}"}`, 413],
    ['1 MB', `{"id":"b","text":"${'x'.repeat(1_000_000)}"}`, 413],
  ])('with %s is refused with a code', async (_what, body, status) => {
    const v = await visitor(program)
    const response = await v.post('/messages', body)
    expect(response.status).toBe(status)
    expect(((await response.json()) as Refusal).error.code).toMatch(/^[a-z_]+$/)
    expect(await v.read(0)).toEqual([])
  })

  test.each([
    ['NUL', '约\u0000保洁'],
    ['a lone surrogate', '约\ud800保洁'],
    ['zero-width and right-to-left marks', '约\u200b\u202e保洁'],
    ['only emoji', '😀😀'],
    ['only spaces', '   '],
    ['only zero-width characters', '\u200b\u200b'],
    ['SQL and HTML', `'; drop table message; -- <script>alert(1)</script>`],
    ['an ICU and a CEL', '{x, plural, other {#}} size(slots)'],
  ])('with %s is stored and answered', async (_what, text) => {
    const v = await visitor(program)
    const replies = await v.say({ id: 'x', text })
    expect(replies[0]?.text.length).toBeGreaterThan(0)
  })

  test('that presses a button that never was is answered', async () => {
    const v = await visitor(program)
    expect(await v.say({ id: 'x', choice: 'nonsense' })).toHaveLength(1)
  })
})

describe('a token', () => {
  test.each([undefined, 'Bearer', 'Bearer x', `Bearer ${'a'.repeat(43)}`, 'Basic abc'])(
    '%j opens nothing',
    async (authorization) => {
      const headers = authorization === undefined ? {} : { authorization }
      for (const path of ['/api/chat/messages', '/api/chat/events']) {
        const response = await fetch(at(path), { headers })
        expect(response.status).toBe(401)
        expect(((await response.json()) as Refusal).error.code).toBe('unauthorised')
      }
    },
  )

  test('opens its own conversation only', async () => {
    const a = await visitor(program)
    const b = await visitor(program)
    await a.say({ id: '1', text: '我的手机号是13812345678' })
    expect(await b.read(0)).toEqual([])
  })
})

describe('reading', () => {
  test('waits for news and returns at once when there are some', async () => {
    const v = await visitor(program)
    const waiting = v.read(0, 20)
    await v.post('/messages', { id: '1', text: '你好' })
    expect((await waiting).length).toBeGreaterThan(0)
  })

  test.each(['after=-1', 'after=x', 'wait=26', 'wait=x'])('with %s is refused', async (query) => {
    const v = await visitor(program)
    expect((await fetch(at(`/api/chat/messages?${query}`), { headers: v.auth })).status).toBe(400)
  })

  test('by events resumes after the last one seen', async () => {
    const v = await visitor(program)
    await v.say({ id: '1', text: '你好' })
    const lines = await v.read(0)
    const stop = new AbortController()
    const response = await fetch(at('/api/chat/events'), {
      headers: { ...v.auth, 'last-event-id': String(lines[0]?.seq) },
      signal: stop.signal,
    })
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    let text = ''
    while (!text.includes('\n\n')) text += (await reader?.read())?.value ?? ''
    stop.abort()
    expect(text).toContain(`id: ${lines[1]?.seq}`)
    expect(text).not.toContain(`id: ${lines[0]?.seq}\n`)
  })
})

test('a flood is slowed down with 429 and Retry-After, and what was accepted is kept', async () => {
  const v = await visitor(program)
  const responses = await Promise.all(
    Array.from({ length: 100 }, (_, i) => v.post('/messages', { id: `f${i}`, text: '在吗' })),
  )
  const accepted = responses.filter((r) => r.status === 202).length
  const slowed = responses.filter((r) => r.status === 429)
  expect(accepted + slowed.length).toBe(100)
  expect(slowed.length).toBeGreaterThan(0)
  expect(Number(slowed[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
  await program.road.idle()
  expect((await v.read(0)).filter((line) => line.from === 'customer')).toHaveLength(accepted)
})

test('health tells alive, ready and numbers', async () => {
  expect((await fetch(at('/healthz'))).status).toBe(200)
  expect((await fetch(at('/readyz'))).status).toBe(200)
  expect(await (await fetch(at('/metrics'))).text()).toContain('guanjia_')
})

test('what is not there is said to be not there, as JSON', async () => {
  for (const path of ['/api/nothing', '/../package.json', '/nothing']) {
    const response = await fetch(at(path))
    expect(response.status).toBe(404)
    expect(((await response.json()) as Refusal).error.code).toBe('not_found')
  }
})
