import { and, desc, eq, inArray, or, type SQL } from 'drizzle-orm'
import type { Booking } from '#business/bookings/hold.ts'
import { both, type Text } from '#business/catalogue/text.ts'
import type { Database } from '#db/client.ts'
import { assignment, booking, worker } from '#db/schema/business.ts'

/** On whose behalf bookings are looked at. */
export interface Owner {
  conversationId: string
  customerId: string | undefined
}

/** Bookings made in this conversation or by this customer; everybody else's do not exist. */
export function isOwn({ conversationId, customerId }: Owner): SQL | undefined {
  return customerId === undefined
    ? eq(booking.conversationId, conversationId)
    : or(eq(booking.customerId, customerId), eq(booking.conversationId, conversationId))
}

/** One's own booking by its ref, however it is written: "gj 1234 5678", or its digits alone. */
export async function ownBooking(db: Database, owner: Owner, ref: string, lock = false): Promise<Booking | undefined> {
  const query = db
    .select()
    .from(booking)
    .where(and(inArray(booking.ref, [ref, canonicalRef(ref)]), isOwn(owner)))
  const [row] = await (lock ? query.for('update') : query)
  return row
}

/** The customer's orders that count as such, the newest start first; holds and lapsed offers are none. */
export async function ownBookings(db: Database, owner: Owner): Promise<Booking[]> {
  return db
    .select()
    .from(booking)
    .where(
      and(
        isOwn(owner),
        inArray(booking.status, ['confirmed', 'on_the_way', 'arrived', 'in_service', 'done', 'cancelled']),
      ),
    )
    .orderBy(desc(booking.startAt))
}

export interface TeamMember {
  bookingId: string
  id: string
  title: Text
}

/** Who is assigned now, by booking. */
export async function teamsOf(db: Database, bookingIds: string[]): Promise<Map<string, TeamMember[]>> {
  if (bookingIds.length === 0) return new Map()
  const rows = await db
    .selectDistinct({ bookingId: assignment.bookingId, id: worker.id, title: worker.title, titleEn: worker.titleEn })
    .from(assignment)
    .innerJoin(worker, eq(worker.id, assignment.workerId))
    .where(and(inArray(assignment.bookingId, bookingIds), eq(assignment.active, true)))
    .orderBy(worker.id)
  const members = rows.map(({ bookingId, id, title, titleEn }) => ({ bookingId, id, title: both(title, titleEn) }))
  return Map.groupBy(members, ({ bookingId }) => bookingId)
}

function canonicalRef(ref: string): string {
  const digits = ref.normalize('NFKC').replaceAll(/\D/g, '')
  return `GJ${digits}`
}
