import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { readConfig } from '#config.ts'
import { followUp } from '#db/schema/follow-ups.ts'
import { start, type Program } from '../../../src/main.ts'
import { testDatabase } from '../../support/database.ts'
import { visitor } from '../../support/program.ts'
import { hasRedis, startRedis } from '../../support/redis.ts'
import { type BlackHole, blackHoleBefore } from './black-hole.ts'

const { url } = await testDatabase(1)
let redis: Awaited<ReturnType<typeof startRedis>>
let hole: BlackHole
let program: Program

beforeAll(async () => {
  if (!hasRedis) return
  redis = await startRedis()
  hole = await blackHoleBefore(redis.port)
  const config = readConfig({
    PORT: '0',
    LOG_LEVEL: 'silent',
    BURST_MS: '20',
    REDIS_URL: `redis://127.0.0.1:${hole.port}`,
  })
  program = await start(config, { databaseUrl: url })
})
afterAll(async () => {
  if (!hasRedis) return
  await program.abort()
  await hole.close()
  await redis.stop()
})

/** A whole booking with whoever is free; the milliseconds that each answer took. */
async function books(): Promise<number[]> {
  const customer = await visitor(program)
  const took: number[] = []
  let n = 0
  const say = async (message: { text?: string; choice?: string }) => {
    const began = performance.now()
    const replies = await customer.say({ id: String(++n), ...message })
    took.push(performance.now() - began)
    return replies.at(-1)
  }
  let heard = await say({ text: '想约后天下午两点的日常保洁，90平，徐汇区漕溪北路88号1502室，王女士 13900001234' })
  for (let turns = 0; turns < 4 && heard && !heard.text.includes('预约成功'); turns++)
    heard = await say({ choice: heard.choices?.[0]?.id ?? '' })
  expect(heard?.text).toContain('预约成功')
  return took
}

test.runIf(hasRedis)(
  'with Redis in a black hole customers book as before, and what is due is done',
  { timeout: 90_000 },
  async () => {
    const before = await books()
    await vi.waitUntil(async () => (await redisKeys()) > 0, { timeout: 30_000, interval: 50 })
    hole.swallow()
    const after = await books()
    // Waiting for an answer of Redis would take five seconds, or for ever.
    expect(Math.max(...after)).toBeLessThan(Math.max(2_500, 4 * Math.max(...before)))

    const { db, pool } = program.connection
    const key = 'callback:test:hole'
    await db.insert(followUp).values({ key, kind: 'callback', dueAt: new Date(), status: 'pending' })
    await vi.waitUntil(
      async () =>
        (await pool.query(`select 1 from follow_up where key = $1 and status = 'done'`, [key])).rowCount === 1,
      {
        timeout: 20_000,
        interval: 50,
      },
    )
    const ready = await fetch(`${program.url}/readyz`)
    expect(ready.status).toBe(200)
  },
)

async function redisKeys(): Promise<number> {
  const { Redis } = await import('ioredis')
  const client = new Redis(redis.port)
  const count = await client.dbsize()
  client.disconnect()
  return count
}
