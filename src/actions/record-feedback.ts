import { z } from 'zod'
import { preferenceOf } from '#business/bookings/find-slots.ts'
import { ownBooking } from '#business/bookings/own-booking.ts'
import type { BusinessContext } from '#business/context.ts'
import { aboutWhom } from '#business/feedback/about-whom.ts'
import { keepFeedback } from '#business/feedback/keep-feedback.ts'
import { once } from '#business/once.ts'
import { optional } from '#business/ordering/input.ts'
import type { Action } from '#engine/action.ts'

const input = z.object({
  kind: z.enum(['suggestion', 'praise']).catch('suggestion'),
  text: optional(z.string()),
  order: optional(z.string()),
  /** Who is praised: a name as customers use it. */
  worker: optional(z.string()),
})

/** Keeps a suggestion or praise. */
export const action: Action<z.output<typeof input>, { ok: true; id: string }, BusinessContext> = {
  description: 'Keeps a suggestion, or praise for a worker.',
  effect: 'reserves',
  input,
  run(request, context) {
    const { turnId, now, conversationId, customerId } = context
    return once(context.db, { turnId, name: 'record-feedback', input: request, now }, async (db) => {
      const booking = request.order === undefined ? undefined : await ownBooking(db, context, request.order)
      const { wished } = await preferenceOf(db, context, request.worker)
      // A name that several have cannot be credited to one of them.
      const [worker] = wished.size === 1 ? [...wished] : []
      const { kind, text = '' } = request
      const unnamed = request.worker === undefined && booking === undefined
      const last = unnamed ? await aboutWhom(db, { conversationId, customerId }, { kind, text, now }) : undefined
      const id = await keepFeedback(db, {
        kind,
        customerId: customerId ?? null,
        conversationId,
        bookingId: booking?.id ?? last?.bookingId ?? null,
        workerId: worker ?? last?.workerId ?? null,
        text,
        createdAt: now,
      })
      return { ok: true as const, id }
    })
  },
}
