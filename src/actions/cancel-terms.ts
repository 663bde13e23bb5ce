import { z } from 'zod'
import { quoteCancelling, type Unchangeable } from '#business/bookings/change.ts'
import { bookingText, feeText, unchangeableText } from '#business/bookings/change-words.ts'
import { serviceOf } from '#business/catalogue/company.ts'
import type { BusinessContext } from '#business/context.ts'
import { iso } from '#business/time.ts'
import type { Action } from '#engine/action.ts'

const input = z.object({ ref: z.string() })

type Output =
  | {
      ok: true
      ref: string
      serviceName: string
      start: string
      feeFen: number
      clause: string
      freeUntil: string | null
      text: string
    }
  | { ok: false; reason: Unchangeable; text: string }

/** What cancelling one's own order would cost now. */
export const action: Action<z.output<typeof input>, Output, BusinessContext> = {
  description: 'What cancelling an order costs at this moment, and by which rule.',
  effect: 'reads',
  input,
  async run({ ref }, context) {
    const { db, company, locale, now } = context
    const terms = await quoteCancelling(db, company, context, ref, now)
    if (!terms.ok) return { ...terms, text: unchangeableText(locale, ref, terms.reason) }
    const { booking, feeFen, clause, freeUntil } = terms
    return {
      ok: true,
      ref: booking.ref,
      serviceName: serviceOf(company, booking.serviceId)?.name[locale] ?? booking.serviceId,
      start: iso(company.zone, booking.startAt),
      feeFen,
      clause: clause[locale],
      freeUntil: freeUntil === undefined ? null : iso(company.zone, freeUntil),
      text: `${bookingText(company, locale, booking)}\n${feeText(company, locale, terms, 'cancel')}`,
    }
  },
}
