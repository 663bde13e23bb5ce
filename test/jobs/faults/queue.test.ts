import { Redis } from 'ioredis'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import type { Company } from '#business/catalogue/company.ts'
import type { Connection } from '#db/client.ts'
import { momentsAhead, runDue } from '#jobs/due.ts'
import { type AlarmClock, type AlarmParts, startAlarmClock } from '#jobs/queue.ts'
import { loadDemo } from '../../../src/demo/load-demo.ts'
import { testDatabase } from '../../support/database.ts'
import { doorTo } from '../../support/door.ts'
import { freePort, hasRedis, startRedis } from '../../support/redis.ts'
import { began, breaches, furnishWorld, moments, outcome, overdue, setClock } from './world.ts'

const visits = 21
const hour = 3_600_000
const wait = { timeout: 30_000, interval: 10 }

const calm = await testDatabase(4)
const sweptWorld = await testDatabase(4)
const pgWorld = await testDatabase(8)
const redisWorld = await testDatabase(8)
let company: Company
let wanted: string[]

beforeAll(async () => {
  for (const world of [calm, sweptWorld, pgWorld, redisWorld]) {
    company = await loadDemo(world.db, began)
    await furnishWorld(world, company, visits)
  }
  for (const at of moments) {
    await setClock(calm.pool, at)
    await sweep(calm)
    await sweep(calm)
  }
  wanted = await outcome(calm.pool)
})

type World = Pick<Connection, 'db' | 'pool'>

async function clockOf({ pool }: World): Promise<Date> {
  const { rows } = await pool.query<{ at: Date }>('select at from test_clock')
  return rows[0]?.at ?? began
}

/** What every process does every two seconds, queue or not. */
const sweep = async (world: World) => runDue(world.db, company, await clockOf(world))

/** One process with an alarm clock; `skewMs` is how far its own clock is ahead of the database's. */
function process(world: World, store: AlarmParts['store'], skewMs = 0): AlarmClock {
  const clock = startAlarmClock({
    store,
    upcoming: async (horizonMs) =>
      (await momentsAhead(world.db, await clockOf(world), horizonMs)).map((one) => ({
        ...one,
        inMs: one.inMs - skewMs,
      })),
    ring: () => sweep(world),
    failed: () => undefined,
    everyMs: 150,
    patienceMs: 1_500,
  })
  onTestFinished(() => clock.close())
  return clock
}

interface Backend {
  name: string
  world: World
  /** Where its queue is, through something that can be taken away. */
  store(): AlarmParts['store']
  lose(): Promise<void>
  away(): Promise<void>
  back(): Promise<void>
}

const door = doorTo(Number(new URL(pgWorld.url).port), await freePort())
const redisPort = await freePort()
let redis: Awaited<ReturnType<typeof startRedis>> | undefined

beforeAll(async () => {
  await door.open()
  if (hasRedis) redis = await startRedis(redisPort)
})
afterAll(async () => {
  await door.shut()
  await redis?.stop()
})

const backends: Backend[] = [
  {
    name: 'PostgreSQL',
    world: pgWorld,
    store() {
      const url = new URL(pgWorld.url)
      url.port = String(door.port)
      return { kind: 'postgres', url: url.href }
    },
    async lose() {
      const { rows } = await pgWorld.pool.query<{ name: string }>(
        `select tablename as name from pg_tables where schemaname = 'bullmq' and tablename like '%job%'`,
      )
      for (const { name } of rows) await pgWorld.pool.query(`delete from bullmq.${name}`)
    },
    away: () => door.shut(),
    back: () => door.open(),
  },
  ...(hasRedis
    ? [
        {
          name: 'Redis',
          world: redisWorld,
          store: () => ({ kind: 'redis' as const, url: `redis://127.0.0.1:${redisPort}` }),
          async lose() {
            const client = new Redis(redisPort)
            await client.flushall()
            client.disconnect()
          },
          away: async () => redis?.stop(),
          async back() {
            redis = await startRedis(redisPort)
          },
        },
      ]
    : []),
]

describe.each(backends)('with BullMQ on $name', ({ world, store, lose, away, back }) => {
  test(
    'what is due is done once and in time though the queue loses all, goes away, and clocks are wrong',
    { timeout: 120_000 },
    async () => {
      const [one, other] = [process(world, store()), process(world, store())]
      await vi.waitUntil(() => one.isAlive() && other.isAlive(), wait)
      const [losing, gone, skewed] = [moments.slice(0, 4), moments.slice(4, 8), moments.slice(8)]
      for (const at of losing) {
        await setClock(world.pool, at)
        await lose()
        await vi.waitUntil(async () => (await overdue(world.pool)) === 0, wait)
        await lose()
      }

      await away()
      for (const at of gone) {
        await setClock(world.pool, at)
        // The alarm cannot ring; looking every two seconds finds what is due.
        one.nudge()
        await sweep(world)
        expect(await overdue(world.pool)).toBe(0)
      }
      await back()
      await vi.waitUntil(() => one.isAlive() && other.isAlive(), wait)

      const [fast, slow] = [process(world, store(), hour), process(world, store(), -hour)]
      await vi.waitUntil(() => fast.isAlive() && slow.isAlive(), wait)
      // A job that a process with a fast clock added is late for the others, so looking keeps the time.
      for (const at of skewed) {
        await setClock(world.pool, at)
        await vi.waitUntil(async () => {
          await sweep(world)
          return (await overdue(world.pool)) === 0
        }, wait)
      }
      // Whoever rings an hour early has had time to do so.
      await pause(300)
      expect(await breaches(world.pool)).toEqual([])
      expect(await outcome(world.pool)).toEqual(wanted)
    },
  )
})

test('without a queue, looking alone does the same', async () => {
  for (const at of moments) {
    await setClock(sweptWorld.pool, at)
    while ((await overdue(sweptWorld.pool)) > 0) await Promise.all([sweep(sweptWorld), sweep(sweptWorld)])
  }
  expect(await breaches(sweptWorld.pool)).toEqual([])
  expect(await outcome(sweptWorld.pool)).toEqual(wanted)
})
