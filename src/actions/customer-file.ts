import { z } from 'zod'
import { ownBookings, teamsOf } from '#business/bookings/own-booking.ts'
import type { BusinessContext } from '#business/context.ts'
import { customerById, maskPhone } from '#business/customers/customer.ts'
import type { Action } from '#engine/action.ts'

interface File {
  known: boolean
  name: string | null
  phone: string | null
  phoneMasked: string | null
  address: string | null
  district: string | null
  addresses: { id: string; label: string; value: string }[]
  lastService: string | null
  /** Who came last, for “上次那位”. */
  lastWorker: string | null
  tags: string[]
}

/** What is on file about the customer; nulls for one who is new. */
export const action: Action<Record<string, unknown>, File, BusinessContext> = {
  description: 'What is on file about the customer: name, phone, addresses, last service.',
  effect: 'reads',
  input: z.record(z.string(), z.unknown()),
  async run(_input, { db, customerId, conversationId, locale }) {
    const owner = { customerId, conversationId }
    const bookings = await ownBookings(db, owner)
    const id = customerId ?? bookings.find((booking) => booking.customerId !== null)?.customerId ?? undefined
    const customer = id === undefined ? undefined : await customerById(db, id)
    const [last] = bookings.filter(({ status }) => status !== 'cancelled')
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
      lastWorker: previous?.[0]?.title[locale] ?? null,
      tags: customer?.tags ?? [],
    }
  },
}
