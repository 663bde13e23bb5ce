import type { Command, Context, Severity, Understood } from '#engine/command.ts'
import type { CompiledFlow } from '#engine/compile.ts'
import type { Knowledge } from '../offline/knowledge.ts'
import { plainOf } from '../offline/message.ts'
import { normalise } from '../offline/normalise.ts'
import { categoriesIn } from '../offline/rules/complaint-category.ts'
import { gradeOf } from '../offline/rules/severity.ts'
import type { Model } from '../understand.ts'
import { aboutCompany } from './about-company.ts'
import { isCertain } from './certain.ts'
import { makeMask } from './mask.ts'
import { answerSchema, type Catalogue, type ModelAnswer, type ModelCommand } from './model-commands.ts'
import { fill, type Prompts } from './prompt.ts'
import { setsOf, wasSaid, type Shown } from './resolve.ts'
import type { Ask } from './ask.ts'

/** A line of the chat, as a model may read it. */
export interface HistoryLine {
  from: string
  text: string
}

export interface UnderstandParts {
  ask: Ask
  prompts: Prompts
  catalogue: Catalogue
  /** The flows that a customer may begin. */
  goals: readonly CompiledFlow[]
  /** What was said before this message, oldest first. */
  recall(conversationId: string): Promise<readonly HistoryLine[]>
}

const longestMessage = 1_500
const longestLine = 300
const maxTokens = 700

/**
 * Understanding by a language model. It says which flows and slots a message is about in the customer's own words; what
 * those words are worth is read by the same code as offline. It has no rights: nothing here writes, and what it says is
 * carried out as if the customer had said it, with the same confirmations.
 */
export function makeModelUnderstand(parts: UnderstandParts): (knowledge: Knowledge) => Model {
  const { ask, prompts, catalogue, goals } = parts
  const schema = answerSchema(goals, catalogue)
  const system = fill(prompts.understand.stable, aboutCompany(goals, catalogue))
  return (knowledge) => async (text, context, offline) => {
    const message = normalise(text.slice(0, longestMessage))
    if (isCertain(message.text, context, offline)) return offline
    const { conversationId, slots = {} } = context
    const known = ['address', 'phone'].map((slot) => slots[slot]).filter((value) => typeof value === 'string')
    const mask = makeMask(knowledge.served, known)
    const masked = mask.out(message.text, context.expecting)
    const lines = conversationId === undefined ? [] : await parts.recall(conversationId)
    const history = lines.map((line) => ({
      from: line.from,
      text: mask.out(normalise(line.text).text).slice(0, longestLine),
    }))
    const user = fill(prompts.understand.turn, {
      now: `${localTime(context)}, ${context.zone}`,
      state: JSON.stringify(stateOf(context, (said) => mask.out(said))),
      history: JSON.stringify(history),
      message: JSON.stringify(masked),
    })
    const answer = await ask('understand', conversationId, { system, user, name: 'commands', schema, maxTokens })
    return merged(answer, offline, { masked, message, mask, context, knowledge, catalogue })
  }
}

const localTime = ({ now, zone }: Context): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone: zone }).format(new Date(now))

/** What the running flow knows, without what is nobody's business outside. */
function stateOf({ flow, expecting, slots = {} }: Context, mask: (text: string) => string): object {
  const known = Object.entries(slots).map(([slot, value]) => {
    if (['address', 'phone', 'name'].includes(slot)) return [slot, '(known)']
    return [
      slot,
      typeof value === 'string' ? mask(value).slice(0, longestLine) : typeof value === 'object' ? '(known)' : value,
    ]
  })
  return { flow: flow ?? null, asked: expecting ?? null, known: Object.fromEntries(known) as unknown }
}

/** What the model said, as far as it may be believed; what remains of nothing is what the rules say. */
function merged(answer: ModelAnswer, offline: Understood, shown: Shown): Understood {
  const { context } = shown
  const commands = answer.commands.flatMap((command) => plainCommand(command, offline, shown))
  const sets = setsOf(answer.commands, shown)
  // What the model saw only as a token it cannot have meant to leave out.
  const unseen = offline.commands.filter(
    (command) =>
      command.kind === 'set' && !wasSaid(command.text, shown) && !sets.some(({ slot }) => slot === command.slot),
  )
  const all = [...commands, ...sets, ...unseen].filter(({ kind }) => kind !== 'unclear')
  // A model that understands nothing must not make the bot deaf.
  if (all.length === 0) return offline
  const aggrieved = all.some((command) => command.kind === 'start' && command.flow === 'complaint')
  const severity =
    aggrieved || context.flow === 'complaint'
      ? graver(offline.severity, believed(answer.severity, offline, shown.message.text))
      : undefined
  if (isAlarming(severity, answer, offline)) all.push({ kind: 'handoff', reason: 'maybe_grave' })
  return { commands: all, ...(severity ? { severity } : {}), why: ['language model'] }
}

function plainCommand(command: ModelCommand, offline: Understood, shown: Shown): Command[] {
  const { context } = shown
  switch (command.kind) {
    case 'set':
      return []
    case 'start': {
      const { flow } = command
      if (flow === context.flow) return []
      const read = offline.commands.find((each) => each.kind === 'start' && each.flow === flow)
      const category = command.category ?? (read?.kind === 'start' ? read.category : undefined)
      return [{ kind: 'start', flow, ...(flow === 'complaint' && category !== undefined ? { category } : {}) }]
    }
    case 'handoff':
      return wasSaid(command.words, shown) ? [{ kind: 'handoff', reason: command.reason }] : []
    case 'affirm': {
      // A yes that binds is one that rules can read, or a pressed button; a model's opinion is asked again.
      const agreed = offline.commands.some(({ kind }) => kind === 'affirm')
      return context.expecting === 'confirm' && !agreed ? [] : [{ kind: 'affirm' }]
    }
    case 'smalltalk':
      return [{ kind: 'smalltalk', about: command.about }]
    case 'clarify':
      return [{ kind: 'clarify', options: [...new Set(command.options)] }]
    case 'answer':
    case 'deny':
    case 'skip':
    case 'repeat':
    case 'cancel':
    case 'unclear':
      return [{ kind: command.kind }]
    default:
      return command satisfies never
  }
}

/**
 * An S1 opens a case and alarms people without asking, so the model's word alone is believed only where the rules see signs
 * of something grave. Elsewhere it counts as S2: the customer is asked, and a person called once it is confirmed.
 */
function believed(severity: Severity | null, offline: Understood, text: string): Severity | undefined {
  if (severity !== 'S1') return severity ?? undefined
  const suspected = offline.commands.some(
    (command) => command.kind === 'clarify' && command.options.includes('complaint'),
  )
  const signs = categoriesIn(plainOf(text)).some(({ category }) => gradeOf(category) <= 'S2')
  return suspected || signs || offline.severity !== undefined ? 'S1' : 'S2'
}

/** The model fears the worst for a message that the rules cannot read at all: then a person reads it now. */
const isAlarming = (severity: Severity | undefined, answer: ModelAnswer, offline: Understood): boolean =>
  answer.severity === 'S1' && severity !== 'S1' && offline.commands.every(({ kind }) => kind === 'unclear')

const graver = (one: Severity | undefined, other: Severity | undefined): Severity | undefined =>
  one === undefined || (other !== undefined && other < one) ? other : one
