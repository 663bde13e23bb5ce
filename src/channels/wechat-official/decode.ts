import { createHash } from 'node:crypto'
import { clean, longestText } from '../clean.ts'
import type { Inbound, Media } from '../channel.ts'
import type { Fields } from './fields.ts'
import { wordsOf } from './keywords.ts'

/** What a push from the platform means for us. */
export interface Decoded {
  conversationId: string
  /** Nothing where the customer said nothing: leaving, looking at a page. */
  inbound?: Inbound
  /** What the platform lets us send because of it. */
  grants?: { by: 'message' | 'event'; at: number; id: string }
  /** He does not follow the account any more. */
  leaves?: true
}

/** Chat of a follower: `wechat-official:<appid>:<openid>`. */
const conversationOf = (appId: string, openId: string): string => `wechat-official:${appId}:${openId}`

/**
 * Reads a message or an event of a 公众号.
 * @param at ISO 8601, when it arrived
 * @returns nothing for a push without a sender or a kind, which no customer can cause
 */
export function decode(fields: Fields, appId: string, at: string): Decoded | undefined {
  const from = fields.get('FromUserName') ?? ''
  const kind = fields.get('MsgType') ?? ''
  if (!/^[\w-]{1,64}$/.test(from) || kind === '') return undefined
  const conversationId = conversationOf(appId, from)
  const sentAt = Number(fields.get('CreateTime')) || Math.floor(Date.parse(at) / 1000)
  if (kind === 'event') return decodeEvent(fields, conversationId, sentAt, at)
  const { text, payload } = messageOf(kind, fields)
  const id = fields.get('MsgId') || fields.get('MsgDataId') || digest([...fields.values()].join('\n'))
  const inbound: Inbound = {
    conversationId,
    externalId: id,
    text: clean(text).slice(0, longestText),
    locale: localeOf(text),
    ...(payload ? { payload } : {}),
    at,
  }
  // A press on a menu message counts as an event: it opens a minute, not two days.
  return { conversationId, inbound, grants: { by: payload?.['choice'] ? 'event' : 'message', at: sentAt, id } }
}

/** What the platform says in place of stickers and whatever else it keeps to itself. */
const notShown = '【收到不支持的消息类型，暂无法显示】'

function messageOf(kind: string, fields: Fields): { text: string; payload?: Record<string, unknown> } {
  const get = (name: string) => clean(fields.get(name) ?? '')
  const media = (is: Media['kind'], more: Partial<Media> = {}) => ({
    media: [{ kind: is, ref: get('MediaId'), ...more } satisfies Media],
  })
  switch (kind) {
    case 'text': {
      const choice = get('bizmsgmenuid')
      if (get('Content') === notShown) return { text: '[暂不支持的消息]', payload: { unsupported: 'sticker' } }
      return { text: get('Content'), ...(choice ? { payload: { choice } } : {}) }
    }
    case 'image':
      return { text: '[图片]', payload: media('photo') }
    case 'voice':
      // Where the account has speech recognition switched on, the words come along.
      return {
        text: get('Recognition') || '[语音]',
        payload: media('voice', { mime: `audio/${get('Format') || 'amr'}` }),
      }
    case 'video':
    case 'shortvideo':
      return { text: '[视频]', payload: media('video') }
    case 'file':
      return { text: `[文件] ${get('Title')}`, payload: media('document', { name: get('Title') }) }
    case 'location': {
      const [lat, lon] = [Number(get('Location_X')), Number(get('Location_Y'))]
      return { text: `[位置] ${get('Label')}`, payload: { location: { lat, lon, label: get('Label') } } }
    }
    case 'link':
      return {
        text: `[链接] ${get('Title')} ${get('Url')}`,
        payload: { link: { title: get('Title'), url: get('Url') } },
      }
    default:
      return { text: '[暂不支持的消息]', payload: { unsupported: clean(kind).slice(0, 64) } }
  }
}

/** Events that a customer causes by asking for something; all others need no answer. */
function decodeEvent(fields: Fields, conversationId: string, sentAt: number, at: string): Decoded {
  const event = (fields.get('Event') ?? '').toLowerCase()
  const key = fields.get('EventKey') ?? ''
  const id = `${sentAt}:${event}:${key.length > 64 ? digest(key) : key}`
  const said = (text: string, payload: Record<string, unknown>): Decoded => ({
    conversationId,
    inbound: {
      conversationId,
      externalId: clean(id),
      text: clean(text).slice(0, longestText),
      locale: 'zh',
      payload: { event, ...payload },
      at,
    },
    grants: { by: 'event', at: sentAt, id },
  })
  switch (event) {
    case 'subscribe': {
      const scene = clean(key.replace(/^qrscene_/, ''))
      return said(wordsOf(scene) ?? '你好', scene ? { scene } : {})
    }
    case 'unsubscribe':
      return { conversationId, leaves: true }
    case 'scan':
      return said(wordsOf(key) ?? '你好', { scene: clean(key) })
    case 'click':
      return said(wordsOf(key) ?? key, { menu: clean(key) })
    case 'scancode_waitmsg':
      return said(fields.get('ScanCodeInfo.ScanResult') ?? '[扫码]', { menu: clean(key) })
    default:
      return { conversationId }
  }
}

const localeOf = (text: string): 'zh' | 'en' => (/[a-z]{2}/i.test(text) && !/[\u3400-\u9fff]/.test(text) ? 'en' : 'zh')

const digest = (text: string): string => createHash('sha256').update(text, 'utf8').digest('base64url')
