import { and, eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { cancelBooking, quoteCancelling, quoteRescheduling, rescheduleBooking } from '#business/bookings/change.ts'
import { confirmBooking } from '#business/bookings/confirm.ts'
import { findSlots } from '#business/bookings/find-slots.ts'
import { givenBooking, takeSlot } from '#business/bookings/given.ts'
import { expireHolds, hold, type Held } from '#business/bookings/hold.ts'
import { ownBooking, ownBookings, teamsOf } from '#business/bookings/own-booking.ts'
import type { Plan } from '#business/bookings/plan.ts'
import { progress } from '#business/bookings/progress.ts'
import { wishOf } from '#business/bookings/wish.ts'
import { type Company, serviceOf } from '#business/catalogue/company.ts'
import { priceOf } from '#business/catalogue/pricing.ts'
import { freeWorkers } from '#business/bookings/availability.ts'
import { loadRoster } from '#business/workers/roster.ts'
import { noPreference } from '#business/workers/ranking.ts'
import { onClient } from '#db/client.ts'
import { assignment, booking } from '#db/schema/business.ts'
import { loadDemo } from '../../../src/demo/load-demo.ts'
import { testDatabase } from '../../support/database.ts'

const { db, pool } = await testDatabase(20)
const now = new Date('2026-03-04T10:00:00+08:00')
let company: Company

beforeAll(async () => {
  company = await loadDemo(db, now)
})

let chats = 0
const someone = () => ({ conversationId: `web:main:${++chats}`, customerId: undefined, locale: 'zh' as const })
type Someone = ReturnType<typeof someone>

const daily = (district = '徐汇区', area = 90): { plan: Plan; price: ReturnType<typeof priceOf> & { ok: true } } => {
  const service = serviceOf(company, 'clean-daily')
  if (!service) throw new Error('no service')
  const price = priceOf(company, service, { area })
  if (!price.ok) throw new Error(price.reason)
  return { plan: { service, work: price, district }, price }
}

const holdAt = (owner: Someone, start: string, worker?: string, at = now, on = db): Promise<Held> => {
  const { plan, price } = daily()
  return hold(on, company, {
    ...owner,
    service: plan.service,
    size: { area: 90 },
    price,
    plan,
    start: Date.parse(start),
    preference: { ...noPreference, wished: new Set(worker === undefined ? [] : [worker]) },
    address: '徐汇区漕溪北路88号1502室',
    phone: '13900000001',
    name: '陈静',
    note: undefined,
    now: at,
  })
}

const bookAt = async (owner: Someone, start: string, at = now): Promise<string> => {
  const held = await holdAt(owner, start, undefined, at)
  if (!held.ok) throw new Error('not held')
  const confirmed = await confirmBooking(db, company, owner, held.booking.id, at)
  if (!confirmed.ok) throw new Error(confirmed.reason)
  return held.booking.ref
}

const later = (minutes: number): Date => new Date(+now + minutes * 60_000)
const active = (bookingId: string) => db.select().from(assignment).where(eq(assignment.bookingId, bookingId))

/** Everybody in 徐汇区 is busy but one; returns who is left. */
async function onlyOneFree(start: string, end: string): Promise<string> {
  const { plan } = daily()
  const wish = wishOf(company, { start, end: undefined, precision: 'instant', open: undefined, recur: undefined })
  const { slots } = await findSlots(db, company, { plan, wish, now, preference: noPreference })
  const [left] = slots[0]?.team ?? []
  if (!left) throw new Error('nobody')
  const held = await holdAt(someone(), start, left.id)
  if (!held.ok) throw new Error('not held')
  await db
    .update(booking)
    .set({ holdUntil: new Date('2027-01-01T00:00:00Z') })
    .where(eq(booking.id, held.booking.id))
  // With her time held, everybody else's goes; then it is given back.
  await db.update(booking).set({ status: 'confirmed' }).where(eq(booking.id, held.booking.id))
  await takeSlot(db, company, new Date(start), new Date(end), now)
  await db.update(booking).set({ status: 'cancelled' }).where(eq(booking.id, held.booking.id))
  await db.update(assignment).set({ active: false }).where(eq(assignment.bookingId, held.booking.id))
  return left.id
}

test('an offer is held, confirmed, and remembered with its terms', async () => {
  const owner = someone()
  const held = await holdAt(owner, '2026-03-06T15:00:00+08:00')
  if (!held.ok) throw new Error('not held')
  expect(held.booking.ref).toMatch(/^GJ\d{8}$/)
  expect(held.booking).toMatchObject({ status: 'held', priceFen: 165_00, depositFen: 0 })
  const confirmed = await confirmBooking(db, company, owner, held.booking.id, later(5))
  expect(confirmed).toMatchObject({ ok: true, booking: { status: 'confirmed', bookedAt: later(5) } })
  const stored = await ownBooking(db, owner, held.booking.ref.toLowerCase())
  expect(stored).toMatchObject({ status: 'confirmed', quote: { catalogueVersion: company.version, hours: 3 } })
  expect(stored?.customerId).not.toBeNull()
})

test("somebody else's booking does not exist", async () => {
  const owner = someone()
  const ref = await bookAt(owner, '2026-03-06T09:00:00+08:00')
  expect(await ownBooking(db, someone(), ref)).toBeUndefined()
  expect(await ownBookings(db, someone())).toEqual([])
  expect(await quoteCancelling(db, company, someone(), ref, now)).toEqual({ ok: false, reason: 'none' })
  const stolen = await cancelBooking(db, company, someone(), { ref, shownFeeFen: 0, now })
  expect(stolen).toEqual({ ok: false, reason: 'none' })
})

test('confirming twice, even at once, books once', async () => {
  const owner = someone()
  const held = await holdAt(owner, '2026-03-07T09:00:00+08:00')
  if (!held.ok) throw new Error('not held')
  const results = await Promise.all(
    Array.from({ length: 8 }, () => confirmBooking(db, company, owner, held.booking.id, later(1))),
  )
  expect(results.every(({ ok }) => ok)).toBe(true)
  expect(await ownBookings(db, owner)).toHaveLength(1)
  expect(await active(held.booking.id)).toHaveLength(1)
})

test('an offer that is no longer held is booked while it is valid and the time free, and not after', async () => {
  const [early, late] = [someone(), someone()]
  const first = await holdAt(early, '2026-03-08T09:00:00+08:00')
  const second = await holdAt(late, '2026-03-08T09:00:00+08:00')
  if (!first.ok || !second.ok) throw new Error('not held')
  expect(await expireHolds(db, later(11))).toBeGreaterThanOrEqual(2)
  expect(await confirmBooking(db, company, early, first.booking.id, later(20))).toMatchObject({ ok: true })
  expect(await confirmBooking(db, company, late, second.booking.id, later(30))).toMatchObject({
    ok: false,
    reason: 'expired',
  })
})

test('200 attempts at the last place: exactly one succeeds, nobody is lost', async () => {
  const start = '2026-03-10T09:00:00+08:00'
  const left = await onlyOneFree(start, '2026-03-10T12:00:00+08:00')
  const owners = Array.from({ length: 200 }, someone)
  const results = await Promise.all(owners.map((owner) => holdAt(owner, start)))
  const won = results.filter((result) => result.ok)
  expect(won).toHaveLength(1)
  expect(won[0]?.team.map(({ id }) => id)).toEqual([left])
  const rows = await db.select().from(assignment).where(eq(assignment.workerId, left))
  expect(rows.filter((row) => row.active && +row.startAt === Date.parse(start))).toHaveLength(1)
}, 60_000)

test('as many attempts at once as there are workers: none is turned away', async () => {
  const start = '2026-03-31T09:00:00+08:00'
  const roster = await loadRoster(db, { from: Date.parse(start), to: Date.parse(start) + 1, now: +now })
  const places = freeWorkers(company, roster, daily().plan, Date.parse(start), noPreference).length
  expect(places).toBeGreaterThan(4)
  const results = await Promise.all(Array.from({ length: places + 3 }, () => holdAt(someone(), start)))
  expect(results.filter(({ ok }) => ok)).toHaveLength(places)
})

test('a lapsed hold gives way to whoever asks next, and cannot be confirmed any more', async () => {
  const start = '2026-03-11T09:00:00+08:00'
  await onlyOneFree(start, '2026-03-11T12:00:00+08:00')
  const [first, second] = [someone(), someone()]
  const held = await holdAt(first, start)
  if (!held.ok) throw new Error('not held')
  expect(await holdAt(second, start, undefined, later(9))).toMatchObject({ ok: false })
  expect(await holdAt(second, start, undefined, later(11))).toMatchObject({ ok: true })
  expect(await confirmBooking(db, company, first, held.booking.id, later(12))).toMatchObject({
    ok: false,
    reason: 'taken',
  })
})

test('a new offer in the same chat gives up the earlier one', async () => {
  const owner = someone()
  const first = await holdAt(owner, '2026-03-12T09:00:00+08:00')
  const second = await holdAt(owner, '2026-03-12T09:30:00+08:00')
  if (!first.ok || !second.ok) throw new Error('not held')
  const [before] = await db.select().from(booking).where(eq(booking.id, first.booking.id))
  expect(before?.status).toBe('released')
  expect(await confirmBooking(db, company, owner, first.booking.id, later(1))).toMatchObject({
    ok: false,
    reason: 'expired',
  })
})

test('a failed offer leaves the earlier one as it was', async () => {
  const owner = someone()
  const first = await holdAt(owner, '2026-03-12T15:00:00+08:00')
  expect(await holdAt(owner, '2026-03-12T06:00:00+08:00')).toEqual({ ok: false })
  if (!first.ok) throw new Error('not held')
  expect(await confirmBooking(db, company, owner, first.booking.id, later(1))).toMatchObject({ ok: true })
})

test('cancelling costs what was shown, and frees the worker', async () => {
  const owner = someone()
  const ref = await bookAt(owner, '2026-03-13T09:00:00+08:00')
  const lateAt = new Date('2026-03-12T20:00:00+08:00')
  const terms = await quoteCancelling(db, company, owner, ref, lateAt)
  expect(terms).toMatchObject({ ok: true, feeFen: 33_00 })
  const wrong = await cancelBooking(db, company, owner, { ref, shownFeeFen: 0, now: lateAt })
  expect(wrong).toMatchObject({ ok: false, reason: 'fee_changed', feeFen: 33_00 })
  const cancelled = await cancelBooking(db, company, owner, { ref, shownFeeFen: 33_00, now: lateAt })
  if (!cancelled.ok) throw new Error(cancelled.reason)
  expect(cancelled.booking).toMatchObject({ status: 'cancelled', feeFen: 33_00 })
  expect((await active(cancelled.booking.id)).every((row) => !row.active)).toBe(true)
  expect(await cancelBooking(db, company, owner, { ref, shownFeeFen: 33_00, now: lateAt })).toMatchObject({
    reason: 'already_cancelled',
  })
})

test('a change in time keeps the worker and counts; the third costs', async () => {
  const owner = someone()
  const ref = await bookAt(owner, '2026-03-16T09:00:00+08:00')
  const id = (await ownBooking(db, owner, ref))?.id ?? ''
  const before = (await teamsOf(db, [id])).get(id)?.map((member) => member.id)
  const move = (start: string) =>
    rescheduleBooking(db, company, owner, {
      ref,
      start: Date.parse(start),
      shownFeeFen: undefined,
      wished: new Set(),
      now,
    })
  const moved = await move('2026-03-17T14:00:00+08:00')
  expect(moved).toMatchObject({ ok: true, feeFen: 0, freeChangesLeft: 1 })
  if (!moved.ok) throw new Error(moved.reason)
  expect(moved.team.map((member) => member.id)).toEqual(before)
  expect(moved.booking.originalStartAt).toEqual(moved.booking.startAt)
  expect(await move('2026-03-18T14:00:00+08:00')).toMatchObject({ ok: true, feeFen: 0, freeChangesLeft: 0 })
  expect(await quoteRescheduling(db, company, owner, ref, now)).toMatchObject({ feeFen: 33_00, freeChangesLeft: 0 })
  expect((await active(id)).filter((row) => row.active)).toHaveLength(1)
})

test('a late change is no way round the fee', async () => {
  const owner = someone()
  const ref = await bookAt(owner, '2026-03-19T09:00:00+08:00')
  const lateAt = new Date('2026-03-18T19:00:00+08:00')
  const start = Date.parse('2026-03-26T09:00:00+08:00')
  const moved = await rescheduleBooking(db, company, owner, {
    ref,
    start,
    shownFeeFen: 33_00,
    wished: new Set(),
    now: lateAt,
  })
  expect(moved).toMatchObject({ ok: true, feeFen: 33_00 })
  expect(await quoteCancelling(db, company, owner, ref, new Date('2026-03-19T08:00:00+08:00'))).toMatchObject({
    feeFen: 82_50,
  })
})

test('a change to a time that is gone changes nothing', async () => {
  const owner = someone()
  const ref = await bookAt(owner, '2026-03-20T09:00:00+08:00')
  const start = '2026-03-20T15:00:00+08:00'
  await takeSlot(db, company, new Date(start), new Date('2026-03-20T18:00:00+08:00'), now)
  const moved = await rescheduleBooking(db, company, owner, {
    ref,
    start: Date.parse(start),
    shownFeeFen: 0,
    wished: new Set(),
    now,
  })
  expect(moved).toMatchObject({ ok: false, reason: 'taken' })
  const stored = await ownBooking(db, owner, ref)
  expect(stored).toMatchObject({ rescheduleCount: 0, startAt: new Date('2026-03-20T09:00:00+08:00') })
  expect((await active(stored?.id ?? '')).filter((row) => row.active)).toHaveLength(1)
})

test('a rival takes a held slot: the offer is gone', async () => {
  const owner = someone()
  const held = await holdAt(owner, '2026-03-21T09:00:00+08:00')
  if (!held.ok) throw new Error('not held')
  await takeSlot(db, company, held.booking.startAt, held.booking.endAt, now)
  expect(await confirmBooking(db, company, owner, held.booking.id, later(1))).toMatchObject({
    ok: false,
    reason: 'taken',
  })
})

test('a visit goes its way step by step', async () => {
  const owner = someone()
  const ref = await bookAt(owner, '2026-03-23T09:00:00+08:00')
  expect(await progress(db, ref, 'arrived', { at: now })).toMatchObject({ ok: false, reason: 'wrong_order' })
  expect(await progress(db, ref, 'on_the_way', { eta: '08:50', at: now })).toMatchObject({
    ok: true,
    booking: { eta: '08:50' },
  })
  expect(await progress(db, ref, 'on_the_way', { eta: '09:20', at: now })).toMatchObject({
    ok: true,
    booking: { eta: '09:20' },
  })
  for (const status of ['arrived', 'in_service', 'done'] as const) {
    expect(await progress(db, ref, status, { at: now })).toMatchObject({ ok: true, booking: { status } })
  }
  expect(await progress(db, ref, 'done', { at: now })).toMatchObject({ ok: false, reason: 'wrong_order' })
  expect(await progress(db, 'GJ00000000', 'done', { at: now })).toMatchObject({ ok: false, reason: 'none' })
})

test('all of it can be part of a transaction that is undone', async () => {
  const owner = someone()
  const client = await pool.connect()
  try {
    await client.query('begin')
    const held = await holdAt(owner, '2026-03-24T09:00:00+08:00', undefined, now, onClient(client))
    if (!held.ok) throw new Error('not held')
    await confirmBooking(onClient(client), company, owner, held.booking.id, now)
    await client.query('rollback')
    expect(await ownBookings(db, owner)).toEqual([])
  } finally {
    client.release()
  }
  await db.transaction(async (tx) => {
    expect(await holdAt(owner, '2026-03-24T05:00:00+08:00', undefined, now, tx)).toEqual({ ok: false })
    expect(await holdAt(owner, '2026-03-24T09:00:00+08:00', undefined, now, tx)).toMatchObject({ ok: true })
  })
})

test('bookings of every state can be given', async () => {
  const owner = someone()
  const base = { service: 'hood', conversationId: owner.conversationId, district: '徐汇区' }
  const done = await givenBooking(
    db,
    company,
    { ...base, start: new Date('2026-03-01T09:00:00+08:00'), status: 'done' },
    now,
  )
  const none = await givenBooking(
    db,
    company,
    { ...base, start: new Date('2026-03-27T09:00:00+08:00'), worker: null },
    now,
  )
  const named = await givenBooking(
    db,
    company,
    { ...base, start: new Date('2026-03-28T09:00:00+08:00'), worker: 'w18' },
    now,
  )
  const teams = await teamsOf(db, [done.id, none.id, named.id])
  expect(teams.get(done.id)).toHaveLength(1)
  expect(teams.get(none.id)).toBeUndefined()
  expect(teams.get(named.id)?.map(({ id }) => id)).toEqual(['w18'])
  expect(await quoteCancelling(db, company, owner, none.ref, new Date('2026-03-27T08:00:00+08:00'))).toMatchObject({
    feeFen: 0,
  })
  await expect(
    givenBooking(db, company, { ...base, start: new Date('2026-03-28T09:30:00+08:00'), worker: 'w18' }, now),
  ).rejects.toThrow()
})

test('the database itself refuses overlapping visits of a worker', async () => {
  const owner = someone()
  const ref = await bookAt(owner, '2026-03-30T09:00:00+08:00')
  const id = (await ownBooking(db, owner, ref))?.id ?? ''
  const [row] = await active(id)
  if (!row) throw new Error('no assignment')
  await expect(db.insert(assignment).values({ ...row, id: 'another' })).rejects.toMatchObject({
    cause: { code: '23P01' },
  })
})

test('the way kept free before a visit follows the visit that is really before it', async () => {
  const holdFor = async (district: string, start: string, area: number) => {
    const { plan, price } = daily(district, area)
    const place = { address: undefined, phone: undefined, name: undefined, note: undefined }
    const preference = { ...noPreference, wished: new Set(['w01']) }
    const owner = someone()
    const request = { ...owner, ...place, service: plan.service, size: { area }, price, plan, preference, now }
    const held = await hold(db, company, { ...request, start: Date.parse(start) })
    if (!held.ok) throw new Error('not held')
    expect(held.team.map(({ id }) => id)).toEqual(['w01'])
    const confirmed = await confirmBooking(db, company, owner, held.booking.id, now)
    if (!confirmed.ok) throw new Error(confirmed.reason)
    return { owner, ref: held.booking.ref, id: held.booking.id }
  }
  // From another district the way takes an hour, which is kept free before the visit at eleven.
  const before = await holdFor('闵行区', '2026-04-01T08:00:00+08:00', 50)
  const visit = await holdFor('徐汇区', '2026-04-01T11:00:00+08:00', 50)
  const [far] = await active(visit.id)
  expect(far?.busy).toContain('02:00:00')
  await cancelBooking(db, company, before.owner, { ref: before.ref, shownFeeFen: 0, now })
  // From the same district half an hour is enough.
  await holdFor('徐汇区', '2026-04-01T08:30:00+08:00', 50)
  const [near] = await active(visit.id)
  expect(near?.busy).toContain('02:30:00')
})

test('when its time has passed unrecorded, an order is left to a person', async () => {
  const owner = someone()
  const given = { service: 'hood', conversationId: owner.conversationId, start: new Date('2026-03-03T09:00:00+08:00') }
  const { ref } = await givenBooking(db, company, given, now)
  expect(await quoteCancelling(db, company, owner, ref, now)).toEqual({ ok: false, reason: 'over' })
  const moved = { ref, start: Date.parse('2026-03-31T09:00:00+08:00'), shownFeeFen: 0, wished: new Set<string>(), now }
  expect(await rescheduleBooking(db, company, owner, moved)).toEqual({ ok: false, reason: 'over' })
})

test('teams never wait for each other: everything at once ends, and nobody is in two places', async () => {
  const service = serviceOf(company, 'clean-deep')
  if (!service) throw new Error('no service')
  const price = priceOf(company, service, { area: 60 })
  if (!price.ok) throw new Error(price.reason)
  const plan = { service, work: price, district: '徐汇区' }
  const first = Date.parse('2026-04-07T08:00:00+08:00')
  const place = { address: undefined, phone: undefined, name: undefined, note: undefined }
  const customers = Array.from({ length: 60 }, (_, index) => ({
    owner: someone(),
    start: first + (index % 7) * 3_600_000,
  }))
  const results = await Promise.all(
    customers.map(async ({ owner, start }, index) => {
      const request = {
        ...owner,
        ...place,
        service,
        size: { area: 60 },
        price,
        plan,
        start,
        preference: noPreference,
        now,
      }
      const held = await hold(db, company, request)
      if (!held.ok) return false
      const confirmed = await confirmBooking(db, company, owner, held.booking.id, now)
      const { ref } = held.booking
      if (index % 3 === 0) await cancelBooking(db, company, owner, { ref, shownFeeFen: 0, now })
      const to = first + ((index * 5) % 13) * 1_800_000
      if (index % 3 === 1) {
        await rescheduleBooking(db, company, owner, { ref, start: to, shownFeeFen: undefined, wished: new Set(), now })
      }
      return confirmed.ok
    }),
  )
  expect(results.filter(Boolean).length).toBeGreaterThanOrEqual(2)
  const teams = await db
    .select({ bookingId: assignment.bookingId })
    .from(assignment)
    .innerJoin(booking, eq(booking.id, assignment.bookingId))
    .where(and(eq(assignment.active, true), eq(booking.serviceId, 'clean-deep')))
  const sizes = Map.groupBy(teams, ({ bookingId }) => bookingId)
  expect([...sizes.values()].every((team) => team.length === 2)).toBe(true)
}, 60_000)
