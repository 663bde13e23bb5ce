import { randomInt, randomUUID } from 'node:crypto'
import { and, eq, lte } from 'drizzle-orm'
import { atomically } from '#db/atomically.ts'
import { isOnGrid, type Plan, startProblem, visitsFrom } from '#business/bookings/plan.ts'
import { expire, place } from '#business/bookings/place.ts'
import type { Company, Service } from '#business/catalogue/company.ts'
import type { Price } from '#business/catalogue/pricing.ts'
import { isContract, partsOf, type Size } from '#business/catalogue/sizing.ts'
import { addOnsOf } from '#business/catalogue/work.ts'
import { replan, voidFollowUps } from '#business/follow-ups/replan.ts'
import { iso, minuteMs } from '#business/time.ts'
import type { Preference } from '#business/workers/ranking.ts'
import type { Worker } from '#business/workers/worker.ts'
import type { Database } from '#db/client.ts'
import { assignment, booking } from '#db/schema/business.ts'

export type Booking = typeof booking.$inferSelect

export interface HoldRequest {
  conversationId: string
  customerId: string | undefined
  service: Service
  size: Size
  price: Price
  plan: Plan
  start: number
  preference: Preference
  address: string | undefined
  phone: string | undefined
  name: string | undefined
  note: string | undefined
  now: Date
}

export type Held = { ok: true; booking: Booking; team: Worker[] } | { ok: false }

/** A slot list may be a while old when the customer picks from it. */
const graceMinutes = 30

/**
 * Makes an offer and keeps its time free for `slot_hold_minutes`. An earlier offer in the same conversation is given up
 * first; if nobody is free at `start` nothing changes.
 */
export async function hold(db: Database, company: Company, request: HoldRequest): Promise<Held> {
  const { plan, start, now, price } = request
  if (startProblem(company, plan, start, +now, graceMinutes) || !isOnGrid(company, start)) return { ok: false }
  const id = randomUUID()
  const { policies } = company
  try {
    return await atomically(db, async (tx) => {
      await release(tx, request.conversationId)
      const ref = await freshRef(tx)
      const row: Booking = {
        id,
        ref,
        customerId: request.customerId ?? null,
        conversationId: request.conversationId,
        serviceId: request.service.id,
        variant: variantsOf(request),
        area: request.size.area ?? null,
        count: request.size.count ?? null,
        addOns: addOnsOf(request.service, request.size).map(({ addOn, count }) => ({ id: addOn.id, count })),
        startAt: new Date(start),
        endAt: new Date(visitsFrom(company, plan, start)[0]?.end ?? start),
        originalStartAt: new Date(start),
        rescheduleCount: 0,
        address: request.address ?? null,
        district: plan.district,
        phone: request.phone ?? null,
        name: request.name ?? null,
        note: request.note ?? null,
        priceFen: price.totalFen,
        feeFen: 0,
        depositFen: price.depositFen,
        quote: {
          catalogueVersion: company.version,
          size: { ...request.size, recur: plan.recur },
          sizeText: price.sizeText,
          lines: price.lines,
          hours: price.hours,
          people: price.people,
          visits: price.visits,
          contractDays: price.contractDays ?? null,
          validUntil: iso(company.zone, +now + policies.quoteValidMinutes * minuteMs),
          policies,
          contract: isContract(request.service),
        },
        status: 'held',
        holdUntil: new Date(+now + policies.slotHoldMinutes * minuteMs),
        bookedAt: null,
        eta: null,
        createdAt: now,
      }
      await tx.insert(booking).values(row)
      const team = await place(tx, { company, plan, bookingId: id, start, now: +now, preference: request.preference })
      if (!team) throw new NobodyFree()
      await replan(tx, company, id, now)
      return { ok: true as const, booking: row, team }
    })
  } catch (error) {
    if (error instanceof NobodyFree) return { ok: false }
    throw error
  }
}

function variantsOf({ service, size }: HoldRequest): string | null {
  return (
    partsOf(service, size)
      .flatMap(({ variant }) => variant?.id ?? [])
      .join(',') || null
  )
}

class NobodyFree extends Error {}

/** Gives up what a conversation holds. */
export async function release(db: Database, conversationId: string): Promise<void> {
  const rows = await db
    .update(booking)
    .set({ status: 'released' })
    .where(and(eq(booking.conversationId, conversationId), eq(booking.status, 'held')))
    .returning({ id: booking.id })
  for (const { id } of rows) {
    await db.update(assignment).set({ active: false }).where(eq(assignment.bookingId, id))
    await voidFollowUps(db, id, 'released')
  }
}

/** Ends every hold that has lapsed; returns how many. What needs the place does the same by itself. */
export async function expireHolds(db: Database, now: Date): Promise<number> {
  return atomically(db, async (tx) => {
    const lapsed = await tx
      .select({ id: booking.id })
      .from(booking)
      .where(and(eq(booking.status, 'held'), lte(booking.holdUntil, now)))
      .for('update', { skipLocked: true })
    await expire(
      tx,
      lapsed.map(({ id }) => id),
    )
    return lapsed.length
  })
}

/** GJ and eight random digits. */
export async function freshRef(db: Database): Promise<string> {
  for (;;) {
    const ref = `GJ${String(randomInt(100_000_000)).padStart(8, '0')}`
    const taken = await db.select({ ref: booking.ref }).from(booking).where(eq(booking.ref, ref))
    if (taken.length === 0) return ref
  }
}
