import type { Channel, Inbound, LiveChannel, Sink } from './channel.ts'

export const isLive = (channel: Channel): channel is LiveChannel => 'start' in channel && 'routes' in channel

/** A sink that stores what comes in, in order within each conversation and side by side otherwise. */
export function storing(store: (inbound: Inbound) => Promise<unknown>): Sink {
  return async (inbound) => {
    const chats = Map.groupBy(inbound, ({ conversationId }) => conversationId)
    await Promise.all(
      [...chats.values()].map(async (messages) => {
        for (const message of messages) await store(message)
      }),
    )
  }
}
