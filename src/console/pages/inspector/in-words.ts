import type { Command } from '#engine/command.ts'
import { whyInWords } from '../../texts/why-in-words.ts'
import type { inspectorTexts } from './texts.ts'
import type { Names } from './use-names.ts'

type Texts = (typeof inspectorTexts)['zh']

export interface Told {
  texts: Texts
  names: Names
  /** A moment in the zone of the company. */
  moment: (at: string) => string
}

/** A command as people say it. */
export function commandInWords(command: Command, told: Told): string {
  const { texts, names } = told
  const words = texts.commands
  switch (command.kind) {
    case 'start': {
      const flow = names.flow(command.flow) ?? texts.someFlow
      const category = command.category === undefined ? undefined : names.category(command.category)
      return words.start(category === undefined ? flow : `${flow} · ${category}`)
    }
    case 'set':
      return words.set(names.slot(command.slot) ?? texts.someSlot, valueInWords(command, told))
    case 'choose':
      return words.choose
    case 'handoff':
      return words.handoff(names.reason(command.reason) ?? texts.someReason)
    case 'answer':
      return words.answer
    case 'smalltalk':
      return words.smalltalk(texts.smalltalks[command.about] ?? '')
    case 'clarify':
      return words.clarify(command.options.map((name) => names.flow(name) ?? texts.someFlow).join(' / '))
    case 'affirm':
    case 'deny':
    case 'cancel':
    case 'repeat':
    case 'skip':
    case 'unclear':
      return words[command.kind]
    default:
      return command satisfies never
  }
}

/** Times as moments, numbers as they are, everything else in the customer's own words. */
function valueInWords({ value, text }: Extract<Command, { kind: 'set' }>, { moment }: Told): string {
  if (typeof value === 'number') return `${value}（“${text}”）`
  if (typeof value === 'object' && value !== null && 'start' in value) {
    const ends = [value.start, 'end' in value ? value.end : undefined].filter((end) => typeof end === 'string')
    return `${ends.map(moment).join(' – ')}（“${text}”）`
  }
  return `“${text}”`
}

/** What came in that nobody wrote. */
export function eventInWords({ event, about = '' }: { event: string; about?: string }, { texts, names }: Told): string {
  if (event === 'notice' || event === 'word') return texts.notice(names.flow(about) ?? texts.someFlow)
  if (event === 'broken') return texts.broken
  return texts.acts[about] ?? texts.acts[event] ?? texts.someEvent
}

/**
 * What a line of the trace means; undefined for what is shown elsewhere, the commands themselves.
 * @param flow the flow that the turn ended in, whose question it may be
 */
export function traceInWords(
  line: string,
  { texts, names }: Told,
  flow: string | null,
  heard: string,
): string | undefined {
  const { traces } = texts
  const flowName = (name: string) => names.flow(name) ?? texts.someFlow
  const slotName = (name: string) => names.slot(name, flow ?? undefined) ?? names.slot(name) ?? texts.someSlot
  const patterns: [RegExp, (a: string, b: string) => string | undefined][] = [
    [/^meant /, () => undefined],
    [/^goal (.+)$/, (name) => traces.goal(flowName(name))],
    [/^digression (.+)$/, (name) => traces.digression(flowName(name))],
    [/^called (.+)$/, (name) => traces.called(flowName(name))],
    [/^notice (.+)$/, (name) => traces.notice(flowName(name))],
    [/^ask (.+)$/, (slot) => traces.ask(slotName(slot))],
    [/^confirm /, () => traces.confirm],
    [/^chose /, () => traces.chose(heard)],
    [/^reject (.+)$/, (list) => traces.reject(list.split(', ').map(slotName).join(texts.comma))],
    [/^cancelled (.+)$/, (name) => traces.cancelled(flowName(name))],
    [/^handoff: (.+)$/, (reason) => traces.handoff(names.reason(reason) ?? texts.someReason)],
    [/^silent: (.+) has the chat$/, (who) => traces.hasChat(who === 'queue' ? texts.queue : names.staff(who))],
    [/^(\S+) → /, (name) => names.action(name) ?? texts.someAction],
    [/^(\S+) ended: (.+)$/, (name, how) => traces.ended(flowName(name), names.outcome(how))],
    [/^(\S+) refused: /, (slot) => traces.refused(slotName(slot))],
    [/^(\S+) is no longer on offer$/, (slot) => traces.gone(slotName(slot))],
  ]
  for (const [pattern, words] of patterns) {
    const found = pattern.exec(line)
    if (found) return words(found[1] ?? '', found[2] ?? '')
  }
  return texts.someAction
}

/** Why a message was taken for what it was taken for. */
export function reasonInWords(why: string, { texts, names }: Told): string {
  const meaning = (name: string) => names.meaning(name) ?? name
  const judged = /^(\w+): (.+) \(p ([\d.]+)\)$/.exec(why)
  if (judged) {
    const [, about = '', evidence = '', p = ''] = judged
    const found = /^[^:]+: (.+)$/.exec(evidence)?.[1] ?? (/\p{Script=Han}/u.test(evidence) ? evidence : undefined)
    const sure = Math.round(Number(p) * 100)
    return found === undefined
      ? texts.reasons.whole(meaning(about), sure)
      : texts.reasons.words(meaning(about), sure, found)
  }
  const unsure = /^too unsure: ?(.*)$/.exec(why)?.[1]
  if (unsure === '') return texts.reasons.nothing
  if (unsure !== undefined) return texts.reasons.unsure(unsure.split(', ').map(meaning).join(texts.comma))
  const not = /^not (\w+): /.exec(why)?.[1]
  if (not !== undefined) return texts.reasons.not(meaning(not))
  const slot = /^(?:answers|free text for) (\w+)$/.exec(why)?.[1]
  if (slot !== undefined) return texts.reasons.answers(names.slot(slot) ?? texts.someSlot)
  return whyInWords(why, texts.whys)
}
