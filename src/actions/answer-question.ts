import { z } from 'zod'
import type { Action } from '#engine/action.ts'
import type { BusinessContext } from '#business/context.ts'
import { whoIsHeld } from '#business/bookings/who-is-held.ts'
import { answer, type Answer, type AnswerContext } from '#business/knowledge/answer.ts'
import { readQuestion } from '#business/knowledge/question.ts'
import { writtenAnswer } from '#business/knowledge/written-answer.ts'
import { listText } from '#business/wording.ts'

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
  /** What might have known more did not answer. */
  failed: boolean
  text: string
  source: string[]
  score: number
  needsHuman: boolean
  suggestions: string[]
  /** It was asked what something costs. */
  price: boolean
  /** No question: the customer wants no more advertising and surveys. */
  stops: boolean
  /** What a booking after this question would be for. */
  about: { service: string | null; variant: string | null; area: number | null; count: number | null }
}

// Of several services that were asked about nobody knows which one is wanted.
function aboutOf(question: string, context: AnswerContext): Pick<Answered, 'price' | 'stops' | 'about'> {
  const { wishes, area, count, facets, topics } = readQuestion(question, context)
  const [wish] = wishes.length === 1 ? wishes : []
  return {
    price: facets.has('price'),
    stops: topics.has('unsubscribe') && !/[?？吗么]/.test(question),
    about: {
      service: wish?.service.id ?? null,
      variant: wish?.variant ?? null,
      area: area ?? null,
      count: wish?.count ?? count ?? null,
    },
  }
}

const asksWho =
  /(?:哪个|哪位|哪一位|什么)(?:阿姨|师傅|护工|月嫂|人)(?:过?来|上门|做)|谁(?:过?来|上门|来做)|(?:阿姨|师傅)是(?:谁|哪[个位])|\bwho(?:'s| is| will be|'ll be| will)? (?:com(?:e|ing)|sent)\b/i

/** At a quote the company knows who would come: the one on its card. */
async function whoComes(
  question: string,
  { db, conversationId, locale, now }: BusinessContext,
): Promise<Answer | undefined> {
  if (!asksWho.test(question)) return undefined
  const team = await whoIsHeld(db, conversationId, now)
  if (team.length === 0) return undefined
  const names = listText(
    locale,
    team.map((title) => title[locale]),
  )
  const text =
    locale === 'zh' ? `按这份报价，来的是${names}。` : `With this quote ${names} ${team.length > 1 ? 'come' : 'comes'}.`
  return { known: true, text, source: ['quote.worker'], score: 1 }
}

export const action: Action<z.output<typeof input>, Answered, BusinessContext> = {
  description: 'Answers a question from the catalogue and the FAQ; `known` is false when neither has an answer.',
  effect: 'reads',
  input,
  async run({ question, service, area, count }, business) {
    const { company, locale, now } = business
    const context = { company, locale, now, service, area, count }
    const found = (await whoComes(question, business)) ?? answer(question, context)
    const written = found.known ? undefined : await writtenAnswer(question, business)
    const given = written && written !== 'failed' ? { ...found, ...written, known: true } : found
    return {
      ...given,
      failed: written === 'failed',
      needsHuman: given.needsHuman ?? false,
      suggestions: given.suggestions ?? [],
      ...aboutOf(question, context),
    }
  },
}
