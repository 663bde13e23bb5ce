import { z } from 'zod'
import type { Context, Understood } from '#engine/command.ts'
import type { CompiledFlow } from '#engine/compile.ts'
import type { Knowledge } from '../offline/knowledge.ts'
import { normalise } from '../offline/normalise.ts'
import { understandOffline } from '../offline/understand-offline.ts'
import type { Ask } from './ask.ts'
import { ModelFailure } from './failure.ts'
import { makeMask } from './mask.ts'
import { fill, type Prompts } from './prompt.ts'

/** A line of a chat; `from` is customer, bot, staff or system. */
interface TranscriptLine {
  from: string
  text: string
}

/** What a person who takes over wants to know at a glance; empty where there is nothing to say. */
interface Summary {
  wish: string
  known: string
  mood: string
  open: string
}

export interface SummarizeParts {
  knowledge: Knowledge
  /** For the names of flows and slots. */
  flows: readonly CompiledFlow[]
  zone: string
  /** Without it the rules write the note. */
  model?: { ask: Ask; prompts: Prompts; company: string }
}

const schema = z.strictObject({
  wish: z.string().max(200),
  known: z.string().max(300),
  mood: z.string().max(60),
  open: z.string().max(200),
})
const languages = { zh: '简体中文', en: 'English' } as const
const mostLines = 40
const longestLine = 300

/** Sums a chat up for whoever takes it over: by the model where there is one and it answers, else by the rules. */
export type Summarize = (
  transcript: readonly TranscriptLine[],
  locale: 'zh' | 'en',
  about: { conversationId: string; now: string },
) => Promise<Summary>

export function makeSummarize(parts: SummarizeParts): Summarize {
  const { model, knowledge } = parts
  return async (transcript, locale, { conversationId, now }) => {
    const lines = transcript.slice(-mostLines)
    const byRules = () => summarizeByRules(lines, locale, now, parts)
    if (model === undefined) return byRules()
    const mask = makeMask(knowledge.served)
    const shown = lines.map(({ from, text }) => ({
      from,
      text: mask.out(normalise(text).text).slice(0, longestLine),
    }))
    const { ask, prompts, company } = model
    const question = {
      system: fill(prompts.summarize.stable, { company }),
      user: fill(prompts.summarize.turn, { language: languages[locale], transcript: JSON.stringify(shown) }),
      name: 'note',
      schema,
      maxTokens: 400,
    }
    try {
      const { wish, known, mood, open } = await ask('summarize', conversationId, question)
      return { wish: mask.back(wish), known: mask.back(known), mood: mask.back(mood), open: mask.back(open) }
    } catch (error) {
      if (error instanceof ModelFailure) return byRules()
      throw error
    }
  }
}

/** The note that rules can write: what each line of the customer would have meant by itself. */
function summarizeByRules(
  transcript: readonly TranscriptLine[],
  locale: 'zh' | 'en',
  now: string,
  { knowledge, flows, zone }: Pick<SummarizeParts, 'knowledge' | 'flows' | 'zone'>,
): Summary {
  const wishes = new Set<string>()
  const known = new Map<string, string>()
  let grave = 'S9'
  let flow: string | undefined
  let upset = false
  let pleased = false
  const customer = transcript.filter(({ from }) => from === 'customer')
  for (const { text } of customer) {
    const context: Context = { now, zone, locale, ...(flow === undefined ? {} : { flow }) }
    const read = understandOffline(text, context, knowledge)
    for (const command of read.commands) {
      if (command.kind === 'start') {
        flow = command.flow
        wishes.add(flows.find(({ name }) => name === flow)?.title[locale] ?? command.flow)
      }
      if (command.kind === 'set' && command.text !== '') known.set(command.slot, command.text)
      if (command.kind === 'smalltalk' && command.about === 'praise') pleased = true
    }
    if (read.severity !== undefined && read.severity < grave) grave = read.severity
    if (isUpset(text, read)) upset = true
  }
  const last = transcript.at(-1)
  const asked = transcript.findLast(({ from }) => from === 'bot')
  const unanswered = last?.from === 'customer' ? last.text : ''
  const question = asked !== undefined && /[?？]/.test(asked.text) ? asked.text : ''
  const labels = new Map(
    flows.flatMap(({ slots }) => Object.entries(slots).map(([slot, { label }]) => [slot, label[locale]])),
  )
  const words = moods[locale]
  return {
    wish: [...wishes].join(locale === 'zh' ? '、' : ', ') || (customer[0]?.text.slice(0, 80) ?? ''),
    known: [...known].map(([slot, said]) => `${labels.get(slot) ?? slot} ${said}`).join(locale === 'zh' ? '，' : ', '),
    mood: grave === 'S1' ? words.grave : upset || grave <= 'S3' ? words.upset : pleased ? words.pleased : words.calm,
    open: (unanswered || question).slice(0, 120),
  }
}

const isUpset = (text: string, { severity }: Understood): boolean => {
  const { signals } = normalise(text)
  return (
    severity !== undefined || signals.mood === 'angry' || (signals.exclamations ?? 0) >= 3 || signals.shouting === true
  )
}

const moods = {
  zh: { grave: '情况严重', upset: '不满', pleased: '满意', calm: '平静' },
  en: { grave: 'grave', upset: 'upset', pleased: 'pleased', calm: 'calm' },
} as const
