import { z } from 'zod'
import { ownCases } from '#business/cases/open-case.ts'
import { saidInChat } from '#business/cases/said-in-chat.ts'
import { addToCase } from '#business/cases/wait-for-customer.ts'
import type { BusinessContext } from '#business/context.ts'
import { once } from '#business/once.ts'
import { optional } from '#business/ordering/input.ts'
import type { Severity } from '#db/schema/business.ts'
import type { Action } from '#engine/action.ts'

const input = z.object({
  number: z.string(),
  text: optional(z.string()),
  severity: optional(z.enum(['S1', 'S2', 'S3', 'S4'])),
})

type Output = { ok: true; number: string; severity: Severity } | { ok: false }

/** Adds to the customer's own case what he says about it. */
export const action: Action<z.output<typeof input>, Output, BusinessContext> = {
  description: 'Adds words and photos to an unsettled case of the customer; a graver reading makes it graver.',
  effect: 'reserves',
  input,
  run(request, context) {
    const { turnId, now, conversationId, company } = context
    return once(context.db, { turnId, name: 'add-to-case', input: request, now }, async (db): Promise<Output> => {
      const [own] = await ownCases(db, context, request.number)
      if (!own) return { ok: false }
      const { media } = await saidInChat(db, conversationId, now)
      const { text = '', severity } = request
      const added = await addToCase(db, company, own.id, { text, media, severity, now })
      return added.ok ? { ok: true, number: added.case.number, severity: added.case.severity } : { ok: false }
    })
  },
}
