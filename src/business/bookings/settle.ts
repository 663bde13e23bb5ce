import { and, eq, inArray, lte } from 'drizzle-orm'
import { atomically } from '#db/atomically.ts'
import { record } from '#business/bookings/change.ts'
import type { Booking } from '#business/bookings/hold.ts'
import { laterVisit } from '#business/bookings/later-visit.ts'
import { countJob } from '#business/bookings/progress.ts'
import type { Database } from '#db/client.ts'
import { assignment, booking, type BookingStatus } from '#db/schema/business.ts'

/** `made`: somebody came and nobody said so; `missed`: nobody came, and nothing is to be paid. */
export type VisitOutcome = 'made' | 'missed'

export type Settled = { ok: true; booking: Booking } | { ok: false; reason: 'not_open' | 'more_visits' }

/**
 * Gives a booking whose time has passed its end: done, or cancelled at no charge. Refused are `not_open`: one that is
 * unknown, still to come, or decided already; and `more_visits`: nobody came to the first visit of an order with others to
 * come, which a cancelled order would take away.
 */
export async function settle(db: Database, ref: string, outcome: VisitOutcome, at: Date): Promise<Settled> {
  return atomically(db, async (tx): Promise<Settled> => {
    const [found] = await tx
      .select()
      .from(booking)
      .where(and(eq(booking.ref, ref), inArray(booking.status, open), lte(booking.endAt, at)))
      .for('update')
    if (!found) return { ok: false, reason: 'not_open' }
    const { id } = found
    if (outcome === 'missed' && (await laterVisit(tx, found, at))) return { ok: false, reason: 'more_visits' }
    const changed = outcome === 'made' ? { status: 'done' as const } : { status: 'cancelled' as const, feeFen: 0 }
    await tx
      .update(booking)
      .set({ ...changed, eta: null })
      .where(eq(booking.id, id))
    await record(tx, id, changed.status, at)
    if (outcome === 'made') await countJob(tx, id)
    else await tx.update(assignment).set({ active: false }).where(eq(assignment.bookingId, id))
    return { ok: true, booking: { ...found, ...changed, eta: null } }
  })
}

const open: BookingStatus[] = ['confirmed', 'on_the_way', 'arrived', 'in_service']
