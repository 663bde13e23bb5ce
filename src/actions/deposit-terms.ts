import { z } from 'zod'
import { ownBooking, ownBookings } from '#business/bookings/own-booking.ts'
import type { BusinessContext } from '#business/context.ts'
import { optional } from '#business/ordering/input.ts'
import { paidFor } from '#business/payments/payments.ts'
import type { Action } from '#engine/action.ts'

const input = z.object({ order: optional(z.string()) })

type Output = { ok: false } | { ok: true; ref: string; dueFen: number; simulated: boolean }

/** Which deposit is still to be paid, and how that works here. */
export const action: Action<z.output<typeof input>, Output, BusinessContext> = {
  description: 'Finds an order of the customer whose deposit has not been paid.',
  effect: 'reads',
  input,
  async run({ order }, context) {
    const { db, company } = context
    const named = order === undefined ? undefined : await ownBooking(db, context, order)
    for (const one of named ? [named] : await ownBookings(db, context)) {
      if (one.status !== 'confirmed' || one.depositFen === 0 || one.quote.contract) continue
      const dueFen = one.depositFen - (await paidFor(db, one.id))
      if (dueFen > 0)
        return { ok: true, ref: one.ref, dueFen, simulated: company.policies.deposit.provider === 'simulated' }
    }
    return { ok: false }
  },
}
