import type { Command } from './command.ts'
import { minutesBetween } from './compile.ts'
import { onTheMenu } from './menu.ts'
import type { Frame } from './model.ts'
import { givesUp, goesOn, wantsMove } from './second-thoughts.ts'
import { forget, goalOf, recentMinutes, top, type Turn } from './turn.ts'

const vague: ReadonlySet<Command['kind']> = new Set(['clarify', 'unclear', 'affirm', 'deny', 'skip'])

/** What commands mean in view of what is going on, where the words alone could mean something else. */
export function meantHere(turn: Turn, text: string, said: readonly Command[]): readonly Command[] {
  const commands = onTheMenu(top(turn)?.asking, said)
  const goal = goalOf(turn)
  if (!goal) return picksUp(turn, text, commands) ?? commands
  const left = commands.filter((command) => {
    if (command.kind !== 'start') return true
    // Nobody rates a visit while he orders one; a stray number or place was read so.
    if (command.flow === 'survey') return goal.flow === 'survey' || commands.some(isRating)
    return true
  })
  if (goal.flow === 'cancel' && wantsMove(text) && left.some(({ kind }) => kind === 'set' || kind === 'start'))
    return moved(turn, goal, left)
  if (goal.flow === 'booking' && wantsOther.test(text))
    return [...left.filter(({ kind }) => kind === 'set'), note(text), { kind: 'handoff', reason: 'another_worker' }]
  // Such words were taken for the answer to the open question.
  const { asking } = top(turn) ?? {}
  const isAnswer = ({ kind }: Command) => kind === 'set' || kind === 'unclear'
  if (givesUp(text) && asking?.kind === 'slot' && left.every(isAnswer)) return [{ kind: 'cancel' }]
  // "换个时间" in the middle of an order is about the order.
  const isSelf =
    goal.flow === 'booking' && left.length === 1 && left[0]?.kind === 'start' && left[0].flow === 'reschedule'
  if (isSelf) {
    forget(goal, ['when', 'slot', 'offer', 'offered', 'order'])
    return [{ kind: 'repeat' }]
  }
  return left.length === 0 && commands.length > 0 ? [{ kind: 'unclear' }] : left
}

const isRating = (command: Command): boolean => command.kind === 'set' && command.slot === 'rating'

/** "还是约吧" a moment after an order was dropped. */
function picksUp(turn: Turn, text: string, commands: readonly Command[]): readonly Command[] | undefined {
  const { dropped } = turn.state
  if (!dropped || minutesBetween(dropped.at, turn.at) > recentMinutes) return undefined
  if (!goesOn(text) || commands.length === 0 || !commands.every(({ kind }) => vague.has(kind))) return undefined
  return [{ kind: 'start', flow: dropped.flow }]
}

/** "那改到周六" where a visit is about to be cancelled: it is to be moved, and nothing is cancelled by a later yes. */
function moved(turn: Turn, goal: Frame, commands: readonly Command[]): readonly Command[] {
  const ref = goal.slots['which']?.value
  const { stack } = turn.state
  stack.splice(stack.indexOf(goal))
  const order: Command[] = typeof ref === 'string' ? [{ kind: 'set', slot: 'order', value: ref, text: ref }] : []
  const sets = commands.filter(({ kind }) => kind === 'set')
  return [{ kind: 'start', flow: 'reschedule' }, ...order, ...sets]
}

/** Whom the customer will not have; no list of times can tell that, so people arrange it. */
const wantsOther =
  /(?:不要|别让|别派|不想要|不想让|不喜欢).{0,4}(?:阿姨|师傅|老师|这个人|这位)|换(?:个|一个|一位|位)?(?:人|阿姨|师傅)|(?:another|different) (?:worker|cleaner|person)/i
const note = (text: string): Command => ({ kind: 'set', slot: 'note', value: text, text })
