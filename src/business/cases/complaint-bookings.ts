import type { Booking } from '#business/bookings/hold.ts'
import { type Owner, ownBookings } from '#business/bookings/own-booking.ts'
import { hourMs } from '#business/time.ts'
import type { Database } from '#db/client.ts'

const dayMs = 24 * hourMs

/**
 * The orders that a complaint made now may be about, the latest first: visits of the last week, of today and under way;
 * without any, those of the last two months. Cancelled orders count where it is about money or the desk.
 */
export async function complaintBookings(
  db: Database,
  owner: Owner,
  category: string | undefined,
  now: Date,
): Promise<Booking[]> {
  const orders = await ownBookings(db, owner)
  const meant = orders.filter(
    ({ status, startAt }) =>
      +startAt < +now + 12 * hourMs && (status !== 'cancelled' || moneyMatters.has(category ?? '')),
  )
  const since = (ms: number) => meant.filter(({ endAt }) => +endAt > +now - ms)
  const recent = since(7 * dayMs)
  return recent.length > 0 ? recent : since(60 * dayMs)
}

/** All orders that somebody may mean who says that it is about none of those, the latest first, with what is to come. */
export async function latestBookings(db: Database, owner: Owner, now: Date): Promise<Booking[]> {
  const orders = await ownBookings(db, owner)
  return orders.filter(({ endAt }) => +endAt > +now - 60 * dayMs)
}

const moneyMatters = new Set(['billing', 'refund_contract', 'platform_service'])
