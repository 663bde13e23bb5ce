import type { Command } from './command.ts'
import { minutesBetween } from './compile.ts'
import { onTheMenu, pick } from './menu.ts'
import type { Frame } from './model.ts'
import { givesUp, goesOn, regrets, wantsMove } from './second-thoughts.ts'
import { claimed, isClaim } from './claimed.ts'
import { lessOf } from './less-of.ts'
import { asksHow } from './asks-how.ts'
import { isUpset } from './temper.ts'
import { forget, goalOf, recentMinutes, top, type Turn } from './turn.ts'

const vague: ReadonlySet<Command['kind']> = new Set(['clarify', 'unclear', 'affirm', 'deny', 'skip'])

/** What commands mean in view of what is going on, where the words alone could mean something else. */
export function meantHere(turn: Turn, text: string, said: readonly Command[]): readonly Command[] {
  // “这个我帮不上忙” is no answer to somebody who is angry.
  const isAside = ({ kind }: Command) => kind === 'smalltalk'
  const isNoGreeting = goalOf(turn) !== undefined && said.some(isGreeting) && !greets.test(text)
  const isNothing = said.every(isAside) && (isUpset(text) || isNoGreeting)
  const heard: readonly Command[] = isNothing ? [{ kind: 'unclear' }] : said
  const commands = onTheMenu(top(turn)?.asking, heard)
  const goal = goalOf(turn)
  if (!goal && adds.test(text) && commands.every(({ kind }) => kind === 'set' || vague.has(kind)))
    return [{ kind: 'start', flow: 'complaint' }]
  if (!goal) return picksUp(turn, text, commands) ?? commands
  const { asking } = top(turn) ?? {}
  const isAnswer = ({ kind }: Command) => kind === 'set' || kind === 'unclear'
  const left = commands.filter((command) => {
    if (command.kind !== 'start') return true
    // Nobody rates a visit while he orders one; a stray number or place was read so.
    if (command.flow === 'survey') return goal.flow === 'survey' || commands.some(isRating)
    return true
  })
  if (goal.flow === 'cancel' && wantsMove(text) && left.some(({ kind }) => kind === 'set' || kind === 'start'))
    return moved(turn, goal, left)
  // A claim is more than an answer about the visit.
  const isShort = (command: Command) => isAnswer(command) || vague.has(command.kind)
  if (goal.flow === 'survey' && asking && asking.slot !== 'rating' && isClaim(text) && left.every(isShort))
    return claimed(turn, goal, text)
  // A word caught in it was taken for a detail of the order.
  if (goal.flow === 'booking' && isClaim(text) && left.every(isAnswer) && text.length > 2 * lengthOf(left))
    return [{ kind: 'start', flow: 'complaint' }]
  if (goal.flow === 'booking' && wantsOther.test(text))
    return [...left.filter(({ kind }) => kind === 'set'), note(text), { kind: 'handoff', reason: 'another_worker' }]
  // Such words were taken for the answer to the open question.
  // “算了第一个吧” gives up looking, not the order.
  const instead = text.replace(/^(?:算了|好吧|行吧|那|那就|唉|哎)+[吧，,\s]*/, '')
  const picked = instead !== text && left.some(({ kind }) => kind === 'cancel') ? pick(asking, instead) : undefined
  if (picked && asking?.kind === 'slot') return [{ kind: 'choose', id: picked.id }]
  if (goal.flow === 'cancel' && regrets(text) && left.every(({ kind }) => light.has(kind))) return [{ kind: 'deny' }]
  // Whoever complains may ask how that goes before he says what he wants.
  if (goal.flow === 'complaint' && asking && (asksHow(text) || optsOut.test(text)) && left.every(isAnswer))
    return [{ kind: 'answer' }]
  if (givesUp(text) && asking?.kind === 'slot' && left.every(isAnswer)) return [{ kind: 'cancel' }]
  // "换个时间" in the middle of an order is about the order.
  const isSelf =
    goal.flow === 'booking' && left.length === 1 && left[0]?.kind === 'start' && left[0].flow === 'reschedule'
  if (isSelf) {
    forget(goal, ['when', 'slot', 'offer', 'offered', 'order'])
    return [{ kind: 'repeat' }]
  }
  const names = ['service', 'add_ons', 'also', 'note']
  const isLess = (command: Command) =>
    light.has(command.kind) || command.kind === 'cancel' || (command.kind === 'set' && names.includes(command.slot))
  if (goal.flow === 'booking' && left.every(isLess)) return lessOf(turn, goal, text) ?? left
  return left.length === 0 && commands.length > 0 ? [{ kind: 'unclear' }] : left
}

/** What such commands say is less than what the words say. */
const light: ReadonlySet<Command['kind']> = new Set([...vague, 'answer', 'smalltalk', 'repeat'])

/** Adding to a complaint names it nowhere: “补充一下，还有个杯子”. */
const adds = /^(?:我)?(?:还)?(?:再|想|要|来)*补充/

/** The whole of a message that wants no more of ours, whatever was asked. */
const optsOut = /^(?:td|退订|unsubscribe)[。.！!]*$/i

const isGreeting = (command: Command): boolean => command.kind === 'smalltalk' && command.about === 'greeting'
const greets = /[你您]好|在(?:吗|么|不)|早|嗨|哈[喽罗啰]|\b(?:hi|hey|hello|good (?:morning|afternoon|evening))\b/i

/** How much of a message its values take up. */
const lengthOf = (commands: readonly Command[]): number =>
  commands.reduce((sum, command) => sum + (command.kind === 'set' ? command.text.length : 0), 0)

const isRating = (command: Command): boolean => command.kind === 'set' && command.slot === 'rating'

/** "还是约吧" a moment after an order was dropped. */
function picksUp(turn: Turn, text: string, commands: readonly Command[]): readonly Command[] | undefined {
  const { dropped, offered } = turn.state
  const takesBack = regrets(text)
  // “算了约吧” undoes no other visit.
  const isOpen = (command: Command) =>
    (takesBack ? light : vague).has(command.kind) || (command.kind === 'start' && command.flow === 'cancel')
  if (commands.length === 0 || !commands.every(isOpen)) return undefined
  const isFresh = dropped !== undefined && minutesBetween(dropped.at, turn.at) <= recentMinutes
  if (isFresh && (takesBack || goesOn(text))) return [{ kind: 'start', flow: dropped.flow }]
  // What was carried out a moment ago left a button that undoes it.
  const undoes = offered?.find(
    ({ start, words }) => start !== undefined && words !== undefined && new RegExp(words).test(text),
  )
  return takesBack && undoes ? [{ kind: 'choose', id: undoes.id }] : undefined
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
