import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { readConfig } from '#config.ts'
import { makeWatch } from '#conversation/watch.ts'
import { endOfSession, signedIn, type ConsoleEnv } from '#http/console/guard.ts'
import type { ConsoleParts } from '#http/console/parts.ts'
import { start } from '../../../src/main.ts'
import { testDatabase } from '../../support/database.ts'
import { staffAtWork, type AtWork } from '../../support/staff.ts'

const { url, pool, db } = await testDatabase()
const program = await start(readConfig({ PORT: '0', LOG_LEVEL: 'silent' }), { databaseUrl: url })
const watch = await makeWatch(url, () => undefined)
const root = await staffAtWork(program, 'admin')

/** Another process on the same database, with a stream. */
const closing = new AbortController()
const parts = {
  db,
  pool,
  watch,
  closing: closing.signal,
  access: { publicUrl: undefined },
} as unknown as ConsoleParts
const app = new Hono<ConsoleEnv>()
  .use((c, next) => {
    c.set('console', parts)
    return next()
  })
  .get('/stream', signedIn(), (c) =>
    streamSSE(c, async (stream) => {
      const over = endOfSession(c)
      await stream.writeSSE({ data: 'here' })
      await new Promise<void>((resolve) => over.addEventListener('abort', () => resolve(), { once: true }))
    }),
  )
const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
await new Promise((resolve) => server.once('listening', resolve))
const stream = `http://127.0.0.1:${(server.address() as AddressInfo).port}/stream`

afterAll(async () => {
  closing.abort()
  server.close()
  await watch.close()
  await program.stop()
})

/** A stream that has begun; `ended` resolves with what it said when the server ends it. */
async function reading(cookie: string) {
  const response = await fetch(stream, { headers: { cookie, accept: 'text/event-stream' } })
  expect(response.status).toBe(200)
  return { ended: response.text() }
}

test.each([
  ['signing out', (ann: AtWork) => ann.fetch('/session', { method: 'DELETE' })],
  ['another role', (ann: AtWork) => root.send(`/staff/${ann.id}`, { role: 'supervisor' }, 'PATCH')],
  ['being shut out', (ann: AtWork) => root.send(`/staff/${ann.id}/disable`, {})],
] as const)('a stream in another process ends with its session: %s', async (_how, change) => {
  const ann = await staffAtWork(program)
  const bob = await staffAtWork(program)
  const [hers, his] = [await reading(ann.cookie), await reading(bob.cookie)]
  let hisEnded = false
  void his.ended.then(() => (hisEnded = true))
  const began = performance.now()
  await change(ann)
  expect(await hers.ended).toContain('here')
  // Told by a notice, not found out by looking every quarter of a minute.
  expect(performance.now() - began).toBeLessThan(5_000)
  expect(hisEnded).toBe(false)
  await bob.fetch('/session', { method: 'DELETE' })
  await his.ended
})

test('a stream keeps no session alive', async () => {
  const ann = await staffAtWork(program)
  await pool.query(`update staff_session set seen_at = now() - interval '29 minutes' where id = $1`, [ann.sessionId])
  const hers = await reading(ann.cookie)
  await pool.query(`update staff_session set seen_at = seen_at - interval '2 minutes' where id = $1`, [ann.sessionId])
  // A news about something else makes it look.
  await root.send(`/staff/${ann.id}`, { name: 'Ann' }, 'PATCH')
  expect(await hers.ended).toContain('here')
})
