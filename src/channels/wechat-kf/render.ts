import { numbered, type Capabilities, type Outbound } from '../channel.ts'
import { splitText } from '../split-text.ts'
import { textLimit, withFile, type Part } from '../wechat-official/render.ts'

const mostItems = 10
const longestIdBytes = 64
const longestLabelBytes = 128
const longestHeadBytes = 1_024
const megabyte = 1024 * 1024
export const kfFiles: Capabilities['files'] = {
  'image/jpeg': 10 * megabyte,
  'image/png': 10 * megabyte,
  'application/pdf': 20 * megabyte,
}

/** Turns a reply into messages of 微信客服, as few as possible, since each is one of five. */
export function render(out: Outbound): readonly Part[] {
  return withFile(renderText(out), out)
}

function renderText(out: Outbound): readonly Part[] {
  if (fitsMenu(out)) {
    const list = out.choices.map(({ id, label }) => ({ type: 'click', click: { id, content: label } }))
    return [{ index: 0, count: 1, message: { msgtype: 'msgmenu', msgmenu: { head_content: out.text, list } } }]
  }
  const texts = splitText(numbered(out.text, out.choices), textLimit)
  return texts.map((content, index) => ({
    index,
    count: texts.length,
    message: { msgtype: 'text', text: { content } },
  }))
}

const bytesOf = (text: string): number => Buffer.byteLength(text, 'utf8')

const fitsMenu = ({ text, choices }: Outbound): boolean =>
  choices.length > 0 &&
  choices.length <= mostItems &&
  bytesOf(text) <= longestHeadBytes &&
  choices.every(({ id, label }) => bytesOf(id) <= longestIdBytes && bytesOf(label) <= longestLabelBytes)
