import { z } from 'zod'
import { findSlots, preferenceOf } from '#business/bookings/find-slots.ts'
import { hold } from '#business/bookings/hold.ts'
import type { Plan } from '#business/bookings/plan.ts'
import { wishOf } from '#business/bookings/wish.ts'
import { checkAddress, districtOf } from '#business/catalogue/address.ts'
import { priceOf } from '#business/catalogue/pricing.ts'
import type { BusinessContext } from '#business/context.ts'
import { once } from '#business/once.ts'
import { optional, orderFields, orderOf, whenField } from '#business/ordering/input.ts'
import { offerOf, type SlotOption } from '#business/ordering/offer.ts'
import { type QuoteCard, quoteCard } from '#business/ordering/quote-card.ts'
import { recurOf } from '#business/ordering/recur.ts'
import { instantMs } from '#business/time.ts'
import type { Action } from '#engine/action.ts'

const input = z.object({
  ...orderFields,
  /** ISO 8601, or the id of a slot. */
  start: z.string(),
  /** The wish that the start was chosen for: carries the rhythm of a recurring order. */
  when: optional(whenField),
  worker: optional(z.string()),
  address: optional(z.string()),
  district: optional(z.string()),
  phone: optional(z.string()),
  name: optional(z.string()),
  note: optional(z.string()),
})

type Output =
  /** `person`: so large an order is agreed with a person. */
  | { ok: true; quote: QuoteCard; person: boolean }
  | { ok: false; reason: 'taken' | 'outside' | 'unknown_service' | 'size'; text: string; options: SlotOption[] }

/** Prices an order and keeps its time free while the customer thinks. */
export const action: Action<z.output<typeof input>, Output, BusinessContext> = {
  description: 'A priced offer with its rules; its time is kept for the customer for some minutes.',
  effect: 'reserves',
  input,
  run(request, context) {
    const { turnId, now } = context
    return once(context.db, { turnId, name: 'make-quote', input: request, now }, (db) =>
      quote(request, { ...context, db }),
    )
  },
}

async function quote(request: z.output<typeof input>, context: BusinessContext): Promise<Output> {
  const { db, company, locale, now, conversationId, customerId } = context
  const refused = (reason: 'outside' | 'unknown_service' | 'size'): Output => ({
    ok: false,
    reason,
    text: '',
    options: [],
  })
  const order = orderOf(company, request)
  if (!order) return refused('unknown_service')
  const { service, size } = order
  const price = priceOf(company, service, size)
  if (!price.ok) return refused('size')
  const address = request.address === undefined ? undefined : checkAddress(company, request.address)
  if (address?.reason === 'outside') return refused('outside')
  const named = request.district === undefined ? undefined : districtOf(company, request.district)?.name
  const district = named ?? address?.district ?? null
  const [startText = '', workers] = request.start.split('~')
  const start = instantMs(startText) ?? 0
  const plan: Plan = { service, work: price, district, recur: request.when && recurOf(request.when) }
  const preference = await preferenceOf(db, context, workers ?? request.worker)
  const held = await hold(db, company, {
    conversationId,
    customerId,
    service,
    size,
    price,
    plan,
    start,
    preference,
    address: address?.text,
    phone: request.phone,
    name: request.name,
    note: request.note,
    now,
  })
  if (held.ok) {
    const person = held.booking.priceFen > company.policies.personAboveFen
    return { ok: true, quote: quoteCard(company, locale, held.booking, held.team), person }
  }
  const wish = wishOf(company, {
    start: startText,
    end: undefined,
    precision: 'instant',
    open: undefined,
    recur: undefined,
  })
  const slots = await findSlots(db, company, { plan, wish, now, preference, conversationId })
  const { options, text } = offerOf(company, locale, slots, { plan, wish, worker: undefined })
  return { ok: false, reason: 'taken', text, options }
}
