import { z } from 'zod'
import { answerSurvey, type Survey } from '#business/surveys/answer-survey.ts'
import { dimensions } from '#business/surveys/remarks.ts'
import type { BusinessContext } from '#business/context.ts'
import { declineCallback } from '#business/follow-ups/decline-callback.ts'
import { once } from '#business/once.ts'
import { optional } from '#business/ordering/input.ts'
import type { Action } from '#engine/action.ts'

// An open answer is empty text, a score between two stars counts as the nearer one.
const words = optional(z.string().transform((text) => text.trim()))

const input = z.object({
  order: optional(z.string()),
  score: optional(z.union([z.literal('').transform(() => undefined), z.number().min(1).max(5).transform(Math.round)])),
  text: words,
  /** The side of the visit that was picked from a list, or words of one's own. */
  reason: words,
  /** What was picked is praised, not blamed. */
  praise: optional(z.boolean()),
  /** Whether somebody is to call: "no" where not. */
  call: optional(z.string()),
  skipped: optional(z.boolean()),
})

interface Output {
  ok: true
  id: string
  score: number | null
  /** Two or less, or a grave remark: somebody should call. */
  low: boolean
  severe: boolean
  /** The side of the visit that was blamed first; null when none was. */
  blamed: string | null
  text: string | null
  /** The survey was over before; nothing was changed. */
  closed: boolean
}

/** Keeps what the customer says about a visit. */
export const action: Action<z.output<typeof input>, Output, BusinessContext> = {
  description: 'Keeps the score and comment for a visit.',
  effect: 'reserves',
  input,
  run(request, context) {
    const { turnId, now, company } = context
    return once(context.db, { turnId, name: 'record-survey', input: request, now }, async (db) => {
      const { order, score, reason = '', praise = false, call, skipped = false } = request
      const picked = dimensions.find((dimension) => dimension === reason)
      const said = [request.text ?? '', picked === undefined && reason !== 'other' ? reason : '']
      const text = said.filter((part) => part !== '').join('；')
      const { survey, closed } = await answerSurvey(db, company, context, {
        order,
        score,
        text: text === '' ? undefined : text,
        skipped,
        now,
        ...(picked ? { about: { dimension: picked, mood: praise ? 'good' : 'bad' } } : {}),
      })
      if (call === 'no' && survey.bookingId !== null && !closed) await declineCallback(db, survey.bookingId, now)
      return { ok: true as const, closed, ...resultOf(survey) }
    })
  },
}

function resultOf({ id, score, remarks, text }: Survey): Omit<Output, 'ok' | 'closed'> {
  const severe = remarks.some((remark) => remark.severe === true)
  const blamed = remarks.find(({ mood }) => mood === 'bad')?.dimension ?? null
  return { id, score, low: severe || (score ?? 5) <= 2, severe, blamed, text }
}
