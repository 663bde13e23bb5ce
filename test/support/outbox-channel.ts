import type { Channel, Outbound, SendResult } from '#channels/channel.ts'

export interface OutboxChannel extends Channel {
  /** What left, in order. */
  sent: Outbound[]
  /** How the next sends end; with none left they succeed. One may hold its send, or throw. */
  results: (SendResult | Promise<SendResult> | (() => never))[]
}

/** A platform that has to be sent to, for tests: it keeps what it got and answers as told. */
export function outboxChannel(kind = 'outbox'): OutboxChannel {
  const sent: Outbound[] = []
  const results: OutboxChannel['results'] = []
  return {
    kind,
    sent,
    results,
    capabilities: {
      delivery: 'sent',
      text: { max: 4_000, unit: 'utf16', markup: 'none' },
      choices: { as: 'numbered-text', max: 10, idBytes: 64 },
      files: { 'image/png': 1_000_000, 'application/pdf': 1_000_000 },
      send: { window: 'open', idempotent: false },
      login: false,
    },
    render: (out) => [out],
    async send(_part, out) {
      sent.push(out)
      const result = await results.shift()
      return typeof result === 'function' ? result() : (result ?? { ok: true })
    },
    health: () => ({ state: 'online' }),
  }
}

/** A promise with its handle. */
export function gate<T = void>() {
  return Promise.withResolvers<T>()
}
