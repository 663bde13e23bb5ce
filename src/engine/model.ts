import type { Command, Severity } from './command.ts'

/** A button or a line of a numbered list. The id says what it means, so a press on an old button is recognised as old. */
export interface Choice {
  id: string
  label: string
}

/** One thing that a running flow has found out. */
export interface Filled {
  value: unknown
  /** The customer's own words. */
  text: string
  /** The menu option that it was picked from; the value lasts only while that option is on offer. */
  option?: string
  /** `flow` marks a value that the flow set by itself and may set again. */
  by: 'customer' | 'flow'
}

/** What a call brought, and the inputs that it answered; other inputs make it run again. */
export interface Result {
  key: string
  value: unknown
  at: string
}

/** An option of the question that is open now, with what picking it does. */
export interface Option extends Choice {
  /** The option's name in the flow. */
  name: string
  value?: unknown
  /** ISO 8601: lets "三点那个" pick the option. */
  at?: string
  forget?: string[]
  /** A pattern of other words that pick it. */
  words?: string
  /** Fills these slots and answers nothing. */
  fill?: Record<string, string | number | boolean>
  handoff?: string
  /** Starts that flow. */
  start?: string
  answer?: boolean
}

/** The question that waits for an answer. */
export interface Asking {
  step: string
  slot: string
  kind: 'slot' | 'confirm'
  menu: Option[]
  /** The option that "好的" picks. */
  prefer?: string
  /** The slot whose new value may pick an option by its time. */
  match?: string
  skip?: true
  /** The slot that words go to which are no answer. */
  hears?: string
  /** Only what is on the menu answers it. */
  closed?: true
  /** What "随便" means here. */
  any?: unknown
  /** Given to a confirmation: what it showed. */
  shows?: string
}

/** A running or interrupted flow. It is walked from its top at every turn, so this is all there is to remember. */
export interface Frame {
  flow: string
  version: string
  /** goal: wanted by the customer; digression: a question in between; called: by `run`; notice: by an event. */
  why: 'goal' | 'digression' | 'called' | 'notice'
  slots: Record<string, Filled>
  results: Record<string, Result>
  /** Confirmations by their id: what was shown and what was answered. */
  answers: Record<string, { shows: string; yes: boolean }>
  /** Texts that were said, by step: a text is said again only when it would read differently. */
  said: Record<string, string>
  /** What each confirmation showed last. */
  shown?: Record<string, string>
  /** For `called`: the parent's name for the outcome. */
  into?: string
  /** Why the chat goes to people when this flow ends. */
  leaving?: string
  /** Why this flow fetched a person before; it does not do so twice. */
  handed?: string
  asking?: Asking
}

export interface ConversationState {
  locale: 'zh' | 'en'
  assignee: string
  /** The last one is running, the others were interrupted. */
  stack: Frame[]
  /** Misunderstandings in a row. */
  misunderstood: number
  /** Messages in a row of somebody who is losing patience. */
  upset?: number
  /** Invalid answers to one question in a row. */
  invalid: number
  /** Said outside a flow or in a finished one; the next flow that wants it has it. */
  recent: Record<string, Filled>
  /** Why people were fetched, while they have the chat. */
  fetchedFor?: string
  /** Of whom of the staff the customer was told last, by id, while people have the chat. */
  announced?: string
  /** Buttons under the last words of a finished flow. */
  offered?: Option[]
  /** What was dropped last: for a while it can be gone on with. */
  dropped?: Pick<Frame, 'flow' | 'slots'> & { at: string }
  /** Misunderstandings since people last had the chat. */
  unclear?: number
  /** ISO 8601: when people were fetched last. */
  fetchedAt?: string
  /** Answers in a row that left the open question as it was. */
  stuck?: number
  /** ISO 8601 of the last event. */
  at: string
}

export interface SaidMessage {
  text: string
  commands: readonly Command[]
  /** How grave what the message reports is, where it reports anything. */
  severity?: Severity
  /** Why it means that, for people; nothing depends on it. */
  why?: readonly string[]
  /** It was read with less than the usual means. */
  degraded?: true
}

/** How soon people come for an important customer. */
export interface Attention {
  everyChat: boolean
  unclearTurns: number
}

/** Whatever may change a conversation. `at` is ISO 8601. */
export type Event =
  /** `locale` when the messages show which language the customer speaks. */
  | {
      kind: 'messages'
      at: string
      messages: readonly SaidMessage[]
      locale?: 'zh' | 'en'
      attention?: Attention
      /** Whoever waited for a person takes it back; what else he says comes next, and goes before what was interrupted. */
      withdraws?: true
    }
  /** Answers the call that the previous step asked for. */
  | { kind: 'result'; at: string; call: Call; value: unknown }
  /** Something happened that the customer is told by running a flow. */
  | { kind: 'notice'; at: string; flow: string; slots: Record<string, unknown> }
  | {
      kind: 'staff'
      at: string
      act: 'take' | 'say' | 'assign' | 'back' | 'close'
      staff: string
      /** What is said; for `back` what the customer is told of what was done. */
      text?: string
      /** For `say`: goes with the words, or by itself where `text` is empty. */
      file?: SentFile
      /** For `assign`: who has the chat from now on, `queue` or a staff id. */
      to?: string
      /** Whoever has the chat now, as the customer is told once; without it nothing is told. */
      as?: { name?: string }
      /** For `back`: what the customer asked last comes next, and goes before what was interrupted. */
      more?: true
      /** For `back`: what the customer told people that the interrupted flow wants to know. */
      sets?: readonly Extract<Command, { kind: 'set' }>[]
    }
  /** What a customer who waits for a person is told; a pattern that calls nothing. */
  | {
      kind: 'word'
      at: string
      flow: string
      slots: Record<string, unknown>
      /** It is about the chat and who sees to it, and nobody's own words. */
      notice?: true
    }
  /** Words that were decided on before, and go out whoever has the chat: planned for now, or sent once more. */
  | {
      kind: 'line'
      at: string
      text: string
      choices?: Choice[]
      card?: Card
      file?: SentFile
      /** Unset for the bot's own. */
      by?: string
    }
  /** The turn failed too often: a person takes over. */
  | { kind: 'broken'; at: string }

/** A file that goes with what is said; its bytes are kept by id. */
export interface SentFile {
  id: string
  kind: 'photo' | 'document'
  name: string
  /** By what the bytes are. */
  mime: string
  bytes: number
}

export interface Card {
  kind: string
  [field: string]: unknown
}

export type Effect =
  | {
      kind: 'say'
      text: string
      choices?: Choice[]
      card?: Card
      file?: SentFile
      asks?: 'phone'
      sender?: 'staff' | 'system'
      by?: string
    }
  | { kind: 'alert'; alert: string; detail: Record<string, unknown> }

/** An action that must run before the flow can go on. */
export interface Call {
  action: string
  input: Record<string, unknown>
  into: string
  key: string
}

export interface Stepped {
  conversation: ConversationState
  effects: Effect[]
  call?: Call
  /** What was done and why, in order, for the people who look after the flows. */
  trace: string[]
}

/** The state of a conversation that nobody has said anything in. */
export const fresh = (locale: 'zh' | 'en', at: string): ConversationState => ({
  locale,
  assignee: 'bot',
  stack: [],
  misunderstood: 0,
  invalid: 0,
  recent: {},
  at,
})
