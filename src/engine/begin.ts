import type { Command } from './command.ts'
import { pickUp } from './dropped.ts'
import { byFlow, push, top, type Turn } from './turn.ts'

/** Starts a flow, or goes back to it; a flow with a slot `opening` is given the words that began it. */
export function begin(
  turn: Turn,
  start: Extract<Command, { kind: 'start' }>,
  opening: string,
  sets: readonly Extract<Command, { kind: 'set' }>[] = [],
): void {
  const { stack } = turn.state
  const flow = turn.flows.current(start.flow)
  if (!flow) return void turn.trace.push(`no flow ${start.flow}`)
  // An offer to resume, or a question in between, is answered by a new wish.
  while (top(turn)?.why === 'digression') stack.pop()
  const at = stack.findIndex((frame) => frame.flow === start.flow)
  const frame = at < 0 ? push(turn, start.flow, 'goal', {}) : stack.splice(at, 1)[0]
  if (!frame) return
  if (at >= 0) stack.push(frame)
  else pickUp(turn, frame, opening, sets)
  if (start.category) frame.slots['category'] = { value: start.category, text: '', by: 'customer' }
  if (at < 0 && flow.slots['opening'] && !frame.slots['opening'])
    frame.slots['opening'] = { ...byFlow(opening), text: opening }
}
