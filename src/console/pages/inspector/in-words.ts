import type { Command } from '#engine/command.ts'
import type { inspectorTexts } from './texts.ts'

type Texts = (typeof inspectorTexts)['zh']

/** How flows, slots and people are called; each gives the id back where it has no name. */
export interface Names {
  flow: (name: string) => string
  slot: (name: string) => string
  staff: (id: string) => string
}

/** A command as people say it. */
export function commandInWords(command: Command, texts: Texts, names: Names): string {
  const words = texts.commands
  switch (command.kind) {
    case 'start':
      return words.start(names.flow(command.flow) + (command.category === undefined ? '' : `（${command.category}）`))
    case 'set':
      return words.set(names.slot(command.slot), valueInWords(command.value))
    case 'choose':
      return words.choose(command.id)
    case 'handoff':
      return words.handoff(command.reason)
    case 'answer':
      return words.answer(command.topic ?? '')
    case 'smalltalk':
      return words.smalltalk(command.about)
    case 'clarify':
      return words.clarify(command.options.map((name) => names.flow(name)).join(' / '))
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

const valueInWords = (value: unknown): string =>
  typeof value === 'object' && value !== null
    ? Object.values(value)
        .filter((part) => typeof part === 'string')
        .join(' – ')
    : String(value)

/** What a line of the trace means; undefined for what is shown elsewhere (the commands themselves). */
export function traceInWords(line: string, texts: Texts, names: Names): string | undefined {
  const { traces } = texts
  const slots = (list: string) => list.split(', ').map(names.slot).join('、')
  const patterns: [RegExp, (a: string, b: string) => string | undefined][] = [
    [/^meant /, () => undefined],
    [/^goal (.+)$/, (flow) => traces.goal(names.flow(flow))],
    [/^digression (.+)$/, (flow) => traces.digression(names.flow(flow))],
    [/^called (.+)$/, (flow) => traces.called(names.flow(flow))],
    [/^notice (.+)$/, (flow) => traces.notice(names.flow(flow))],
    [/^ask (.+)$/, (slot) => traces.ask(names.slot(slot))],
    [/^confirm (.+)$/, (slot) => traces.confirm(names.slot(slot))],
    [/^chose (.+)$/, (name) => traces.chose(name)],
    [/^reject (.+)$/, (list) => traces.reject(slots(list))],
    [/^cancelled (.+)$/, (flow) => traces.cancelled(names.flow(flow))],
    [/^handoff: (.+)$/, (reason) => traces.handoff(reason)],
    [/^silent: (.+) has the chat$/, (who) => traces.hasChat(who === 'queue' ? texts.queue : names.staff(who))],
    [/^(.+) → (.+)$/, (name, into) => traces.action(name, into)],
    [/^(.+) ended: (.+)$/, (flow, how) => traces.ended(names.flow(flow), how)],
    [/^(.+) refused: (.+)$/, (slot, rule) => traces.refused(names.slot(slot), rule)],
    [/^(.+) is no longer on offer$/, (slot) => traces.gone(names.slot(slot))],
  ]
  for (const [pattern, words] of patterns) {
    const found = pattern.exec(line)
    if (found) return words(found[1] ?? '', found[2] ?? '')
  }
  return line
}
