import { z } from 'zod'
import type { Booking } from '#business/bookings/hold.ts'
import { ownBooking, ownBookings } from '#business/bookings/own-booking.ts'
import { type BookingView, viewsOf } from '#business/bookings/view.ts'
import { wishOf } from '#business/bookings/wish.ts'
import type { Company } from '#business/catalogue/company.ts'
import type { BusinessContext } from '#business/context.ts'
import { namedService, optional, whenField } from '#business/ordering/input.ts'
import { localDate } from '#business/time.ts'
import { momentText } from '#business/wording.ts'
import type { Action } from '#engine/action.ts'

const flag = optional(z.union([z.boolean(), z.stringbool()]))

const input = z.object({
  order: optional(z.string()),
  service: optional(z.string()),
  when: optional(whenField),
  /** Only those that are still to come. */
  open: flag,
  /** The last one too where none is to come. */
  past: flag,
})

interface Output {
  bookings: BookingView[]
  options: { id: string; label: string; at: string; value: string }[]
  /** The first few of them in one sentence. */
  labels: string
}

/** The customer's own orders; somebody else's order does not exist. */
export const action: Action<z.output<typeof input>, Output, BusinessContext> = {
  description: "The customer's own orders: by number, service or time; those to come first.",
  effect: 'reads',
  input,
  async run(request, context) {
    const { db, company, locale } = context
    const bookings = await found(request, context)
    const views = await viewsOf(db, company, locale, bookings)
    const options = views.map(({ ref, serviceName, start, statusText }) => ({
      id: ref,
      label: `${serviceName} ${momentText(company.zone, locale, new Date(start))} ${statusText}`,
      at: start,
      value: ref,
    }))
    const labels = options.slice(0, 3).map(({ label }) => label)
    return { bookings: views, options, labels: labels.join(locale === 'zh' ? '；' : '; ') }
  },
}

async function found(request: z.output<typeof input>, context: BusinessContext): Promise<Booking[]> {
  const { db, company } = context
  if (request.order !== undefined) {
    const named = await ownBooking(db, context, request.order)
    return named?.bookedAt ? [named] : []
  }
  const all = await ownBookings(db, context)
  const coming = all.filter(({ status }) => status !== 'done' && status !== 'cancelled').toReversed()
  const candidates = coming.length > 0 || request.open ? coming : request.past ? all.slice(0, 1) : all
  const service = request.service === undefined ? undefined : namedService(company, request.service)?.id
  const byService = candidates.filter(({ serviceId }) => service === undefined || serviceId === service)
  const matching = byService.filter((booking) => isThen(company, booking, request.when))
  // A day or service that fits none may be misremembered; what there is will be shown before anything is done.
  return matching.length > 0 ? matching : byService.length > 0 ? byService : candidates
}

function isThen(company: Company, { startAt }: Booking, when: z.output<typeof input>['when']): boolean {
  if (when === undefined) return true
  const { kind, from, to } = wishOf(company, when)
  if (kind !== 'instant') return from <= +startAt && +startAt < to
  return localDate(company.zone, startAt).equals(localDate(company.zone, from))
}
