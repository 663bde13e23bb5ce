import { minutesBetween, type CompiledFlow, type Values } from './compile.ts'
import type { Flows } from './flows.ts'
import type { Card, Choice, ConversationState, Effect, Filled, Frame } from './model.ts'
import type { Text } from './flow.ts'

/** The work in hand while one event is carried out; lives for one `step`. */
export interface Turn {
  flows: Flows
  state: ConversationState
  effects: Effect[]
  trace: string[]
  at: string
  /** The last message was not understood: the open question is put in other words. */
  puzzled: boolean
}

export const top = (turn: Turn): Frame | undefined => turn.state.stack.at(-1)

/** The flow that slots go to: the running one, or the one that a question in between interrupted. */
export const goalOf = (turn: Turn): Frame | undefined =>
  turn.state.stack.findLast((frame) => frame.why !== 'digression')

/** The version that the frame began with; a version that is gone is replaced by today's, which the frame's slots fit. */
export function flowOf(turn: Turn, frame: Frame): CompiledFlow {
  const flow = turn.flows.version(frame.flow, frame.version) ?? turn.flows.current(frame.flow)
  if (!flow) throw new Error(`there is no flow ${frame.flow}`)
  return flow
}

/** What expressions of the flow see. */
export function valuesOf(turn: Turn, frame: Frame, flow: CompiledFlow): Values {
  const values: Values = { ...flow.unknown }
  for (const name in frame.results) values[name] = frame.results[name]?.value
  const slots: Values = {}
  for (const name in frame.slots) slots[name] = values[name] = frame.slots[name]?.value
  values['slots'] = slots
  values['locale'] = turn.state.locale
  values['now'] = turn.at
  values['alone'] = turn.state.stack.length < 2
  const recent: Values = {}
  for (const name in turn.state.recent) recent[name] = turn.state.recent[name]?.value
  values['recent'] = recent
  return values
}

export function say(
  turn: Turn,
  text: string,
  more: { choices?: Choice[]; card?: Card; asks?: 'phone' | undefined } = {},
): void {
  turn.effects.push({
    kind: 'say',
    text,
    ...(more.choices && more.choices.length > 0
      ? { choices: more.choices.map(({ id, label }) => ({ id, label })) }
      : {}),
    ...(more.card ? { card: more.card } : {}),
    ...(more.asks ? { asks: more.asks } : {}),
  })
}

export function sayText(turn: Turn, frame: Frame, flow: CompiledFlow, text: Text): void {
  const said = flow.format(text, valuesOf(turn, frame, flow), turn.state.locale)
  if (said !== '') say(turn, said)
}

/** Forgets slots, results and confirmations by their names. */
export function forget(frame: Frame, names: readonly string[]): void {
  for (const name of names) {
    delete frame.slots[name]
    delete frame.results[name]
    delete frame.answers[name]
  }
}

/** What was said outside a flow stays useful for half an hour. */
export const recentMinutes = 30

/** Puts a flow on top of the stack, with what is given and what was said lately and fits. */
export function push(turn: Turn, name: string, why: Frame['why'], slots: Record<string, Filled>, into?: string): Frame {
  const flow = turn.flows.current(name)
  if (!flow) throw new Error(`there is no flow ${name}`)
  const frame: Frame = {
    flow: name,
    version: flow.version,
    why,
    slots: { ...slots },
    results: {},
    answers: {},
    said: {},
    ...(into ? { into } : {}),
  }
  if (why === 'goal') {
    if (minutesBetween(turn.state.at, turn.at) > recentMinutes) turn.state.recent = {}
    for (const slot of Object.keys(flow.slots)) {
      const recent = turn.state.recent[slot]
      if (recent && !frame.slots[slot]) frame.slots[slot] = recent
    }
    turn.state.recent = {}
  }
  turn.state.stack.push(frame)
  turn.trace.push(`${why} ${name}`)
  return frame
}

export const byFlow = (value: unknown): Filled => ({ value, text: '', by: 'flow' })

/** Values that a flow or an event gives, as slots; nothing is not a value. */
export const mapped = (values: Record<string, unknown>): Record<string, Filled> =>
  Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([name, value]) => [name, byFlow(value)]),
  )
