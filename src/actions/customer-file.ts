import { z } from 'zod'
import { ownBookings, teamsOf } from '#business/bookings/own-booking.ts'
import type { Booking } from '#business/bookings/hold.ts'
import { type Company, serviceOf } from '#business/catalogue/company.ts'
import { sizing } from '#business/catalogue/sizing.ts'
import type { Locale } from '#business/catalogue/text.ts'
import { iso } from '#business/time.ts'
import type { BusinessContext } from '#business/context.ts'
import { customerById, maskPhone } from '#business/customers/customer.ts'
import type { Action } from '#engine/action.ts'

interface Former {
  service: string
  variant: string | null
  area: number | null
  count: number | null
  /** ISO 8601. */
  start: string
  /** 日常保洁，90平 */
  text: string
}

interface File {
  known: boolean
  name: string | null
  phone: string | null
  phoneMasked: string | null
  address: string | null
  district: string | null
  addresses: { id: string; label: string; value: string }[]
  lastService: string | null
  /** The order before this one, for “跟上次一样”; and one that has just been cancelled. */
  last: Former | null
  cancelled: Former | null
  /** Who came last, for “上次那位”. */
  lastWorker: string | null
  tags: string[]
}

/** What is on file about the customer; nulls for one who is new. */
export const action: Action<Record<string, unknown>, File, BusinessContext> = {
  description: 'What is on file about the customer: name, phone, addresses, last service.',
  effect: 'reads',
  input: z.record(z.string(), z.unknown()),
  async run(_input, { db, company, customerId, conversationId, locale, now }) {
    const owner = { customerId, conversationId }
    const bookings = await ownBookings(db, owner)
    const id = customerId ?? bookings.find((booking) => booking.customerId !== null)?.customerId ?? undefined
    const customer = id === undefined ? undefined : await customerById(db, id)
    const [last] = bookings.filter(({ status }) => status !== 'cancelled')
    const undone = bookings.find(({ status, startAt }) => status === 'cancelled' && startAt > now)
    const previous = last ? (await teamsOf(db, [last.id])).get(last.id) : undefined
    const [address] = customer?.addresses ?? []
    return {
      known: customer !== undefined,
      name: customer?.name ?? null,
      phone: customer?.phone ?? null,
      phoneMasked: customer?.phone ? maskPhone(customer.phone) : null,
      address: address?.address ?? null,
      district: address?.district ?? null,
      addresses: (customer?.addresses ?? []).map((one) => ({
        id: one.address,
        label: one.address,
        value: one.address,
      })),
      lastService: last?.serviceId ?? null,
      last: last ? former(company, locale, last) : null,
      cancelled: undone ? former(company, locale, undone) : null,
      lastWorker: previous?.[0]?.title[locale] ?? null,
      tags: customer?.tags ?? [],
    }
  },
}

function former(company: Company, locale: Locale, booking: Booking): Former {
  const { serviceId, variant, area, count, startAt } = booking
  const service = serviceOf(company, serviceId)
  const { unit } = service ? sizing(service) : { unit: { zh: '', en: '' } }
  const size = [
    ...(variant === null ? [] : [service?.variants.find(({ id }) => id === variant)?.name[locale] ?? variant]),
    ...(area === null ? [] : [locale === 'zh' ? `${area}平` : `${area} m²`]),
    ...(count === null ? [] : [locale === 'zh' ? `${count}${unit.zh}` : String(count)]),
  ]
  const text = [service?.name[locale] ?? serviceId, ...size].join(locale === 'zh' ? '，' : ', ')
  return { service: serviceId, variant, area, count, start: iso(company.zone, startAt), text }
}
