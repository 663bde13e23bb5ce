import { canonical, hash, minutesBetween, type CompiledFlow } from './compile.ts'
import { confirmMenu, menuOf, staticOptions } from './menu.ts'
import type { Asking, Call, Card, Frame, Option } from './model.ts'
import type { CardStep, Step } from './flow.ts'
import { byFlow, forget, mapped, push, say, sayText, valuesOf, type Turn } from './turn.ts'

/** How far a walk came. */
export type Outcome =
  | { kind: 'passed' }
  | { kind: 'waiting' }
  | { kind: 'again' }
  | { kind: 'pushed' }
  | { kind: 'call'; call: Call }
  | { kind: 'ended'; how: string }
  | { kind: 'handoff'; reason: string; said: boolean }

const passed: Outcome = { kind: 'passed' }
/** An answer that breaks a rule may be given this often before a person takes over. */
const invalidLimit = 4

/**
 * Walks a flow from its top: what is filled and still valid is passed over, what a correction made stale runs again.
 * That is why a correction, an answer given ahead and a resumed flow need no code of their own.
 */
export function walk(turn: Turn, frame: Frame, flow: CompiledFlow, steps: readonly Step[], path: string): Outcome {
  for (const [i, step] of steps.entries()) {
    const outcome = pass(turn, frame, flow, step, `${path}.${i}`)
    if (outcome.kind !== 'passed') return outcome
  }
  return passed
}

function pass(turn: Turn, frame: Frame, flow: CompiledFlow, step: Step, path: string): Outcome {
  const { locale } = turn.state
  const see = (expression: string) => flow.evaluate(expression, valuesOf(turn, frame, flow), locale)
  const seeAll = (sources: Record<string, string> | undefined) => {
    const values = valuesOf(turn, frame, flow)
    return Object.fromEntries(
      Object.entries(sources ?? {}).map(([name, source]) => [name, flow.evaluate(source, values, locale)]),
    )
  }

  if ('ask' in step) return ask(turn, frame, flow, step)
  if ('confirm' in step) return confirm(turn, frame, flow, step, path)
  if ('call' in step) {
    const input = seeAll(step.with)
    const key = hash(canonical(input))
    const known = frame.results[step.into]
    const stale = known && step.keep !== undefined && minutesBetween(known.at, turn.at) >= step.keep
    if (known && known.key === key && !stale) return passed
    return { kind: 'call', call: { action: step.call, input, into: step.into, key } }
  }
  if ('set' in step) {
    for (const [slot, source] of Object.entries(step.set)) {
      if (frame.slots[slot]?.by === 'customer') continue
      const value = see(source)
      if (value === null || value === undefined) delete frame.slots[slot]
      else frame.slots[slot] = byFlow(value)
    }
    return passed
  }
  if ('if' in step && 'then' in step) {
    const holds = see(step.if) === true
    if (holds) return walk(turn, frame, flow, step.then, `${path}.then`)
    return step.else ? walk(turn, frame, flow, step.else, `${path}.else`) : passed
  }
  if ('reject' in step) {
    turn.trace.push(`reject ${step.reject.join(', ')}`)
    if (step.say) sayText(turn, frame, flow, step.say)
    forget(frame, step.reject)
    return { kind: 'again' }
  }
  if ('run' in step) {
    if (frame.results[step.into]) return passed
    push(turn, step.run, 'called', mapped(seeAll(step.with)), step.into)
    return { kind: 'pushed' }
  }
  if ('goto' in step) {
    const slots = mapped(seeAll(step.with))
    turn.state.stack.pop()
    push(turn, step.goto, frame.why, slots, frame.into)
    return { kind: 'pushed' }
  }
  if ('handoff' in step) {
    // Somebody has seen to it and gave the chat back.
    if (frame.handed === step.handoff) return { kind: 'ended', how: 'seen_to' }
    if (step.say) sayText(turn, frame, flow, step.say)
    return { kind: 'handoff', reason: step.handoff, said: step.say !== undefined }
  }
  if ('alert' in step) {
    if (frame.said[path]) return passed
    frame.said[path] = '1'
    turn.effects.push({ kind: 'alert', alert: step.alert, detail: seeAll(step.with) })
    return passed
  }
  if ('end' in step) {
    if (step.say || step.card) once(turn, frame, flow, step, path)
    return { kind: 'ended', how: step.end }
  }
  if ('say' in step) {
    once(turn, frame, flow, step, path)
    return passed
  }
  return step satisfies never
}

function cardOf(turn: Turn, frame: Frame, flow: CompiledFlow, card: CardStep): Card {
  const values = valuesOf(turn, frame, flow)
  const whole = card.of === undefined ? undefined : flow.evaluate(card.of, values, turn.state.locale)
  const fields: Card = { ...(typeof whole === 'object' ? whole : {}), kind: card.kind }
  for (const [name, source] of Object.entries(card.with ?? {}))
    fields[name] = flow.evaluate(source, values, turn.state.locale)
  return fields
}

/** Says a text unless the flow has said just these words at this place already. */
function once(
  turn: Turn,
  frame: Frame,
  flow: CompiledFlow,
  step: Extract<Step, { end: string }> | Extract<Step, { say: unknown }>,
  path: string,
): void {
  const values = valuesOf(turn, frame, flow)
  const text = step.say ? flow.format(step.say, values, turn.state.locale) : ''
  const key = hash(text)
  if (frame.said[path] === key) return
  frame.said[path] = key
  const choices =
    'choices' in step && step.choices ? staticOptions(flow, step.choices, values, turn.state.locale, path) : []
  if (choices.length > 0) frame.asking = { step: path, slot: '', kind: 'slot', menu: choices }
  if (text !== '' || step.card)
    say(turn, text, { choices, ...(step.card ? { card: cardOf(turn, frame, flow, step.card) } : {}) })
}

function ask(turn: Turn, frame: Frame, flow: CompiledFlow, step: Extract<Step, { ask: string }>): Outcome {
  const values = () => valuesOf(turn, frame, flow)
  const { locale } = turn.state
  let filled = frame.slots[step.ask]
  if (filled?.option !== undefined && !menuOf(flow, step, values(), locale).some((o) => o.name === filled?.option)) {
    turn.trace.push(`${step.ask} is no longer on offer`)
    delete frame.slots[step.ask]
    filled = undefined
  }
  let complaint: string | undefined
  if (filled) {
    const broken = (step.check ?? []).find((check) => flow.evaluate(check.unless, values(), locale) !== true)
    if (!broken) return passed
    complaint = flow.format(broken.say, values(), locale)
    turn.trace.push(`${step.ask} refused: ${broken.unless}`)
    delete frame.slots[step.ask]
    if (filled.by === 'customer' && ++turn.state.invalid >= invalidLimit)
      return { kind: 'handoff', reason: 'invalid_answers', said: false }
  }
  const now = values()
  const menu = withPerson(turn, step.ask, menuOf(flow, step, now, locale))
  const prefer = step.prefer === undefined ? undefined : flow.evaluate(step.prefer, now, locale)
  const any = step.any === undefined ? undefined : flow.evaluate(step.any, now, locale)
  frame.asking = {
    step: step.ask,
    slot: step.ask,
    kind: 'slot',
    menu,
    ...(typeof prefer === 'string' ? { prefer } : {}),
    ...(step.match ? { match: step.match } : {}),
    ...(step.skip ? { skip: true as const } : {}),
    ...(step.hears === undefined ? {} : { hears: step.hears }),
    ...(typeof step.choices === 'string' && flow.slots[step.ask]?.type === 'choice' ? { closed: true as const } : {}),
    ...(any === undefined ? {} : { any }),
  } satisfies Asking
  const text = complaint ?? flow.format(turn.puzzled && step.retry ? step.retry : step.text, now, locale)
  say(turn, text, {
    choices: menu,
    // Some platforms have a button that shares one's number.
    asks: flow.slots[step.ask]?.type === 'phone' ? 'phone' : undefined,
    ...(step.card ? { card: cardOf(turn, frame, flow, step.card) } : {}),
  })
  turn.trace.push(`ask ${step.ask}`)
  return { kind: 'waiting' }
}

/** Whoever does not get on with a menu is offered a person at its end. */
function withPerson(turn: Turn, step: string, menu: Option[]): Option[] {
  if (menu.length === 0 || (turn.state.stuck ?? 0) < 2 || menu.some(({ handoff }) => handoff)) return menu
  const pattern = turn.flows.current('cannot-understand')
  const choices = (pattern?.steps ?? []).flatMap((one) =>
    'choices' in one && Array.isArray(one.choices) ? one.choices : [],
  )
  const people = choices.filter(({ handoff }) => handoff !== undefined)
  return pattern ? [...menu, ...staticOptions(pattern, people, {}, turn.state.locale, step)] : menu
}

function confirm(
  turn: Turn,
  frame: Frame,
  flow: CompiledFlow,
  step: Extract<Step, { confirm: string }>,
  path: string,
): Outcome {
  const values = valuesOf(turn, frame, flow)
  const { locale } = turn.state
  const shows = hash(canonical(flow.evaluate(step.shows, values, locale)))
  const answer = frame.answers[step.confirm]
  if (answer?.shows === shows) {
    if (answer.yes) return passed
    return step.denied ? walk(turn, frame, flow, step.denied, `${path}.denied`) : { kind: 'ended', how: 'denied' }
  }
  const menu = confirmMenu(flow, step, values, locale, shows)
  const hears = step.hears === undefined ? {} : { hears: step.hears }
  frame.asking = { step: step.confirm, slot: step.confirm, kind: 'confirm', menu, shows, ...hears }
  const again = frame.shown?.[step.confirm] === shows ? step.again : undefined
  say(turn, flow.format(again ?? step.text, values, locale), {
    choices: menu,
    ...(step.card && !again ? { card: cardOf(turn, frame, flow, step.card) } : {}),
  })
  frame.shown = { ...frame.shown, [step.confirm]: shows }
  turn.trace.push(`confirm ${step.confirm}`)
  return { kind: 'waiting' }
}
