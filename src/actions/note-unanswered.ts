import { z } from 'zod'
import type { Action } from '#engine/action.ts'
import type { BusinessContext } from '#business/context.ts'
import { noteUnanswered } from '#business/knowledge/unanswered.ts'

const input = z.object({ question: z.string(), score: z.number() })

export const action: Action<z.output<typeof input>, { noted: boolean }, BusinessContext> = {
  description: 'Notes a question that could not be answered, for those who write the FAQ.',
  effect: 'reserves',
  input,
  async run({ question, score }, { db, locale, now, conversationId, turnId }) {
    if (question.trim() === '') return { noted: false }
    await noteUnanswered(db, { turnId, conversationId, text: question, locale, bestScore: score, at: now })
    return { noted: true }
  },
}
