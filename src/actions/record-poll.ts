import { z } from 'zod'
import type { BusinessContext } from '#business/context.ts'
import { once } from '#business/once.ts'
import { optional } from '#business/ordering/input.ts'
import { answerPoll, type Poll, scales } from '#business/surveys/polls.ts'
import { scoreIn } from '#business/surveys/score-in.ts'
import type { Action } from '#engine/action.ts'

const items = ['expectation', 'reliability', 'responsiveness', 'assurance', 'empathy', 'tangibles'] as const

const input = z.object({
  poll: z.string(),
  /** In the customer's words. */
  score: optional(z.string()),
  /** Which of the five sides the score is about. */
  item: optional(z.enum(items)),
  why: optional(z.string()),
  skipped: optional(z.boolean()),
})

type Output =
  | { ok: false }
  | {
      ok: true
      closed: boolean
      score: number | null
      band: 'promoter' | 'passive' | 'detractor' | 'easy' | 'hard' | 'none'
    }

/** Keeps what the customer answers to a question about the company. */
export const action: Action<z.output<typeof input>, Output, BusinessContext> = {
  description: 'Keeps the answer to a recommendation, effort or quality question.',
  effect: 'reserves',
  input,
  run(request, { db, conversationId, turnId, now }) {
    return once(db, { turnId, name: 'record-poll', input: request, now }, async (tx): Promise<Output> => {
      const { poll: id, score, item, why, skipped = false } = request
      const [least, most] = item === undefined ? [0, 10] : scales.servqual
      const value = score === undefined ? undefined : scoreIn(score, least, most)
      const answers = item !== undefined && value !== undefined ? { [item]: value } : undefined
      const text = why === undefined || why === '' ? undefined : why
      const given = { text, skipped, ...(item === undefined ? { score: value } : { answers }) }
      const answered = await answerPoll(tx, id, conversationId, given, now)
      if (!answered) return { ok: false }
      return { ok: true, closed: answered.closed, score: answered.poll.score, band: bandOf(answered.poll) }
    })
  },
}

function bandOf({ kind, score }: Poll): 'promoter' | 'passive' | 'detractor' | 'easy' | 'hard' | 'none' {
  if (score === null || kind === 'servqual') return 'none'
  if (kind === 'ces') return score >= 5 ? 'easy' : 'hard'
  return score >= 9 ? 'promoter' : score >= 7 ? 'passive' : 'detractor'
}
