import { and, eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import type { Company } from '#business/catalogue/company.ts'
import { planPolls } from '#business/surveys/plan-polls.ts'
import { customer } from '#db/schema/business.ts'
import { followUp } from '#db/schema/follow-ups.ts'
import { poll } from '#db/schema/polls.ts'
import { nextDue, runDue } from '#jobs/due.ts'
import { loadDemo } from '../../src/demo/load-demo.ts'
import { testDatabase } from '../support/database.ts'

const { db, pool } = await testDatabase(4)
const began = new Date('2026-01-05T11:00:00+08:00')
const dayMs = 86_400_000
const weeks = 40
let company: Company

beforeAll(async () => {
  company = await loadDemo(db, began)
})

/** A visit that was done on a day, with the plan that follows it. */
async function visited(id: string, day: number): Promise<void> {
  const at = new Date(+began + day * dayMs)
  await pool.query(
    `insert into booking (id, ref, customer_id, conversation_id, service_id, start_at, end_at, original_start_at, price_fen, quote, status, booked_at, created_at)
     values ($1, $1, $2, $3, 'clean-daily', $4, $4, $4, 10000, $5, 'done', $4, $4)`,
    [
      `${id}-${day}`,
      id,
      `web:${id}`,
      at,
      { policies: company.policies, sizeText: { zh: '', en: '' }, visits: 1, people: 1, contract: false },
    ],
  )
  await pool.query(`insert into booking_event (id, booking_id, status, at) values ($1, $1, 'done', $2)`, [
    `${id}-${day}`,
    at,
  ])
  await pool.query(
    `insert into follow_up (key, kind, conversation_id, booking_id, due_at, planned_at) values ('survey:' || $1, 'survey', $2, $1, $3, $3)`,
    [`${id}-${day}`, `web:${id}`, new Date(+at + 2 * 3_600_000)],
  )
}

test(
  'whoever comes every week for most of a year is asked at most once a fortnight, and every kind of question has its turn',
  { timeout: 60_000 },
  async () => {
    const ids = Array.from({ length: 40 }, (_, n) => `weekly-${n}`)
    for (const id of ids) {
      await db.insert(customer).values({ id, createdAt: began })
      await pool.query(`insert into conversation (id, channel, customer_id, created_at) values ($1, 'web', $1, $2)`, [
        `web:${id}`,
        began,
      ])
      await pool.query(`update conversation set customer_id = $2 where id = $1`, [`web:${id}`, id])
    }
    for (let day = 0; day < weeks * 7; day++) {
      if (day % 7 === 0) for (const id of ids) await visited(id, day)
      const now = new Date(+began + day * dayMs)
      await planPolls(db, company, now)
      const tonight = new Date(+now + 9 * 3_600_000)
      for (let moment = await nextDue(db); moment && moment <= tonight; moment = await nextDue(db))
        await runDue(db, company, moment)
    }
    const { rows } = await pool.query<{ customer_id: string; kind: string; sent_at: Date }>(
      `select customer_id, 'csat' as kind, sent_at from survey where sent_at is not null
     union all select customer_id, kind, sent_at from poll order by sent_at`,
    )
    const kinds = new Map<string, number>()
    for (const [, own] of Map.groupBy(rows, (row) => row.customer_id)) {
      for (const [n, { sent_at }] of own.entries())
        if (n > 0) expect(+sent_at - +(own[n - 1]?.sent_at ?? 0)).toBeGreaterThanOrEqual(14 * dayMs)
      const nps = own.filter(({ kind }) => kind === 'nps')
      for (const [n, { sent_at }] of nps.entries())
        if (n > 0) expect(+sent_at - +(nps[n - 1]?.sent_at ?? 0)).toBeGreaterThanOrEqual(90 * dayMs)
      expect(nps.length).toBeGreaterThanOrEqual(2)
      expect(own.filter(({ kind }) => kind === 'csat').length).toBeGreaterThan(5)
      for (const { kind } of own) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
    }
    // A tenth of the customers in each of three quarters.
    const sampled = await db.select().from(poll).where(eq(poll.kind, 'servqual'))
    expect(sampled.length).toBeGreaterThan(2)
    expect(sampled.length).toBeLessThan(30)
    expect(
      await db
        .select()
        .from(followUp)
        .where(and(eq(followUp.kind, 'poll'), eq(followUp.reason, 'failed'))),
    ).toEqual([])
  },
)
