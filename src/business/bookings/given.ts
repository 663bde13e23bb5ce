import { randomUUID } from 'node:crypto'
import { and, eq, gt, inArray, lt, or, sql } from 'drizzle-orm'
import { atomically } from '#db/atomically.ts'
import { record } from '#business/bookings/change.ts'
import { type Booking, freshRef } from '#business/bookings/hold.ts'
import { type Plan, visitsFrom } from '#business/bookings/plan.ts'
import { expire, place } from '#business/bookings/place.ts'
import { type Company, serviceOf } from '#business/catalogue/company.ts'
import { priceOf } from '#business/catalogue/pricing.ts'
import { isContract, type Size, sizing } from '#business/catalogue/sizing.ts'
import { replan } from '#business/follow-ups/replan.ts'
import { hourMs, iso } from '#business/time.ts'
import { noPreference } from '#business/workers/ranking.ts'
import type { Database } from '#db/client.ts'
import { payment } from '#db/schema/payments.ts'
import { assignment, booking, type BookingStatus, type TimelineStatus, worker } from '#db/schema/business.ts'
import { followUp } from '#db/schema/follow-ups.ts'

export interface GivenBooking {
  /** Made up unless given. */
  ref?: string | undefined
  service: string
  start: Date
  /** By the size unless given. */
  end?: Date | undefined
  status?: BookingStatus | undefined
  size?: Size | undefined
  /** A worker's id, name or title; null for nobody; whoever is free unless given. */
  worker?: string | null | undefined
  customerId?: string | undefined
  conversationId: string
  name?: string | undefined
  phone?: string | undefined
  address?: string | undefined
  district?: string | null | undefined
  priceFen?: number | undefined
  eta?: string | undefined
  note?: string | undefined
  /** When it was confirmed; a day before `now` unless given, so that the free minutes are over. */
  bookedAt?: Date | undefined
  /** The deposit has not been paid, and without it the order lapses after so many minutes; it has been paid unless given. */
  unpaidWithinMinutes?: number | undefined
}

/** Puts a booking of any state into the database, past or future, as a demo or a test needs it. */
export async function givenBooking(db: Database, company: Company, given: GivenBooking, now: Date): Promise<Booking> {
  const service = serviceOf(company, given.service)
  if (!service) throw new Error(`no service ${given.service}`)
  const size = withDefaults(given.size ?? {}, sizing(service))
  const price = priceOf(company, service, size)
  if (!price.ok) throw new Error(`${given.service}: ${price.reason}`)
  const { contractDays, people, visits } = price
  const hours = given.end ? (+given.end - +given.start) / hourMs : price.hours
  const plan: Plan = { service, work: { hours, people, visits, contractDays }, district: given.district ?? null }
  const status = given.status ?? 'confirmed'
  const isOffer = status === 'held' || status === 'expired' || status === 'released'
  const bookedAt = isOffer ? null : (given.bookedAt ?? new Date(+now - 24 * hourMs))
  const start = +given.start
  const end = given.end ?? new Date(visitsFrom(company, plan, start)[0]?.end ?? start)
  return atomically(db, async (tx) => {
    const row: Booking = {
      id: randomUUID(),
      ref: given.ref ?? (await freshRef(tx)),
      customerId: given.customerId ?? null,
      conversationId: given.conversationId,
      serviceId: service.id,
      variant: size.variant ?? null,
      area: size.area ?? null,
      count: size.count ?? null,
      addOns: [],
      startAt: given.start,
      endAt: end,
      originalStartAt: given.start,
      rescheduleCount: 0,
      address: given.address ?? null,
      district: plan.district,
      phone: given.phone ?? null,
      name: given.name ?? null,
      note: given.note ?? null,
      priceFen: given.priceFen ?? price.totalFen,
      feeFen: 0,
      depositFen: price.depositFen,
      quote: {
        catalogueVersion: company.version,
        size: { ...size },
        sizeText: price.sizeText,
        lines: price.lines,
        hours,
        people,
        visits,
        contractDays: contractDays ?? null,
        validUntil: iso(company.zone, +now + company.policies.quoteValidMinutes * 60_000),
        policies: {
          ...company.policies,
          deposit: { ...company.policies.deposit, payWithinMinutes: given.unpaidWithinMinutes },
        },
        contract: isContract(service),
      },
      status,
      holdUntil: status === 'held' ? new Date(+now + company.policies.slotHoldMinutes * 60_000) : null,
      bookedAt,
      eta: given.eta ?? null,
      createdAt: bookedAt ?? now,
    }
    await tx.insert(booking).values(row)
    if (row.depositFen > 0 && !isOffer && given.unpaidWithinMinutes === undefined)
      await tx.insert(payment).values({
        id: randomUUID(),
        bookingId: row.id,
        kind: 'deposit',
        amountFen: row.depositFen,
        provider: 'given',
        reference: row.ref,
        by: 'provider',
        at: bookedAt ?? now,
      })
    const takesTime = status !== 'cancelled' && status !== 'expired' && status !== 'released'
    if (given.worker !== null && takesTime) await staff(tx, company, plan, row, await idOfWorker(tx, given.worker), now)
    for (const step of timelineOf(status, given.worker !== null)) {
      const at = stepTime(step, row, now)
      await record(tx, row.id, step, at, step === 'on_the_way' && given.eta ? { eta: given.eta } : {})
    }
    await replan(tx, company, row.id, now)
    await markTold(tx, row.id, now)
    return row
  })
}

/**
 * Another customer takes a stretch of time from everybody who is free in it, holds included: what was offered there is
 * gone.
 */
export async function takeSlot(db: Database, company: Company, start: Date, end: Date, now: Date): Promise<void> {
  const [service] = company.services
  if (!service) return
  await atomically(db, async (tx) => {
    const held = await tx
      .selectDistinct({ id: booking.id })
      .from(booking)
      .innerJoin(assignment, eq(assignment.bookingId, booking.id))
      .where(
        and(
          eq(booking.status, 'held'),
          eq(assignment.active, true),
          lt(assignment.startAt, end),
          gt(assignment.endAt, start),
        ),
      )
    await expire(
      tx,
      held.map(({ id }) => id),
    )
    const rival = await givenBooking(
      tx,
      company,
      { service: service.id, start, end, conversationId: 'somebody-else', worker: null },
      now,
    )
    const busy = `[${start.toISOString()},${end.toISOString()})`
    const free = await tx
      .select({ id: worker.id })
      .from(worker)
      .where(
        sql`not exists (select from ${assignment} where ${assignment.workerId} = ${worker.id} and ${assignment.active}
          and ${assignment.busy} && ${busy}::tstzrange)`,
      )
      .orderBy(worker.id)
      .for('update')
    for (const { id } of free) {
      const visit = { id: randomUUID(), bookingId: rival.id, workerId: id, startAt: start, endAt: end, busy }
      await tx.insert(assignment).values(visit)
    }
  })
}

async function staff(
  db: Database,
  company: Company,
  plan: Plan,
  row: Booking,
  workerId: string | undefined,
  now: Date,
): Promise<void> {
  const preference = { ...noPreference, wished: new Set(workerId === undefined ? [] : [workerId]) }
  const placing = { company, plan, bookingId: row.id, start: +row.startAt, now: +now, preference }
  const team = await place(db, placing)
  if (team && (workerId === undefined || team.some(({ id }) => id === workerId))) return
  if (workerId === undefined) throw new Error(`nobody is free for ${row.serviceId} at ${row.startAt.toISOString()}`)
  // Named outright, somebody is sent whom the dispatch would not choose; time off and overlaps still count.
  await db.update(assignment).set({ active: false }).where(eq(assignment.bookingId, row.id))
  await db.insert(assignment).values({
    id: randomUUID(),
    bookingId: row.id,
    workerId,
    startAt: row.startAt,
    endAt: row.endAt,
    busy: `[${row.startAt.toISOString()},${row.endAt.toISOString()})`,
  })
}

async function idOfWorker(db: Database, named: string | undefined): Promise<string | undefined> {
  if (named === undefined) return undefined
  const [row] = await db
    .select({ id: worker.id })
    .from(worker)
    .where(or(eq(worker.id, named), eq(worker.name, named), eq(worker.title, named), eq(worker.titleEn, named)))
    .orderBy(worker.id)
  if (!row) throw new Error(`there is no worker ${named}`)
  return row.id
}

function withDefaults(size: Size, { ask, limits }: ReturnType<typeof sizing>): Size {
  if (ask === 'area') return { ...size, area: size.area ?? 90 }
  return ask === 'count' ? { ...size, count: size.count ?? limits.min } : size
}

// Whoever has a booking was told of it in its time.
async function markTold(db: Database, bookingId: string, now: Date): Promise<void> {
  const kinds = ['confirmation', 'preparation', 'reminder'] as const
  await db
    .update(followUp)
    .set({ status: 'done', reason: 'given', doneAt: now })
    .where(
      and(
        eq(followUp.bookingId, bookingId),
        eq(followUp.status, 'pending'),
        inArray(followUp.kind, kinds),
        lt(followUp.dueAt, now),
      ),
    )
}

// As if all had gone to plan so far.
function stepTime(step: TimelineStatus, { bookedAt, startAt, endAt }: Booking, now: Date): Date {
  const booked = bookedAt ?? now
  const planned =
    step === 'on_the_way'
      ? +startAt - hourMs / 2
      : step === 'arrived' || step === 'in_service'
        ? +startAt
        : step === 'done'
          ? +endAt
          : +booked
  return new Date(Math.max(+booked, Math.min(planned, +now)))
}

function timelineOf(status: BookingStatus, assigned: boolean): TimelineStatus[] {
  const steps: TimelineStatus[] = ['on_the_way', 'arrived', 'in_service', 'done']
  const booked: TimelineStatus[] = assigned ? ['booked', 'assigned'] : ['booked']
  switch (status) {
    case 'held':
    case 'expired':
    case 'released':
      return []
    case 'confirmed':
      return booked
    case 'cancelled':
      return [...booked, 'cancelled']
    case 'on_the_way':
    case 'arrived':
    case 'in_service':
    case 'done':
      return [...booked, ...steps.slice(0, steps.indexOf(status) + 1)]
    default:
      return status satisfies never
  }
}
