import { z } from 'zod'
import { ownBooking } from '#business/bookings/own-booking.ts'
import type { BusinessContext } from '#business/context.ts'
import { once } from '#business/once.ts'
import { recordPayment } from '#business/payments/payments.ts'
import type { Action } from '#engine/action.ts'

const input = z.object({ ref: z.string(), amountFen: z.int().positive() })

/** Notes a deposit as paid by the made-up company's simulated provider; refuses where there is a real one. */
export const action: Action<z.output<typeof input>, { ok: boolean }, BusinessContext> = {
  description: 'Notes a simulated payment of a deposit. No money is moved.',
  effect: 'binds',
  input,
  run(request, context) {
    const { turnId, now, company } = context
    return once(context.db, { turnId, name: 'pay-deposit', input: request, now }, async (db) => {
      const { ref, amountFen } = request
      const own = await ownBooking(db, context, ref)
      if (own?.status !== 'confirmed' || company.policies.deposit.provider !== 'simulated') return { ok: false }
      const entry = {
        ref,
        kind: 'deposit',
        amountFen,
        provider: 'simulated',
        reference: turnId,
        by: 'provider',
      } as const
      return { ok: (await recordPayment(db, company, entry, now)).ok }
    })
  },
}
