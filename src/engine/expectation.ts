import type { Context } from './command.ts'
import type { ConversationState } from './model.ts'

/** What the running flow waits for, and what it knows: the context in which the next message is understood. */
export function expectation(state: ConversationState): Pick<Context, 'flow' | 'expecting' | 'slots'> {
  const frame = state.stack.at(-1)
  const goal = state.stack.findLast((f) => f.why !== 'digression') ?? frame
  if (!goal) return {}
  const { asking } = frame ?? goal
  const expecting = asking?.kind === 'confirm' ? 'confirm' : (asking?.match ?? asking?.slot)
  const slots = Object.fromEntries(Object.entries(goal.slots).map(([name, filled]) => [name, filled.value]))
  // A visit that is moved to "下午" stays on its day.
  const { base } = slots
  const when =
    slots['when'] === undefined && typeof base === 'string' ? { when: { start: base, precision: 'instant' } } : {}
  return { flow: goal.flow, ...(expecting ? { expecting } : {}), slots: { ...slots, ...when } }
}
