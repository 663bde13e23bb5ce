/**
 * What a customer's message means. Understanding produces commands, the engine carries them out;
 * nothing else of a message reaches the engine. The same shapes leave `npm run understand`.
 */
export type Command =
  | { kind: 'start'; flow: string; category?: string }
  | { kind: 'set'; slot: string; value: SlotValue; text: string }
  | { kind: 'choose'; id: string }
  | { kind: 'handoff'; reason: string }
  | { kind: 'answer'; topic?: string }
  | { kind: 'smalltalk'; about: 'greeting' | 'thanks' | 'goodbye' | 'praise' | 'other' }
  | { kind: 'clarify'; options: string[] }
  | { kind: 'affirm' }
  | { kind: 'deny' }
  | { kind: 'cancel' }
  | { kind: 'repeat' }
  | { kind: 'skip' }
  | { kind: 'unclear' }

/** Severity of a complaint, S1 the gravest (see docs on complaints). */
export type Severity = 'S1' | 'S2' | 'S3' | 'S4'

/**
 * A point or stretch of time as a customer means it. All instants are ISO 8601 with the offset of the company's zone;
 * `end` is exclusive. A day runs from the start of the day to the start of the next.
 */
export interface TimeValue {
  start: string
  end?: string
  /** instant: a clock time; window: "9点到12点"; day; daypart: "下午"; range: several days. */
  precision: 'instant' | 'window' | 'day' | 'daypart' | 'range'
  /** "五点之前" is open before `end`'s side: only the named bound is meant. */
  open?: 'before' | 'after'
  recur?: { freq: 'weekly' | 'daily' | 'monthly'; interval: number; days?: number[] }
  /** More than one reading is plausible; the value is the likelier one and must be read back. */
  ambiguous?: true
}

/** Text, a number, a time, or an ISO 8601 duration as text, by the type of the slot. */
export type SlotValue = string | number | boolean | TimeValue

/** What understanding may know about the moment a message arrives in. */
export interface Context {
  /** Whose message it is; unset outside a conversation. */
  conversationId?: string
  /** ISO 8601 with offset. */
  now: string
  /** IANA name of the company's time zone. */
  zone: string
  locale: 'zh' | 'en'
  /** The running flow, if any. */
  flow?: string
  /** The slot just asked, or `confirm`. */
  expecting?: string
  /** What the running flow knows already; a bare "下午三点" belongs to the day in `slots.when`. */
  slots?: Readonly<Record<string, unknown>>
}

export interface Understood {
  commands: Command[]
  severity?: Severity
  /** Why, for people: the rule or score behind each command. */
  why?: string[]
  /** The way that understands more did not answer; this is what is left without it. */
  degraded?: true
}
