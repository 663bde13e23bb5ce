import type { Command } from './command.ts'
import { canonical } from './compile.ts'
import { describe } from './describe.ts'
import type { Filled, Frame, SaidMessage } from './model.ts'
import { isUpset } from './temper.ts'
import { byFlow, flowOf, goalOf, mapped, push, top, type Turn } from './turn.ts'

/** The open question and what was known when a message came. */
export interface Before {
  frame: Frame
  known: string
  slots: ReadonlySet<string>
}

/** What is open now, to be compared with what becomes of it. */
export function beforehand(turn: Turn): Before | undefined {
  const frame = top(turn)
  return frame?.asking ? { frame, known: knownIn(frame), slots: new Set(Object.keys(frame.slots)) } : undefined
}

/**
 * Whoever finds only the same question again would not know what became of his words: he is told that they were not
 * understood, or what was noted for later.
 */
export function tellWhatBecame(
  turn: Turn,
  before: Before,
  messages: readonly SaidMessage[],
  commands: readonly Command[],
): void {
  const { frame } = before
  const goesOn = top(turn) !== frame || turn.effects.length > 0 || commands.some(({ kind }) => kind === 'repeat')
  if (goesOn) return
  if (knownIn(frame) === before.known && !saysAgain(turn, messages, commands)) turn.puzzled = true
  const isOnly = (...kinds: Command['kind'][]) => commands.every(({ kind }) => kinds.includes(kind))
  const upset = messages.some(({ text }) => isUpset(text)) ? 'yes' : undefined
  const asked = isOnly('skip') ? 'needed' : frame.asking?.kind
  // A yes or a no to what can be answered by neither: the question in other words says enough.
  if (turn.puzzled && (upset || !isOnly('affirm', 'deny')))
    push(turn, 'not-taken-up', 'digression', mapped({ asked, upset, during: goalOf(turn)?.flow }))
  else if (!turn.puzzled && frame.asking?.kind === 'slot' && !frame.slots[frame.asking.slot]) note(turn, before)
  // A longer visit may need another time, and then no card says what it is for.
  else if (!turn.puzzled && frame.slots['add_ons']?.by === 'customer' && !before.slots.has('add_ons'))
    push(turn, 'noted', 'digression', {
      what: byFlow(describe(flowOf(turn, frame), frame, ['add_ons'], turn.state.locale)),
    })
}

function note(turn: Turn, { frame, slots }: Before): void {
  const flow = flowOf(turn, frame)
  const given = Object.entries(frame.slots).flatMap(([name, filled]) =>
    !slots.has(name) && (name === 'note' || name === 'add_ons' || isTold(flow.slots[name]?.type, filled)) ? [name] : [],
  )
  if (given.length > 0)
    push(turn, 'noted', 'digression', { what: byFlow(describe(flow, frame, given, turn.state.locale)) })
}

/** Names and places may be words of ours for what the customer said: “上次那位”. */
const isTold = (type: string | undefined, { value, text, by }: Filled): boolean =>
  by === 'customer' &&
  (type === 'service' ||
    type === 'time' ||
    type === 'area' ||
    type === 'phone' ||
    (type === 'address' && value === text))

const knownIn = ({ slots, answers, asking }: Frame): string =>
  canonical([Object.entries(slots).map(([name, { value }]) => [name, value]), answers, asking])

/** A value given once more is no misunderstanding; a word caught in a longer sentence may be. */
function saysAgain(turn: Turn, messages: readonly SaidMessage[], commands: readonly Command[]): boolean {
  const goal = goalOf(turn)
  const { slots } = goal ? flowOf(turn, goal) : { slots: {} }
  const heard = commands.reduce(
    (sum, command) => sum + (command.kind === 'set' && command.slot in slots ? command.text.length : 0),
    0,
  )
  return heard > 0 && heard * 2 >= messages.reduce((sum, { text }) => sum + text.length, 0)
}
