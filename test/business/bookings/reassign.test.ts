import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { freeWorkers } from '#business/bookings/availability.ts'
import { givenBooking } from '#business/bookings/given.ts'
import { teamsOf } from '#business/bookings/own-booking.ts'
import { planOf } from '#business/bookings/plan-of.ts'
import { reassign } from '#business/bookings/reassign.ts'
import { noPreference } from '#business/workers/ranking.ts'
import { loadRoster, loadWorkers } from '#business/workers/roster.ts'
import { assignment, booking } from '#db/schema/business.ts'
import { followUp } from '#db/schema/follow-ups.ts'
import { business } from '../../actions/business.ts'

const now = new Date('2026-03-04T10:00:00+08:00')
const { db, company } = await business(now.toISOString())
const at = (text: string) => new Date(`2026-03-${text}:00+08:00`)

let chats = 0
const given = (start: Date, more: Partial<Parameters<typeof givenBooking>[2]> = {}) =>
  givenBooking(
    db,
    company,
    {
      service: 'clean-daily',
      start,
      conversationId: `web:main:${++chats}`,
      district: '徐汇区',
      size: { area: 90 },
      ...more,
    },
    now,
  )

/** Who could do this booking at that time besides those who have it. */
async function othersFor(one: Awaited<ReturnType<typeof given>>, start: Date): Promise<string[]> {
  const plan = await planOf(db, company, one)
  const roster = await loadRoster(db, { from: +start - 86_400_000, to: +start + 86_400_000, now: +now, except: one.id })
  const team = new Set((await teamsOf(db, [one.id])).get(one.id)?.map(({ id }) => id))
  return freeWorkers(company, roster, plan, +start, noPreference)
    .map(({ id }) => id)
    .filter((id) => !team.has(id))
}

test('a booking goes to another worker who is free, and its follow-ups with it', async () => {
  const one = await given(at('06T09:00'))
  const [other = ''] = await othersFor(one, one.startAt)
  const done = await reassign(db, company, { ref: one.ref, workers: [other], by: 'li', now })
  expect(done).toMatchObject({ ok: true, isMoved: false, isNewTeam: true })
  const active = await db
    .select()
    .from(assignment)
    .where(and(eq(assignment.bookingId, one.id), eq(assignment.active, true)))
  expect(active.map(({ workerId }) => workerId)).toEqual([other])
  const [row] = await db.select().from(booking).where(eq(booking.id, one.id))
  expect(row).toMatchObject({ startAt: one.startAt, rescheduleCount: 0, feeFen: 0, status: 'confirmed' })
})

test('nobody gets two visits at once, nor one that papers or districts forbid; nothing changes then', async () => {
  const one = await given(at('07T09:00'))
  const [other = ''] = await othersFor(one, one.startAt)
  await given(at('07T09:30'), { worker: other })
  expect(await reassign(db, company, { ref: one.ref, workers: [other], by: 'li', now })).toEqual({
    ok: false,
    reason: 'not_free',
  })
  const yellow = (await loadWorkers(db, +now)).find(({ code }) => code !== 'green')
  expect(await reassign(db, company, { ref: one.ref, workers: [yellow?.id ?? ''], by: 'li', now })).toEqual({
    ok: false,
    reason: 'code',
  })
  expect(await reassign(db, company, { ref: one.ref, workers: ['nobody'], by: 'li', now })).toMatchObject({
    reason: 'unknown_worker',
  })
  const team = await db
    .select()
    .from(assignment)
    .where(and(eq(assignment.bookingId, one.id), eq(assignment.active, true)))
  expect(team).toHaveLength(1)
})

test('another time plans anew, costs nothing and makes cancelling no dearer', async () => {
  const one = await given(at('10T09:00'))
  const done = await reassign(db, company, { ref: one.ref, start: +at('09T14:00'), by: 'li', now })
  expect(done).toMatchObject({ ok: true, isMoved: true })
  const [row] = await db.select().from(booking).where(eq(booking.id, one.id))
  expect(row).toMatchObject({ startAt: at('09T14:00'), originalStartAt: at('10T09:00'), feeFen: 0, rescheduleCount: 0 })
  const reminders = await db
    .select()
    .from(followUp)
    .where(and(eq(followUp.bookingId, one.id), eq(followUp.kind, 'reminder'), eq(followUp.status, 'pending')))
  expect(reminders.length).toBeGreaterThan(0)
  expect(reminders.every(({ dueAt }) => dueAt < at('09T14:00'))).toBe(true)
})

test.each([
  ['in the past', '04T09:00', 'past'],
  ['at night', '06T23:00', 'outside_hours'],
  ['off the grid', '06T09:07', 'off_grid'],
])('a start %s is refused', async (_, start, reason) => {
  const one = await given(at('11T09:00'))
  expect(await reassign(db, company, { ref: one.ref, start: +at(start), by: 'li', now })).toEqual({ ok: false, reason })
})

test('what has begun or is over stays as it is', async () => {
  const under = await given(at('04T09:00'), { status: 'in_service' })
  const over = await given(at('03T09:00'), { status: 'done' })
  const off = await given(at('12T09:00'), { status: 'cancelled' })
  const reasons = []
  for (const { ref } of [under, over, off]) {
    const outcome = await reassign(db, company, { ref, start: +at('13T09:00'), by: 'li', now })
    reasons.push(!outcome.ok && outcome.reason)
  }
  expect(reasons).toEqual(['started', 'over', 'none'])
})
