import type { Card, Choice, SentFile } from '#engine/model.ts'

/** Where channels differ, as data: nothing outside a channel's folder asks for its name. */
export interface Capabilities {
  /** `stored`: the committed message is the delivery, the customer's page reads it. `sent`: it has to be sent. */
  delivery: 'stored' | 'sent'
  text: { max: number; unit: 'utf16' | 'utf8-bytes'; markup: 'none' | 'html' }
  choices: { as: 'buttons' | 'menu-message' | 'numbered-text'; max: number; idBytes: number }
  /** Which files the platform takes from us, by MIME type with the most bytes; of others the customer is given a link. */
  files: Readonly<Record<string, number>>
  /** How many messages the platform lets us send, and until when, after the customer wrote. */
  send: { window: { hours: number; perInbound: number } | 'open'; idempotent: boolean }
  /** It lives on a login, of which there is one, in one process: no other can send here. */
  login: boolean
}

/** A file on its way out. */
export interface OutFile extends SentFile {
  content: Uint8Array<ArrayBuffer>
}

/** One reply on its way out. */
export interface Outbound {
  /** The same for every attempt to send this reply. */
  key: string
  conversationId: string
  text: string
  choices: readonly Choice[]
  card?: Card
  /** One that the platform takes. */
  file?: OutFile
  /** What the message asks for, where a platform has a button that gives it. */
  asks?: 'phone'
}

export type SendResult =
  | { ok: true; id?: string }
  /** Refused before it was accepted: it may be sent again after the pause. */
  | { ok: false; why: 'later'; retryAfterMs: number }
  /** The connection broke after the request had left: it may have arrived, so nobody repeats it unasked. */
  | { ok: false; why: 'unknown' }
  /** It will never arrive this way: blocked, quota, window closed. */
  | { ok: false; why: 'refused'; detail: string }

export interface Health {
  state: 'starting' | 'needs-login' | 'online' | 'offline'
  detail?: string
}

export interface Channel {
  readonly kind: string
  readonly capabilities: Capabilities
  /** Pure: what goes over the wire for a reply, in order. Splits, and turns choices into what the platform has. */
  render(out: Outbound): readonly unknown[]
  send(rendered: unknown, out: Outbound): Promise<SendResult>
  /** Shows for a few seconds that an answer is being written, where the platform can. Never rejects. */
  typing?(conversationId: string): Promise<void>
  health(): Health
}

/** "1. 挂机\n2. 柜机" for channels without buttons; the engine understands the numbers. */
export const numbered = (text: string, choices: readonly Choice[]): string =>
  choices.length === 0 ? text : `${text}\n${choices.map((choice, i) => `${i + 1}. ${choice.label}`).join('\n')}`

/** Something from a customer, ready to be stored. */
export interface Inbound {
  /** `telegram:<bot>:<chat>[:<thread>[:<user>]]`: one customer in one chat of one account. */
  conversationId: string
  /** Makes redelivery harmless; unique within the conversation, never changing for the same thing. */
  externalId: string
  /** What was said, cleaned; for what is no text the words that stand for it, such as `[图片]`. */
  text: string
  locale: 'zh' | 'en'
  /**
   * What text does not carry: `choice` that was pressed, `media`, `location`, `phone` and whether the platform vouches
   * for it, `unsupported`, the `messageId`, what an edit `replaces`, what is quoted (`replyTo`), the sender's `name`.
   */
  payload?: Record<string, unknown>
  /** ISO 8601, by our clock at arrival. */
  at: string
}

/** What one of the company's people wrote to a customer past this program: on the phone, or in the platform's own app. */
export interface Elsewhere {
  conversationId: string
  /** Never changing for the same message. */
  externalId: string
  text: string
}

/** Resolves when everything is stored; only then may the platform be told that it arrived. */
export type Sink = (inbound: readonly Inbound[]) => Promise<void>

export interface Route {
  method: 'GET' | 'POST'
  path: string
  handle(request: Request): Promise<Response>
}

/** A channel that brings messages by itself: a webhook, a poll, a login. */
export interface LiveChannel extends Channel {
  routes(): readonly Route[]
  /**
   * Brings messages until `signal` aborts, and resolves when nothing is under way any more. Before it, and after the
   * end, nothing is acknowledged. It never rejects: what fails is tried again, and `health` says so.
   */
  start(sink: Sink, signal: AbortSignal): Promise<void>
  /**
   * What a customer sent, by the reference in the message's `payload.media`; for the console, never for a turn.
   * @throws Error when the platform no longer has it or it is longer than `maxBytes`
   */
  fetchMedia(ref: string, limit: { maxBytes: number; signal: AbortSignal }): Promise<Uint8Array<ArrayBuffer>>
}

/** What stands in `payload.location` of an inbound message. */
export interface Place {
  lat: number
  lon: number
  /** The place in words, where the platform gives them. */
  label?: string
}

/** What stands in `payload.media` of an inbound message. */
export interface Media {
  kind: 'photo' | 'voice' | 'audio' | 'video' | 'document' | 'sticker'
  /** The platform's own reference, for `fetchMedia`. */
  ref: string
  name?: string
  mime?: string
  bytes?: number
  seconds?: number
}
