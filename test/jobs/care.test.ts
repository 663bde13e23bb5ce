import { eq, sql } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { acceptCare } from '#business/care/consent.ts'
import { giveSurprise } from '#business/care/give-surprise.ts'
import { planCare } from '#business/care/plan-care.ts'
import type { Company } from '#business/catalogue/company.ts'
import { customer } from '#db/schema/business.ts'
import { careGift } from '#db/schema/care.ts'
import { message } from '#db/schema/conversation.ts'
import { followUp } from '#db/schema/follow-ups.ts'
import { startDailyRound } from '#jobs/daily.ts'
import { nextDue, runDue } from '#jobs/due.ts'
import { loadDemo } from '../../src/demo/load-demo.ts'
import { testDatabase } from '../support/database.ts'

const { db, pool } = await testDatabase(8)
const now = new Date('2026-03-04T10:00:00+08:00')
let demo: Company
let company: Company
let customers = 0

beforeAll(async () => {
  demo = await loadDemo(db, now)
})

beforeEach(async () => {
  await pool.query('truncate care_gift, care_consent, follow_up, message, conversation, booking_event, booking cascade')
  company = {
    ...demo,
    care: {
      ...demo.care,
      surprise: {
        budgetFen: 10_000,
        capFen: 8_000,
        everyVisits: 2,
        costFen: 4_000,
        gift: { zh: '礼物', en: 'a gift' },
      },
    },
  }
})

/** Somebody who agreed to be greeted, with so many visits, the last one yesterday. */
async function regular(visits: number): Promise<{ id: string; chat: string }> {
  const id = `care-${++customers}`
  const chat = `web:${id}`
  await db.insert(customer).values({ id, name: '林女士', createdAt: now })
  await pool.query(`insert into conversation (id, channel, customer_id, created_at) values ($1, 'web', $2, $3)`, [
    chat,
    id,
    now,
  ])
  for (let n = 0; n < visits; n++)
    await pool.query(
      `insert into booking (id, ref, customer_id, conversation_id, service_id, start_at, end_at, original_start_at, price_fen, quote, status, created_at)
       values ($1, $1, $2, $3, 'clean-daily', $4, $4, $4, 10000, '{}', 'done', $4)`,
      [`${id}-${n}`, id, chat, new Date(+now - (n + 1) * 86_400_000)],
    )
  await acceptCare(db, id, now)
  return { id, chat }
}

const today = (clock: string) => new Date(`2026-03-04T${clock}:00+08:00`)
const outcome = async (chat: string) =>
  (await db.select().from(followUp).where(eq(followUp.conversationId, chat))).map(
    ({ status, reason }) => `${status}${reason === null ? '' : ` ${reason}`}`,
  )

test('the month’s budget is never overspent, whoever comes at the same time, and every refusal is on record', async () => {
  const all = await Promise.all(Array.from({ length: 6 }, () => regular(2)))
  await planCare(db, company, now)
  await Promise.all([runDue(db, company, now), runDue(db, company, now)])
  await runDue(db, company, now)
  const outcomes = (await Promise.all(all.map(({ chat }) => outcome(chat)))).flat().toSorted()
  expect(outcomes).toEqual(['done', 'done', ...Array.from({ length: 4 }, () => 'skipped budget_spent')])
  const gifts = await db.select().from(careGift)
  expect(gifts.map(({ costFen, month }) => `${month} ${costFen}`)).toEqual(['2026-03 4000', '2026-03 4000'])
  expect(await db.select().from(message)).toHaveLength(2)
})

test('at the same moment, too, no more is given than the budget has', async () => {
  const all = await Promise.all(Array.from({ length: 8 }, () => regular(0)))
  const outcomes = await Promise.all(
    all.map(({ id }) => db.transaction((tx) => giveSurprise(tx, company, id, `key-${id}`, now))),
  )
  expect(outcomes.filter((one) => one === 'given')).toHaveLength(2)
  expect(outcomes.filter((one) => one === 'budget_spent')).toHaveLength(6)
})

test('nobody is given more than the cap of a year, however the months go', async () => {
  const { id, chat } = await regular(2)
  for (let n = 0; n < 2; n++)
    await db.insert(careGift).values({
      id: `${id}-${n}`,
      followUpKey: `${id}-${n}`,
      customerId: id,
      month: '2025-12',
      costFen: 4_000,
      what: { zh: '礼物', en: 'a gift' },
      at: new Date(+now - 80 * 86_400_000),
    })
  await planCare(db, company, now)
  await runDue(db, company, now)
  expect(await outcome(chat)).toEqual(['skipped cap_reached'])
  await db.update(careGift).set({ at: new Date(+now - 366 * 86_400_000) })
  await pool.query('delete from follow_up')
  await planCare(db, company, now)
  await runDue(db, company, now)
  expect(await outcome(chat)).toEqual(['done'])
})

test('planning again on the same day plans nothing twice', async () => {
  const { chat } = await regular(2)
  expect(await planCare(db, company, today('09:00'))).toBe(1)
  expect(await planCare(db, company, today('09:30'))).toBe(0)
  expect(await outcome(chat)).toEqual(['pending'])
})

test('the last send that the platform allows is kept for what is needed', async () => {
  const { chat } = await regular(2)
  await pool.query(`insert into wechat_window (conversation_id, message_left, message_until) values ($1, 1, $2)`, [
    chat,
    new Date(+now + 3_600_000),
  ])
  await planCare(db, company, now)
  await runDue(db, company, now)
  expect(await outcome(chat)).toEqual(['skipped send_window'])
})

test('the round of a day is done once, plans the next, and is caught up with after a night of silence', async () => {
  await startDailyRound(db, company, now)
  await startDailyRound(db, company, now)
  expect(await nextDue(db)).toEqual(today('09:00'))
  await Promise.all([runDue(db, company, now), runDue(db, company, now)])
  expect(await nextDue(db)).toEqual(new Date('2026-03-05T09:00:00+08:00'))
  await runDue(db, company, new Date('2026-03-08T12:00:00+08:00'))
  expect(await nextDue(db)).toEqual(new Date('2026-03-09T09:00:00+08:00'))
  const rounds = await db.execute<{ key: string }>(sql`select key from follow_up where kind = 'daily' order by key`)
  expect(rounds.rows.map(({ key }) => key)).toEqual(['daily:2026-03-04', 'daily:2026-03-05', 'daily:2026-03-09'])
})

test('who has just been greeted is not greeted again for a while, in whatever chat', async () => {
  const { id, chat } = await regular(2)
  await planCare(db, company, now)
  await runDue(db, company, now)
  expect(await outcome(chat)).toEqual(['done'])
  await pool.query(
    `insert into conversation (id, channel, customer_id, state, created_at) values ($1, 'telegram', $2, $3, $4)`,
    [
      `telegram:${id}`,
      id,
      JSON.stringify({
        locale: 'zh',
        assignee: 'bot',
        stack: [],
        misunderstood: 0,
        invalid: 0,
        recent: {},
        at: now.toISOString(),
      }),
      now,
    ],
  )
  await pool.query(`insert into follow_up (key, kind, conversation_id, due_at, data) values ($1, 'care', $2, $3, $4)`, [
    `care:${id}:again`,
    `telegram:${id}`,
    new Date(+now + 86_400_000),
    JSON.stringify({ occasions: ['dormant'], customer: id }),
  ])
  await runDue(db, company, new Date(+now + 86_400_000))
  expect(await outcome(`telegram:${id}`)).toEqual(['skipped greeted_lately'])
})
