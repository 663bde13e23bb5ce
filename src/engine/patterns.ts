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
  delete state.stuck
  delete state.unclear
  state.fetchedAt = turn.at
  effects.push({ kind: 'alert', alert: 'handoff', detail: { reason } })
  turn.trace.push(`handoff: ${reason}`)
  // Pages learn from it that nobody is typing an answer.
  const last = effects.findLast((effect) => effect.kind === 'say')
  if (last && !last.card) last.card = { kind: 'handoff', reason }
}

/** Tells the customer, once, who of the staff has the chat now; nobody by name is whoever sees to the queue next. */
export function announce(turn: Turn, staff: string, name: string | undefined): void {
  const { state } = turn
  if (state.announced === staff) return
  const moved = state.announced === undefined ? undefined : 'yes'
  if (staff !== 'queue') notice(turn, 'taken-over', { who: name, moved })
  // Who was never told of anybody need not hear that somebody else will come.
  else if (moved !== undefined) notice(turn, 'passed-on', {})
  if (staff === 'queue') delete state.announced
  else state.announced = staff
}

/** Says a pattern that is about the chat and who has it, which is nobody's own words. */
export function notice(turn: Turn, name: string, slots: Record<string, unknown>): void {
  const before = turn.effects.length
  const frame = sayPattern(turn, name, slots)
  for (const effect of turn.effects.slice(before)) if (effect.kind === 'say') effect.sender = 'system'
  if (frame.asking && frame.asking.menu.length > 0) turn.state.offered = frame.asking.menu
}

/** Says a pattern that asks and calls nothing, beside whatever is running. */
export function sayPattern(turn: Turn, name: string, slots: Record<string, unknown>): Frame {
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
  return frame
}
