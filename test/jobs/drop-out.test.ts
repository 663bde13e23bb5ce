import { and, eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { givenBooking } from '#business/bookings/given.ts'
import { replaceLate } from '#business/bookings/replacement.ts'
import type { Company } from '#business/catalogue/company.ts'
import { assignment, booking, worker } from '#db/schema/business.ts'
import { alert } from '#db/schema/conversation.ts'
import { reportDropOut } from '#jobs/drop-out.ts'
import { loadDemo } from '../../src/demo/load-demo.ts'
import { testDatabase } from '../support/database.ts'

const { db, pool } = await testDatabase(8)
const now = new Date('2026-03-04T10:00:00+08:00')
const start = new Date('2026-03-06T14:00:00+08:00')
let company: Company
let chats = 0

beforeAll(async () => {
  company = await loadDemo(db, now)
  // Three cleaners are few enough that everything is soon full.
  await db.update(worker).set({ code: 'yellow' })
  for (const id of ['w01', 'w04', 'w07'])
    await db
      .update(worker)
      .set({ code: 'green', districts: ['徐汇区'] })
      .where(eq(worker.id, id))
})

async function booked(workerId: string, at = start) {
  const conversationId = `web:drop:${++chats}`
  await pool.query(`insert into conversation (id, channel, created_at) values ($1, 'web', $2)`, [conversationId, now])
  const given = {
    service: 'clean-daily',
    start: at,
    worker: workerId,
    conversationId,
    district: '徐汇区',
    address: '漕溪北路88号',
  }
  return givenBooking(db, company, given, now)
}

const comes = async (bookingId: string) =>
  (
    await db
      .select()
      .from(assignment)
      .where(and(eq(assignment.bookingId, bookingId), eq(assignment.active, true)))
  ).map(({ workerId }) => workerId)

test('two who drop out at the same moment are never replaced by the same person, nor by each other', async () => {
  const first = await booked('w01')
  const second = await booked('w04')
  const outcomes = await Promise.all([
    reportDropOut(db, company, { ref: first.ref, workerId: 'w01' }, now),
    reportDropOut(db, company, { ref: second.ref, workerId: 'w04' }, now),
  ])
  // w07 takes one visit; the other finds whoever has just become free, or nobody.
  const left = [...(await comes(first.id)), ...(await comes(second.id))]
  expect(new Set(left).size).toBe(left.length)
  expect(left).toContain('w07')
  expect(await comes(first.id)).not.toContain('w01')
  expect(await comes(second.id)).not.toContain('w04')
  expect(outcomes.filter((one) => one === 'replaced').length).toBe(left.length)
  for (const [n, outcome] of outcomes.entries()) {
    const conversationId = [first, second][n]?.conversationId ?? ''
    const [raised] = await db.select().from(alert).where(eq(alert.conversationId, conversationId))
    expect(raised).toMatchObject({ kind: 'dispatch', detail: { what: outcome } })
  }
})

test('nobody is sent whose papers have lapsed, and reporting it again changes nothing', async () => {
  const other = new Date('2026-03-09T14:00:00+08:00')
  const { ref, id } = await booked('w01', other)
  await db.update(worker).set({ code: 'yellow' }).where(eq(worker.id, 'w04'))
  expect(await reportDropOut(db, company, { ref, workerId: 'w01' }, now)).toBe('replaced')
  expect(await comes(id)).toEqual(['w07'])
  expect(await reportDropOut(db, company, { ref, workerId: 'w01' }, now)).toBeUndefined()
  expect(await reportDropOut(db, company, { ref, workerId: 'w07' }, now)).toBe('replaced')
  expect(await comes(id)).toEqual(['w01'])
  await db.update(worker).set({ code: 'green' }).where(eq(worker.id, 'w04'))
})

test('only the visits that are still ahead change hands', async () => {
  const { ref, id } = await booked('w01', new Date('2026-03-12T10:00:00+08:00'))
  const [first] = await db.select().from(assignment).where(eq(assignment.bookingId, id))
  if (!first) throw new Error('nobody was assigned')
  const week = 7 * 86_400_000
  const later = { startAt: new Date(+first.startAt + week), endAt: new Date(+first.endAt + week) }
  const busy = `[${later.startAt.toISOString()},${later.endAt.toISOString()})`
  await db.insert(assignment).values({ ...first, id: `${first.id}-2`, visit: 1, ...later, busy })
  await db.update(booking).set({ status: 'done' }).where(eq(booking.id, id))
  expect(await reportDropOut(db, company, { ref, workerId: 'w01' }, new Date('2026-03-13T10:00:00+08:00'))).toBe(
    'replaced',
  )
  const rows = await db
    .select()
    .from(assignment)
    .where(and(eq(assignment.bookingId, id), eq(assignment.active, true)))
    .orderBy(assignment.visit)
  expect(rows.map(({ visit, workerId }) => [visit, workerId])).toEqual([
    [0, 'w01'],
    [1, 'w04'],
  ])
})

test('a late worker is replaced by whoever was shown, or not at all', async () => {
  const { ref, id, conversationId } = await booked('w01', new Date('2026-03-10T14:00:00+08:00'))
  await booked('w04', new Date('2026-03-10T15:00:00+08:00'))
  const owner = { conversationId, customerId: undefined }
  const at = new Date('2026-03-10T14:35:00+08:00')
  const shown = { ref, start: Date.parse('2026-03-10T15:30:00+08:00'), now: at }
  expect(await replaceLate(db, company, owner, { ...shown, workers: ['w04'] })).toMatchObject({
    ok: false,
    reason: 'taken',
  })
  expect(await comes(id)).toEqual(['w01'])
  const stranger = { conversationId: 'web:drop:stranger', customerId: undefined }
  expect(await replaceLate(db, company, stranger, { ...shown, workers: ['w07'] })).toMatchObject({
    ok: false,
    reason: 'none',
  })
  expect(await replaceLate(db, company, owner, { ...shown, workers: ['w07'] })).toMatchObject({ ok: true })
  expect(await comes(id)).toEqual(['w07'])
  expect(await db.select().from(booking).where(eq(booking.id, id))).toMatchObject([
    { startAt: new Date(shown.start), originalStartAt: new Date('2026-03-10T14:00:00+08:00'), status: 'confirmed' },
  ])
})
