import { z } from 'zod'
import type { Action } from '#engine/action.ts'
import type { BusinessContext } from '#business/context.ts'
import { answer } from '#business/knowledge/answer.ts'

const input = z.object({
  /** What the customer asked, in their own words. */
  question: z.string(),
  /** What the conversation is about already. */
  service: z.string().optional(),
  area: z.number().optional(),
  count: z.number().optional(),
})

interface Answered {
  known: boolean
  text: string
  source: string[]
  score: number
  needsHuman: boolean
  suggestions: string[]
}

export const action: Action<z.output<typeof input>, Answered, BusinessContext> = {
  description: 'Answers a question from the catalogue and the FAQ; `known` is false when neither has an answer.',
  effect: 'reads',
  input,
  run({ question, service, area, count }, { company, locale, now }) {
    const given = answer(question, { company, locale, now, service, area, count })
    return Promise.resolve({ ...given, needsHuman: given.needsHuman ?? false, suggestions: given.suggestions ?? [] })
  },
}
