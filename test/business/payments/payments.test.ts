import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { givenBooking } from '#business/bookings/given.ts'
import type { Company } from '#business/catalogue/company.ts'
import { expireUnpaid, paidFor, recordPayment } from '#business/payments/payments.ts'
import { assignment, booking } from '#db/schema/business.ts'
import { alert } from '#db/schema/conversation.ts'
import { followUp } from '#db/schema/follow-ups.ts'
import { runDue } from '#jobs/due.ts'
import { loadDemo } from '../../../src/demo/load-demo.ts'
import { testDatabase } from '../../support/database.ts'

const { db, pool } = await testDatabase(8)
const now = new Date('2026-03-04T10:00:00+08:00')
let company: Company
let chats = 0

beforeAll(async () => {
  company = await loadDemo(db, now)
})

async function unpaid() {
  const conversationId = `web:pay:${++chats}`
  await pool.query(`insert into conversation (id, channel, created_at) values ($1, 'web', $2)`, [conversationId, now])
  const start = new Date(+now + (5 + chats) * 86_400_000)
  return givenBooking(
    db,
    company,
    { service: 'clean-deep', size: { area: 120 }, start, conversationId, unpaidWithinMinutes: 2880, bookedAt: now },
    now,
  )
}

const wechat = (ref: string, amountFen: number, reference: string) => ({
  ref,
  kind: 'deposit' as const,
  amountFen,
  provider: 'wechat',
  reference,
  by: 'ann',
})

test('a payment that is reported twice counts once, and keeps the order', async () => {
  const { id, ref, depositFen } = await unpaid()
  expect(depositFen).toBeGreaterThan(0)
  const report = wechat(ref, depositFen, `wx-${ref}`)
  const outcomes = await Promise.all([recordPayment(db, company, report, now), recordPayment(db, company, report, now)])
  expect(outcomes.filter((one) => one.ok && one.duplicate)).toHaveLength(1)
  expect(await paidFor(db, id)).toBe(depositFen)
  const pending = await db.select().from(followUp).where(eq(followUp.bookingId, id))
  expect(pending.filter(({ kind, status }) => kind.startsWith('payment') && status === 'pending')).toEqual([])
})

test('part of a deposit keeps nothing, and a refund takes it away again', async () => {
  const { id, ref, depositFen } = await unpaid()
  expect(await recordPayment(db, company, wechat(ref, depositFen - 1, `a-${ref}`), now)).toMatchObject({ dueFen: 1 })
  expect(await recordPayment(db, company, wechat(ref, 1, `b-${ref}`), now)).toMatchObject({ dueFen: 0 })
  const refund = { ...wechat(ref, depositFen, `c-${ref}`), kind: 'refund' as const }
  expect(await recordPayment(db, company, refund, now)).toMatchObject({ paidFen: 0, dueFen: depositFen })
  expect(await expireUnpaid(db, company, id, now)).toMatchObject({ status: 'cancelled' })
})

test('at the last moment either the payment or the deadline wins, and money for nothing is told', async () => {
  for (let n = 0; n < 12; n++) {
    const { id, ref, depositFen, conversationId } = await unpaid()
    await Promise.all([
      recordPayment(db, company, wechat(ref, depositFen, `race-${ref}`), now),
      expireUnpaid(db, company, id, now),
    ])
    const [row] = await db.select().from(booking).where(eq(booking.id, id))
    const held = await db.select().from(assignment).where(eq(assignment.bookingId, id))
    const alerts = await db.select().from(alert).where(eq(alert.conversationId, conversationId))
    expect(held.some(({ active }) => active)).toBe(row?.status === 'confirmed')
    expect(alerts.map(({ detail }) => detail?.['what'])).toEqual(
      row?.status === 'confirmed' ? [] : ['paid_after_cancelling'],
    )
  }
})

test('what lapses frees its time, also where no chat is left to be told', async () => {
  const { id, conversationId } = await unpaid()
  await pool.query('delete from conversation where id = $1', [conversationId])
  await runDue(db, company, new Date(+now + 48 * 3_600_000))
  expect(await db.select().from(booking).where(eq(booking.id, id))).toMatchObject([{ status: 'cancelled', feeFen: 0 }])
  expect((await db.select().from(assignment).where(eq(assignment.bookingId, id))).some(({ active }) => active)).toBe(
    false,
  )
})

test('nothing that looks like a card is kept, and no amount that is none', async () => {
  const { ref } = await unpaid()
  expect(await recordPayment(db, company, wechat(ref, 100, '6222 0200 0000 0000 003'), now)).toMatchObject({ ok: true })
  expect(await recordPayment(db, company, wechat(ref, 100, '4111 1111 1111 1111'), now)).toEqual({
    ok: false,
    reason: 'looks_like_a_card',
  })
  expect(await recordPayment(db, company, wechat(ref, -1, 'x'), now)).toEqual({ ok: false, reason: 'bad_amount' })
  expect(await recordPayment(db, company, wechat('GJ00000000', 1, 'y'), now)).toEqual({
    ok: false,
    reason: 'no_booking',
  })
})
