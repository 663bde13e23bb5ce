import type { InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardMarkup } from 'grammy/types'
import { numbered, type Capabilities, type Outbound } from '../channel.ts'
import { splitText } from '../split-text.ts'
import type { Choice } from '#engine/model.ts'
import { addressOf, isGroup } from './address.ts'

interface Place {
  chat_id: number
  message_thread_id?: number
}

/** A `sendMessage` call. */
export interface TextPart extends Place {
  text: string
  parse_mode: 'HTML'
  link_preview_options: { is_disabled: true }
  reply_markup?: InlineKeyboardMarkup | ReplyKeyboardMarkup
}

/** A `sendPhoto` or `sendDocument` call; whoever sends it has the bytes from the reply. */
export interface FilePart extends Place {
  file: 'photo' | 'document'
  caption?: string
  parse_mode?: 'HTML'
}

export type Part = TextPart | FilePart

export const textLimit: Capabilities['text'] = { max: 4_096, unit: 'utf16', markup: 'html' }
export const limits = { callbackBytes: 64, choices: 40, caption: 1_024 }
/** Telegram takes pictures up to 10 MB, and other files up to 50 MB of which nobody gives us so many. */
export const fileLimits: Capabilities['files'] = {
  'image/jpeg': 10 * 1024 * 1024,
  'image/png': 10 * 1024 * 1024,
  'image/webp': 10 * 1024 * 1024,
  'application/pdf': 50 * 1024 * 1024,
}

/** The calls that a reply takes, in order: the text in pieces, the buttons under the last, or a file with its words. */
export function render(out: Outbound): Part[] {
  const { file } = out
  if (!file) return renderText(out)
  const text = out.text.trim()
  // Under a file there is room for few words; more go before it.
  const fits = text.length <= limits.caption && out.choices.length === 0
  const caption = fits && text !== '' ? { caption: escape(text), parse_mode: 'HTML' as const } : {}
  return [...(fits ? [] : renderText(out)), { ...placeOf(out.conversationId), file: file.kind, ...caption }]
}

function placeOf(conversationId: string): Place {
  const { chat, thread } = addressOf(conversationId)
  return { chat_id: chat, ...(thread === undefined ? {} : { message_thread_id: thread }) }
}

function renderText(out: Outbound): TextPart[] {
  const asButtons = out.choices.length <= limits.choices && out.choices.every(fitsButton)
  const pieces = splitText(asButtons ? out.text : numbered(out.text, out.choices), textLimit)
  // Telegram refuses a message without text, but a question may be all buttons.
  if (pieces.length === 0 && out.choices.length > 0) pieces.push('👇')
  const markup = asButtons && out.choices.length > 0 ? { inline_keyboard: rowsOf(out.choices) } : keyboardFor(out)
  return pieces.map((piece, i) => ({
    ...placeOf(out.conversationId),
    text: escape(piece),
    parse_mode: 'HTML',
    link_preview_options: { is_disabled: true },
    ...(markup && i === pieces.length - 1 ? { reply_markup: markup } : {}),
  }))
}

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

function fitsButton({ id, label }: Choice): boolean {
  return id !== '' && Buffer.byteLength(id) <= limits.callbackBytes && label.trim() !== ''
}

/** A phone shows about 24 half-width columns beside each other; two short labels share a row. */
const halfRow = 12

function rowsOf(choices: readonly Choice[]): InlineKeyboardButton[][] {
  const perRow = choices.every(({ label }) => columns(label) <= halfRow) ? 2 : 1
  const buttons = choices.map(({ id, label }) => ({ text: label, callback_data: id }))
  return Array.from({ length: Math.ceil(buttons.length / perRow) }, (_, i) =>
    buttons.slice(i * perRow, (i + 1) * perRow),
  )
}

const columns = (text: string) =>
  Array.from(text).reduce((sum, char) => sum + (/[\u1100-\uffff]/.test(char) ? 2 : 1), 0)

/** A button that sends the customer's own number. Groups cannot have it, and buttons of a question go first. */
function keyboardFor(out: Outbound): ReplyKeyboardMarkup | undefined {
  if (out.asks !== 'phone' || isGroup(out.conversationId)) return undefined
  // The button speaks as the question above it does.
  const text = /\p{Script=Han}/u.test(out.text) ? '📱 发送我的手机号' : '📱 Share my phone number'
  return { keyboard: [[{ text, request_contact: true }]], resize_keyboard: true, one_time_keyboard: true }
}
