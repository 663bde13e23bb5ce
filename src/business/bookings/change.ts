import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { atomically } from '#db/atomically.ts'
import type { Booking } from '#business/bookings/hold.ts'
import { type Owner, ownBooking, teamsOf } from '#business/bookings/own-booking.ts'
import { isOnGrid, startProblem, visitsFrom } from '#business/bookings/plan.ts'
import { planOf } from '#business/bookings/plan-of.ts'
import { place } from '#business/bookings/place.ts'
import {
  cancelTerms,
  type RescheduleTerms,
  rescheduleTerms,
  type Terms,
  type TermsInput,
} from '#business/bookings/terms.ts'
import type { Company, Policies } from '#business/catalogue/company.ts'
import { replan } from '#business/follow-ups/replan.ts'
import type { Preference } from '#business/workers/ranking.ts'
import type { Worker } from '#business/workers/worker.ts'
import type { Database } from '#db/client.ts'
import { assignment, booking, bookingEvent, type TimelineStatus } from '#db/schema/business.ts'

/** Why a booking can no longer be changed. */
export type Unchangeable = 'none' | 'started' | 'over' | 'done' | 'already_cancelled'

type Refused<Reason extends string> = { ok: false; reason: Reason }

/** What cancelling one's own booking would cost now. */
export async function quoteCancelling(
  db: Database,
  company: Company,
  owner: Owner,
  ref: string,
  now: Date,
): Promise<({ ok: true; booking: Booking } & Terms) | Refused<Unchangeable>> {
  const found = await changeable(db, owner, { ref, now, onTheWayToo: true })
  return found.ok ? { ...found, ...cancelTerms(await termsInput(db, company, found.booking, now)) } : found
}

/** Cancels one's own booking and frees the workers; `shownFeeFen` is what the customer agreed to. */
export async function cancelBooking(
  db: Database,
  company: Company,
  owner: Owner,
  { ref, shownFeeFen, now }: { ref: string; shownFeeFen: number; now: Date },
): Promise<({ ok: true; booking: Booking } & Terms) | (Refused<'fee_changed'> & Terms) | Refused<Unchangeable>> {
  return atomically(db, async (tx) => {
    const found = await changeable(tx, owner, { ref, now, onTheWayToo: true, lock: true })
    if (!found.ok) return found
    const terms = cancelTerms(await termsInput(tx, company, found.booking, now))
    if (terms.feeFen !== shownFeeFen) return { ok: false, reason: 'fee_changed', ...terms }
    const { id } = found.booking
    await tx.update(booking).set({ status: 'cancelled', feeFen: terms.feeFen }).where(eq(booking.id, id))
    await tx.update(assignment).set({ active: false }).where(eq(assignment.bookingId, id))
    await record(tx, id, 'cancelled', now)
    await replan(tx, company, id, now)
    return { ok: true, booking: { ...found.booking, status: 'cancelled', feeFen: terms.feeFen }, ...terms }
  })
}

/** What another time for one's own booking would cost now. */
export async function quoteRescheduling(
  db: Database,
  company: Company,
  owner: Owner,
  ref: string,
  now: Date,
): Promise<({ ok: true; booking: Booking } & RescheduleTerms) | Refused<Unchangeable>> {
  const found = await changeable(db, owner, { ref, now, onTheWayToo: false })
  if (!found.ok) return found
  const input = await termsInput(db, company, found.booking, now)
  return { ...found, ...rescheduleTerms({ ...input, changes: found.booking.rescheduleCount }) }
}

export type Rescheduled =
  | { ok: true; booking: Booking; team: Worker[]; feeFen: number; freeChangesLeft: number }
  | ({ ok: false; reason: 'fee_changed' } & RescheduleTerms)
  | { ok: false; reason: 'taken'; booking: Booking }
  | Refused<Unchangeable>

/**
 * Moves one's own booking to another start: the same workers if they are free, else others; or changes nothing. A late
 * change leaves the start that cancelling fees are counted from as it was, so that it is no way round the fee.
 */
export async function rescheduleBooking(
  db: Database,
  company: Company,
  owner: Owner,
  request: { ref: string; start: number; shownFeeFen: number | undefined; wished: ReadonlySet<string>; now: Date },
): Promise<Rescheduled> {
  const { ref, start, shownFeeFen, wished, now } = request
  return atomically(db, async (tx): Promise<Rescheduled> => {
    const found = await changeable(tx, owner, { ref, now, onTheWayToo: false, lock: true })
    if (!found.ok) return found
    const before = found.booking
    const input = await termsInput(tx, company, before, now)
    const terms = rescheduleTerms({ ...input, changes: before.rescheduleCount })
    if (shownFeeFen !== undefined && shownFeeFen !== terms.feeFen) return { ok: false, reason: 'fee_changed', ...terms }
    const plan = await planOf(tx, company, before)
    const impossible = startProblem(company, plan, start, +now, graceMinutes) !== undefined || !isOnGrid(company, start)
    const same = new Set((await teamsOf(tx, [before.id])).get(before.id)?.map(({ id }) => id))
    const preference: Preference = { wished, previous: same }
    const team = impossible
      ? undefined
      : await place(tx, { company, plan, bookingId: before.id, start, now: +now, preference })
    if (!team) return { ok: false, reason: 'taken', booking: before }
    const changed = {
      startAt: new Date(start),
      endAt: new Date(visitsFrom(company, plan, start)[0]?.end ?? start),
      originalStartAt: terms.inTime ? new Date(start) : before.originalStartAt,
      rescheduleCount: before.rescheduleCount + 1,
      feeFen: terms.feeFen,
    }
    await tx.update(booking).set(changed).where(eq(booking.id, before.id))
    await record(tx, before.id, 'rescheduled', now)
    await replan(tx, company, before.id, now, ['confirmation'])
    const freeChangesLeft = Math.max(0, terms.freeChangesLeft - 1)
    return { ok: true, booking: { ...before, ...changed }, team, feeFen: terms.feeFen, freeChangesLeft }
  })
}

const graceMinutes = 30

/** Adds a line to a booking's timeline. */
export async function record(
  db: Database,
  bookingId: string,
  status: TimelineStatus,
  at: Date,
  more: { eta?: string; note?: string } = {},
): Promise<void> {
  await db.insert(bookingEvent).values({ id: randomUUID(), bookingId, status, at, ...more })
}

async function changeable(
  db: Database,
  owner: Owner,
  { ref, now, onTheWayToo, lock = false }: { ref: string; now: Date; onTheWayToo: boolean; lock?: boolean },
): Promise<{ ok: true; booking: Booking } | Refused<Unchangeable>> {
  const row = await ownBooking(db, owner, ref, lock)
  if (!row) return { ok: false, reason: 'none' }
  switch (row.status) {
    case 'confirmed':
      // Whether somebody came and was merely not recorded is for a person to find out.
      return row.endAt <= now ? { ok: false, reason: 'over' } : { ok: true, booking: row }
    case 'on_the_way':
      return onTheWayToo ? { ok: true, booking: row } : { ok: false, reason: 'started' }
    case 'arrived':
    case 'in_service':
      return { ok: false, reason: 'started' }
    case 'done':
      return { ok: false, reason: 'done' }
    case 'cancelled':
      return { ok: false, reason: 'already_cancelled' }
    case 'held':
    case 'expired':
    case 'released':
      return { ok: false, reason: 'none' }
    default:
      return row.status satisfies never
  }
}

async function termsInput(db: Database, company: Company, row: Booking, now: Date): Promise<TermsInput> {
  const assigned = await db
    .select({ id: assignment.id })
    .from(assignment)
    .where(and(eq(assignment.bookingId, row.id), eq(assignment.active, true)))
  return {
    // Older orders were made before some rules had names.
    policies: { ...company.policies, ...(row.quote.policies as Partial<Policies>) },
    zone: company.zone,
    now: +now,
    bookedAt: +(row.bookedAt ?? row.createdAt),
    start: +row.startAt,
    clock: +row.originalStartAt,
    // Whoever has dropped out and was not replaced is missing: then the company cannot ask for a fee.
    assigned: assigned.length > 0 && assigned.length >= row.quote.people * row.quote.visits,
    priceFen: row.priceFen,
    owedFen: row.feeFen,
    contract: row.quote.contract,
  }
}
