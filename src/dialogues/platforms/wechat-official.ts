import { makeEnvelope } from '#channels/wechat-official/envelope.ts'
import { serveJson, type Answer } from './serve-json.ts'
import { withButtons, type Doing, type Platform, type Sendable } from './platform.ts'

type Json = Record<string, unknown>

const appId = 'wxd1a109e000000001'
const token = 'dialogue'
const aesKey = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'
const openId = 'oDialogueCustomer_0000000001'
const hourMs = 3_600_000

/** WeChat with one follower of a 公众号 in secure mode, as strict about sizes and the window of 48 hours as the real one. */
export async function wechatOfficialPlatform(now: () => Date): Promise<Platform> {
  const envelope = makeEnvelope(token, appId, [aesKey])
  const shown: string[] = []
  let read = 0
  let lastId = 6_547_288_321_577_417_000n
  const window = { left: 0, until: 0 }

  const server = await serveJson((url, body) => {
    switch (url.pathname) {
      case '/cgi-bin/stable_token':
        return answer({ access_token: 'dialogue-token', expires_in: 7_200 })
      case '/cgi-bin/message/custom/send':
        return answer({ errcode: arrives(body), errmsg: '' })
      case '/cgi-bin/message/custom/typing':
        return answer({ errcode: 0, errmsg: 'ok' })
      default:
        return { status: 404, body: {} }
    }
  })

  /** An errcode, 0 for accepted. */
  function arrives(body: Json): number {
    if (body['touser'] !== openId) return 40003
    const text = (body['text'] as { content?: unknown } | undefined)?.content
    const menu = body['msgmenu'] as { head_content: string; list: { content: string }[] } | undefined
    if (typeof text !== 'string' && !menu) return 40008
    if (text === '') return 44004
    if (typeof text === 'string' && Buffer.byteLength(text) > 2_048) return 45002
    if (window.until <= now().getTime()) return 45015
    if (window.left-- <= 0) return 45047
    const labels = menu?.list.map(({ content }) => content) ?? []
    shown.push(typeof text === 'string' ? text : withButtons(menu?.head_content ?? '', labels))
    return 0
  }

  return {
    conversationId: `wechat-official:${appId}:${openId}`,
    settings: {
      WECHAT_OA_APPID: appId,
      WECHAT_OA_SECRET: 'secret',
      WECHAT_OA_TOKEN: token,
      WECHAT_OA_AES_KEY: aesKey,
      WECHAT_OA_MENU_MESSAGES: false,
      WECHAT_API_ROOT: server.url,
    },
    channels: () => [],
    happens(doing) {
      const createdAt = String(Math.floor(now().getTime() / 1_000))
      const fields = {
        ToUserName: 'gh_dialogue',
        FromUserName: openId,
        CreateTime: createdAt,
        ...contentOf(doing),
        MsgId: String(++lastId),
      }
      const encrypted = envelope.seal(xml(fields))
      Object.assign(window, { left: 5, until: now().getTime() + 48 * hourMs })
      return {
        async deliver(fetch) {
          const timestamp = String(Math.floor(now().getTime() / 1_000))
          const signed = { timestamp, nonce: '1842517', encrypt_type: 'aes', openid: openId }
          const signature = envelope.sign([timestamp, signed.nonce, encrypted])
          const query = new URLSearchParams({ ...signed, msg_signature: signature }).toString()
          const request = new Request(`http://localhost/webhooks/wechat?${query}`, {
            method: 'POST',
            headers: { 'content-type': 'text/xml' },
            body: xml({ ToUserName: 'gh_dialogue', Encrypt: encrypted }),
          })
          const response = await fetch(request)
          if ((await response.text()) !== 'success')
            throw new Error(`the webhook of WeChat answered ${response.status}`)
        },
      }
    },
    seen() {
      const news = shown.slice(read)
      read = shown.length
      return news
    },
    close: server.close,
  }
}

const answer = (body: Json): Answer => ({ status: 200, body })

const xml = (fields: Readonly<Record<string, string>>): string =>
  `<xml>${Object.entries(fields)
    .map(([name, value]) =>
      /^\d+$/.test(value) ? `<${name}>${value}</${name}>` : `<${name}>${cdata(value)}</${name}>`,
    )
    .join('')}</xml>`

const cdata = (text: string) => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`

function contentOf(doing: Doing): Record<string, string> {
  switch (doing.do) {
    case 'say':
      return { MsgType: 'text', Content: doing.text }
    case 'choose':
      return { MsgType: 'text', Content: String(doing.position) }
    case 'send':
      return sent(doing.what, doing.text)
    default:
      return doing satisfies never
  }
}

function sent(what: Sendable, text: string): Record<string, string> {
  const media = { MediaId: 'media-1' }
  switch (what) {
    case 'photo':
      return { MsgType: 'image', PicUrl: 'https://mmbiz.qpic.cn/x', ...media }
    case 'voice':
      return { MsgType: 'voice', Format: 'amr', ...media, ...(text ? { Recognition: text } : {}) }
    case 'sticker':
      // What WeChat says in place of a sticker.
      return { MsgType: 'text', Content: '【收到不支持的消息类型，暂无法显示】' }
    case 'location':
      return { MsgType: 'location', Location_X: '31.19', Location_Y: '121.43', Scale: '16', Label: text }
    case 'contact':
      throw new Error('a 公众号 is sent no contacts')
    default:
      return what satisfies never
  }
}
