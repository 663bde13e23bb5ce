import { findSlots, preferenceOf } from '#business/bookings/find-slots.ts'
import type { Booking } from '#business/bookings/hold.ts'
import { planOf } from '#business/bookings/plan-of.ts'
import { wishOf } from '#business/bookings/wish.ts'
import type { BusinessContext } from '#business/context.ts'
import { offerOf, type SlotOption } from '#business/ordering/offer.ts'
import { iso } from '#business/time.ts'

/** What comes nearest to a start that a booking did not get. */
export async function slotsAfterLoss(booking: Booking, start: number, context: BusinessContext): Promise<SlotOption[]> {
  const { db, company, locale, now } = context
  const plan = await planOf(db, company, booking)
  const at = iso(company.zone, start)
  const wish = wishOf(company, { start: at, end: undefined, precision: 'instant', open: undefined, recur: undefined })
  const preference = await preferenceOf(db, context, undefined)
  const slots = await findSlots(db, company, {
    plan,
    wish,
    now,
    preference,
    conversationId: context.conversationId,
    exceptBooking: booking.id,
  })
  return offerOf(company, locale, slots, { plan, wish, worker: undefined }).options
}
