import type { Command } from './command.ts'
import { minutesBetween } from './compile.ts'
import type { Frame } from './model.ts'
import { offerParent } from './patterns.ts'
import { goesOn, regrets } from './second-thoughts.ts'
import { byFlow, flowOf, push, recentMinutes, top, type Turn } from './turn.ts'

type Given = readonly Extract<Command, { kind: 'set' }>[]

/** Ends what is going on unfinished; what was told is kept for a while, in case the customer thinks again. */
export function cancelTop(turn: Turn, frame: Frame): void {
  const { stack } = turn.state
  while (top(turn)?.why === 'digression') stack.pop()
  const goal = stack.pop() ?? frame
  turn.trace.push(`cancelled ${goal.flow}`)
  // A question in between was all there was.
  if (goal.why === 'digression') return void push(turn, 'smalltalk', 'digression', { about: byFlow('ok') })
  keepDropped(turn, goal)
  const parent = top(turn)
  if (parent) offerParent(turn, parent)
  const title = byFlow(flowOf(turn, goal).title[turn.state.locale])
  push(turn, 'cancelled', 'digression', { title, dropped: byFlow(goal.flow) })
}

/** Remembers what was told in a flow that is left unfinished. */
export function keepDropped(turn: Turn, { flow, slots, why }: Frame): void {
  if (why === 'goal') turn.state.dropped = { flow, slots, at: turn.at }
}

/**
 * What was dropped a moment ago need not be told again: all of it to who goes on with it or names the same service, else
 * only who and where.
 */
export function pickUp(turn: Turn, frame: Frame, opening: string, sets: Given): void {
  const { dropped } = turn.state
  if (dropped?.flow !== frame.flow || minutesBetween(dropped.at, turn.at) > recentMinutes) return
  const service = sets.find(({ slot }) => slot === 'service')
  const isSame =
    service === undefined
      ? opening === '' || goesOn(opening) || regrets(opening)
      : service.value === dropped.slots['service']?.value
  for (const [slot, filled] of Object.entries(dropped.slots)) {
    const isTold = filled.by === 'customer' || slot === 'opening'
    const isWanted = isSame || ['address', 'phone', 'name'].includes(slot)
    if (isTold && isWanted && filled.option === undefined && !frame.slots[slot]) frame.slots[slot] = filled
  }
  delete turn.state.dropped
}
