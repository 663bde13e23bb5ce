import type { Channel } from '#channels/channel.ts'
import type { Config } from '#config.ts'
import type { Choice } from '#engine/model.ts'

/** What a customer can do on a phone. */
export type Doing =
  | { do: 'say'; text: string }
  /** `position` counts from 1. */
  | { do: 'choose'; choice: Choice; position: number }
  | { do: 'send'; what: Sendable; text: string }

export type Sendable = 'photo' | 'voice' | 'sticker' | 'location' | 'contact'

/** Something that happened on a platform; it may be delivered more than once. */
export interface Happening {
  /** Resolves when the program has acknowledged it. @throws Error when it does not */
  deliver(fetch: (request: Request) => Promise<Response>): Promise<void>
}

/**
 * A platform on the other side of a real channel: what the customer does comes as the platform brings it, and what the
 * channel sends is what the customer sees. It outlives the program.
 */
export interface Platform {
  conversationId: string
  /** What switches the channel on. */
  settings: Partial<Config>
  /** For each start of the program a channel in place of the one that the settings make, where its library is not ours. */
  channels(): Channel[]
  happens(doing: Doing): Happening
  /** What reached the customer since this was last asked. */
  seen(): string[]
  close(): Promise<void>
}

/** Buttons as a transcript shows them. */
export const withButtons = (text: string, labels: readonly string[]): string =>
  labels.length === 0 ? text : `${text}\n${labels.map((label, i) => `[${i + 1} ${label}]`).join(' ')}`
