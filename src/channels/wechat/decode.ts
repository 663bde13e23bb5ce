import { clean, longestText } from '../clean.ts'
import type { Inbound, Media } from '../channel.ts'
import { conversationOf } from './address.ts'
import { officialAccount, type Friendship, type Message } from './library.ts'

/** Accounts of WeChat itself. Answering them, or another company's bot, would never end. */
const system: ReadonlySet<string> = new Set([
  'weixin',
  'fmessage',
  'filehelper',
  'newsapp',
  'medianote',
  'floatbottle',
  'qqmail',
])

/** What is replayed after a login was answered long ago. */
const stalestSeconds = 600

/** Of these a customer expects no answer. */
const unspoken: ReadonlySet<string> = new Set(['Recalled', 'GroupNote'])

/**
 * Reads a message of a personal account.
 * @param type the name of the message's type
 * @param at ISO 8601, when it arrived
 * @returns nothing for our own, stale and system messages, and in rooms for what is not addressed to us
 */
export async function decode(
  message: Message,
  type: string,
  account: string,
  at: string,
): Promise<Inbound | undefined> {
  if (message.self() || message.age() > stalestSeconds || unspoken.has(type)) return undefined
  const talker = message.talker()
  if (talker.type() === officialAccount || system.has(talker.id)) return undefined
  const room = message.room()
  if (room && !(await message.mentionSelf())) return undefined
  const { text, payload } = await messageOf(message, type, room !== undefined)
  const cleaned = clean(text).slice(0, longestText)
  return {
    conversationId: conversationOf({ account, talker: talker.id, ...(room ? { room: room.id } : {}) }),
    externalId: message.id,
    text: cleaned,
    locale: /[a-z]{2}/i.test(cleaned) && !/[\u3400-\u9fff]/.test(cleaned) ? 'en' : 'zh',
    ...(payload ? { payload } : {}),
    at,
  }
}

/** The first word of somebody who has become a contact; the same for the request and its confirmation. */
export function greetingOf(friendship: Friendship, account: string, at: string): Inbound {
  const talker = friendship.contact().id
  return {
    conversationId: conversationOf({ account, talker }),
    externalId: `friend:${at.slice(0, 10)}`,
    text: '你好',
    locale: 'zh',
    payload: { event: 'friend', hello: clean(friendship.hello()).slice(0, 200) },
    at,
  }
}

async function messageOf(
  message: Message,
  type: string,
  inRoom: boolean,
): Promise<{ text: string; payload?: Record<string, unknown> }> {
  const media = (kind: Media['kind']) => ({ media: [{ kind, ref: message.id } satisfies Media] })
  switch (type) {
    case 'Text':
      // Without the members' names the mention stays in the text, which is better than no text.
      return { text: inRoom ? await message.mentionText().catch(() => message.text()) : message.text() }
    case 'Image':
      return { text: '[图片]', payload: media('photo') }
    case 'Audio':
      return { text: '[语音]', payload: media('voice') }
    case 'Video':
      return { text: '[视频]', payload: media('video') }
    case 'Attachment':
      return { text: '[文件]', payload: media('document') }
    case 'Emoticon':
      return { text: '[表情]', payload: media('sticker') }
    case 'Location':
      return message.toLocation().then(placeOf, () => ({ text: '[位置]' }))
    case 'Url':
      return message.toUrlLink().then(
        (link) => ({
          text: `[链接] ${link.title()} ${link.url()}`,
          payload: { link: { title: clean(link.title()), url: clean(link.url()) } },
        }),
        () => ({ text: '[链接]' }),
      )
    default:
      return { text: '[暂不支持的消息]', payload: { unsupported: type } }
  }
}

function placeOf(place: Awaited<ReturnType<Message['toLocation']>>) {
  const label = clean(`${place.address()} ${place.name()}`)
  return { text: `[位置] ${label}`, payload: { location: { lat: place.latitude(), lon: place.longitude(), label } } }
}
