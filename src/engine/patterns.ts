import type { Frame } from './model.ts'
import { byFlow, flowOf, mapped, push, type Turn } from './turn.ts'
import { walk } from './walk.ts'

/** Asks whether the interrupted flow shall go on. */
export function offerParent(turn: Turn, parent: Frame): void {
  push(turn, 'resumed', 'digression', { title: byFlow(flowOf(turn, parent).title[turn.state.locale]) })
}

/** Gives the chat to people; the bot says so once and is silent until it is given back. */
export function handOff(turn: Turn, reason: string, pattern: string | undefined): void {
  turn.state.assignee = 'queue'
  turn.state.misunderstood = 0
  turn.state.invalid = 0
  turn.effects.push({ kind: 'alert', alert: 'handoff', detail: { reason } })
  turn.trace.push(`handoff: ${reason}`)
  if (pattern) sayPattern(turn, pattern, { reason })
  // Pages learn from it that nobody is typing an answer.
  const last = turn.effects.findLast((effect) => effect.kind === 'say')
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
