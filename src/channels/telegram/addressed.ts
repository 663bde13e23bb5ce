import type { Message } from 'grammy/types'
import { commandIn, commands } from './commands.ts'
import type { Me } from './decode.ts'

/** In a group only what is meant for us: a mention, an answer to us, one of our commands. */
export function isAddressed(message: Message, me: Me): boolean {
  if (message.chat.type === 'private') return true
  if (message.reply_to_message?.from?.id === me.id) return true
  const text = message.text ?? message.caption ?? ''
  const command = commandIn(text)
  if (command?.bot !== undefined) return isOurs(command.bot, me)
  if (command) return command.name === 'start' || commands.some(({ command: name }) => name === command.name)
  return (message.entities ?? message.caption_entities ?? []).some((entity) => {
    if (entity.type === 'text_mention') return entity.user.id === me.id
    return entity.type === 'mention' && isOurs(text.slice(entity.offset + 1, entity.offset + entity.length), me)
  })
}

/** The text without our name, which is no part of what is wanted. */
export function withoutMention(text: string, { username }: Me): string {
  return username === undefined ? text : text.replace(new RegExp(`(?<![\\w/])@${username}\\b[ ,，:：]*`, 'gi'), '')
}

// Until Telegram has told our name, any bot's may be ours: an answer too many is better than none.
const isOurs = (name: string, { username }: Me) =>
  username === undefined ? /bot$/i.test(name) : name.toLowerCase() === username.toLowerCase()
