import type { Frame } from './model.ts'
import { byFlow, flowOf, mapped, push, type Turn } from './turn.ts'
import { walk } from './walk.ts'

/** Asks whether the interrupted flow shall go on. */
export function offerParent(turn: Turn, parent: Frame): void {
  push(turn, 'resumed', 'digression', { title: byFlow(flowOf(turn, parent).title[turn.state.locale]) })
}

/**
 * Fetches a person: the pattern says so, and may call what a hand-off takes; when it ends the chat is with people.
 * @param said whether the flow has told the customer already
 */
export function handOff(turn: Turn, reason: string, said = false): void {
  turn.state.stack = turn.state.stack.filter((frame) => frame.leaving === undefined)
  const frame = push(turn, 'handed-off', 'digression', mapped({ reason, said: said ? 'yes' : undefined }))
  frame.leaving = reason
}

/** The bot failed: people have the chat at once, and nothing is called that might fail again. */
export function giveUp(turn: Turn): void {
  turn.state.stack = turn.state.stack.filter((frame) => frame.leaving === undefined)
  sayPattern(turn, 'broken', {})
  leave(turn, 'broken')
}

/** From now on the chat is with people and the bot is silent until it is given back. */
export function leave(turn: Turn, reason: string): void {
  const { state, effects } = turn
  state.assignee = 'queue'
  state.fetchedFor = reason
  state.misunderstood = 0
  delete state.upset
  state.invalid = 0
  effects.push({ kind: 'alert', alert: 'handoff', detail: { reason } })
  turn.trace.push(`handoff: ${reason}`)
  // Pages learn from it that nobody is typing an answer.
  const last = effects.findLast((effect) => effect.kind === 'say')
  if (last && !last.card) last.card = { kind: 'handoff', reason }
}

/** Says a pattern that asks and calls nothing, beside whatever is running. */
export function sayPattern(turn: Turn, name: string, slots: Record<string, unknown>): void {
  const flow = turn.flows.current(name)
  if (!flow) throw new Error(`there is no pattern ${name}`)
  const frame: Frame = {
    flow: name,
    version: flow.version,
    why: 'digression',
    slots: mapped(slots),
    results: {},
    answers: {},
    said: {},
  }
  walk(turn, frame, flow, flow.steps, 'steps')
}
