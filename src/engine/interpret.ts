import { begin } from './begin.ts'
import { act, agree, anything, choosing, preferred, refuse } from './choose.ts'
import type { Command, Severity } from './command.ts'
import { asksTime } from './asks-how.ts'
import { meantHere } from './meant-here.ts'
import type { Attention, Filled, Frame, SaidMessage } from './model.ts'
import { handOff } from './patterns.ts'
import { byFlow, flowOf, goalOf, mapped, push, recentMinutes, top, type Turn } from './turn.ts'
import { beforehand, tellWhatBecame } from './taken-up.ts'
import { wantsMoment } from './pausing.ts'
import { cancelTop } from './dropped.ts'
import { filledBy, place } from './place.ts'
import { offersInstead } from './second-thoughts.ts'
import { copy } from './copy.ts'
import { isUpset } from './temper.ts'
import { canonical, minutesBetween } from './compile.ts'
import { describe } from './describe.ts'

/** After so many messages in a row that were not understood a person takes over. */
const misunderstoodLimit = 2
/** After so many in a row that were understood and answered nothing as well. */
const stuckLimit = 3
/** And after so many that show that somebody is losing patience. */
const upsetLimit = 2

type Of<K extends Command['kind']> = Extract<Command, { kind: K }>

/**
 * Brings what the customer meant into the conversation: fills and corrects slots, starts, cancels and interrupts flows.
 * Nothing is said here except through patterns; the walk that follows says the rest.
 */
export function interpret(turn: Turn, messages: readonly SaidMessage[], attention?: Attention): void {
  const { state } = turn
  dropClarification(turn, messages)
  const before = beforehand(turn)
  const commands = carryIn(turn, messages, attention)
  if (before) tellWhatBecame(turn, before, messages, commands)
  state.stuck = turn.puzzled ? (state.stuck ?? 0) + 1 : 0
  if (state.stuck >= stuckLimit && !state.stack.some(({ leaving }) => leaving !== undefined))
    handOff(turn, 'misunderstood')
}

/** Which of two things was meant is asked once: whatever else is said next is taken as it is. */
function dropClarification({ state }: Turn, messages: readonly SaidMessage[]): void {
  const isChosen = messages.some(({ commands }) => commands.some(({ kind }) => kind === 'choose'))
  if (!isChosen && state.stack.at(-1)?.flow === 'clarification') state.stack.pop()
}

/** @returns what the messages mean in view of what is going on */
function carryIn(turn: Turn, messages: readonly SaidMessage[], attention: Attention | undefined): readonly Command[] {
  const text = messages.map((message) => message.text).join(' ')
  const commands = meantHere(
    turn,
    text,
    messages.flatMap((message) => message.commands),
  )
  carryOut(turn, messages, text, commands, attention)
  return commands
}

function carryOut(
  turn: Turn,
  messages: readonly SaidMessage[],
  text: string,
  commands: readonly Command[],
  attention: Attention | undefined,
): void {
  const { state } = turn
  const all = <K extends Command['kind']>(kind: K) => commands.filter((c): c is Of<K> => c.kind === kind)
  const before = top(turn)
  const asking = before?.asking
  for (const command of commands) turn.trace.push(`meant ${JSON.stringify(command)}`)

  if (wantsMoment(text) && (before || commands.every(({ kind }) => hesitations.has(kind)))) return pause(turn)
  const handoff = all('handoff')[0]
  if (isLosingPatience(turn, text, commands)) return handOff(turn, handoff?.reason ?? 'upset')
  if (attention?.everyChat && !before && !wasFetchedLately(turn)) return handOff(turn, 'vip')
  const isDegraded = messages.some(({ degraded }) => degraded)
  if (asking?.hears && before && saysSomething(text) && commands.every(({ kind }) => kind === 'unclear'))
    return addTo(before, asking.hears, text)
  const understood = commands.some((c) => c.kind !== 'unclear')
  if (understood) state.misunderstood = 0
  else {
    state.misunderstood++
    state.unclear = (state.unclear ?? 0) + 1
    turn.puzzled = true
    if (attention && state.unclear >= attention.unclearTurns) return handOff(turn, 'vip')
    if (isDegraded) return handOff(turn, 'model_down')
    if (state.misunderstood >= misunderstoodLimit) return handOff(turn, 'misunderstood')
    if (!asking) push(turn, 'cannot-understand', 'digression', {})
    return
  }

  if (all('cancel').length > 0 && before && !isSecondThought(turn, text, all('set'))) {
    if (isAboutAnother(before, all('set'))) begin(turn, { kind: 'start', flow: 'cancel' }, text)
    else cancelTop(turn, before)
  }
  // The goal named first ends on top of the stack.
  for (const start of all('start').toReversed()) begin(turn, start, text, all('set'))

  const questions = all('answer')
  const sets = all('set')
  // What was left for later was named, with a button: its day or number is enough to go on with it.
  const next = top(turn) ? undefined : state.offered?.find(({ name, start }) => name === 'next' && start !== undefined)
  if (next && sets.length > 0 && commands.every(({ kind }) => kind === 'set' || kind === 'affirm')) {
    delete state.offered
    act(turn, next)
  }
  // "周六下午三点日常保洁90平" names no wish, but what else could be wanted with it?
  if (!top(turn) && questions.length === 0 && ordersIn(commands)) begin(turn, { kind: 'start', flow: 'booking' }, text)
  if (all('start').length === 0 && questions.length === 0) backTo(turn, sets)
  const running = goalOf(turn)
  const fresh = running !== undefined && running !== before
  for (const { severity } of messages) if (severity && running) grave(turn, running, severity)
  const corrected: string[] = []
  const shown = before && copy(before.slots)
  for (const set of sets) place(turn, running, set, { fresh, question: questions.length > 0, corrected })
  if (fresh) shareSets(turn, running, all('start'), sets)

  for (const { id } of all('choose')) choosing(turn, before, id)
  if (all('affirm').length > 0 && before && top(turn) === before) agree(turn, before)
  // "不是，是上周那次的油烟机" says what is right instead.
  const says =
    shown !== undefined &&
    before !== undefined &&
    before === running &&
    sets.some(({ slot }) => isNew(shown, before, slot))
  if (all('deny').length > 0 && before && top(turn) === before && corrected.length === 0 && !says) refuse(turn, before)
  if (all('repeat').length > 0 && before) delete before.shown
  if (all('skip').length > 0 && before?.asking?.skip)
    before.slots[before.asking.slot] = { value: '', text, by: 'customer' }
  if (all('skip').length > 0 && before && top(turn) === before && sets.length === 0) anything(turn, before, text)

  // Someone who goes on with the address while times are on offer has accepted the one that was asked for.
  if (asking?.prefer && before && top(turn) === before && questions.length === 0) {
    const goesOn = sets.some(
      (set) => before.slots[set.slot]?.by === 'customer' && set.slot !== asking.match && !corrected.includes(set.slot),
    )
    if (goesOn && !before.slots[asking.slot] && !sets.some((set) => set.slot === asking.match)) preferred(turn, before)
  }

  // Whoever answers the flow that he is offered to go on with goes on with it.
  if (before?.flow === 'resumed' && top(turn) === before && running && running !== before && shown !== undefined)
    if (sets.some(({ slot }) => flowOf(turn, running).slots[slot])) turn.state.stack.pop()
  if (running && corrected.length > 0 && !fresh)
    push(turn, 'correction', 'digression', {
      what: byFlow(describe(flowOf(turn, running), running, corrected, turn.state.locale)),
    })
  if (handoff) return handOff(turn, handoff.reason)
  const clarify = all('clarify')[0]
  if (clarify && all('start').length === 0)
    push(turn, 'clarification', 'digression', { options: byFlow(optionsOf(turn, clarify.options)) })
  const small = all('smalltalk')[0]
  // "王阿姨做得特别好" outside every flow is praise, although it names somebody.
  const idle = top(turn) ? [] : ['set']
  const substance = commands.some((c) => !['smalltalk', 'affirm', 'repeat', ...idle].includes(c.kind))
  // Nobody who says goodbye is asked once more.
  const how = small?.about === 'goodbye' && asking ? 'notice' : 'digression'
  if (small && !substance) push(turn, 'smalltalk', how, { about: byFlow(small.about), said: byFlow(text) })
  else if (!top(turn) && commands.every((c) => ['affirm', 'deny', 'skip', 'cancel'].includes(c.kind)))
    push(turn, 'smalltalk', 'digression', {
      about: byFlow(commands.some((c) => c.kind === 'affirm') ? 'ok' : 'nothing'),
    })
  for (const question of questions.slice(0, 1))
    push(turn, 'consult', 'digression', {
      question: { value: asksOf(turn, running, text), text, by: 'customer' },
      ...(isDegraded ? { degraded: byFlow('yes') } : {}),
      ...(question.topic ? { topic: byFlow(question.topic) } : {}),
      ...(running?.flow === 'complaint' ? {} : running ? contextOf(running.slots) : lately(turn, sets)),
      ...Object.fromEntries(sets.map((set) => [set.slot, filledBy(set)])),
    })
  if (!top(turn) && sets.length > 0 && questions.length === 0) withoutFlow(turn, sets, text)
}

/** What answers the open question of an interrupted flow, and is nothing to the running one, goes on with the former. */
function backTo(turn: Turn, sets: readonly Of<'set'>[]): void {
  const { stack } = turn.state
  const running = goalOf(turn)
  if (!running || sets.length === 0 || sets.some(({ slot }) => flowOf(turn, running).slots[slot])) return
  const wanting = stack.findLast(({ asking }) => sets.some(({ slot }) => slot === asking?.slot))
  if (!wanting || wanting === running) return
  while (top(turn)?.why === 'digression') stack.pop()
  stack.push(...stack.splice(stack.indexOf(wanting), 1))
  turn.trace.push(`back to ${wanting.flow}`)
}

/** Whoever has just been with people is not sent back to them by every word. */
const wasFetchedLately = ({ state, at }: Turn): boolean =>
  state.fetchedAt !== undefined && minutesBetween(state.fetchedAt, at) < 12 * 60

/** What may stand beside a plea for a moment: it was taken for an answer. */
const hesitations: ReadonlySet<Command['kind']> = new Set(['deny', 'affirm', 'skip', 'unclear', 'smalltalk', 'cancel'])

/** “退款” says something, “ok” does not. */
const saysSomething = (text: string): boolean => text.length >= (/^\p{Script=Han}+$/u.test(text) ? 2 : 4)

/** Words that answer nothing belong to what was told before. */
function addTo(frame: Frame, slot: string, text: string): void {
  const known = frame.slots[slot]?.value
  const value = typeof known === 'string' && known !== '' ? `${known}；${text}` : text
  frame.slots[slot] = { value, text, by: 'customer' }
}

/** The question stays open as it was asked, and nothing is repeated. */
function pause(turn: Turn): void {
  const { asking, flow } = goalOf(turn) ?? {}
  push(turn, 'paused', 'notice', mapped({ during: flow, asked: asking?.kind }))
}

/** "算了，还是周日吧" drops nothing: another value is given for what was asked. */
function isSecondThought(turn: Turn, text: string, sets: readonly Of<'set'>[]): boolean {
  const frame = goalOf(turn)
  if (!frame || !offersInstead(text)) return false
  const { slots } = flowOf(turn, frame)
  return sets.some(({ slot, value }) => slots[slot] && canonical(frame.slots[slot]?.value) !== canonical(value))
}

const isNew = (before: Readonly<Record<string, Filled>>, frame: Frame, slot: string): boolean =>
  frame.slots[slot] !== undefined && canonical(before[slot]?.value) !== canonical(frame.slots[slot].value)

/** Two wishes in one message: what was said with them may belong to either. */
function shareSets(turn: Turn, running: Frame, starts: readonly Of<'start'>[], sets: readonly Of<'set'>[]): void {
  for (const frame of turn.state.stack)
    if (frame !== running && starts.some(({ flow }) => flow === frame.flow))
      for (const set of sets)
        if (flowOf(turn, frame).slots[set.slot] && frame.slots[set.slot]?.by !== 'customer')
          frame.slots[set.slot] = filledBy(set)
}

/** Things go from bad to worse; a complaint that is being told is in good hands. */
function isLosingPatience(turn: Turn, text: string, commands: readonly Command[]): boolean {
  const { state } = turn
  const complains =
    goalOf(turn)?.flow === 'complaint' || commands.some((c) => c.kind === 'start' && c.flow === 'complaint')
  state.upset = isUpset(text) && !complains ? (state.upset ?? 0) + 1 : 0
  return state.upset >= upsetLimit
}

/** "取消后天的保洁" while a range hood is being booked means a booking that exists, not what is going on. */
const isAboutAnother = (running: Frame, sets: readonly Of<'set'>[]): boolean =>
  running.flow !== 'cancel' &&
  sets.some(
    ({ slot, value }) =>
      slot === 'order' ||
      (slot === 'service' && running.flow === 'booking' && running.slots['service']?.value !== value),
  )

/** A service together with a time or a size, and nothing that says otherwise. */
function ordersIn(commands: readonly Command[]): boolean {
  const slots = new Set(commands.flatMap((command) => (command.kind === 'set' ? [command.slot] : [])))
  const otherwise = commands.some(({ kind }) => ['start', 'cancel', 'handoff', 'clarify', 'deny'].includes(kind))
  return !otherwise && slots.has('service') && ['when', 'area', 'count'].some((slot) => slots.has(slot))
}

/** Details with no flow to put them into belong to the question that was just answered: "挂机两台呢". */
function withoutFlow(turn: Turn, sets: readonly Of<'set'>[], text: string): void {
  const { recent } = turn.state
  const asked = recent['question']
  if (typeof asked?.value !== 'string' || minutesBetween(turn.state.at, turn.at) > recentMinutes)
    return void push(turn, 'cannot-understand', 'digression', {})
  push(turn, 'consult', 'digression', {
    ...Object.fromEntries(
      ['service', 'variant', 'area', 'count'].flatMap((name) => (recent[name] ? [[name, recent[name]]] : [])),
    ),
    ...Object.fromEntries(sets.map((set) => [set.slot, filledBy(set)])),
    question: { value: `${asked.value} ${text}`, text, by: 'customer' },
  })
}

/** A question in the middle of a booking is about that booking unless it says otherwise. */
const contextOf = (slots: Readonly<Record<string, Filled>>): Record<string, Filled> =>
  Object.fromEntries(
    ['service', 'variant', 'area'].flatMap((name) => (slots[name] ? [[name, byFlow(slots[name].value)]] : [])),
  )

/** “要多久？” in the middle of a complaint is about the complaint, and names it nowhere. */
const asksOf = (turn: Turn, running: Frame | undefined, text: string): string =>
  running?.flow === 'complaint' && asksTime(text) ? `${flowOf(turn, running).title[turn.state.locale]}: ${text}` : text

/** "90平呢，多少钱" after a question is about the service of that question, unless it names another. */
const lately = (turn: Turn, sets: readonly Of<'set'>[]): Record<string, Filled> =>
  sets.some(({ slot }) => slot === 'service') || minutesBetween(turn.state.at, turn.at) > recentMinutes
    ? {}
    : contextOf(turn.state.recent)

/** What is reported may turn out graver than it began, never lighter. */
function grave(turn: Turn, frame: Frame, severity: Severity): void {
  if (!flowOf(turn, frame).slots['severity']) return
  const known = frame.slots['severity']?.value
  if (typeof known !== 'string' || severity < known) frame.slots['severity'] = byFlow(severity)
}

/** What the customer may have meant, by flow name, as options that start it. */
const optionsOf = (turn: Turn, names: readonly string[]) =>
  names.flatMap((name) => {
    const flow = turn.flows.current(name)
    return flow ? [{ id: name, label: flow.title[turn.state.locale], start: name }] : []
  })
