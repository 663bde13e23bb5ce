import { z } from 'zod'
import { type Reference, referenceIn } from '#business/cases/reference.ts'
import { complaintBookings } from '#business/cases/complaint-bookings.ts'
import { ownCases } from '#business/cases/open-case.ts'
import { reopenWithinMs } from '#business/cases/reopen-case.ts'
import { ownBooking } from '#business/bookings/own-booking.ts'
import { viewsOf } from '#business/bookings/view.ts'
import { wishOf } from '#business/bookings/wish.ts'
import type { BusinessContext } from '#business/context.ts'
import { serviceWords } from '#business/knowledge/service-words.ts'
import { namedService, optional, whenField } from '#business/ordering/input.ts'
import { momentText } from '#business/wording.ts'
import type { Action } from '#engine/action.ts'

const input = z.object({
  /** The words that began it. */
  opening: optional(z.string()),
  category: optional(z.string()),
  order: optional(z.string()),
  service: optional(z.string()),
  when: optional(whenField),
})

interface Output {
  /** The order that it must be about, if there is but one. */
  order: string | null
  orderText: string | null
  /** Orders to choose from where there are several. */
  options: { id: string; label: string; value: string }[]
  /** The words only ask how a complaint stands. */
  asks: boolean
  /** An unsettled case of the customer's that the words are about. */
  same: string | null
  /** A settled one that the customer wants taken up again. */
  again: string | null
}

/** What a complaint that begins may be about. */
export const action: Action<z.output<typeof input>, Output, BusinessContext> = {
  description: 'Which order and which earlier case a complaint may be about.',
  effect: 'reads',
  input,
  async run(request, context) {
    const { db, company, locale, now } = context
    const orders = await ordersMeant(request, context)
    const views = await viewsOf(db, company, locale, orders)
    const options = views.map(({ ref, serviceName, start }) => ({
      id: ref,
      label: `${serviceName} ${momentText(company.zone, locale, new Date(start))}`,
      value: ref,
    }))
    const [only, ...others] = options
    const single = others.length === 0 ? only : undefined
    const reference: Reference = referenceIn(request.opening ?? '')
    const cases = await ownCases(db, context, reference.number)
    const unsettled = cases.filter(({ status }) => status !== 'closed' && status !== 'decided')
    const settled = cases.filter(
      ({ status, closedAt }) =>
        status === 'decided' || (status === 'closed' && closedAt !== null && +closedAt + reopenWithinMs >= +now),
    )
    const again = reference.kind === 'again' ? settled[0] : undefined
    const same = reference.kind === 'open' ? unsettled[0] : undefined
    return {
      order: single?.value ?? null,
      orderText: single?.label ?? null,
      options: single === undefined ? options.slice(0, 6) : [],
      asks: reference.kind === 'asks',
      same: same?.number ?? null,
      again: again?.number ?? null,
    }
  },
}

async function ordersMeant(request: z.output<typeof input>, context: BusinessContext) {
  const { db, company, now } = context
  if (request.order !== undefined) {
    const named = await ownBooking(db, context, request.order)
    if (named?.bookedAt) return [named]
  }
  const all = await complaintBookings(db, context, request.category, now)
  const service = request.service === undefined ? undefined : namedService(company, request.service)?.id
  const wish = request.when === undefined ? undefined : wishOf(company, request.when)
  const words = (request.opening ?? '').toLowerCase()
  const named = all.filter(({ serviceId }) => serviceWords[serviceId]?.test(words))
  const narrowed = all.filter(
    ({ serviceId, startAt, endAt }) =>
      (service === undefined
        ? named.length === 0 || named.some((one) => one.serviceId === serviceId)
        : serviceId === service) &&
      (wish === undefined || (+startAt < Math.max(wish.to, wish.from + 1) && +endAt >= wish.from)),
  )
  return narrowed.length > 0 ? narrowed : all
}
