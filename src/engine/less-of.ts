import type { Command } from './command.ts'
import type { Frame } from './model.ts'
import { leavesOut } from './second-thoughts.ts'
import { byFlow, forget, push, type Turn } from './turn.ts'

/** "擦窗不要了", "第一个先约" while one of several wishes is being arranged: the order goes on without the rest, or with it later. */
export function lessOf(turn: Turn, goal: Frame, text: string): readonly Command[] | undefined {
  const extras = ['add_ons', 'also'].filter((slot) => goal.slots[slot] !== undefined)
  if (extras.length > 0 && firstComesFirst.test(text)) return [{ kind: 'repeat' }]
  const out = leavesOut(text)
  if (!out) return undefined
  const { what } = out
  const named = what === undefined ? extras.slice(-1) : extras.filter((slot) => isAbout(goal, slot, what))
  // The order itself may be what is not wanted.
  if (named.length === 0 && (what === undefined || isAbout(goal, 'service', what) || !goal.slots['service']?.text))
    return undefined
  forget(goal, named)
  push(turn, 'left-out', 'digression', { what: byFlow(what ?? null), had: byFlow(named.length > 0 ? 'yes' : null) })
  return [{ kind: 'repeat' }]
}

const firstComesFirst =
  /^(?:那|那就|就|嗯|好的?|行|[，,\s])*(?:先(?:约|来|做|办|说)?第一个|第一个先(?:约|来|做|办|说)?|(?:the )?first one first|start with the first(?: one)?)[吧了。.！! ]*$/i

/** Whether a thing that is named and a slot's words have two characters in common. */
function isAbout({ slots }: Frame, slot: string, what: string): boolean {
  const words = `${slots[slot]?.text ?? ''} ${typeof slots[slot]?.value === 'string' ? slots[slot].value : ''}`
  return what.length < 2
    ? words.includes(what)
    : Array.from({ length: what.length - 1 }, (_, at) => what.slice(at, at + 2)).some((pair) => words.includes(pair))
}
