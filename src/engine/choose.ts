import { begin } from './begin.ts'
import type { Frame, Option } from './model.ts'
import { handOff } from './patterns.ts'
import { byFlow, forget, push, top, type Turn } from './turn.ts'

/** Takes the option with this id, wherever it was shown last; one that counts no longer is answered as such. */
export function choosing(turn: Turn, before: Frame | undefined, id: string): void {
  const asked = turn.state.stack.findLast((frame) => frame.asking?.menu.some((option) => option.id === id))
  const option = (asked?.asking?.menu ?? turn.state.offered ?? []).find((o) => o.id === id)
  if (!option || (asked && asked !== top(turn))) {
    if (before) push(turn, 'expired', 'digression', {})
    else push(turn, 'smalltalk', 'digression', { about: byFlow('expired') })
    return
  }
  if (asked) return choose(turn, asked, option)
  delete turn.state.offered
  act(turn, option)
}

/** Answers the open question of a frame with one of its options. */
export function choose(turn: Turn, frame: Frame, option: Option): void {
  const { asking } = frame
  if (!asking) return
  turn.trace.push(`chose ${option.name}`)
  if (option.answer !== undefined) frame.answers[asking.slot] = { shows: asking.shows ?? '', yes: option.answer }
  else if (option.forget || (option.fill && !option.start)) {
    forget(frame, [...(option.forget ?? []), asking.slot])
    for (const [slot, value] of Object.entries(option.fill ?? {}))
      frame.slots[slot] = { value, text: option.label, by: 'customer' }
  } else if (!act(turn, option))
    frame.slots[asking.slot] = { value: option.value, text: option.label, option: option.name, by: 'customer' }
}

/** Carries out an option that is more than a value. */
export function act(turn: Turn, option: Option): boolean {
  if (option.handoff) {
    handOff(turn, option.handoff)
    return true
  }
  if (option.start) {
    begin(turn, { kind: 'start', flow: option.start }, '')
    const frame = top(turn)
    for (const [slot, value] of Object.entries(option.fill ?? {}))
      if (frame) frame.slots[slot] = { value, text: option.label, by: 'customer' }
    if (frame && option.value !== undefined && option.value !== option.name && typeof option.value === 'object')
      for (const [slot, value] of Object.entries(option.value as Record<string, unknown>))
        frame.slots[slot] = { value, text: option.label, by: 'customer' }
    return true
  }
  return false
}

/** Takes the option that was asked for, if there is one. @returns whether there was */
export function preferred(turn: Turn, frame: Frame): boolean {
  const option = frame.asking?.menu.find((o) => o.name === frame.asking?.prefer)
  if (option) choose(turn, frame, option)
  return option !== undefined
}

/** "随便": where times are on offer the first will do, where a flow knows what anything means it is told so. */
export function anything(turn: Turn, frame: Frame, text: string): void {
  const { asking } = frame
  if (!asking || asking.kind === 'confirm' || asking.skip) return
  const first = asking.menu.find((option) => option.at !== undefined)
  if (first) choose(turn, frame, first)
  else if (asking.any !== undefined) frame.slots[asking.slot] = { value: asking.any, text, by: 'customer' }
  else turn.puzzled = true
}

/** A yes to the open question. */
export function agree(turn: Turn, frame: Frame): void {
  const { asking } = frame
  if (asking?.kind === 'confirm') frame.answers[asking.slot] = { shows: asking.shows ?? '', yes: true }
  else if (asking && !frame.slots[asking.slot] && !preferred(turn, frame)) turn.puzzled = true
}

/** A no to the open question. */
export function refuse(turn: Turn, frame: Frame): void {
  const { asking } = frame
  if (!asking) return
  if (asking.kind === 'confirm') {
    frame.answers[asking.slot] = { shows: asking.shows ?? '', yes: false }
    return
  }
  if (asking.skip && !frame.slots[asking.slot]) {
    frame.slots[asking.slot] = { value: '', text: '', by: 'customer' }
    return
  }
  // "都不行" means the option that is called `other`, "那算了" the one that is called `drop`.
  const other = asking.menu.find(({ name }) => name === 'other' || name === 'drop')
  if (other && !frame.slots[asking.slot]) choose(turn, frame, other)
  else if (!frame.slots[asking.slot]) turn.puzzled = true
}
