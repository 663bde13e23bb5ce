import { and, eq, inArray, sql } from 'drizzle-orm'
import { atomically } from '#db/atomically.ts'
import { record } from '#business/bookings/change.ts'
import type { Booking } from '#business/bookings/hold.ts'
import type { Database } from '#db/client.ts'
import { assignment, booking, worker } from '#db/schema/business.ts'

export type VisitStatus = 'on_the_way' | 'arrived' | 'in_service' | 'done'

const order = ['confirmed', 'on_the_way', 'arrived', 'in_service', 'done'] as const

/**
 * Moves a visit one step on: confirmed → on_the_way → arrived → in_service → done. Being on the way may be said again
 * with another expected arrival. Any other step is refused and changes nothing.
 */
export async function progress(
  db: Database,
  ref: string,
  status: VisitStatus,
  { eta, at }: { eta?: string | undefined; at: Date },
): Promise<{ ok: true; booking: Booking } | { ok: false; reason: 'none' | 'wrong_order'; status?: Booking['status'] }> {
  return atomically(db, async (tx) => {
    const [row] = await tx.select().from(booking).where(eq(booking.ref, ref)).for('update')
    if (!row) return { ok: false, reason: 'none' }
    const again = status === 'on_the_way' && row.status === 'on_the_way' && eta !== undefined
    const next = order[order.findIndex((step) => step === row.status) + 1]
    if (!again && (next !== status || row.status === 'done'))
      return { ok: false, reason: 'wrong_order', status: row.status }
    const changed = { status, eta: status === 'on_the_way' ? (eta ?? null) : null }
    await tx.update(booking).set(changed).where(eq(booking.id, row.id))
    await record(tx, row.id, status, at, eta === undefined ? {} : { eta })
    if (status === 'done') await countJob(tx, row.id)
    return { ok: true, booking: { ...row, ...changed } }
  })
}

/** One more visit for everybody who was there. */
export async function countJob(db: Database, bookingId: string): Promise<void> {
  const team = db
    .select({ id: assignment.workerId })
    .from(assignment)
    .where(and(eq(assignment.bookingId, bookingId), eq(assignment.active, true)))
  await db
    .update(worker)
    .set({ jobsDone: sql`${worker.jobsDone} + 1` })
    .where(inArray(worker.id, team))
}
