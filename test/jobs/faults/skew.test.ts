import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { followUp } from '#db/schema/follow-ups.ts'
import { loadDemo } from '../../../src/demo/load-demo.ts'
import { testDatabase } from '../../support/database.ts'
import { hasRedis, startRedis } from '../../support/redis.ts'

const hour = 3_600_000
const { db, pool, url } = await testDatabase(3)
let redis: Awaited<ReturnType<typeof startRedis>> | undefined
const children: ChildProcess[] = []
const dataDir = mkdtempSync(path.join(os.tmpdir(), 'guanjia-skew-'))

beforeAll(async () => {
  await loadDemo(db, new Date())
  await pool.query(`create table settled (key text, due_at timestamptz, at timestamptz)`)
  await pool.query(`create function note_settled() returns trigger language plpgsql as $$ begin
    insert into settled values (new.key, old.due_at, clock_timestamp()); return new; end $$`)
  await pool.query(`create trigger note_settled after update on follow_up for each row
    when (old.status = 'pending' and new.status = 'done') execute function note_settled()`)
  if (hasRedis) redis = await startRedis()
})
afterAll(async () => {
  for (const child of children) {
    child.kill('SIGKILL')
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  }
  await redis?.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

async function begin(skewMs: number): Promise<string> {
  const entry = new URL('skewed-process.ts', import.meta.url).pathname
  const args = [entry, url, String(skewMs), dataDir, ...(redis ? [redis.url] : [])]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
  return line
}

async function dueIn(ms: number): Promise<string> {
  const key = `callback:test:${randomUUID()}`
  await db.insert(followUp).values({ key, kind: 'callback', dueAt: new Date(Date.now() + ms), status: 'pending' })
  return key
}

test(
  'processes whose clocks are an hour fast and slow do nothing early, nothing twice, and answer',
  { timeout: 90_000 },
  async () => {
    const urls = await Promise.all([begin(hour), begin(-hour)])
    const keys = await Promise.all([1_500, 3_000, 6_000].map(dueIn))
    const later = await Promise.all([10 * 60_000, hour - 60_000].map(dueIn))
    const settled = async () =>
      (await pool.query<{ key: string; due_at: Date; at: Date }>('select * from settled')).rows
    await vi.waitUntil(async () => (await settled()).filter(({ key }) => keys.includes(key)).length === keys.length, {
      timeout: 60_000,
      interval: 50,
    })
    for (const at of urls) {
      const json = { 'content-type': 'application/json' }
      const opened = await fetch(`${at}/api/chat/sessions`, { method: 'POST', headers: json, body: '{"locale":"zh"}' })
      const { token } = (await opened.json()) as { token: string }
      const headers = { ...json, authorization: `Bearer ${token}` }
      await fetch(`${at}/api/chat/messages`, { method: 'POST', headers, body: '{"id":"1","text":"你好"}' })
      const heard = await fetch(`${at}/api/chat/messages?after=0&wait=20`, { headers })
      const { messages } = (await heard.json()) as { messages: unknown[] }
      expect(messages.length).toBeGreaterThan(0)
    }
    const rows = await settled()
    expect(rows.filter(({ due_at: due, at }) => at < due)).toEqual([])
    expect(rows.filter(({ key }) => later.includes(key))).toEqual([])
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length)
    const alerts = await pool.query(`select 1 from alert where kind = 'callback'`)
    expect(alerts.rowCount).toBe(keys.length)
  },
)
