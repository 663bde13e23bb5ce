import { z } from 'zod'
import type { Action } from '#engine/action.ts'
import type { BusinessContext } from '#business/context.ts'
import { answer, type Answer } from '#business/knowledge/answer.ts'
import { noteUnanswered } from '#business/knowledge/unanswered.ts'

const input = z.object({
  /** What the customer asked, in their own words. */
  question: z.string(),
  /** What the conversation is about already; null where a slot is empty. */
  service: z.string().nullish(),
  area: z.number().nullish(),
  count: z.number().nullish(),
})

export const action: Action<z.output<typeof input>, Answer, BusinessContext> = {
  description: 'Answers a question from the catalogue and the FAQ; notes it when neither has an answer.',
  effect: 'reserves',
  input,
  async run({ question, service, area, count }, { db, company, locale, now, conversationId, turnId }) {
    const given = answer(question, {
      company,
      locale,
      now,
      service: service ?? undefined,
      area: area ?? undefined,
      count: count ?? undefined,
    })
    if (!given.known && question.trim() !== '') {
      await noteUnanswered(db, { turnId, conversationId, text: question, locale, bestScore: given.score, at: now })
    }
    return given
  },
}
