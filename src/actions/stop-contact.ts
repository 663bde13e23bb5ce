import { z } from 'zod'
import type { BusinessContext } from '#business/context.ts'
import { stopContact } from '#business/follow-ups/stop-contact.ts'
import type { Action } from '#engine/action.ts'

const input = z.object({ what: z.enum(['surveys', 'promotions', 'both']) })

/** Keeps that the customer does not want to be asked, or advertised to. */
export const action: Action<z.output<typeof input>, { ok: true }, BusinessContext> = {
  description: 'Sends the customer no more surveys, no more promotions, or neither.',
  effect: 'reserves',
  input,
  async run({ what }, { db, conversationId, customerId, now }) {
    await stopContact(db, { conversationId, customerId }, what, now)
    return { ok: true as const }
  },
}
