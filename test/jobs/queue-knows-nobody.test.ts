import { Redis } from 'ioredis'
import { afterAll, expect, test } from 'vitest'
import { startAlarmClock, type AlarmParts } from '#jobs/queue.ts'
import { momentsAhead } from '#jobs/due.ts'
import { everythingKnown, secrets, whereFound } from '../business/privacy/everything-known.ts'
import { testDatabase } from '../support/database.ts'
import { hasRedis, startRedis } from '../support/redis.ts'

const connection = await testDatabase(6)
const { db, pool, url } = connection
const before = new Date('2026-03-04T10:55:00+08:00')
await everythingKnown(connection)
const planned = (await momentsAhead(db, before, 600_000)).length

/** Runs the queue until what is planned is in it, then looks. */
async function withQueue(store: AlarmParts['store'], look: () => Promise<string>): Promise<string> {
  let asked = 0
  const clock = startAlarmClock({
    store,
    upcoming(horizonMs) {
      asked++
      return momentsAhead(db, before, horizonMs)
    },
    ring: () => Promise.resolve(),
    failed: () => undefined,
  })
  try {
    await expect.poll(() => clock.isAlive() && asked > 0, { timeout: 20_000 }).toBe(true)
    return await look()
  } finally {
    await clock.close()
  }
}

test('there is something planned that the queue has to know of', () => expect(planned).toBeGreaterThan(0))

test.skipIf(!hasRedis)('Redis holds moments, and nothing of any customer', async () => {
  const redis = await startRedis()
  afterAll(() => redis.stop())
  const client = new Redis(redis.url)
  const everything = async (): Promise<string> => {
    const keys = await client.keys('*')
    const values = await Promise.all(
      keys.map(async (key) => {
        switch (await client.type(key)) {
          case 'hash':
            return client.hgetall(key)
          case 'list':
            return client.lrange(key, 0, -1)
          case 'set':
            return client.smembers(key)
          case 'zset':
            return client.zrange(key, '0', '-1')
          case 'stream':
            return client.xrange(key, '-', '+')
          default:
            return client.get(key)
        }
      }),
    )
    return JSON.stringify([keys, values])
  }
  const held = await withQueue({ kind: 'redis', url: redis.url }, everything)
  client.disconnect()
  expect(held).toContain('due-')
  for (const secret of Object.values(secrets)) expect(held).not.toContain(secret)
})

test('PostgreSQL as the queue holds nothing of any customer either', async () => {
  const held = await withQueue({ kind: 'postgres', url }, async () => {
    const found = await whereFound(pool, secrets)
    const { rows } = await pool.query<{ n: number }>(
      `select count(*)::int as n from information_schema.tables where table_schema = 'bullmq'`,
    )
    return JSON.stringify(
      [...found.keys()].filter((table) => table.startsWith('bullmq')).concat(String(rows[0]?.n ?? 0)),
    )
  })
  expect(held).toMatch(/^\["[1-9]\d*"\]$/)
})
