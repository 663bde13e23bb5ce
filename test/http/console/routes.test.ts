import { afterAll, describe, expect, test } from 'vitest'
import { Hono } from 'hono'
import { readConfig } from '#config.ts'
import type { ConsoleEnv } from '#http/console/guard.ts'
import { notTooOften } from '#http/console/not-too-often.ts'
import type { ConsoleParts } from '#http/console/parts.ts'
import { start } from '../../../src/main.ts'
import { consoleRoutes } from '../../support/console-routes.ts'
import { testDatabase } from '../../support/database.ts'
import { startProgram } from '../../support/program.ts'
import { staffAtWork } from '../../support/staff.ts'

const program = await startProgram()

test('every route says once whom it admits', () => {
  expect(consoleRoutes().length).toBeGreaterThan(0)
  expect(consoleRoutes().filter(({ admits }) => admits.length !== 1)).toEqual([])
})

test('the only routes that everybody may use are those for coming in', () => {
  const open = consoleRoutes()
    .filter(({ admits }) => admits[0] === 'everybody')
    .map(({ method, path }) => `${method} ${path}`)
  expect(open.filter((route) => !/^\w+ \/(?:session|join)(?:\/|$)/.test(route))).toEqual([])
})

test('nothing else is answered without a session', async () => {
  for (const { method, path, admits } of consoleRoutes().filter((route) => route.admits[0] !== 'everybody')) {
    const response = await fetch(`${program.url}/api/console${path.replaceAll(/:\w+/g, 'x')}`, {
      method,
      ...(method === 'GET' ? {} : { body: '{}', headers: { origin: program.url, 'content-type': 'application/json' } }),
    })
    expect([method, path, admits[0], response.status]).toEqual([method, path, admits[0], 401])
  }
})

test('a session whose code was not given opens nothing but setting one up', async () => {
  const half = await staffAtWork(program, 'admin', { codeAge: null })
  for (const { method, path, admits } of consoleRoutes().filter(
    (route) => typeof route.admits[0] === 'object' || route.admits[0] === 'signed-in',
  )) {
    const response = await half.fetch(path.replaceAll(/:\w+/g, 'x'), { method })
    expect([method, path, admits[0], response.status]).toEqual([method, path, admits[0], 401])
  }
})

describe('a change', () => {
  const body = JSON.stringify({ email: 'a@example.com', password: 'kamel wolke besen' })
  const post = (headers: Record<string, string>, text = body) =>
    fetch(`${program.url}/api/console/session`, { method: 'POST', body: text, headers })
  const json = { 'content-type': 'application/json' }

  test.each([
    ['another site', 'https://evil.example'],
    ['another port', 'http://127.0.0.1:1'],
    ['nowhere', 'null'],
    ['a word', 'evil'],
    ['an address that begins alike', `${program.url}.evil.example`],
  ])('from %s is refused', async (_where, origin) => {
    expect((await post({ ...json, origin })).status).toBe(403)
  })

  test('that does not say where it comes from is refused', async () => {
    expect((await post(json)).status).toBe(403)
  })

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonx',
  ])('as %s is refused', async (type) => {
    expect((await post({ origin: program.url, 'content-type': type })).status).toBe(415)
  })

  test('with a session changes nothing from another site', async () => {
    const ann = await staffAtWork(program)
    const response = await ann.fetch('/session', { method: 'DELETE', headers: { origin: 'https://evil.example' } })
    expect(response.status).toBe(403)
    expect((await ann.fetch('/session')).status).toBe(200)
  })

  test('as JSON from our own page is taken', async () => {
    expect((await post({ ...json, origin: program.url })).status).toBe(401)
  })

  test('that is too long is refused', async () => {
    const long = JSON.stringify({ email: 'a@example.com', password: 'x'.repeat(300_000) })
    expect((await post({ ...json, origin: program.url }, long)).status).toBe(413)
  })

  test.each(['{', '[]', '"x"', '{"email":1,"password":2}', '{"email":"a@example.com","password":"x","admin":true}'])(
    'of the wrong shape is refused: %s',
    async (text) => {
      const response = await post({ ...json, origin: program.url }, text)
      expect(response.status).toBe(400)
      expect(await response.json()).toHaveProperty('error.code')
    },
  )
})

test('a refusal is in the reader’s language', async () => {
  const text = async (language: string) => {
    const response = await fetch(`${program.url}/api/console/session`, { headers: { 'accept-language': language } })
    return ((await response.json()) as { error: { message: string } }).error.message
  }
  expect(await text('zh-CN,zh;q=0.9')).toBe('请先登录。')
  expect(await text('en-GB,en;q=0.9')).toBe('Please sign in.')
})

test('answers are kept by nobody on the way', async () => {
  const ann = await staffAtWork(program)
  expect((await ann.fetch('/session')).headers.get('cache-control')).toBe('no-store')
})

test('an address that asks without end is slowed down, others are not', async () => {
  const app = new Hono<ConsoleEnv>()
    .use((c, next) => {
      c.set('console', { access: { publicUrl: undefined } } as ConsoleParts)
      return next()
    })
    .use(notTooOften({ points: 3, duration: 60 }))
    .get('/', (c) => c.text('here'))
  const ask = (remoteAddress: string) => app.request('/', {}, { incoming: { socket: { remoteAddress } } })
  const statuses = []
  for (let asked = 0; asked < 5; asked++) statuses.push((await ask('198.51.100.7')).status)
  expect(statuses).toEqual([200, 200, 200, 429, 429])
  expect((await ask('198.51.100.7')).headers.get('retry-after')).toBe('60')
  expect((await ask('198.51.100.8')).status).toBe(200)
})

describe('behind a proxy', async () => {
  const { url } = await testDatabase(1)
  const publicUrl = 'https://service.example.com'
  const behind = await start(readConfig({ PORT: '0', LOG_LEVEL: 'silent', PUBLIC_URL: publicUrl }), {
    databaseUrl: url,
  })
  afterAll(() => behind.stop())
  const post = (path: string, json: unknown, headers: Record<string, string>) =>
    fetch(`${behind.url}/api/console${path}`, {
      method: 'POST',
      body: JSON.stringify(json),
      headers: { 'content-type': 'application/json', ...headers },
    })

  test('changes come from the address outside only, and cookies travel encrypted only', async () => {
    const link = await behind.firstAdminLink()
    expect(link?.startsWith(`${publicUrl}/console/join/`)).toBe(true)
    const joins = { token: link?.split('/').at(-1), name: 'A', email: 'a@example.com', password: 'kamel wolke besen' }
    expect((await post('/join', joins, { origin: behind.url })).status).toBe(403)
    const joined = await post('/join', joins, { origin: publicUrl })
    expect(joined.status).toBe(200)
    const line = joined.headers.getSetCookie().find((cookie) => cookie.startsWith('__Host-guanjia_session='))
    expect(line).toMatch(/; Secure/)
    expect(line).toMatch(/; Path=\//)
    expect(line).not.toMatch(/Domain/i)
  })

  test('the proxy says who asks; without one nobody is believed', async () => {
    const from = (address: string) => ({ origin: publicUrl, 'x-forwarded-for': `6.6.6.6, ${address}` })
    await post('/session', { email: 'x@example.com', password: 'guessed' }, from('198.51.100.7'))
    const seen = await behind.connection.pool.query(`select address from audit_entry where what = 'login.failed'`)
    expect(seen.rows).toEqual([{ address: '198.51.100.7' }])
    await fetch(`${program.url}/api/console/session`, {
      method: 'POST',
      body: JSON.stringify({ email: 'x@example.com', password: 'guessed' }),
      headers: { 'content-type': 'application/json', origin: program.url, 'x-forwarded-for': '198.51.100.7' },
    })
    const direct = await program.connection.pool.query(
      `select distinct address from audit_entry where what = 'login.failed'`,
    )
    expect(direct.rows).toEqual([{ address: '127.0.0.1' }])
  })
})

test('the console’s page loads only its own files and no script of its own text', async () => {
  for (const path of ['/console', '/console/', '/console/join/abc', '/console/inbox/web:1']) {
    const { headers } = await fetch(`${program.url}${path}`)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('x-frame-options')).toBe('DENY')
  }
})
