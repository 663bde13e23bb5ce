import { copy } from './copy.ts'
import type { Flows } from './flows.ts'
import { interpret } from './interpret.ts'
import type { Call, ConversationState, Event, Frame, Stepped } from './model.ts'
import { announce, giveUp, handOff, leave, notice, offerParent, sayPattern } from './patterns.ts'
import { keepDropped } from './dropped.ts'
import { wantsNobody } from './second-thoughts.ts'
import { byFlow, flowOf, forget, goalOf, mapped, push, top, valuesOf, type Turn } from './turn.ts'
import { walk } from './walk.ts'

/** A flow that goes round more often than this in one turn is broken; the turn fails and a person takes over. */
const roundLimit = 60

/**
 * Carries out one event on one conversation. Pure: no clock, no chance, no I/O, and the conversation given is not changed.
 *
 * When the flow needs an action, `call` is set and the step is not over: the caller runs the action and steps again with
 * a `result` event on the conversation returned. Effects of all these steps together are the effects of the turn.
 *
 * @throws Error only for a programmer's mistake (a flow that does not exist, a flow that never comes to rest)
 */
export function step(flows: Flows, conversation: ConversationState, event: Event): Stepped {
  const state = copy(conversation)
  const turn: Turn = { flows, state, effects: [], trace: [], at: event.at, puzzled: false }
  let call: Call | undefined
  switch (event.kind) {
    case 'messages':
      if (event.locale) state.locale = event.locale
      if (state.assignee === 'bot') {
        interpret(turn, event.messages, event.attention)
        call = advance(turn)
      } else if (mayWithdraw(state) && (event.withdraws || event.messages.some(({ text }) => wantsNobody(text))))
        call = withdraw(turn, event.withdraws)
      else turn.trace.push(`silent: ${state.assignee} has the chat`)
      break
    case 'result': {
      const frame = top(turn)
      if (frame) frame.results[event.call.into] = { key: event.call.key, value: event.value, at: event.at }
      turn.trace.push(`${event.call.action} → ${event.call.into}`)
      call = advance(turn)
      break
    }
    case 'notice':
      if (state.assignee !== 'bot') turn.trace.push(`silent: ${state.assignee} has the chat`)
      else {
        push(turn, event.flow, 'notice', mapped(event.slots))
        call = advance(turn)
      }
      break
    case 'staff':
      call = byStaff(turn, event)
      break
    case 'broken':
      giveUp(turn)
      break
    case 'line': {
      const { text, choices, card, file, by } = event
      const shown = { ...(choices ? { choices } : {}), ...(card ? { card } : {}), ...(file ? { file } : {}) }
      turn.effects.push({ kind: 'say', text, ...shown, ...(by === undefined ? {} : { sender: 'staff', by }) })
      break
    }
    case 'word':
      if (state.assignee === 'queue') (event.notice ? notice : sayPattern)(turn, event.flow, event.slots)
      else turn.trace.push(`silent: ${state.assignee} has the chat`)
      break
    default:
      event satisfies never
  }
  state.at = event.at
  return { conversation: state, effects: turn.effects, trace: turn.trace, ...(call ? { call } : {}) }
}

/** Walks the running flow until it waits for the customer, needs an action, or nothing is left to do. */
function advance(turn: Turn): Call | undefined {
  const { stack } = turn.state
  const leaving = stack.findIndex((frame) => frame.leaving !== undefined)
  // Whoever fetches a person wants nothing else of the same message.
  if (leaving >= 0) stack.length = leaving + 1
  for (let round = 0; round < roundLimit; round++) {
    const frame = top(turn)
    if (!frame || turn.state.assignee !== 'bot') return undefined
    const flow = flowOf(turn, frame)
    delete frame.asking
    const outcome = walk(turn, frame, flow, flow.steps, 'steps')
    switch (outcome.kind) {
      case 'waiting':
        return undefined
      case 'call':
        return outcome.call
      case 'again':
      case 'pushed':
        break
      case 'handoff':
        frame.handed = outcome.reason
        handOff(turn, outcome.reason, outcome.said)
        break
      case 'passed':
      case 'ended':
        if (finish(turn, frame, outcome.kind === 'ended' ? outcome.how : 'done') === 'rest') return undefined
        break
      default:
        outcome satisfies never
    }
  }
  throw new Error(`flow ${top(turn)?.flow ?? ''} never comes to rest`)
}

/** Takes a finished flow off the stack and says what goes on. */
function finish(turn: Turn, frame: Frame, how: string): 'on' | 'rest' {
  const { stack } = turn.state
  stack.splice(stack.indexOf(frame), 1)
  turn.trace.push(`${frame.flow} ended: ${how}`)
  if (frame.leaving !== undefined) {
    leave(turn, frame.leaving)
    if (frame.asking && frame.asking.menu.length > 0) turn.state.offered = frame.asking.menu
    return 'rest'
  }
  const parent = top(turn)
  if (!parent) {
    // "多少钱？" … "那就约吧": what the question was about is what will be booked.
    if (frame.flow === 'consult')
      for (const [name, filled] of Object.entries(frame.slots)) turn.state.recent[name] = { ...filled, by: 'customer' }
    // Buttons under the last words of a flow stay usable after it.
    if (frame.asking && frame.asking.menu.length > 0) turn.state.offered = frame.asking.menu
    return 'rest'
  }
  switch (frame.why) {
    case 'called':
      if (frame.into) {
        const value = { outcome: how, ...(valuesOf(turn, frame, flowOf(turn, frame))['slots'] as object) }
        parent.results[frame.into] = { key: '', value, at: turn.at }
      }
      return 'on'
    case 'notice':
      // A notice interrupts nobody: the open question stays as it was asked, and what the notice offers may be had.
      if (frame.asking && frame.asking.menu.length > 0) turn.state.offered = frame.asking.menu
      return isOvertaken(turn, parent, frame) ? 'on' : 'rest'
    case 'digression':
      if (how === 'drop') {
        const [left] = stack.splice(-1)
        if (left) keepDropped(turn, left)
      }
      return top(turn) ? 'on' : 'rest'
    case 'goal':
      // A question that the customer did not ask for does not push itself forward again; it may still be answered.
      if (parent.why === 'notice') return 'rest'
      offerParent(turn, parent)
      return 'on'
    default:
      return frame.why satisfies never
  }
}

/** Whether the notice is about the very booking that the open question is about; then what was known of it is forgotten. */
function isOvertaken(turn: Turn, frame: Frame, told: Frame): boolean {
  const { follows } = flowOf(turn, frame)
  const { news } = flowOf(turn, told)
  const ref = news === undefined ? undefined : told.slots[news]?.value
  if (!follows || ref === undefined || frame.slots[follows.booking]?.value !== ref) return false
  forget(frame, follows.forget)
  frame.slots[follows.told] = byFlow('yes')
  return true
}

/** While nobody has come, but not in an emergency: there somebody has to look, whatever is said. */
const mayWithdraw = ({ assignee, fetchedFor }: ConversationState): boolean =>
  assignee === 'queue' && fetchedFor !== 's1'

/** The customer who waited for a person goes on with the bot: where it was, or with what he says next. */
function withdraw(turn: Turn, more?: true): Call | undefined {
  turn.state.assignee = 'bot'
  delete turn.state.fetchedFor
  delete turn.state.announced
  delete turn.state.offered
  push(turn, 'withdrawn', more ? 'notice' : 'digression', mapped({ more: more && 'yes' }))
  return advance(turn)
}

/** What the customer told people the interrupted flow need not ask again. */
function learn(turn: Turn, sets: Extract<Event, { kind: 'staff' }>['sets'] & object): void {
  const frame = goalOf(turn)
  if (!frame) return
  const { slots } = flowOf(turn, frame)
  for (const { slot, value, text } of sets) {
    // Words of one's own were meant for people.
    if (!slots[slot] || slots[slot].type === 'text') continue
    // Another time than those on offer: what was chosen before no longer counts.
    if (frame.asking?.match === slot) delete frame.slots[frame.asking.slot]
    frame.slots[slot] = { value, text, by: 'customer' }
    turn.trace.push(`told people: ${slot}`)
  }
}

function byStaff(turn: Turn, event: Extract<Event, { kind: 'staff' }>): Call | undefined {
  const { state } = turn
  switch (event.act) {
    case 'take':
      state.assignee = event.staff
      if (event.as) announce(turn, event.staff, event.as.name)
      return undefined
    case 'assign':
      state.assignee = event.to ?? 'queue'
      if (event.as) announce(turn, state.assignee, event.as.name)
      return undefined
    case 'say':
      // Word from elsewhere in the house leaves the chat with those who wait for it or have it.
      if (state.assignee === 'bot') state.assignee = event.staff
      if (event.as) announce(turn, event.staff, event.as.name)
      turn.effects.push({
        kind: 'say',
        text: event.text ?? '',
        ...(event.file ? { file: event.file } : {}),
        sender: 'staff',
        by: event.staff,
      })
      return undefined
    case 'back':
      state.assignee = 'bot'
      delete state.fetchedFor
      delete state.announced
      delete state.offered
      sayPattern(turn, 'handed-back', { note: event.text })
      learn(turn, event.sets ?? [])
      return event.more ? undefined : advance(turn)
    case 'close':
      state.assignee = 'bot'
      state.stack = []
      delete state.fetchedFor
      delete state.announced
      delete state.offered
      return undefined
    default:
      return event.act satisfies never
  }
}
