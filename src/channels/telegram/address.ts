import type { Chat, Message, User } from 'grammy/types'

/** Where a conversation takes place. */
export interface Address {
  chat: number
  /** A topic of a forum; the General topic has none. */
  thread?: number
}

/**
 * `telegram:<bot>:<chat>[:<thread>]`, and in groups `telegram:<bot>:<chat>:<thread or 0>:<user>`: two people of one group
 * have two conversations, or one could confirm what the other asked for.
 */
export function conversationIdOf(bot: number, message: { chat: Chat; from: User; thread: number | undefined }): string {
  const { chat, from, thread } = message
  const place = `telegram:${bot}:${chat.id}`
  if (chat.type !== 'private') return `${place}:${thread ?? 0}:${from.id}`
  return thread === undefined ? place : `${place}:${thread}`
}

/** The topic to answer in. A reply in General carries a thread id that is none: sending to it fails. */
export function threadOf(message: Pick<Message, 'message_thread_id' | 'is_topic_message'>): number | undefined {
  return message.is_topic_message === true && message.message_thread_id !== 1 ? message.message_thread_id : undefined
}

export function addressOf(conversationId: string): Address {
  const [, , chat, thread] = conversationId.split(':')
  return { chat: Number(chat), ...(thread === undefined || thread === '0' ? {} : { thread: Number(thread) }) }
}

export const isGroup = (conversationId: string) => conversationId.split(':').length > 4
