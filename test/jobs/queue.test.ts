import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { eq, inArray } from 'drizzle-orm'
import type { Company } from '#business/catalogue/company.ts'
import { message } from '#db/schema/conversation.ts'
import { followUp } from '#db/schema/follow-ups.ts'
import { momentsAhead, runDue } from '#jobs/due.ts'
import { type AlarmClock, type AlarmParts, startAlarmClock } from '#jobs/queue.ts'
import { loadDemo } from '../../src/demo/load-demo.ts'
import { testDatabase } from '../support/database.ts'
import { doorTo } from '../support/door.ts'
import { freePort, hasRedis, startRedis } from '../support/redis.ts'
import { plannedVisit } from './planned-visits.ts'

const connection = await testDatabase(10)
const { db, pool, url } = connection
let company: Company

beforeAll(async () => {
  company = await loadDemo(db, new Date())
})

/** Someone is to be asked how it was, so many milliseconds from now. */
async function askedIn(ms: number): Promise<string> {
  const now = new Date()
  const { conversationId, bookingId } = await plannedVisit(connection, company, now, {
    start: new Date(+now - 4 * 3_600_000),
    status: 'done',
  })
  const due = { dueAt: new Date(+now + ms), plannedAt: new Date(+now + ms) }
  await db.update(followUp).set({ status: 'void' }).where(eq(followUp.bookingId, bookingId))
  const row = {
    key: `callback:test:${conversationId}`,
    kind: 'callback' as const,
    conversationId,
    ...due,
    plannedAt: null,
  }
  await db.insert(followUp).values({ ...row, status: 'pending' })
  return row.key
}

const stateOf = async (key: string) => (await db.select().from(followUp).where(eq(followUp.key, key)))[0]?.status

const alerts = async (): Promise<number> =>
  (await pool.query<{ n: string }>(`select count(*) as n from alert where kind = 'callback'`)).rows.map(({ n }) =>
    Number(n),
  )[0] ?? 0

const soon = { timeout: 15_000, interval: 20 }

function clock(store: AlarmParts['store'], more: Partial<AlarmParts> = {}): AlarmClock {
  const made = startAlarmClock({
    store,
    upcoming: (horizonMs) => momentsAhead(db, new Date(), horizonMs),
    ring: () => runDue(db, company, new Date()),
    failed: () => undefined,
    everyMs: 300,
    patienceMs: 1_000,
    ...more,
  })
  onTestFinished(() => made.close())
  return made
}

interface Kind {
  name: string
  store(port?: number): AlarmParts['store']
  port(): number
  /** Everything in the queue is lost. */
  flush(): Promise<void>
}

let redis: Awaited<ReturnType<typeof startRedis>> | undefined
beforeAll(async () => {
  if (hasRedis) redis = await startRedis()
})
afterAll(() => redis?.stop())

const kinds: Kind[] = [
  {
    name: 'postgres',
    store(port) {
      const at = new URL(url)
      if (port !== undefined) at.port = String(port)
      return { kind: 'postgres', url: at.href }
    },
    port: () => Number(new URL(url).port),
    async flush() {
      const { rows } = await pool.query<{ name: string }>(
        `select tablename as name from pg_tables where schemaname = 'bullmq' and tablename like '%job%'`,
      )
      for (const { name } of rows) await pool.query(`delete from bullmq.${name}`)
    },
  },
  ...(hasRedis
    ? [
        {
          name: 'redis',
          store: (port?: number) => ({ kind: 'redis' as const, url: `redis://127.0.0.1:${port ?? redis?.port ?? 0}` }),
          port: () => redis?.port ?? 0,
          async flush() {
            const client = new Redis(redis?.url ?? '')
            await client.flushall()
            client.disconnect()
          },
        },
      ]
    : []),
]

describe.each(kinds)('on $name', ({ store, port, flush }) => {
  test('it rings when something falls due, and two processes do it once', async () => {
    const before = await alerts()
    const key = await askedIn(1_500)
    const [one, other] = [clock(store()), clock(store())]
    await vi.waitUntil(() => one.isAlive() && other.isAlive(), soon)
    await vi.waitUntil(async () => (await stateOf(key)) === 'done', soon)
    expect(await alerts()).toBe(before + 1)
  })

  test('what is planned after it started rings as well, and planning waits for nothing', async () => {
    const running = clock(store(), { everyMs: 60_000 })
    await vi.waitUntil(() => running.isAlive(), soon)
    const key = await askedIn(800)
    running.nudge()
    await vi.waitUntil(async () => (await stateOf(key)) === 'done', soon)
    expect(await stateOf(key)).toBe('done')
  })

  test('a clock that is an hour fast does nothing early', async () => {
    const rings: number[] = []
    const key = await askedIn(1_200)
    const due = Date.now() + 1_200
    const running = clock(store(), {
      upcoming: async (horizonMs) =>
        (await momentsAhead(db, new Date(), horizonMs)).map((moment) => ({ ...moment, inMs: moment.inMs - 3_600_000 })),
      ring: async () => {
        rings.push(Date.now())
        await runDue(db, company, new Date())
        if (Date.now() < due - 50) expect(await stateOf(key)).toBe('pending')
      },
    })
    await vi.waitUntil(async () => (await stateOf(key)) === 'done', soon)
    expect(rings[0]).toBeLessThan(due)
    expect(running.isAlive()).toBe(true)
  })

  test('what the queue lost is added again', async () => {
    const running = clock(store())
    const key = await askedIn(2_500)
    await vi.waitUntil(() => running.isAlive(), soon)
    await flush()
    await vi.waitUntil(async () => (await stateOf(key)) === 'done', soon)
    expect(await stateOf(key)).toBe('done')
  })

  test('it comes to life when its server does, and again after the server was away', { timeout: 60_000 }, async () => {
    const door = doorTo(port(), await freePort())
    onTestFinished(() => door.shut())
    const running = clock(store(door.port))
    const early = await askedIn(300)
    running.nudge()
    await door.open()
    await vi.waitUntil(() => running.isAlive(), soon)
    await vi.waitUntil(async () => (await stateOf(early)) === 'done', soon)
    await door.shut()
    await vi.waitUntil(() => !running.isAlive(), soon)
    const missed = await askedIn(100)
    running.nudge()
    await door.open()
    await vi.waitUntil(() => running.isAlive(), soon)
    await vi.waitUntil(async () => (await stateOf(missed)) === 'done', soon)
    expect(await stateOf(missed)).toBe('done')
  })
})

test('without a queue the sweep alone does all of it', async () => {
  const keys = [await askedIn(0), await askedIn(50), await askedIn(100)]
  await vi.waitUntil(async () => {
    await runDue(db, company, new Date())
    const rows = await db.select().from(followUp).where(inArray(followUp.key, keys))
    return rows.every(({ status }) => status === 'done')
  }, soon)
  expect(await db.select().from(message)).toEqual([])
})
