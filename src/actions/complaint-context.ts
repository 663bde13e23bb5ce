import { z } from 'zod'
import { type Reference, referenceIn } from '#business/cases/reference.ts'
import { complaintBookings, latestBookings } from '#business/cases/complaint-bookings.ts'
import { ownCases } from '#business/cases/open-case.ts'
import { reopenWithinMs } from '#business/cases/reopen-case.ts'
import type { Booking } from '#business/bookings/hold.ts'
import { ownBooking } from '#business/bookings/own-booking.ts'
import { viewsOf } from '#business/bookings/view.ts'
import { wishOf } from '#business/bookings/wish.ts'
import { customerById } from '#business/customers/customer.ts'
import { isVip } from '#desk/rules.ts'
import type { BusinessContext } from '#business/context.ts'
import { serviceWords } from '#business/knowledge/service-words.ts'
import { namedService, optional, whenField } from '#business/ordering/input.ts'
import { dayText, momentText } from '#business/wording.ts'
import type { Action } from '#engine/action.ts'

const input = z.object({
  /** The words that began it. */
  opening: optional(z.string()),
  category: optional(z.string()),
  order: optional(z.string()),
  service: optional(z.string()),
  when: optional(whenField),
  /** The customer says that it is about another order than the one it was taken to be about. */
  another: optional(z.union([z.boolean(), z.stringbool()])),
})

interface Output {
  /** The order that it must be about, if there is but one. */
  order: string | null
  orderText: string | null
  /** The same in the words of a sentence: 3月3日的日常保洁. */
  orderWords: string | null
  /** Orders to choose from where there are several. */
  options: { id: string; label: string; value: string; words: string }[]
  /** The words only ask how a complaint stands. */
  asks: boolean
  /** An unsettled case of the customer's that the words are about. */
  same: string | null
  /** An important customer does not tell a machine what went wrong. */
  personal: boolean
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
    const meant = await ordersMeant(request, context)
    // Whoever says that it is another one is shown all others, whatever the words seemed to say.
    const orders =
      request.another === true
        ? (await latestBookings(db, context, now)).filter(({ id }) => meant.length !== 1 || meant[0]?.id !== id)
        : meant
    const views = await viewsOf(db, company, locale, orders)
    const options = views.map(({ ref, serviceName, start }) => ({
      id: ref,
      label: `${serviceName} ${momentText(company.zone, locale, new Date(start))}`,
      value: ref,
      words:
        locale === 'zh'
          ? `${dayText(company.zone, locale, new Date(start))}的${serviceName}`
          : `${serviceName} of ${dayText(company.zone, locale, new Date(start))}`,
    }))
    const [only, ...others] = options
    const single = others.length === 0 && request.another !== true ? only : undefined
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
      orderWords: single?.words ?? null,
      options: single === undefined ? options.slice(0, 6) : [],
      asks: reference.kind === 'asks',
      same: same?.number ?? null,
      again: again?.number ?? null,
      personal: company.policies.vip.complaint && isVip(await tagsOf(context)),
    }
  },
}

const tagsOf = async ({ db, customerId }: BusinessContext): Promise<readonly string[]> =>
  (customerId === undefined ? undefined : await customerById(db, customerId))?.tags ?? []

async function ordersMeant(request: z.output<typeof input>, context: BusinessContext) {
  const { db, company, now } = context
  if (request.order !== undefined) {
    const named = await ownBooking(db, context, request.order)
    if (named?.bookedAt) return [named]
  }
  const lately = await complaintBookings(db, context, request.category, now)
  const service = request.service === undefined ? undefined : namedService(company, request.service)?.id
  const wish = request.when === undefined ? undefined : wishOf(company, request.when)
  const words = (request.opening ?? '').toLowerCase()
  const named = lately.filter(({ serviceId }) => serviceWords[serviceId]?.test(words))
  const isMeant = ({ serviceId, startAt, endAt }: Booking) =>
    (service === undefined
      ? named.length === 0 || named.some((one) => one.serviceId === serviceId)
      : serviceId === service) &&
    (wish === undefined || (+startAt < Math.max(wish.to, wish.from + 1) && +endAt >= wish.from))
  const narrowed = lately.filter(isMeant)
  const isOpen = service === undefined && wish === undefined && named.length === 0
  // Whoever complains about the desk alone complains about no visit.
  if (isOpen && request.category === 'platform_service' && lately.length === 1) return []
  if (narrowed.length > 0) return narrowed
  // "上个月那次油烟机": what is named is looked for further back.
  const earlier = (await latestBookings(db, context, now)).filter(isMeant)
  return earlier.length > 0 ? earlier : lately
}
