import { z } from 'zod'
import { answerSurvey } from '#business/surveys/answer-survey.ts'
import type { BusinessContext } from '#business/context.ts'
import { once } from '#business/once.ts'
import { optional } from '#business/ordering/input.ts'
import type { Action } from '#engine/action.ts'

const input = z.object({
  order: optional(z.string()),
  score: optional(z.int().min(1).max(5)),
  text: optional(z.string()),
  skipped: optional(z.boolean()),
})

interface Output {
  ok: true
  id: string
  score: number | null
  /** Two or less: somebody should call. */
  low: boolean
}

/** Keeps what the customer says about a visit. */
export const action: Action<z.output<typeof input>, Output, BusinessContext> = {
  description: 'Keeps the score and comment for a visit.',
  effect: 'reserves',
  input,
  run(request, context) {
    const { turnId, now } = context
    return once(context.db, { turnId, name: 'record-survey', input: request, now }, async (db) => {
      const { order, score, text, skipped = false } = request
      const answered = await answerSurvey(db, context.company, context, { order, score, text, skipped, now })
      return { ok: true as const, id: answered.id, score: answered.score, low: (answered.score ?? 5) <= 2 }
    })
  },
}
