import { z } from 'zod'
import { confirmBooking } from '#business/bookings/confirm.ts'
import { slotsAfterLoss } from '#business/ordering/slots-after-loss.ts'
import { serviceOf } from '#business/catalogue/company.ts'
import type { BusinessContext } from '#business/context.ts'
import { once } from '#business/once.ts'
import type { SlotOption } from '#business/ordering/offer.ts'
import { iso } from '#business/time.ts'
import { listText } from '#business/wording.ts'
import type { Action } from '#engine/action.ts'

const input = z.object({ quoteId: z.string() })

type Output =
  | {
      ok: true
      bookingId: string
      customerId: string | null
      ref: string
      start: string
      end: string
      serviceId: string
      serviceName: string
      workerName: string
      totalFen: number
      depositFen: number
      address: string | null
    }
  | { ok: false; reason: 'taken' | 'expired'; options: SlotOption[] }

/** Turns an offer that the customer confirmed into an order. */
export const action: Action<z.output<typeof input>, Output, BusinessContext> = {
  description: 'Books what the quote showed.',
  effect: 'binds',
  input,
  run(request, context) {
    const { turnId, now } = context
    return once(context.db, { turnId, name: 'book', input: request, now }, (db) =>
      book(request.quoteId, { ...context, db }),
    )
  },
}

async function book(quoteId: string, context: BusinessContext): Promise<Output> {
  const { db, company, locale, now } = context
  const confirmed = await confirmBooking(db, company, context, quoteId, now)
  if (!confirmed.ok) {
    const options = confirmed.booking
      ? await slotsAfterLoss(confirmed.booking, +confirmed.booking.startAt, context)
      : []
    return { ok: false, reason: confirmed.reason, options }
  }
  const { booking, team } = confirmed
  return {
    ok: true,
    bookingId: booking.id,
    customerId: booking.customerId,
    ref: booking.ref,
    start: iso(company.zone, booking.startAt),
    end: iso(company.zone, booking.endAt),
    serviceId: booking.serviceId,
    serviceName: serviceOf(company, booking.serviceId)?.name[locale] ?? booking.serviceId,
    workerName: listText(
      locale,
      team.map(({ title }) => title[locale]),
    ),
    totalFen: booking.priceFen,
    depositFen: booking.depositFen,
    address: booking.address,
  }
}
