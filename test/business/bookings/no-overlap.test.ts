import fc from 'fast-check'
import { and, eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { travelMinutes } from '#business/bookings/availability.ts'
import { cancelBooking, quoteCancelling, rescheduleBooking } from '#business/bookings/change.ts'
import { confirmBooking } from '#business/bookings/confirm.ts'
import { findSlots } from '#business/bookings/find-slots.ts'
import { expireHolds, hold } from '#business/bookings/hold.ts'
import { ownBookings } from '#business/bookings/own-booking.ts'
import type { Plan } from '#business/bookings/plan.ts'
import { wishOf } from '#business/bookings/wish.ts'
import { type Company, serviceOf } from '#business/catalogue/company.ts'
import { priceOf } from '#business/catalogue/pricing.ts'
import { addDays, iso } from '#business/time.ts'
import { noPreference } from '#business/workers/ranking.ts'
import { assignment, booking, bookingEvent, worker } from '#db/schema/business.ts'
import { loadDemo } from '../../../src/demo/load-demo.ts'
import { testDatabase } from '../../support/database.ts'

const { db } = await testDatabase(4)
const start = new Date('2026-03-04T10:00:00+08:00')
let company: Company

beforeAll(async () => {
  company = await loadDemo(db, start)
  // Four cleaners are few enough that everything is soon full.
  await db.update(worker).set({ code: 'yellow' })
  for (const id of ['w01', 'w04', 'w07', 'w10']) {
    const districts = company.districts.map(({ name }) => name)
    await db.update(worker).set({ code: 'green', districts }).where(eq(worker.id, id))
  }
})

const places = ['徐汇区', '静安区', null]

type Step =
  | { kind: 'order'; who: number; day: number; slot: number; area: number; place: number; confirm: boolean }
  | { kind: 'cancel' | 'move'; who: number; day: number; slot: number }
  | { kind: 'wait'; minutes: number }

const who = fc.nat(4)
const day = fc.nat(1)
const slot = fc.nat(20)
const steps: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('order' as const),
      who,
      day,
      slot,
      area: fc.constantFrom(50, 90, 150, 200),
      place: fc.nat(2),
      confirm: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel' as const), who, day, slot }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('move' as const), who, day, slot }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('wait' as const), minutes: fc.constantFrom(1, 11) }) },
)

const owner = (index: number) => ({ conversationId: `web:main:${index}`, customerId: undefined, locale: 'zh' as const })

const planFor = (
  area: number,
  district: string | null,
): Plan & { price: ReturnType<typeof priceOf> & { ok: true } } => {
  const service = serviceOf(company, 'clean-daily')
  if (!service) throw new Error('no service')
  const price = priceOf(company, service, { area })
  if (!price.ok) throw new Error(price.reason)
  return { service, work: price, district, price }
}

const wished = (dayIndex: number, slotIndex: number): number =>
  addDays(company.zone, Date.parse('2026-03-10T08:00:00+08:00'), dayIndex) + slotIndex * 30 * 60_000

test('whatever customers do, nobody is in two places, and what is offered can be had', async () => {
  let offered = 0
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { minLength: 10, maxLength: 25 }), async (script) => {
      await db.delete(assignment)
      await db.delete(bookingEvent)
      await db.delete(booking)
      let now = start
      for (const step of script) {
        if (step.kind === 'wait') {
          now = new Date(+now + step.minutes * 60_000)
          await expireHolds(db, new Date(+now - 60_000))
          continue
        }
        const me = owner(step.who)
        if (step.kind === 'order') {
          const plan = planFor(step.area, places[step.place] ?? null)
          const at = wished(step.day, step.slot)
          const wish = wishOf(company, {
            start: iso(company.zone, at),
            end: undefined,
            precision: 'instant',
            open: undefined,
            recur: undefined,
          })
          const { slots } = await findSlots(db, company, {
            plan,
            wish,
            now,
            preference: noPreference,
            conversationId: me.conversationId,
          })
          // The nearest of what is offered is taken, which is often not the wish.
          const [choice] = slots
          if (!choice) continue
          offered++
          const request = {
            ...me,
            service: plan.service,
            size: { area: step.area },
            price: plan.price,
            plan,
            start: choice.start,
            preference: noPreference,
            address: undefined,
            phone: undefined,
            name: undefined,
            note: undefined,
            now,
          }
          const held = await hold(db, company, request)
          expect(held).toMatchObject({ ok: true })
          if (held.ok && step.confirm)
            expect(await confirmBooking(db, company, me, held.booking.id, now)).toMatchObject({ ok: true })
        } else {
          const [mine] = (await ownBookings(db, me)).filter(({ status }) => status === 'confirmed')
          if (!mine) continue
          if (step.kind === 'cancel') {
            const terms = await quoteCancelling(db, company, me, mine.ref, now)
            if (terms.ok) await cancelBooking(db, company, me, { ref: mine.ref, shownFeeFen: terms.feeFen, now })
          } else {
            const request = {
              ref: mine.ref,
              start: wished(step.day, step.slot),
              shownFeeFen: undefined,
              wished: new Set<string>(),
              now,
            }
            await rescheduleBooking(db, company, me, request)
          }
        }
        await nobodyIsInTwoPlaces()
      }
    }),
    { numRuns: 25 },
  )
  expect(offered).toBeGreaterThan(100)
}, 120_000)

async function nobodyIsInTwoPlaces(): Promise<void> {
  const rows = await db
    .select({
      workerId: assignment.workerId,
      startAt: assignment.startAt,
      endAt: assignment.endAt,
      district: booking.district,
    })
    .from(assignment)
    .innerJoin(booking, eq(booking.id, assignment.bookingId))
    .where(and(eq(assignment.active, true)))
    .orderBy(assignment.workerId, assignment.startAt)
  for (const [index, visit] of rows.entries()) {
    const next = rows[index + 1]
    if (next?.workerId !== visit.workerId) continue
    const free = (+next.startAt - +visit.endAt) / 60_000
    expect(free).toBeGreaterThanOrEqual(travelMinutes(company, visit.district, next.district))
  }
}
