import { readFile, readdir } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { LineCounter, parseDocument, type Document } from 'yaml'
import type { z } from 'zod'
import { compile, eachStep, type CompiledFlow, type Mistake } from '#engine/compile.ts'
import { Flow, kindOf, stepKinds, type Step } from '#engine/flow.ts'
import type { Action } from '#engine/action.ts'
import type { BusinessContext } from '#business/context.ts'

// oxlint-disable-next-line typescript/no-explicit-any -- actions of every input and output stand side by side here
export type AnyAction = Action<any, any, BusinessContext>

export interface Content {
  flows: CompiledFlow[]
  actions: ReadonlyMap<string, AnyAction>
}

/** Everything that is wrong with flows and actions, a line each: `flows/booking.yaml:12:5 …`. */
export class ContentError extends Error {
  readonly mistakes: readonly string[]
  constructor(mistakes: readonly string[]) {
    super(`${mistakes.length} mistake(s) in flows and actions:\n${mistakes.join('\n')}`)
    this.mistakes = mistakes
  }
}

/** Flows that the engine itself runs; a company may word them otherwise, but not leave them out. */
const needed = [
  'correction',
  'cancelled',
  'resumed',
  'clarification',
  'cannot-understand',
  'not-taken-up',
  'left-out',
  'noted',
  'expired',
  'paused',
  'smalltalk',
  'handed-off',
  'handed-back',
  'left-open',
  'taken-over',
  'passed-on',
  'withdrawn',
  'still-waiting',
  'while-waiting',
  'emergency-waiting',
  'broken',
  'consult',
  'received',
]

const root = path.resolve(import.meta.dirname, '..')

/**
 * Reads flows and actions.
 * @throws ContentError with the complete list of mistakes
 */
export async function loadContent(zone: string, flowsDir = path.join(root, 'flows')): Promise<Content> {
  const actions = await loadActions(path.join(root, 'src/actions'))
  const mistakes: string[] = []
  const sources: (Source & { flow: CompiledFlow | undefined })[] = []
  for (const file of await yamlFiles(flowsDir)) {
    const source = await read(file)
    sources.push({ ...source, flow: check(source, zone, mistakes) })
  }
  const flows = sources.flatMap(({ flow }) => flow ?? [])
  const names = new Set(flows.map((flow) => flow.name))
  for (const source of sources) {
    const { flow } = source
    if (!flow) continue
    for (const mistake of wrongWith(flow, names, actions)) mistakes.push(at(source, mistake))
    if (flow.name !== path.basename(source.file, '.yaml'))
      mistakes.push(at(source, { path: ['name'], message: 'is not the name of the file' }))
    const first = sources.find((other) => other.flow?.name === flow.name)
    if (first && first !== source)
      mistakes.push(at(source, { path: ['name'], message: `is the name of ${relative(first.file)} as well` }))
  }
  for (const name of needed)
    if (!names.has(name)) mistakes.push(`${relative(flowsDir)} the flow \`${name}\` is missing`)
  if (mistakes.length > 0) throw new ContentError(mistakes.toSorted())
  return { flows, actions }
}

async function loadActions(dir: string): Promise<Map<string, AnyAction>> {
  const actions = new Map<string, AnyAction>()
  for (const file of (await readdir(dir)).filter((f) => f.endsWith('.ts')).toSorted()) {
    const module = (await import(pathToFileURL(path.join(dir, file)).href)) as { action?: AnyAction }
    if (!module.action) throw new ContentError([`src/actions/${file} exports no \`action\``])
    actions.set(path.basename(file, '.ts'), module.action)
  }
  return actions
}

async function yamlFiles(dir: string): Promise<string[]> {
  const files = await readdir(dir, { recursive: true })
  return files
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => path.join(dir, file))
    .toSorted()
}

interface Source {
  file: string
  document: Document.Parsed
  lines: LineCounter
  value: unknown
}

const relative = (file: string) => path.relative(process.cwd(), file)

async function read(file: string): Promise<Source> {
  const lines = new LineCounter()
  const document = parseDocument(await readFile(file, 'utf8'), { lineCounter: lines })
  return { file, document, lines, value: document.errors.length > 0 ? undefined : document.toJS() }
}

/** A mistake with its place; a place that is not in the file (something is missing) is the nearest one around it. */
function at(source: Source, { path: where, message }: Mistake): string {
  for (let depth = where.length; depth >= 0; depth--) {
    const node = source.document.getIn(where.slice(0, depth), true) as { range?: [number, number, number] } | undefined
    const start = node?.range?.[0]
    if (start === undefined) continue
    const { line, col } = source.lines.linePos(start)
    return `${relative(source.file)}:${line}:${col} ${where.join('.')}: ${message}`
  }
  return `${relative(source.file)}:1:1 ${message}`
}

function check(source: Source, zone: string, mistakes: string[]): CompiledFlow | undefined {
  if (source.document.errors.length > 0) {
    // The first one is the cause; what a YAML parser says after it is guesswork.
    const [error] = source.document.errors
    if (error) {
      const { line, col } = source.lines.linePos(error.pos[0])
      mistakes.push(`${relative(source.file)}:${line}:${col} ${error.message.split('\n')[0] ?? ''}`)
    }
    return undefined
  }
  const parsed = Flow.safeParse(source.value)
  if (!parsed.success) {
    for (const mistake of parsed.error.issues.flatMap((issue) => plainly(issue, source.value)))
      mistakes.push(at(source, mistake))
    return undefined
  }
  const { flow, mistakes: found } = compile(parsed.data, zone)
  for (const mistake of found) mistakes.push(at(source, mistake))
  return found.length > 0 ? undefined : flow
}

/** "Matches none of twelve kinds of step" helps nobody: the step's kind is known by its key, so that kind is asked. */
function plainly(issue: z.core.$ZodIssue, value: unknown): Mistake[] {
  const where = issue.path as (string | number)[]
  if (issue.code !== 'invalid_union') return [{ path: where, message: issue.message }]
  const step = where.reduce<unknown>((v, key) => (v as Record<string | number, unknown> | undefined)?.[key], value)
  const kind = typeof step === 'object' && step !== null ? kindOf(step) : undefined
  if (!kind) return [{ path: where, message: `no step: one of ${Object.keys(stepKinds).join(', ')} is wanted here` }]
  const result = stepKinds[kind].safeParse(step)
  if (result.success) return []
  return result.error.issues.flatMap((inner) =>
    plainly(inner, step).map((m) => ({ ...m, path: [...where, ...m.path] })),
  )
}

/** What only shows when flows and actions are seen together. */
function wrongWith(flow: CompiledFlow, names: ReadonlySet<string>, actions: ReadonlyMap<string, AnyAction>): Mistake[] {
  const mistakes: Mistake[] = []
  const filled = new Set<string>()
  for (const slot of [flow.follows?.booking, flow.follows?.told, flow.news])
    if (slot !== undefined && !flow.slots[slot])
      mistakes.push({ path: [], message: `the slot \`${slot}\` is not declared in \`slots\`` })
  eachStep(flow.steps, (step, where) => {
    const wrong = (key: string, message: string) => mistakes.push({ path: [...where, key], message })
    if ('call' in step && !actions.has(step.call)) wrong('call', `there is no action \`${step.call}\` in src/actions`)
    if ('run' in step && !names.has(step.run)) wrong('run', `there is no flow \`${step.run}\``)
    if ('goto' in step && !names.has(step.goto)) wrong('goto', `there is no flow \`${step.goto}\``)
    if ('ask' in step) {
      filled.add(step.ask)
      if (!flow.slots[step.ask]) wrong('ask', `the slot \`${step.ask}\` is not declared in \`slots\``)
    }
    if ('set' in step) for (const slot of Object.keys(step.set)) filled.add(slot)
    const choices = [
      ...('choices' in step && Array.isArray(step.choices) ? step.choices : []),
      ...('more' in step ? (step.more ?? []) : []),
    ]
    for (const choice of choices)
      if (choice.start && !names.has(choice.start))
        wrong('choices', `the choice \`${choice.id}\` starts an unknown flow \`${choice.start}\``)
  })
  for (const [slot, { optional }] of Object.entries(flow.slots))
    if (!optional && !filled.has(slot))
      mistakes.push({
        path: ['slots', slot],
        message: 'is never asked or set; mark it `optional: true` if customers may give it unasked',
      })
  unreachable(flow.steps, ['steps'], mistakes)
  unconfirmed(flow.steps, ['steps'], false, actions, mistakes)
  return mistakes
}

const ends = (step: Step): boolean => 'end' in step || 'goto' in step || 'handoff' in step || 'reject' in step

function unreachable(steps: readonly Step[], where: (string | number)[], mistakes: Mistake[]): void {
  const last = steps.findIndex(ends)
  if (last >= 0 && last < steps.length - 1)
    mistakes.push({ path: [...where, last + 1], message: 'is never reached: the step before it ends the flow' })
  steps.forEach((step, i) => {
    if ('if' in step && 'then' in step) {
      unreachable(step.then, [...where, i, 'then'], mistakes)
      if (step.else) unreachable(step.else, [...where, i, 'else'], mistakes)
    }
    if ('confirm' in step && step.denied) unreachable(step.denied, [...where, i, 'denied'], mistakes)
  })
}

/** Nothing that binds anybody happens without a confirmation before it. */
function unconfirmed(
  steps: readonly Step[],
  where: (string | number)[],
  confirmed: boolean,
  actions: ReadonlyMap<string, AnyAction>,
  mistakes: Mistake[],
): void {
  let sure = confirmed
  steps.forEach((step, i) => {
    if ('call' in step && actions.get(step.call)?.effect === 'binds' && !sure && !step.urgent)
      mistakes.push({
        path: [...where, i, 'call'],
        message: `\`${step.call}\` binds somebody, so a \`confirm\` has to come before it`,
      })
    if ('if' in step && 'then' in step) {
      unconfirmed(step.then, [...where, i, 'then'], sure, actions, mistakes)
      if (step.else) unconfirmed(step.else, [...where, i, 'else'], sure, actions, mistakes)
    }
    if ('confirm' in step) {
      // After a no only what was agreed to before it counts.
      if (step.denied) unconfirmed(step.denied, [...where, i, 'denied'], sure, actions, mistakes)
      sure = true
    }
  })
}
