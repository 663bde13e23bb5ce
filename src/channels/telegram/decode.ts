import type { CallbackQuery, Message, Update, User } from 'grammy/types'
import { clean, longestText } from '../clean.ts'
import type { Inbound } from '../channel.ts'
import { conversationIdOf, threadOf } from './address.ts'
import { isAddressed, withoutMention } from './addressed.ts'
import { commandIn, wordsOf, type Linked } from './commands.ts'
import { contentOf } from './content.ts'

/** The bot, as far as it is known: the id stands in the token, the name has to be asked for. */
export interface Me {
  id: number
  username: string | undefined
}

export interface Decoding {
  me: Me
  services: readonly Linked[]
  at: string
}

/** Later edits correct what was said in another talk; to take them for a new wish would start one. */
const freshEditSeconds = 600

/**
 * What an update says to us, or nothing: channels, other bots, our own messages, groups in which nobody addressed us,
 * and kinds of updates that we did not ask for.
 */
export function decode(update: Update, decoding: Decoding): Inbound | undefined {
  if (update.message) return said(update.message, update, decoding)
  if (update.edited_message) return edited(update.edited_message, update, decoding)
  if (update.callback_query) return pressed(update.callback_query, update, decoding)
  return undefined
}

function said(message: Message, update: Update, decoding: Decoding): Inbound | undefined {
  const { me, at, services } = decoding
  const { from, chat } = message
  if (!isCustomer(from) || chat.type === 'channel' || message.is_automatic_forward) return undefined
  const content = contentOf(message)
  if (!content || !isAddressed(message, me)) return undefined
  const spoken = clean(withoutMention(content.text, me))
    .slice(0, longestText)
    .replace(/[\ud800-\udbff]$/, '')
  const locale = localeOf(spoken, from)
  const command = commandIn(spoken)
  return {
    conversationId: conversationIdOf(me.id, { chat, from, thread: threadOf(message) }),
    // Update ids begin anew, at random, after a quiet week; a message's id is its chat's own. Together they are unique.
    externalId: `${update.update_id}:m${message.message_id}`,
    text: (command && wordsOf(command, locale, services)) ?? spoken,
    locale,
    payload: {
      messageId: message.message_id,
      name: nameOf(from),
      ...content.payload,
      ...(command ? { command: command.rest === '' ? command.name : `${command.name} ${command.rest}` } : {}),
      ...repliedTo(message),
    },
    at,
  }
}

/**
 * A correction is a new message that names the one it replaces: whether that was handled already only the conversation
 * knows, and to the engine "后天三点" after "明天三点" is a corrected day either way.
 */
function edited(message: Message, update: Update, decoding: Decoding): Inbound | undefined {
  const { edit_date: editedAt, message_id: messageId } = message
  // Moving live locations and new link previews arrive as edits, too.
  if (editedAt === undefined || (message.text ?? message.caption) === undefined) return undefined
  if (editedAt - message.date > freshEditSeconds) return undefined
  const inbound = said(message, update, decoding)
  return (
    inbound && {
      ...inbound,
      externalId: `${update.update_id}:e${messageId}`,
      payload: { ...inbound.payload, replaces: messageId },
    }
  )
}

function pressed(query: CallbackQuery, update: Update, { me, at }: Decoding): Inbound | undefined {
  const { message, from, data } = query
  // Buttons under inline results have no message and games have no data; we make neither.
  if (!message || data === undefined || !isCustomer(from) || message.chat.type === 'channel') return undefined
  const buttons = 'reply_markup' in message ? (message.reply_markup?.inline_keyboard.flat() ?? []) : []
  const label = buttons.find((button) => 'callback_data' in button && button.callback_data === data)?.text ?? ''
  return {
    conversationId: conversationIdOf(me.id, { chat: message.chat, from, thread: threadOf(message) }),
    externalId: `${update.update_id}:c${query.id}`,
    text: clean(label) || '[按钮]',
    locale: localeOf(label, from),
    payload: { choice: clean(data), name: nameOf(from) },
    at,
  }
}

const isCustomer = (from: User | undefined): from is User => from !== undefined && !from.is_bot

const nameOf = (from: User) => clean([from.first_name, from.last_name].filter(Boolean).join(' '))

function repliedTo({ reply_to_message: to, quote }: Message) {
  const text = quote?.text ?? to?.text ?? to?.caption
  // Every message in a topic "replies" to the one that created the topic.
  if (!to || to.forum_topic_created) return {}
  return {
    replyTo: {
      messageId: to.message_id,
      ...(text === undefined ? {} : { text: clean(text).slice(0, 200).toWellFormed() }),
    },
  }
}

/** Chinese writers often keep their phone in English, so what they write goes before what their phone says. */
function localeOf(text: string, { language_code: code }: User): 'zh' | 'en' {
  if (/\p{Script=Han}/u.test(text.replaceAll(/\[[^\]]*\]/g, ''))) return 'zh'
  if (code !== undefined) return code.startsWith('zh') ? 'zh' : 'en'
  return /^[^/]*[a-z]{2}/i.test(text) ? 'en' : 'zh'
}
