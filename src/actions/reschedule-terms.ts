import { z } from 'zod'
import { quoteRescheduling, type Unchangeable } from '#business/bookings/change.ts'
import { feeText, unchangeableText } from '#business/bookings/change-words.ts'
import { serviceOf } from '#business/catalogue/company.ts'
import type { BusinessContext } from '#business/context.ts'
import { iso } from '#business/time.ts'
import type { Action } from '#engine/action.ts'

const input = z.object({ ref: z.string() })

type Output =
  | {
      ok: true
      ref: string
      serviceId: string
      serviceName: string
      start: string
      end: string
      feeFen: number
      clause: string
      freeUntil: string | null
      freeChangesLeft: number
      text: string
    }
  | { ok: false; reason: Unchangeable; text: string }

/** What another time for one's own order would cost now. */
export const action: Action<z.output<typeof input>, Output, BusinessContext> = {
  description: 'What changing the time of an order costs at this moment, and by which rule.',
  effect: 'reads',
  input,
  async run({ ref }, context) {
    const { db, company, locale, now } = context
    const terms = await quoteRescheduling(db, company, context, ref, now)
    if (!terms.ok) return { ...terms, text: unchangeableText(locale, ref, terms.reason) }
    const { booking, feeFen, clause, freeUntil, freeChangesLeft } = terms
    return {
      ok: true,
      ref: booking.ref,
      serviceId: booking.serviceId,
      serviceName: serviceOf(company, booking.serviceId)?.name[locale] ?? booking.serviceId,
      start: iso(company.zone, booking.startAt),
      end: iso(company.zone, booking.endAt),
      feeFen,
      clause: clause[locale],
      freeUntil: freeUntil === undefined ? null : iso(company.zone, freeUntil),
      freeChangesLeft,
      // Until when it is free depends on the old start, which is about to change.
      text: feeText(company, locale, { ...terms, freeUntil: undefined }, 'move'),
    }
  },
}
