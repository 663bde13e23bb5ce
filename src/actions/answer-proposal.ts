import { z } from 'zod'
import { ownCases } from '#business/cases/open-case.ts'
import { answerProposal } from '#business/cases/settle-case.ts'
import type { BusinessContext } from '#business/context.ts'
import { once } from '#business/once.ts'
import type { Action } from '#engine/action.ts'

const input = z.object({
  number: z.string(),
  proposal: z.string(),
  accepted: z.union([z.boolean(), z.stringbool()]),
})

/** Takes the customer's yes or no to the remedy that staff proposed. */
export const action: Action<z.output<typeof input>, { ok: boolean }, BusinessContext> = {
  description: "Takes the customer's answer to a proposed remedy; a proposal that was replaced takes none.",
  effect: 'reserves',
  input,
  run(request, context) {
    const { turnId, now } = context
    return once(context.db, { turnId, name: 'answer-proposal', input: request, now }, async (db) => {
      const [own] = await ownCases(db, context, request.number)
      if (!own) return { ok: false }
      const { accepted, proposal } = request
      const answer = { accepted, by: 'customer', now, proposalId: proposal }
      return { ok: (await answerProposal(db, own.id, answer)).ok }
    })
  },
}
