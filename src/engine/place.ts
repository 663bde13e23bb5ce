import { choose } from './choose.ts'
import type { Command, TimeValue } from './command.ts'
import { canonical } from './compile.ts'
import { fitting } from './menu.ts'
import type { Filled, Frame } from './model.ts'
import { flowOf, type Turn } from './turn.ts'

type SetCommand = Extract<Command, { kind: 'set' }>

/** Puts a value where it belongs: into the running flow, or aside for the next one. */
export function place(
  turn: Turn,
  frame: Frame | undefined,
  set: SetCommand,
  how: { fresh: boolean; question: boolean; corrected: string[] },
): void {
  if (!frame || !flowOf(turn, frame).slots[set.slot]) {
    turn.state.recent[set.slot] = filledBy(set)
    return
  }
  const known = frame.slots[set.slot]
  const { asking } = frame
  if (asking?.match === set.slot && typeof set.value === 'object') {
    const option = fitting(asking.menu, set.value satisfies TimeValue)
    if (option) return choose(turn, frame, option)
    // Another time than those on offer: what was chosen before no longer counts.
    delete frame.slots[asking.slot]
  }
  // "120平多少钱?" asks, it does not correct the 90 that was given.
  if (how.question && known?.by === 'customer') return
  const same = known !== undefined && canonical(known.value) === canonical(set.value)
  if (known?.by === 'customer' && !same && !how.fresh) how.corrected.push(set.slot)
  if (!same) turn.state.invalid = asking?.slot === set.slot ? turn.state.invalid : 0
  frame.slots[set.slot] = filledBy(set)
}

/** What a customer said, as the value of a slot. */
export const filledBy = (set: SetCommand): Filled => ({ value: set.value, text: set.text, by: 'customer' })
