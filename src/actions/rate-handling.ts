import { z } from 'zod'
import { ownCases } from '#business/cases/open-case.ts'
import { rateHandling } from '#business/cases/rate-handling.ts'
import type { BusinessContext } from '#business/context.ts'
import { once } from '#business/once.ts'
import { optional } from '#business/ordering/input.ts'
import type { Action } from '#engine/action.ts'

const input = z.object({ number: z.string(), score: z.int().min(1).max(5), text: optional(z.string()) })

/** Keeps how satisfied the customer is with the handling of a complaint. */
export const action: Action<z.output<typeof input>, { ok: boolean }, BusinessContext> = {
  description: 'Keeps the score for the handling of a settled complaint.',
  effect: 'reserves',
  input,
  run(request, context) {
    const { turnId, now } = context
    return once(context.db, { turnId, name: 'rate-handling', input: request, now }, async (db) => {
      const [own] = await ownCases(db, context, request.number)
      if (!own) return { ok: false }
      const { score, text } = request
      return { ok: (await rateHandling(db, own.id, { score, text, now })).ok }
    })
  },
}
