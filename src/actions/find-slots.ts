import { z } from 'zod'
import type { Booking } from '#business/bookings/hold.ts'
import { unchangeableText } from '#business/bookings/change-words.ts'
import { findSlots, preferenceOf } from '#business/bookings/find-slots.ts'
import { ownBooking } from '#business/bookings/own-booking.ts'
import type { Plan } from '#business/bookings/plan.ts'
import { planOf } from '#business/bookings/plan-of.ts'
import { type Wish, wishOf } from '#business/bookings/wish.ts'
import { districtOf } from '#business/catalogue/address.ts'
import { priceOf } from '#business/catalogue/pricing.ts'
import type { Company } from '#business/catalogue/company.ts'
import type { BusinessContext } from '#business/context.ts'
import { optional, orderFields, orderOf, whenField } from '#business/ordering/input.ts'
import { type Offer, offerOf } from '#business/ordering/offer.ts'
import { sizeProblemText } from '#business/ordering/size-words.ts'
import { recurOf } from '#business/ordering/recur.ts'
import { atMinute, localDate, minuteOfDay } from '#business/time.ts'
import type { Action } from '#engine/action.ts'

const input = z.object({
  ...orderFields,
  service: optional(z.string()),
  when: whenField,
  worker: optional(z.string()),
  address: optional(z.string()),
  district: optional(z.string()),
  /** The ref of a booking to be moved: its service, size and place hold, and its own time counts as free. */
  booking: optional(z.string()),
})

type Refused = Omit<Offer, 'reason'> & { reason: 'no_such_booking' | 'unknown_service' | 'size' }

/** Times that can be booked: the one wished for, or the nearest. */
export const action: Action<z.output<typeof input>, Offer | Refused, BusinessContext> = {
  description: 'Two or three times that can really be booked: the wish itself first, or what comes nearest.',
  effect: 'reads',
  input,
  async run({ service, ...request }, context) {
    const { db, company, locale, now } = context
    const none = (reason: Refused['reason'], text: string): Refused => ({ exact: false, options: [], text, reason })
    let plan: Plan
    let moved: Booking | undefined
    if (request.booking !== undefined) {
      moved = await ownBooking(db, context, request.booking)
      if (!moved) return none('no_such_booking', unchangeableText(locale, request.booking, 'none'))
      plan = await planOf(db, company, moved)
    } else {
      const order = service === undefined ? undefined : orderOf(company, { ...request, service })
      if (!order)
        return none('unknown_service', locale === 'zh' ? '这项服务我们暂时没有。' : 'We do not offer that service yet.')
      const price = priceOf(company, order.service, order.size)
      if (!price.ok) return none('size', sizeProblemText(locale, order.service, price))
      const named = request.district ?? request.address
      const district = named === undefined ? undefined : districtOf(company, named)
      plan = { service: order.service, work: price, district: district?.name ?? null, recur: recurOf(request.when) }
    }
    const wish = wishOf(company, request.when)
    const preference = await preferenceOf(db, context, request.worker)
    const find = (wanted: Wish) =>
      findSlots(db, company, {
        plan,
        wish: wanted,
        now,
        preference,
        conversationId: context.conversationId,
        exceptBooking: moved?.id,
      })
    const slots = await find(wish)
    // "改到周六" leaves the hour as it was wherever that can be had.
    const usual = moved && slots.exact && request.when.precision === 'day' ? sameHour(company, moved, wish) : undefined
    const [kept] = usual === undefined ? [] : (await find(usual)).slots.filter(({ start }) => start === usual.from)
    if (kept) slots.slots = [kept, ...slots.slots.filter(({ start }) => start !== kept.start)].slice(0, mostSlots)
    return offerOf(company, locale, slots, { plan, wish, worker: request.worker })
  },
}

const mostSlots = 3

function sameHour({ zone }: Company, { startAt }: Booking, wish: Wish): Wish {
  const at = atMinute(zone, localDate(zone, wish.from), minuteOfDay(zone, startAt.getTime()))
  return { kind: 'instant', from: at, to: at + 1, anchor: at, days: 1 }
}
