import type { Command } from './command.ts'
import { minutesBetween } from './compile.ts'
import { onTheMenu } from './menu.ts'
import { givesUp, goesOn } from './second-thoughts.ts'
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
