import { serveJson, type Answer } from './serve-json.ts'
import { withButtons, type Doing, type Platform, type Sendable } from './platform.ts'

type Json = Record<string, unknown>

const token = '4242:AAdialogue'
const secret = 'the-secret-of-the-dialogue'
const customerId = 10_001

interface Shown {
  messageId: number
  text: string
  buttons: { text: string; callback_data: string }[]
  markup: unknown
}

/** Telegram with one customer in a private chat; updates come by webhook, replies go out over HTTP. */
export async function telegramPlatform(locale: 'zh' | 'en', now: () => Date): Promise<Platform> {
  const shown: Shown[] = []
  let read = 0
  let lastId = 1_000
  const from = { id: customerId, is_bot: false, first_name: locale === 'zh' ? '小陈' : 'Chris', language_code: locale }
  const chat = { id: customerId, type: 'private', first_name: from.first_name }
  const bot = { id: 4242, is_bot: true, first_name: '管家', username: 'guanjia_dialogue_bot' }
  const seconds = () => Math.floor(now().getTime() / 1_000)

  const server = await serveJson((url, body) => {
    const [, kind, method = ''] = url.pathname.split('/')
    if (kind !== `bot${token}`) return refused(401, 'Unauthorized')
    switch (method) {
      case 'getMe':
        return done(bot)
      case 'setMyCommands':
      case 'answerCallbackQuery':
      case 'sendChatAction':
        return done(true)
      case 'sendMessage':
        return arrives(body)
      default:
        return refused(404, 'Not Found')
    }
  })

  function arrives(body: Json): Answer {
    if (body['chat_id'] !== customerId) return refused(400, 'Bad Request: chat not found')
    const text = parsed(String(body['text'] ?? ''), body['parse_mode'] === 'HTML')
    if (text === undefined) return refused(400, "Bad Request: can't parse entities")
    if (text.trim() === '') return refused(400, 'Bad Request: message text is empty')
    if (text.length > 4_096) return refused(400, 'Bad Request: message is too long')
    const markup = body['reply_markup'] as { inline_keyboard?: Shown['buttons'][] } | undefined
    const buttons = markup?.inline_keyboard?.flat() ?? []
    if (buttons.some(({ callback_data: data }) => Buffer.byteLength(data) < 1 || Buffer.byteLength(data) > 64))
      return refused(400, 'Bad Request: BUTTON_DATA_INVALID')
    shown.push({ messageId: ++lastId, text, buttons, markup })
    return done({ message_id: lastId, from: bot, chat, date: seconds(), text })
  }

  function contentOf(doing: Doing): Json {
    const message = { message_id: ++lastId, from, chat, date: seconds() }
    switch (doing.do) {
      case 'say':
        return { message: { ...message, text: doing.text } }
      case 'send':
        return { message: { ...message, ...sent(doing.what, doing.text) } }
      case 'choose': {
        const under = shown.findLast(({ buttons }) =>
          buttons.some((button) => button.callback_data === doing.choice.id),
        )
        if (!under) throw new Error(`Telegram shows no button ${doing.choice.label}`)
        const { messageId, text, markup } = under
        const pressed = { message_id: messageId, from: bot, chat, date: seconds(), text, reply_markup: markup }
        const query = { id: String(++lastId), from, chat_instance: '1', message: pressed, data: doing.choice.id }
        return { callback_query: query }
      }
      default:
        return doing satisfies never
    }
  }

  return {
    conversationId: `telegram:4242:${customerId}`,
    settings: {
      TELEGRAM_BOT_TOKEN: token,
      TELEGRAM_API_ROOT: server.url,
      TELEGRAM_MODE: 'webhook',
      TELEGRAM_WEBHOOK_SECRET: secret,
    },
    channels: () => [],
    happens(doing) {
      const update = JSON.stringify({ update_id: ++lastId, ...contentOf(doing) })
      return {
        async deliver(fetch) {
          const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret }
          const request = new Request('http://localhost/webhooks/telegram', { method: 'POST', headers, body: update })
          const { status } = await fetch(request)
          if (status !== 200) throw new Error(`the webhook of Telegram answered ${status}`)
        },
      }
    },
    seen() {
      const news = shown.slice(read)
      read = shown.length
      return news.map(({ text, buttons }) =>
        withButtons(
          text,
          buttons.map((button) => button.text),
        ),
      )
    },
    close: server.close,
  }
}

const done = (result: unknown): Answer => ({ status: 200, body: { ok: true, result } })
const refused = (status: number, description: string): Answer => ({
  status,
  body: { ok: false, error_code: status, description },
})

/** Nothing for entities that Telegram would refuse. */
function parsed(text: string, html: boolean): string | undefined {
  if (!html) return text
  const plain = text.replaceAll(/<\/?(?:b|i|u|s|code|pre)>/g, '')
  if (/<|&(?!(?:lt|gt|amp|quot);)/.test(plain)) return undefined
  return plain.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
}

function sent(what: Sendable, text: string): Json {
  const file = { file_id: 'AgACAgUAAxkBAAI', file_unique_id: 'AQADq7o' }
  switch (what) {
    case 'photo':
      return { photo: [{ ...file, width: 1280, height: 960, file_size: 98_000 }], ...(text ? { caption: text } : {}) }
    case 'voice':
      return { voice: { ...file, duration: 4, mime_type: 'audio/ogg', file_size: 9_000 } }
    case 'sticker':
      return { sticker: { ...file, type: 'regular', width: 512, height: 512, emoji: text || '👍', is_animated: false } }
    case 'location': {
      const location = { latitude: 31.19, longitude: 121.43 }
      return text ? { location, venue: { location, title: text, address: '' } } : { location }
    }
    case 'contact':
      return { contact: { phone_number: text, first_name: '小陈', user_id: customerId } }
    default:
      return what satisfies never
  }
}
