import { clean, longestText } from '../clean.ts'
import type { Elsewhere, Inbound, Media } from '../channel.ts'
import { wordsOf } from '../wechat-official/keywords.ts'

/** A line of `sync_msg`, or a part of one. Whatever the platform leaves out or adds is no reason to fail. */
export type Item = Readonly<Record<string, unknown>>

export type Decoded =
  /** A customer said something, or came in and may be greeted once with the code. */
  | { is: 'inbound'; inbound: Inbound; grants: { by: 'message' | 'event'; at: number; id: string; code?: string } }
  /** Somebody of the company wrote in WeCom itself. */
  | { is: 'elsewhere'; elsewhere: Elsewhere }
  /** What we had sent has not arrived after all. */
  | { is: 'undelivered'; messageId: string; detail: string }

/** Chat of a customer with a 客服账号: `wechat-kf:<open_kfid>:<external_userid>`. */
const conversationOf = (openKfid: string, customer: string): string => `wechat-kf:${openKfid}:${customer}`

const fromCustomer = 3
const fromPlatform = 4
const fromStaff = 5

/** Why a message did not arrive, https://developer.work.weixin.qq.com/document/path/94670 */
const failures: Readonly<Record<string, string>> = {
  1: '客服账号已删除',
  2: '应用已关闭',
  4: '会话已过期，超过 48 小时',
  5: '会话已关闭',
  6: '超过 5 条限制',
  8: '主体未验证',
  10: '客户拒收',
  11: '企业未有成员登录企业微信',
  12: '消息类型被禁止',
  13: '安全限制',
}

/**
 * Reads one message or event of 微信客服.
 * @param at ISO 8601, when it arrived
 * @returns nothing for events that need no answer
 */
export function decode(item: Item, openKfid: string, at: string): Decoded | undefined {
  const event = part(item, 'event')
  if (item['msgtype'] === 'event')
    return item['origin'] === fromPlatform ? decodeEvent(item, event, openKfid, at) : undefined
  const customer = str(item, 'external_userid')
  const id = str(item, 'msgid')
  if (customer === '' || id === '') return undefined
  if (item['origin'] === fromStaff) {
    const elsewhere = { conversationId: conversationOf(openKfid, customer), externalId: id, text: messageOf(item).text }
    return { is: 'elsewhere', elsewhere }
  }
  if (item['origin'] !== fromCustomer) return undefined
  const { text, payload } = messageOf(item)
  return inboundOf(conversationOf(openKfid, customer), id, item, text, payload, at, { by: 'message' })
}

function decodeEvent(item: Item, event: Item, openKfid: string, at: string): Decoded | undefined {
  switch (event['event_type']) {
    case 'msg_send_fail': {
      const type = String(Number(event['fail_type'] ?? 0))
      return { is: 'undelivered', messageId: str(event, 'fail_msgid'), detail: failures[type] ?? `未知原因 ${type}` }
    }
    case 'enter_session': {
      // Without a code nothing may be said; the customer has been greeted or has written within two days.
      const code = str(event, 'welcome_code')
      const customer = str(event, 'external_userid')
      if (code === '' || customer === '') return undefined
      const scene = clean(str(event, 'scene_param') || str(event, 'scene'))
      const payload = { event: 'enter', ...(scene ? { scene } : {}) }
      const id = str(item, 'msgid') || code
      return inboundOf(conversationOf(openKfid, customer), id, item, wordsOf(scene) ?? '你好', payload, at, {
        by: 'event',
        code,
      })
    }
    default:
      return undefined
  }
}

function inboundOf(
  conversationId: string,
  id: string,
  item: Item,
  text: string,
  payload: Record<string, unknown> | undefined,
  at: string,
  grant: { by: 'message' | 'event'; code?: string },
): Decoded {
  const cleaned = clean(text).slice(0, longestText)
  const locale = /[a-z]{2}/i.test(cleaned) && !/[\u3400-\u9fff]/.test(cleaned) ? 'en' : 'zh'
  const sentAt = Number(item['send_time']) || Math.floor(Date.parse(at) / 1000)
  return {
    is: 'inbound',
    inbound: { conversationId, externalId: id, text: cleaned, locale, ...(payload ? { payload } : {}), at },
    grants: { ...grant, at: sentAt, id },
  }
}

function messageOf(item: Item): { text: string; payload?: Record<string, unknown> } {
  const kind = str(item, 'msgtype')
  const body = part(item, kind)
  const media = (is: Media['kind'], more: Partial<Media> = {}) => ({
    media: [{ kind: is, ref: str(body, 'media_id'), ...more } satisfies Media],
  })
  switch (kind) {
    case 'text': {
      const choice = clean(str(body, 'menu_id'))
      return { text: str(body, 'content'), ...(choice ? { payload: { choice } } : {}) }
    }
    case 'image':
      return { text: '[图片]', payload: media('photo') }
    case 'voice':
      return { text: '[语音]', payload: media('voice', { mime: 'audio/amr' }) }
    case 'video':
      return { text: '[视频]', payload: media('video') }
    case 'file':
      return { text: '[文件]', payload: media('document') }
    case 'location': {
      const label = clean(`${str(body, 'address')} ${str(body, 'name')}`)
      const [lat, lon] = [Number(body['latitude']), Number(body['longitude'])]
      return { text: `[位置] ${label}`, payload: { location: { lat, lon, label } } }
    }
    case 'link': {
      const [title, url] = [clean(str(body, 'title')), clean(str(body, 'url'))]
      return { text: `[链接] ${title} ${url}`, payload: { link: { title, url } } }
    }
    default:
      return { text: '[暂不支持的消息]', payload: { unsupported: clean(kind).slice(0, 64) } }
  }
}

const str = (item: Item, name: string): string => (typeof item[name] === 'string' ? item[name] : '')

const part = (item: Item, name: string): Item => {
  const value = item[name]
  return typeof value === 'object' && value !== null ? (value as Item) : {}
}
