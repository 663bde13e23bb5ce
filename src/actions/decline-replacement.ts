import { z } from 'zod'
import { declineReplacement } from '#business/bookings/replacement.ts'
import type { BusinessContext } from '#business/context.ts'
import type { Action } from '#engine/action.ts'

const input = z.object({ ref: z.string(), worker: z.string() })

/** Takes back whoever was sent in place of a worker who dropped out; the order stays, with nobody assigned. */
export const action: Action<z.output<typeof input>, { ok: boolean }, BusinessContext> = {
  description: 'Takes back a replacement that the customer does not want.',
  effect: 'reserves',
  input,
  async run({ ref, worker }, { db, company, conversationId, customerId, now }) {
    const owner = { conversationId, customerId }
    return { ok: await declineReplacement(db, company, owner, { ref, workerId: worker, now }) }
  },
}
