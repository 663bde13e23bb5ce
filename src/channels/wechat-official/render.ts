import { numbered, type Capabilities, type Outbound } from '../channel.ts'
import { splitText } from '../split-text.ts'

/** One message of a reply, and which of how many it is: a reply is begun only when all of it may be sent. */
export interface Part {
  index: number
  count: number
  message: Record<string, unknown>
  /** The message is made of the reply's file, which the platform has to have first. */
  file?: 'image' | 'file'
}

const megabyte = 1024 * 1024
export const officialFiles: Capabilities['files'] = { 'image/jpeg': 10 * megabyte, 'image/png': 10 * megabyte }

/** The words of a reply and then its file, each one of the few messages that may be sent. */
export function withFile(parts: readonly Part[], { file }: Outbound): readonly Part[] {
  if (!file) return parts
  const all = [...parts, { message: {}, file: file.kind === 'photo' ? ('image' as const) : ('file' as const) }]
  return all.map((part, index) => ({ ...part, index, count: all.length }))
}

export const textLimit: Capabilities['text'] = { max: 2_048, unit: 'utf8-bytes', markup: 'none' }

/**
 * Turns a reply into messages of a 公众号, as few as possible, since each is one of five.
 * @param menu whether choices are shown as a menu message; else they are numbered, which the engine understands as well
 */
export function render(out: Outbound, menu: boolean): readonly Part[] {
  return withFile(renderText(out, menu), out)
}

function renderText(out: Outbound, menu: boolean): readonly Part[] {
  const list = out.choices.map(({ id, label }) => ({ id, content: label }))
  const fits = Buffer.byteLength(out.text + list.map(({ content }) => `${content}\n`).join(''), 'utf8') <= textLimit.max
  if (menu && list.length > 0 && fits) {
    const msgmenu = { head_content: out.text, list, tail_content: '' }
    return [{ index: 0, count: 1, message: { msgtype: 'msgmenu', msgmenu } }]
  }
  const texts = splitText(numbered(out.text, out.choices), textLimit)
  return texts.map((content, index) => ({
    index,
    count: texts.length,
    message: { msgtype: 'text', text: { content } },
  }))
}
