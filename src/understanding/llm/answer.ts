import { z } from 'zod'
import type { ServedArea } from '../offline/entities/district.ts'
import { normalise } from '../offline/normalise.ts'
import type { Ask } from './ask.ts'
import { ModelFailure } from './failure.ts'
import { makeMask } from './mask.ts'
import { fill, type Prompts } from './prompt.ts'

/** What a question may be answered from. */
export interface GivenFact {
  id: string
  text: string
}

interface Written {
  text: string
  /** The facts that the model says it used, all of them given. */
  facts: string[]
}

/** Writes an answer from the facts alone; undefined when they do not answer the question, `failed` when nothing came. */
export type WriteAnswer = (
  question: string,
  facts: readonly GivenFact[],
  locale: 'zh' | 'en',
  conversationId: string,
) => Promise<Written | 'failed' | undefined>

const schema = z.strictObject({ known: z.boolean(), answer: z.string().max(600), facts: z.array(z.string()).max(12) })
const maxTokens = 500
const languages = { zh: '简体中文', en: 'English' } as const

/** What is written here is still to be checked by whoever knows the facts' figures; `mayBeSaid` checks the wording. */
export function makeWriteAnswer(ask: Ask, prompts: Prompts, company: string, served: ServedArea): WriteAnswer {
  const system = fill(prompts.answer.stable, { company })
  return async (question, facts, locale, conversationId) => {
    const mask = makeMask(served)
    const user = fill(prompts.answer.turn, {
      language: languages[locale],
      facts: JSON.stringify(facts),
      question: JSON.stringify(mask.out(normalise(question.slice(0, 600)).text)),
    })
    const said = await ask('answer', conversationId, { system, user, name: 'answer', schema, maxTokens }).catch(
      (error: unknown) => {
        if (error instanceof ModelFailure) return 'failed' as const
        throw error
      },
    )
    if (said === 'failed') return said
    if (!said.known) return undefined
    const used = facts.filter(({ id }) => said.facts.includes(id))
    const text = said.answer.trim()
    return used.length > 0 && mayBeSaid(text, used) ? { text, facts: used.map(({ id }) => id) } : undefined
  }
}

const link =
  /https?:|www\.|\b[\w-]+\.(?:com|cn|net|org|io|top|xyz|vip|cc|app|shop|link|info)\b|@[\w-]+|微信号|加微信|二维码|\bQQ\b/i
const markup = /[<>`*#|]|\]\(|\[(?:PHONE|ADDRESS|NUMBER)-/
// What binds the company, or claims that something has been done. A fact that says just this may be repeated.
const binding =
  /(?:全额)?退(?:款|钱|费|还|给)|赔(?:偿|付|钱|您|你)|补偿|免(?:费|单|收)|不(?:收|要)(?:钱|费)|白送|赠送|送(?:您|你)|打折|优惠|减(?:免|免费)|保证|承诺|担保|批准|同意|答应|破例|特批|例外|已(?:经)?(?:为|帮|给|替)?(?:您|你|我们)?(?:预约|下单|取消|改|退|登记|安排|转|通知|联系|处理)|(?:会|将|马上|立刻|可以)(?:为|帮|给|替)(?:您|你)(?:预约|下单|取消|改|退|赔|登记|安排|转|免)|\b(?:refund\w*|compensat\w*|reimburs\w*|free|waive\w*|discount\w*|guarantee\w*|promise\w*|approve\w*|exception|i have|i've|we have (?:booked|cancel+ed|changed|refunded)|i will|i'll|we will|we'll)\b/gi

/** True for a text without links or markup that promises nothing beyond what these facts say word for word. */
export function mayBeSaid(text: string, facts: readonly GivenFact[]): boolean {
  if (text === '' || link.test(text) || markup.test(text)) return false
  const source = facts.map((fact) => fact.text.toLowerCase()).join('\n')
  return [...text.matchAll(binding)].every(([words]) => source.includes(words.toLowerCase()))
}
