import type pg from 'pg'
import type { Given } from '#db/schema/conversation.ts'
import type { Command, Context } from '#engine/command.ts'
import { languageOf } from '#engine/language.ts'
import { isBareNumber, pick } from '#engine/menu.ts'
import { type Asking, fresh, type ConversationState, type Effect, type Event, type SaidMessage } from '#engine/model.ts'
import { besidesNobody, wantsNobody } from '#engine/second-thoughts.ts'
import { step } from '#engine/step.ts'
import { heard, type Heard, type Received } from './heard.ts'
import { leftOpen } from './left-open.ts'
import { toldPeople } from './told-people.ts'
import { outgoing } from './outgoing.ts'
import { expectation } from '#engine/expectation.ts'
import type { RoadParts } from './road.ts'
import {
  commitAll,
  usualLeaseSeconds,
  type Commit,
  type Committed,
  type Loaded,
  type Outgoing,
  type Pending,
  type TurnRecord,
} from './store.ts'

export interface Turned {
  state: ConversationState
  committed: Committed
  /** What has to be sent now, in order; empty where the stored message is the delivery. */
  send: Outgoing[]
}

/** A flow that needs more calls than this in one turn goes round in circles. */
const callLimit = 40

/**
 * One turn: what the messages mean, what the flow makes of it, one commit. Messages are understood and actions that only
 * read are run without a transaction; the first action that writes opens one, and the turn is committed in it.
 * @param input messages and events in order, or `broken` when they failed too often
 * @returns nothing when another process has the conversation by now: then nothing was written
 */
export async function takeTurn(
  parts: RoadParts,
  commitOne: (commit: Commit) => Promise<Committed | undefined>,
  conversation: Loaded,
  input: readonly Pending[] | 'broken',
): Promise<Turned | undefined> {
  const at = parts.now().toISOString()
  let state = conversation.state ?? fresh(conversation.locale, at)
  state.assignee = conversation.assignee
  await parts.ensureFlows(state.stack)
  const effects: Effect[] = []
  const trace: string[] = []
  const given: Given[] = []
  let client: pg.PoolClient | undefined
  let lost: Error | undefined
  let calls = 0
  try {
    for await (const event of input === 'broken'
      ? [{ kind: 'broken', at } as const]
      : eventsOf(parts, () => state, input, at, conversation.id)) {
      given.push(...givenBy(event))
      const attention = parts.attention?.(conversation.tags)
      let stepped = step(parts.flows, state, event.kind === 'messages' && attention ? { ...event, attention } : event)
      for (;;) {
        state = stepped.conversation
        effects.push(...stepped.effects)
        trace.push(...stepped.trace)
        const { call } = stepped
        if (!call) break
        if (++calls > callLimit) throw new Error(`${call.action} is called again and again`)
        if (!client && parts.writes(call.action)) {
          client = await parts.pool.connect()
          await client.query('begin')
        }
        const turnId = `${conversation.id}:${conversation.lastSeq}`
        const value = await parts.act({
          call,
          conversation,
          client: client ?? parts.pool,
          at,
          turnId,
          locale: state.locale,
        })
        stepped = step(parts.flows, state, { kind: 'result', at, call, value })
      }
    }
    const capabilities = parts.channels.get(conversation.channel)?.capabilities
    const stored = capabilities?.delivery !== 'sent'
    const few = capabilities !== undefined && capabilities.send.window !== 'open'
    const out = outgoing(effects, stored ? 'sent' : 'sending', few)
    const commit: Commit = {
      id: conversation.id,
      channel: conversation.channel,
      epoch: conversation.epoch,
      upto: conversation.lastSeq,
      state,
      out,
      alerts: effects.flatMap((e) => (e.kind === 'alert' ? [{ kind: e.alert, detail: e.detail }] : [])),
      record: { given, trace, asks: askedBy(state, trace) },
      hold: !stored && out.length > 0,
      at,
    }
    if (!client) {
      const committed = await commitOne(commit)
      return committed && { state, committed, send: stored ? [] : out }
    }
    const committed = (await commitAll(client, [commit], parts.leaseSeconds ?? usualLeaseSeconds))[0]
    await client.query(committed ? 'commit' : 'rollback')
    return committed && { state, committed, send: stored ? [] : out }
  } catch (error) {
    // A connection that cannot even undo must not be lent to anybody again.
    await client?.query('rollback').catch((failure: Error) => {
      lost = failure
    })
    throw error
  } finally {
    client?.release(lost)
  }
}

/** What of an event is kept with its turn. */
function givenBy(event: Event): Given[] {
  switch (event.kind) {
    case 'messages':
      return event.messages.map((message) => ({ kind: 'message', ...message }))
    case 'notice':
    case 'word':
      return [{ kind: 'event', event: event.kind, about: event.flow }]
    case 'staff':
      return [{ kind: 'event', event: event.kind, about: event.act }]
    case 'line':
    case 'result':
    case 'broken':
      return [{ kind: 'event', event: event.kind }]
    default:
      return event satisfies never
  }
}

/** The question that a turn ended with; one that was asked before and is merely still open is none of its own. */
function askedBy({ stack }: ConversationState, trace: readonly string[]): TurnRecord['asks'] {
  const frame = stack.at(-1)
  const isOwn = trace.some((line) => line.startsWith('ask ') || line.startsWith('confirm '))
  return isOwn && frame?.asking ? { flow: frame.flow, step: frame.asking.step } : undefined
}

/** Neighbouring messages are one event, since people write in pieces; everything else is an event of its own. */
async function* eventsOf(
  parts: RoadParts,
  state: () => ConversationState,
  input: readonly Pending[],
  at: string,
  conversationId: string,
): AsyncGenerator<Event> {
  for (let i = 0; i < input.length;) {
    const first = input[i]
    if (!first) return
    if (first.sender === 'event') {
      const event = { ...(first.payload as Record<string, unknown>), at } as Event
      // A note says what was done, and that is the answer.
      const isBack = event.kind === 'staff' && event.act === 'back' && event.text === undefined
      const open = isBack ? await leftOpen(parts, conversationId, first.seq, state(), at) : undefined
      const back = event.kind === 'staff' && event.act === 'back'
      const sets = back ? await toldPeople(parts, conversationId, first.seq, state(), at) : []
      yield back ? { ...event, ...(open ? { more: true as const } : {}), ...(sets.length > 0 ? { sets } : {}) } : event
      if (open) yield open
      i++
      continue
    }
    const burst: Pending[] = []
    while (i < input.length && input[i]?.sender === 'customer') burst.push(input[i++] as Pending)
    if (state().assignee !== 'bot') {
      // The one button there is while people have the chat: "2" is as good as its words.
      const words = ({ text }: Pending) => pick(offered(state()), text)?.label ?? text
      const messages = burst.map((message) => ({ text: words(message), commands: [] }))
      const more = afterWithdrawal(burst, messages)
      yield { kind: 'messages', at, messages, ...(more.length > 0 ? { withdraws: true as const } : {}) }
      // In an emergency, or with somebody who has the chat, nothing is taken back.
      if (more.length > 0 && state().assignee === 'bot') yield* eventsOfBurst(parts, state, more, at, conversationId)
      continue
    }
    yield* eventsOfBurst(parts, state, burst, at, conversationId)
  }
}

/** What is left for the bot of messages that take back the wish for a person: the rest of that one, and the later ones. */
function afterWithdrawal(burst: readonly Pending[], said: readonly SaidMessage[]): Pending[] {
  for (const [i, message] of burst.entries()) {
    const text = said[i]?.text ?? ''
    const rest = besidesNobody(text)
    const later = burst.slice(i + 1)
    if (rest !== undefined) return [{ ...message, text: rest }, ...later]
    if (wantsNobody(text)) return later
  }
  return []
}

/** Words that come together are read together; a pressed button or a menu number stands alone. */
async function* eventsOfBurst(
  parts: RoadParts,
  state: () => ConversationState,
  burst: readonly Pending[],
  at: string,
  conversationId: string,
): AsyncGenerator<Event> {
  let words: string[] = []
  const wordless = new Set<Received>()
  const understood = async (text: string) => {
    const { zone } = parts
    const expected = expectation(state())
    const locale = languageOf(text, expected.expecting) ?? state().locale
    const context: Context = { conversationId, now: at, zone, locale, ...expected }
    return { ...(await parts.understand(text, context)), locale }
  }
  const flush = async (): Promise<Event | undefined> => {
    if (words.length === 0) return undefined
    const text = words.join('，').slice(0, 4_000).toWellFormed()
    words = []
    const { commands, severity, locale, why, degraded } = await understood(text)
    const said: SaidMessage = {
      text,
      commands: onlyComplaint(commands),
      ...(why && why.length > 0 ? { why } : {}),
      ...(degraded ? { degraded } : {}),
      ...(severity && !standIn.test(text) ? { severity } : {}),
    }
    return { kind: 'messages', at, messages: [said], locale }
  }
  // What was corrected may be another day or another wish; it cannot answer a question that came after it.
  const corrected = async ({ text, before = '' }: Heard): Promise<Event | undefined> => {
    const [now, then] = [await understood(text), await understood(before)]
    if (meaningOf(now.commands) === meaningOf(then.commands)) return undefined
    const commands = now.commands.filter(({ kind }) => ['set', 'start', 'cancel', 'handoff', 'answer'].includes(kind))
    return commands.length > 0 ? { kind: 'messages', at, messages: [{ text, commands }] } : undefined
  }
  const messages = await heard(parts.pool, conversationId, burst)
  for (const message of messages) {
    if (message.before !== undefined) {
      const before = await flush()
      if (before) yield before
      const correction = await corrected(message)
      if (correction) yield correction
      continue
    }
    const shared = message.payload?.['phone'] as { value?: unknown; verified?: unknown } | undefined
    if (typeof shared?.value === 'string') {
      const before = await flush()
      if (before) yield before
      if (shared.verified === true) await parts.verified?.(conversationId, shared.value, at)
      if (!takes(parts, state(), 'phone')) {
        wordless.add('phone')
        continue
      }
      const set: Command = { kind: 'set', slot: 'phone', value: shared.value, text: message.text }
      yield { kind: 'messages', at, messages: [{ text: message.text, commands: [set] }] }
      continue
    }
    if (message.place !== undefined && takes(parts, state(), 'address')) {
      const before = await flush()
      if (before) yield before
      const set: Command = { kind: 'set', slot: 'address', value: message.place, text: message.place }
      yield { kind: 'messages', at, messages: [{ text: message.place, commands: [set] }] }
      continue
    }
    if (message.received) {
      wordless.add(message.received)
      if (message.text === '') continue
    }
    const choice = message.payload?.['choice']
    const option =
      typeof choice === 'string'
        ? undefined
        : words.length === 0
          ? pick(menuShown(parts, state()), message.text)
          : undefined
    const chosen = typeof choice === 'string' ? choice : option?.id
    const nothing =
      burst.length === 1 && chosen === undefined ? numberForNothing(parts, state(), message.text) : undefined
    if (nothing) {
      yield { kind: 'messages', at, messages: [{ text: message.text, commands: [nothing] }] }
      continue
    }
    if (chosen === undefined) {
      words.push(message.text)
      continue
    }
    const before = await flush()
    if (before) yield before
    const commands: Command[] = [{ kind: 'choose', id: chosen }]
    yield { kind: 'messages', at, messages: [{ text: option?.label ?? message.text, commands }] }
  }
  const rest = await flush()
  if (rest) yield rest
  for (const what of wordless) {
    // Words that came with a photo are answered, and the photo with them.
    if (messages.some(({ text }) => text !== '') && ['photo', 'file', 'sticker'].includes(what)) continue
    const during = state().stack.findLast((frame) => frame.why !== 'digression')?.flow
    const slots = { what, ...(during === undefined ? {} : { during }) }
    yield { kind: 'notice', at, flow: 'received', slots }
  }
}

/** Whether the running flow has a place for this. */
function takes(parts: RoadParts, state: ConversationState, slot: string): boolean {
  const frame = state.stack.findLast(({ why }) => why !== 'digression')
  const flow = frame && (parts.flows.version(frame.flow, frame.version) ?? parts.flows.current(frame.flow))
  return flow?.slots[slot] !== undefined
}

const meaningOf = (commands: readonly Command[]): string =>
  JSON.stringify(commands.map((command) => ('text' in command ? { ...command, text: '' } : command)))

/** The menu that a number is about: of the open question, or under the last words where that question has none. */
function menuShown(parts: RoadParts, state: ConversationState): Asking | undefined {
  const asking = state.stack.at(-1)?.asking
  return asking && (asking.menu.length > 0 || wantsFigures(parts, state)) ? asking : (offered(state) ?? asking)
}

/** What is answered with figures or in words of one's own; of these some with a figure or two. */
const own: readonly string[] = ['area', 'count', 'rating', 'phone', 'address', 'money', 'text']
const short: readonly string[] = ['area', 'count', 'rating', 'money', 'text']

/** Whether the open question is of one of these types, so that a number is no choice. */
function wantsFigures(parts: RoadParts, state: ConversationState, types = own): boolean {
  const frame = state.stack.at(-1)
  if (!frame?.asking) return false
  const flow = parts.flows.version(frame.flow, frame.version) ?? parts.flows.current(frame.flow)
  const type = flow?.slots[frame.asking.slot]?.type
  return type !== undefined && types.includes(type)
}

/** A number that no open menu has, where no number was asked for, has no meaning that could be guessed. */
function numberForNothing(parts: RoadParts, state: ConversationState, text: string): Command | undefined {
  if (!isBareNumber(text)) return undefined
  const frame = state.stack.at(-1)
  if (!frame?.asking) return frame ? undefined : { kind: 'choose', id: '' }
  return wantsFigures(parts, state, short) ? undefined : { kind: 'unclear' }
}

// Words such as "[图片]" stand for what came without words, so they cannot say how grave it is.
const standIn = /^(?:\[[^\]]{1,12}\][\s，]*)+$/

// "阿姨怎么还没到" asks and complains in one; the complaint says where the visit stands, so nothing is left to ask.
function onlyComplaint(commands: readonly Command[]): readonly Command[] {
  const complains = commands.some((command) => command.kind === 'start' && command.flow === 'complaint')
  return complains ? commands.filter((command) => command.kind !== 'start' || command.flow !== 'status') : commands
}

const offered = (state: ConversationState) =>
  state.offered && { step: '', slot: '', kind: 'slot' as const, menu: state.offered }
