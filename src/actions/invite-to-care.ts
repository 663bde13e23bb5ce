import { z } from 'zod'
import { inviteToCare } from '#business/care/consent.ts'
import type { BusinessContext } from '#business/context.ts'
import { once } from '#business/once.ts'
import type { Action } from '#engine/action.ts'

const input = z.object({})

/** Whether the customer is to be asked for consent to greetings now; true once in a customer's life. */
export const action: Action<z.output<typeof input>, { ask: boolean }, BusinessContext> = {
  description: 'Says whether to ask for consent to greetings and surprises, and notes that it was asked.',
  effect: 'reserves',
  input,
  run(request, { db, customerId, turnId, now }) {
    return once(db, { turnId, name: 'invite-to-care', input: request, now }, async (tx) => ({
      ask: await inviteToCare(tx, customerId, now),
    }))
  },
}
