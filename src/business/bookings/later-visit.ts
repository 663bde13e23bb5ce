import { and, asc, eq, gt } from 'drizzle-orm'
import type { Booking } from '#business/bookings/hold.ts'
import type { Database } from '#db/client.ts'
import { assignment } from '#db/schema/business.ts'

/** Of a recurring order whose first visit is over: the start of the one that comes next or is going on. */
export async function laterVisit(
  db: Database,
  { id, status, endAt }: Pick<Booking, 'id' | 'status' | 'endAt'>,
  now: Date,
): Promise<Date | undefined> {
  if (endAt > now || status === 'cancelled') return undefined
  const [next] = await db
    .select({ startAt: assignment.startAt })
    .from(assignment)
    .where(
      and(
        eq(assignment.bookingId, id),
        eq(assignment.active, true),
        gt(assignment.visit, 0),
        gt(assignment.endAt, now),
      ),
    )
    .orderBy(asc(assignment.startAt))
    .limit(1)
  return next?.startAt
}
