import { Environment } from '@marcbachmann/cel-js'
import { IntlMessageFormat } from 'intl-messageformat'
import { kindOf, type Flow, type Step, type StepKind, type Text } from './flow.ts'

export type Locale = 'zh' | 'en'
export type Values = Record<string, unknown>
type Expression = (values: Values) => unknown

/** A flow ready to be walked: every expression and text of it has been parsed. */
export interface CompiledFlow extends Flow {
  /** Content hash: the same definition has the same version everywhere. */
  version: string
  /** Variables that expressions may use: slots, results, and the few that are always there. */
  variables: string[]
  /** All of them, null: what expressions see of a conversation that knows nothing. */
  unknown: Readonly<Values>
  zone: string
  evaluate(expression: string, values: Values, locale: Locale): unknown
  format(text: Text, values: Values, locale: Locale): string
}

/** A mistake in an expression or text, at its place in the flow (`steps.3.then.0.if`). */
export interface Mistake {
  path: (string | number)[]
  message: string
}

const tags = { zh: 'zh-CN', en: 'en-GB' } as const
const always = ['locale', 'now', 'slots', 'recent', 'alone']

/** 16500 → ¥165; fen are never shown as such. */
export const yuan = (fen: number): string =>
  `¥${(fen / 100).toLocaleString('en-US', { minimumFractionDigits: fen % 100 === 0 ? 0 : 2, maximumFractionDigits: 2 })}`

const formats = (zone: string) => ({
  visit: new Intl.DateTimeFormat(tags.zh, {
    month: 'long',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  }),
  visitEn: new Intl.DateTimeFormat(tags.en, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  }),
  day: new Intl.DateTimeFormat(tags.zh, { month: 'long', day: 'numeric', weekday: 'short', timeZone: zone }),
  dayEn: new Intl.DateTimeFormat(tags.en, { weekday: 'short', day: 'numeric', month: 'short', timeZone: zone }),
  clock: new Intl.DateTimeFormat(tags.en, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone }),
})
const formatsByZone = new Map<string, ReturnType<typeof formats>>()
const formatsOf = (zone: string) => {
  const known = formatsByZone.get(zone) ?? formats(zone)
  formatsByZone.set(zone, known)
  return known
}

/** "3月6日周五 15:00", "Fri 6 Mar, 15:00", in the company's zone. */
export const visitTime = (iso: string, zone: string, locale: Locale): string => {
  const f = formatsOf(zone)
  return (locale === 'zh' ? f.visit : f.visitEn).format(new Date(iso))
}
export const dayOf = (iso: string, zone: string, locale: Locale): string => {
  const f = formatsOf(zone)
  return (locale === 'zh' ? f.day : f.dayEn).format(new Date(iso))
}
export const clockOf = (iso: string, zone: string): string => formatsOf(zone).clock.format(new Date(iso))

/** CEL counts whole numbers as BigInt; the engine and JSON do not know those. */
const plain = (value: unknown): unknown =>
  typeof value === 'bigint'
    ? Number(value)
    : Array.isArray(value)
      ? value.map(plain)
      : value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype
        ? Object.fromEntries(Object.entries(value).map(([k, v]) => [k, plain(v)]))
        : value

function environment(variables: readonly string[], zone: string, locale: Locale): Environment {
  const env = new Environment({ homogeneousAggregateLiterals: false })
  for (const name of variables) env.registerVariable(name, 'dyn')
  const number = (x: unknown) => (typeof x === 'number' || typeof x === 'bigint' ? Number(x) : 0)
  env.registerFunction('yuan(dyn): string', (fen: unknown) => yuan(number(fen)))
  env.registerFunction('visit(dyn): string', (iso: unknown) => visitTime(String(iso), zone, locale))
  env.registerFunction('day(dyn): string', (iso: unknown) => dayOf(String(iso), zone, locale))
  env.registerFunction('clock(dyn): string', (iso: unknown) => clockOf(String(iso), zone))
  env.registerFunction('lines(list): string', (list: unknown) => (Array.isArray(list) ? list.join('\n') : ''))
  env.registerFunction('either(dyn, dyn): dyn', (a: unknown, b: unknown) => (a === null || a === '' ? b : a))
  env.registerFunction(
    'hours(dyn, dyn): double',
    (from: unknown, to: unknown) => minutesBetween(String(from), String(to)) / 60,
  )
  env.registerFunction('later(dyn, int): string', (iso: unknown, days: unknown) =>
    new Date(Date.parse(String(iso)) + Number(days) * 86_400_000).toISOString(),
  )
  env.registerFunction('days(dyn): dyn', (duration: unknown) => {
    const [, n, unit] = /^P(\d+)([DW])$/.exec(String(duration)) ?? []
    return n === undefined ? null : Number(n) * (unit === 'W' ? 7 : 1)
  })
  env.registerFunction('words(string, string): string', (zh: unknown, en: unknown) => String(locale === 'zh' ? zh : en))
  return env
}

/** What the steps of a flow fill: results of calls and runs by their `into`, and slots that are asked or set. */
function namesFilled(steps: readonly Step[]): string[] {
  const names: string[] = []
  eachStep(steps, (step) => {
    if ('into' in step) names.push(step.into)
    if ('set' in step) names.push(...Object.keys(step.set))
    if ('ask' in step) names.push(step.ask)
  })
  return names
}

/** Calls `see` for every step, with its place in the flow, branches included. */
export function eachStep(
  steps: readonly Step[],
  see: (step: Step, path: (string | number)[], kind: StepKind) => void,
  path: (string | number)[] = ['steps'],
): void {
  steps.forEach((step, i) => {
    const here = [...path, i]
    const kind = kindOf(step)
    if (kind) see(step, here, kind)
    if ('if' in step && 'then' in step) {
      eachStep(step.then, see, [...here, 'then'])
      if (step.else) eachStep(step.else, see, [...here, 'else'])
    }
    if ('confirm' in step && step.denied) eachStep(step.denied, see, [...here, 'denied'])
  })
}

const isText = (value: unknown): value is Text =>
  typeof value === 'object' && value !== null && 'zh' in value && 'en' in value && typeof value.zh === 'string'

/** Where CEL stands in a step; everything else that is text is for people. */
const celKeys = new Set(['if', 'unless', 'prefer', 'shows', 'choices', 'of', 'any'])

/** Every expression and every text of a flow with its place. */
function parts(flow: Flow) {
  const expressions: { source: string; path: (string | number)[] }[] = []
  const texts: { text: Text; path: (string | number)[] }[] = []
  const dig = (value: unknown, path: (string | number)[]) => {
    if (isText(value)) texts.push({ text: value, path })
    if (Array.isArray(value)) value.forEach((v, i) => dig(v, [...path, i]))
    else if (typeof value === 'object' && value !== null)
      for (const [key, v] of Object.entries(value)) {
        const here = [...path, key]
        if (typeof v === 'string' && celKeys.has(key)) expressions.push({ source: v, path: here })
        else if ((key === 'with' || key === 'set') && typeof v === 'object' && v !== null)
          for (const [k, source] of Object.entries(v)) expressions.push({ source: String(source), path: [...here, k] })
        else dig(v, here)
      }
  }
  dig(flow.steps, ['steps'])
  return { expressions, texts }
}

/** The parser's type of plain text; its enum is not exported by intl-messageformat. */
const literal = 0

/** Argument names in an ICU message, nested ones too. */
function argumentsOf(format: IntlMessageFormat): string[] {
  const names = new Set<string>()
  const dig = (nodes: ReturnType<IntlMessageFormat['getAst']>) => {
    for (const node of nodes) {
      const { type }: { type: number } = node
      if ('value' in node && type !== literal && typeof node.value === 'string') names.add(node.value)
      if ('options' in node) for (const option of Object.values(node.options)) dig(option.value)
      if ('children' in node) dig(node.children)
    }
  }
  dig(format.getAst())
  return [...names]
}

/** One text for one value, whatever order its fields are in: a database may give them back in another. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )

/** FNV-1a over two seeds: no cryptography wanted, the same on every machine. */
export function hash(text: string): string {
  let a = 0x811c9dc5
  let b = 0x01000193
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    a = Math.imul(a ^ c, 0x01000193)
    b = Math.imul(b ^ c, 0x85ebca6b)
  }
  return (a >>> 0).toString(36).padStart(7, '0') + (b >>> 0).toString(36).padStart(7, '0')
}

/**
 * Parses every expression and text of a flow.
 * @returns the flow ready to be walked, and all mistakes in it; with mistakes it must not be used.
 */
export function compile(flow: Flow, zone: string): { flow: CompiledFlow; mistakes: Mistake[] } {
  const variables = [...new Set([...always, ...Object.keys(flow.slots), ...namesFilled(flow.steps)])]
  const environments = { zh: environment(variables, zone, 'zh'), en: environment(variables, zone, 'en') }
  const expressions = { zh: new Map<string, Expression>(), en: new Map<string, Expression>() }
  const messages = { zh: new Map<Text, IntlMessageFormat>(), en: new Map<Text, IntlMessageFormat>() }
  const mistakes: Mistake[] = []
  const found = parts(flow)

  for (const { source, path } of found.expressions)
    for (const locale of ['zh', 'en'] as const) {
      if (expressions[locale].has(source)) continue
      try {
        const parsed = environments[locale].parse(source)
        const checked = parsed.check()
        if (!checked.valid) throw checked.error ?? new Error('does not type-check')
        expressions[locale].set(source, parsed as Expression)
      } catch (error) {
        if (locale === 'zh') mistakes.push({ path, message: (error as Error).message.split('\n')[0] ?? '' })
      }
    }
  for (const { text, path } of found.texts)
    for (const locale of ['zh', 'en'] as const)
      try {
        const message = new IntlMessageFormat(text[locale], tags[locale])
        messages[locale].set(text, message)
        for (const name of argumentsOf(message))
          if (text.with?.[name] === undefined)
            mistakes.push({ path: [...path, locale], message: `{${name}} has no value in \`with\`` })
      } catch (error) {
        mistakes.push({ path: [...path, locale], message: `not ICU MessageFormat: ${(error as Error).message}` })
      }

  const compiled: CompiledFlow = {
    ...flow,
    version: hash(JSON.stringify(flow)),
    variables,
    unknown: Object.fromEntries(variables.map((name) => [name, null])),
    zone,
    evaluate(expression, values, locale) {
      const run = expressions[locale].get(expression)
      if (!run) throw new Error(`flow ${flow.name}: \`${expression}\` is not an expression of it`)
      return plain(run(values))
    },
    format(text, values, locale) {
      const message = messages[locale].get(text)
      if (!message) throw new Error(`flow ${flow.name}: unknown text "${text[locale]}"`)
      const given: Record<string, string | number> = {}
      for (const [name, source] of Object.entries(text.with ?? {})) {
        const value = compiled.evaluate(source, values, locale)
        given[name] = typeof value === 'number' ? value : value === null || value === undefined ? '' : String(value)
      }
      return String(message.format(given)).trim()
    },
  }
  return { flow: compiled, mistakes }
}

/** Minutes between two ISO 8601 instants. */
export const minutesBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 60_000
