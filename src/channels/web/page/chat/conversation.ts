import type { Message, Session } from './protocol.ts'

/** A message of the customer's that the server has not told back yet. `choice` is the pressed button, `text` what is shown. */
export interface Unconfirmed {
  id: string
  text: string
  choice?: string
  at: string
  delivery: 'sending' | 'slowed' | 'sent' | 'failed'
  /** Why it failed: `network` may pass, `refused` will not. */
  reason?: 'network' | 'too-long' | 'refused'
}

export interface Conversation {
  session: Session | null
  /** What the server told in this session, by `seq`. */
  messages: readonly Message[]
  unconfirmed: readonly Unconfirmed[]
  /** What was on the screen when an earlier session ended. */
  past: readonly Message[]
}

export const emptyConversation: Conversation = { session: null, messages: [], unconfirmed: [], past: [] }

/** Takes what arrived, in any order and however often: one line a `seq`, and no longer unconfirmed once it came back. */
export function receiveMessages(conversation: Conversation, arrived: readonly Message[]): Conversation {
  const known = new Set(conversation.messages.map((message) => message.seq))
  const fresh = new Map(arrived.filter((message) => !known.has(message.seq)).map((message) => [message.seq, message]))
  if (fresh.size === 0) return conversation
  const confirmed = new Set([...fresh.values()].filter((m) => m.from === 'customer').map((message) => message.id))
  return {
    ...conversation,
    messages: [...conversation.messages, ...fresh.values()].toSorted((a, b) => a.seq - b.seq),
    unconfirmed: conversation.unconfirmed.filter((message) => !confirmed.has(message.id)),
  }
}

export function addUnconfirmed(conversation: Conversation, message: Unconfirmed): Conversation {
  return { ...conversation, unconfirmed: [...conversation.unconfirmed, message] }
}

/** Changes one unconfirmed message; one that has come back meanwhile stays confirmed. */
export function updateUnconfirmed(conversation: Conversation, id: string, change: Partial<Unconfirmed>): Conversation {
  return {
    ...conversation,
    unconfirmed: conversation.unconfirmed.map((message) => {
      if (message.id !== id) return message
      const { reason: _former, ...rest } = message
      return { ...rest, ...change }
    }),
  }
}

/** Begins with an empty page below what was there; messages that the former session had not accepted go along. */
export function changeSession(conversation: Conversation, session: Session): Conversation {
  const accepted = conversation.unconfirmed.filter((message) => message.delivery === 'sent')
  return {
    session,
    messages: [],
    past: [
      ...conversation.past,
      ...conversation.messages,
      ...accepted.map(({ id, text, at }) => ({ seq: 0, id, text, at, from: 'customer' as const, choices: [] })),
    ],
    unconfirmed: conversation.unconfirmed.filter((message) => message.delivery !== 'sent'),
  }
}

/** The highest `seq` received, 0 when there is none: where to go on reading. */
export function lastSeq(conversation: Conversation): number {
  return conversation.messages.at(-1)?.seq ?? 0
}

/** The labels by which a message may be answered: of its buttons, and of the entries of its card. */
export interface Question {
  message: Message
  /** Whether it may still be answered: no newer question was asked and none of its buttons was pressed. */
  open: boolean
  chosen: string | undefined
}

/**
 * Finds out how the question in a message stands. `labels` are those of its buttons; one counts as pressed when the
 * customer said just that before the next question came. Undefined when the message asks nothing.
 */
export function questionIn(
  conversation: Conversation,
  message: Message,
  labels: readonly string[],
): Question | undefined {
  if (!asks(message)) return undefined
  const next = conversation.messages.find((other) => other.seq > message.seq && asks(other))
  const said = conversation.messages.filter(
    (other) => other.from === 'customer' && other.seq > message.seq && other.seq < (next?.seq ?? Infinity),
  )
  const underWay = next ? [] : conversation.unconfirmed.filter(({ delivery }) => delivery !== 'failed')
  const chosen = [...said, ...underWay].find(({ text }) => labels.includes(text))?.text
  // A later notice that asks nothing tells that somebody else has the chat: nobody waits for this answer any more.
  const over = conversation.messages.some(({ seq, from }) => from === 'system' && seq > message.seq)
  return { message, chosen, open: next === undefined && chosen === undefined && !over }
}

/** Whether an answer to this accepted message is still owed by the bot; false once anyone but the customer spoke. */
export function isAwaited(conversation: Conversation, id: string): boolean {
  const message = conversation.messages.findLast((known) => known.id === id)
  const last = conversation.messages.findLast((known) => known.from !== 'customer')
  if (last?.from === 'staff' || last?.from === 'system' || last?.card?.kind === 'handoff') return false
  return message === undefined || last === undefined || last.seq < message.seq
}

function asks(message: Message): boolean {
  return message.choices.length > 0 || message.card?.kind === 'slots' || message.card?.kind === 'services'
}
