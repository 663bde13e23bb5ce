import type { Command } from './command.ts'
import { minutesBetween } from './compile.ts'
import type { Frame } from './model.ts'
import { offerParent } from './patterns.ts'
import { byFlow, flowOf, push, recentMinutes, top, type Turn } from './turn.ts'

type Given = readonly Extract<Command, { kind: 'set' }>[]

/** Ends what is going on unfinished; what was told is kept for a while, in case the customer thinks again. */
export function cancelTop(turn: Turn, frame: Frame): void {
  const { stack } = turn.state
  while (top(turn)?.why === 'digression') stack.pop()
  const goal = stack.pop() ?? frame
  turn.trace.push(`cancelled ${goal.flow}`)
  if (goal.why === 'goal') turn.state.dropped = { flow: goal.flow, slots: goal.slots, at: turn.at }
  const parent = top(turn)
  if (parent) offerParent(turn, parent)
  const title = byFlow(flowOf(turn, goal).title[turn.state.locale])
  push(turn, 'cancelled', 'digression', { title, dropped: byFlow(goal.flow) })
}

/** What was dropped a moment ago need not be told again; of another service only who and where. */
export function pickUp(turn: Turn, frame: Frame, sets: Given): void {
  const { dropped } = turn.state
  if (dropped?.flow !== frame.flow || minutesBetween(dropped.at, turn.at) > recentMinutes) return
  const isOther = sets.some(({ slot, value }) => slot === 'service' && value !== dropped.slots['service']?.value)
  for (const [slot, filled] of Object.entries(dropped.slots))
    if (filled.by === 'customer' && filled.option === undefined && !frame.slots[slot])
      if (!isOther || ['address', 'phone', 'name'].includes(slot)) frame.slots[slot] = filled
  delete turn.state.dropped
}
