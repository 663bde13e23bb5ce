import { z } from 'zod'
import { release } from '#business/bookings/hold.ts'
import type { BusinessContext } from '#business/context.ts'
import { optional } from '#business/ordering/input.ts'
import type { Action } from '#engine/action.ts'

const input = z.object({ quoteId: optional(z.string()) })

/** Gives up the time that is kept for this conversation. */
export const action: Action<z.output<typeof input>, { ok: true }, BusinessContext> = {
  description: 'Gives up an offer, so that its time is free for others.',
  effect: 'reserves',
  input,
  async run(_request, { db, conversationId }) {
    await release(db, conversationId)
    return { ok: true }
  },
}
