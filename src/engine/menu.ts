import type { Command, TimeValue } from './command.ts'
import { canonical, hash, type CompiledFlow, type Locale, type Values } from './compile.ts'
import type { StaticChoice, Step } from './flow.ts'
import type { Asking, Option } from './model.ts'

/** Content-addressed and short (Telegram allows 64 bytes): the same option of the same question has the same id. */
const optionId = (step: string, name: string, shows = '') => hash(`${step}|${name}|${shows}`).slice(0, 12)

/** The choices written in the flow whose condition holds, as options of this step. */
export function staticOptions(
  flow: CompiledFlow,
  choices: readonly StaticChoice[],
  values: Values,
  locale: Locale,
  step: string,
): Option[] {
  return choices
    .filter((choice) => choice.if === undefined || flow.evaluate(choice.if, values, locale) === true)
    .map((choice) => ({
      id: optionId(step, choice.id),
      name: choice.id,
      label: choice.label[locale],
      value: choice.with ? givenTo(flow, choice.with, values, locale) : (choice.value ?? choice.id),
      ...(choice.forget ? { forget: choice.forget } : {}),
      ...(choice.handoff ? { handoff: choice.handoff } : {}),
      ...(choice.start ? { start: choice.start } : {}),
      ...(choice.fill ? { fill: choice.fill } : {}),
      ...(choice.words ? { words: choice.words } : {}),
    }))
}

const givenTo = (flow: CompiledFlow, sources: Record<string, string>, values: Values, locale: Locale) =>
  Object.fromEntries(
    Object.entries(sources).map(([slot, source]) => [slot, flow.evaluate(source, values, locale)] as const),
  )

/** The options of a question: computed ones (maps with id, label, and perhaps value, at, start), then the fixed ones. */
export function menuOf(
  flow: CompiledFlow,
  step: Extract<Step, { ask: string }>,
  values: Values,
  locale: Locale,
): Option[] {
  const fixed = staticOptions(
    flow,
    [...(Array.isArray(step.choices) ? step.choices : []), ...(step.more ?? [])],
    values,
    locale,
    step.ask,
  )
  if (typeof step.choices !== 'string') return fixed
  const computed = flow.evaluate(step.choices, values, locale)
  if (!Array.isArray(computed)) return fixed
  const options = computed.map((item: Record<string, unknown>): Option => {
    const name = String(item['id'])
    return {
      id: optionId(step.ask, name),
      name,
      label: String(item['label'] ?? name),
      value: item['value'] ?? name,
      ...(typeof item['at'] === 'string' ? { at: item['at'] } : {}),
      ...(typeof item['start'] === 'string' && typeof item['at'] !== 'string' ? { start: item['start'] } : {}),
      ...(typeof item['handoff'] === 'string' ? { handoff: item['handoff'] } : {}),
    }
  })
  return [...options, ...fixed]
}

/** Yes, no, and what else the step offers; `shows` makes the answer to one version no answer to another. */
export function confirmMenu(
  flow: CompiledFlow,
  step: Extract<Step, { confirm: string }>,
  values: Values,
  locale: Locale,
  shows: string,
): Option[] {
  return [
    { id: optionId(step.confirm, 'yes', shows), name: 'yes', label: step.yes[locale], answer: true },
    { id: optionId(step.confirm, 'no', shows), name: 'no', label: step.no[locale], answer: false },
    ...staticOptions(flow, step.more ?? [], values, locale, step.confirm),
  ]
}

const digits: Record<string, number> = { 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10 }
const ordinals: Record<string, number> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  one: 1,
  two: 2,
  three: 3,
}

const fold = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s，。,.!！?？~～、“”"'「」()（）:：]/g, '')

/** "2", "２", "2.", "选2", "第二个", "the second one" → 2. */
function numberIn(text: string): number | undefined {
  const folded = fold(text)
  const plain =
    /^(?:我?(?:要|选|就|按|option|no)?(?:择|了)?(?:第|#)?)?(\d{1,2}|[一二两三四五六七八九十])(?:个|号|项|种|那个|吧|呗|呢|的|了|好了|可以|就行)*$/.exec(
      folded,
    )
  if (plain?.[1]) return digits[plain[1]] ?? Number(plain[1])
  const english = /^(?:the)?(first|second|third|fourth|fifth)(?:one|option)?(?:please)?$/.exec(folded)
  return english?.[1] ? ordinals[english[1]] : undefined
}

const isOrdinal = (text: string): boolean => /第|个|项|种|first|second|third|fourth|fifth/.test(fold(text))

/** A message that is a number and nothing else: it answers a menu, or a question for a number, or nothing at all. */
export const isBareNumber = (text: string): boolean => /^\d{1,2}$/.test(fold(text))

/** Such words say more than that something is to be changed. */
const more = /\d|周|星期|礼拜|今天|明|后天|月|号|[上下]午|晚上|中午|早上|点|[吗?？]/

/**
 * What a typed answer picks from the open menu: by number or by the option's words.
 * @returns nothing for a number that the menu does not have, and for a text that is no menu answer
 */
export function pick(asking: Asking | undefined, text: string): Option | undefined {
  const menu = asking?.menu
  if (!menu || menu.length === 0) return undefined
  const n = numberIn(text)
  // Of one thing nobody says “the first”, nor means “yes” by it: it is about something else.
  if (n !== undefined && (menu.length === 1 || asking.kind === 'confirm') && isOrdinal(text)) return undefined
  if (n !== undefined) return menu[n - 1]
  const said = fold(text)
  if (said === '') return undefined
  const exact = menu.filter((option) => fold(option.label) === said || option.name.toLowerCase() === said)
  if (exact.length === 1) return exact[0]
  if (/^(?:就|要|选|我要|我选)?最后一?个/.test(said))
    return menu.findLast((option) => !option.forget && !option.handoff)
  const times = menu
    .filter(({ at }) => at !== undefined)
    .toSorted((a, b) => Date.parse(a.at ?? '') - Date.parse(b.at ?? ''))
  if (
    /^(?:就|要|选|我要|我选|那就)?(?:最早|最快)(?:的|那个|的那个|的时间|一个)?(?:吧|就行|可以)?$|^(?:the)?(?:earliest|soonest)(?:one)?(?:please)?$/.test(
      said,
    )
  )
    return times[0]
  if (
    /^(?:就|要|选|我要|我选|那就)?最晚(?:的|那个|的那个|的时间|一个)?(?:吧|就行|可以)?$|^(?:the)?latest(?:one)?(?:please)?$/.test(
      said,
    )
  )
    return times.at(-1)
  if (said.length < 2) return undefined
  const worded = menu.filter(({ words }) => words !== undefined && new RegExp(words).test(said))
  if (worded.length === 1 && said.length <= (/[a-z]/.test(said) ? 30 : 10) && !more.test(said)) return worded[0]
  const partial = menu.filter((option) =>
    fold(option.label).includes(said.replace(/^(?:就|要|选|我要|我选)|(?:吧|那个|的)$/g, '')),
  )
  return partial.length === 1 && !/^[\d点半]+$/.test(said) ? partial[0] : undefined
}

/** Words that are not on a menu which is all there is to choose from say nothing. */
export function onTheMenu(asking: Asking | undefined, commands: readonly Command[]): readonly Command[] {
  if (!asking?.closed) return commands
  const left = commands.filter(
    (command) =>
      command.kind !== 'set' ||
      command.slot !== asking.slot ||
      asking.menu.some(({ name, value }) => name === command.value || canonical(value) === canonical(command.value)),
  )
  return left.length === 0 && commands.length > 0 ? [{ kind: 'unclear' }] : left
}

const day = (iso: string) => iso.slice(0, 10)

/** The one option whose time the customer's words fit, if there is exactly one. */
export function fitting(menu: readonly Option[], when: TimeValue): Option | undefined {
  const start = Date.parse(when.start)
  const end = when.end ? Date.parse(when.end) : start
  const fits = menu.filter((option) => {
    if (!option.at) return false
    const at = Date.parse(option.at)
    if (when.precision === 'instant') return at === start
    if (when.precision === 'day') return day(option.at) === day(when.start)
    return at >= start && at < end
  })
  return fits.length === 1 ? fits[0] : undefined
}
