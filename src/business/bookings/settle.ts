import { and, eq, inArray, lte } from 'drizzle-orm'
import { atomically } from '#business/atomically.ts'
import { record } from '#business/bookings/change.ts'
import type { Booking } from '#business/bookings/hold.ts'
import { countJob } from '#business/bookings/progress.ts'
import type { Database } from '#db/client.ts'
import { assignment, booking } from '#db/schema/business.ts'

/** `made`: somebody came and nobody said so; `missed`: nobody came, and nothing is to be paid. */
export type VisitOutcome = 'made' | 'missed'

/**
 * Gives a booking whose time has passed its end: done, or cancelled at no charge.
 * @returns nothing when there is none in between: unknown, still to come, or decided already
 */
export async function settle(db: Database, ref: string, outcome: VisitOutcome, at: Date): Promise<Booking | undefined> {
  return atomically(db, async (tx) => {
    const isOpen = inArray(booking.status, ['confirmed', 'on_the_way', 'arrived', 'in_service'])
    const changed = outcome === 'made' ? { status: 'done' as const } : { status: 'cancelled' as const, feeFen: 0 }
    const [row] = await tx
      .update(booking)
      .set({ ...changed, eta: null })
      .where(and(eq(booking.ref, ref), isOpen, lte(booking.endAt, at)))
      .returning()
    if (!row) return undefined
    await record(tx, row.id, changed.status, at)
    if (outcome === 'made') await countJob(tx, row.id)
    else await tx.update(assignment).set({ active: false }).where(eq(assignment.bookingId, row.id))
    return row
  })
}
