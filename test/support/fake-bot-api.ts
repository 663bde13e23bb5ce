import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Json = Record<string, unknown>

/** A message that reached a customer. */
interface Delivered {
  messageId: number
  chatId: number
  threadId: number | undefined
  method: string
  /** As the customer reads it: entities parsed. */
  text: string
  buttons: readonly { text: string; data: string }[]
  /** Buttons that stand in place of the keyboard; `contact` sends the customer's number. */
  keyboard: readonly { text: string; contact: boolean }[]
  payload: Json
  /** What came with it. */
  file?: File
}

interface Call {
  method: string
  payload: Json
}

/** What goes wrong with a call. Each is used once, by the next call of its method. */
export type Fault =
  | { kind: 'answer'; status: number; description: string; parameters?: Json }
  /** A proxy's error page instead of JSON. */
  | { kind: 'page'; status: number }
  /** Cut before the call has any effect, or after. */
  | { kind: 'cut'; when: 'before' | 'after' }
  /** Has its effect at once and answers late. */
  | { kind: 'slow'; ms: number }

export interface FakeBotApi {
  url: string
  token: string
  /** Every call, also refused ones, in order. */
  calls: readonly Call[]
  delivered: readonly Delivered[]
  webhook: { url: string; secret: string | undefined } | undefined
  commands: ReadonlyMap<string, readonly { command: string; description: string }[]>
  /** Bytes of files that `getFile` knows, by file id. */
  files: Map<string, Uint8Array>
  /** The longest that a reader of updates waits; short, so that tests meet the empty answer. The real one takes `timeout`. */
  longestWaitMs: number
  /** Chats that blocked the bot. */
  blocked: Set<number>
  /** Topics of a chat; others are not found. */
  topics: Map<number, Set<number>>
  /** What topics that the bot made are called, by thread. */
  topicNames: ReadonlyMap<number, string>
  /** Topics that are closed. */
  closedTopics: ReadonlySet<number>
  /** Groups with topics that the bot may manage. */
  forums: Set<number>
  /** Somebody deletes a topic with all that stands in it. */
  deleteTopic(chat: number, thread: number): void
  /** Groups that became supergroups. */
  migrated: Map<number, number>
  fail(method: string, ...faults: Fault[]): void
  /**
   * Something happens on Telegram: the update is kept until it is acknowledged. Resolves then.
   * @param content the update without its id
   */
  happens(content: Json, updateId?: number): Promise<void>
  /** The last updates once more, acknowledged or not, as after a crash of Telegram's; by default in their order. */
  redeliver(count: number, order?: (a: Json, b: Json) => number): Promise<void>
  /** How many times updates were posted to the webhook, and what was answered. */
  posts: readonly number[]
  /** With a wrong secret, one try; resolves with the status. */
  forge(content: Json, secret?: string): Promise<number>
  /** Nobody listens any more; resolves when those who were connected have noticed. */
  vanish(): Promise<void>
  close(): Promise<void>
}

class Refusal extends Error {
  readonly status: number
  readonly parameters: Json | undefined
  constructor(status: number, description: string, parameters?: Json) {
    super(description)
    this.status = status
    this.parameters = parameters
  }
}

const bad = (description: string, parameters?: Json) => new Refusal(400, `Bad Request: ${description}`, parameters)
const secretHeader = 'x-telegram-bot-api-secret-token'

interface Waiting {
  update: Json & { update_id: number }
  acknowledged: () => void
}

/**
 * Telegram's Bot API as strict as the real one where we have met its strictness: limits, entities, topics, one reader of
 * updates at a time. Real HTTP on 127.0.0.1. Chats need not be made: every chat has written to the bot.
 */
export async function fakeBotApi(token = '4242:AAfake-token'): Promise<FakeBotApi> {
  const botId = Number(token.split(':')[0])
  const calls: Call[] = []
  const delivered: Delivered[] = []
  const commands: Map<string, { command: string; description: string }[]> = new Map()
  const files = new Map<string, Uint8Array>()
  const blocked = new Set<number>()
  const topics = new Map<number, Set<number>>()
  const topicNames = new Map<number, string>()
  const closedTopics = new Set<number>()
  const forums = new Set<number>()
  const migrated = new Map<number, number>()
  const faults = new Map<string, Fault[]>()
  const queries = new Set<string>()
  const posts: number[] = []
  const past: (Json & { update_id: number })[] = []
  let queue: Waiting[] = []
  let lastUpdateId = 1_000
  let lastMessageId = 5_000
  let webhook: { url: string; secret: string | undefined } | undefined
  let reader: { offset: number; answer: (updates: Json[] | Refusal) => void } | undefined
  let closed = false

  /** The methods, each given its checked chat and all its parameters. */
  const methods: Record<string, (p: Json) => unknown> = {
    getMe: () => ({
      id: botId,
      is_bot: true,
      first_name: '管家',
      username: 'guanjia_test_bot',
      can_join_groups: true,
      can_read_all_group_messages: false,
      supports_inline_queries: false,
    }),
    getWebhookInfo: () => ({
      url: webhook?.url ?? '',
      has_custom_certificate: false,
      pending_update_count: queue.length,
    }),
    setWebhook(p) {
      const secret = p['secret_token']
      if (secret !== undefined && !/^[\w-]{1,256}$/.test(String(secret)))
        throw bad('secret token contains unallowed characters')
      webhook = { url: String(p['url']), secret: secret === undefined ? undefined : String(secret) }
      reader?.answer(new Refusal(409, 'Conflict: terminated by setWebhook request'))
      void post()
      return true
    },
    deleteWebhook(p) {
      webhook = undefined
      if (p['drop_pending_updates'] === true) for (const waiting of queue.splice(0)) waiting.acknowledged()
      return true
    },
    setMyCommands(p) {
      const list = p['commands'] as { command: string; description: string }[]
      if (!Array.isArray(list) || list.length > 100) throw bad('too many commands')
      for (const { command, description } of list) {
        if (!/^[a-z0-9_]{1,32}$/.test(command)) throw bad('BOT_COMMAND_INVALID')
        if (description.length === 0 || description.length > 256) throw bad('BOT_COMMAND_DESCRIPTION_INVALID')
      }
      commands.set(String(p['language_code'] ?? ''), list)
      return true
    },
    answerCallbackQuery(p) {
      if (!queries.delete(String(p['callback_query_id'])))
        throw bad('query is too old and response timeout expired or query ID is invalid')
      return true
    },
    sendChatAction(p) {
      placeOf(p)
      if (!['typing', 'upload_photo', 'upload_document'].includes(String(p['action'])))
        throw bad('wrong parameter action in request')
      return true
    },
    sendMessage(p) {
      const text = parsed(p, 'text')
      if (text.trim() === '') throw bad('message text is empty')
      if (text.length > 4_096) throw bad('message is too long')
      return arrives('sendMessage', p, text)
    },
    editMessageText: (p) => edit(p, parsed(p, 'text')),
    editMessageReplyMarkup: (p) => edit(p, undefined),
    createForumTopic(p) {
      const chat = forumOf(p)
      const name = String(p['name'] ?? '')
      if (name.trim() === '') throw bad('TOPIC_TITLE_EMPTY')
      if (name.length > 128) throw bad('TOPIC_TITLE_TOO_LONG')
      // A topic has the number of the message that tells of it.
      const thread = ++lastMessageId
      topics.set(chat, (topics.get(chat) ?? new Set()).add(thread))
      topicNames.set(thread, name)
      return { message_thread_id: thread, name, icon_color: 7_322_096 }
    },
    closeForumTopic: (p) => toggle(p, (thread) => !closedTopics.has(thread) && Boolean(closedTopics.add(thread))),
    reopenForumTopic: (p) => toggle(p, (thread) => closedTopics.delete(thread)),
    getFile(p) {
      const id = String(p['file_id'])
      const bytes = files.get(id)
      if (!bytes) throw bad('wrong file_id or the file is temporarily unavailable')
      return { file_id: id, file_unique_id: id, file_size: bytes.byteLength, file_path: `files/${id}` }
    },
  }
  for (const kind of ['Photo', 'Document', 'Voice', 'Audio', 'Video', 'Animation', 'Sticker', 'VideoNote'])
    methods[`send${kind}`] = (p) => {
      const field = kind === 'VideoNote' ? 'video_note' : kind.toLowerCase()
      if (p[field] === undefined || p[field] === '') throw bad(`there is no ${field} in the request`)
      const given = uploaded.get(p)
      if (given && given.size === 0) throw bad('file must be non-empty')
      if (given && given.size > (kind === 'Photo' ? 10 : 50) * 1024 * 1024)
        throw new Refusal(413, 'Request Entity Too Large')
      if (given && kind === 'Photo' && !isPicture(given.head)) throw bad('IMAGE_PROCESS_FAILED')
      const caption = parsed(p, 'caption')
      if (caption.length > 1_024) throw bad('message caption is too long')
      return arrives(`send${kind}`, p, caption)
    }
  for (const kind of ['Location', 'Contact', 'Venue', 'Poll', 'Dice'])
    methods[`send${kind}`] = (p) => arrives(`send${kind}`, p, '')

  function forumOf(p: Json): number {
    const { chat } = placeOf({ chat_id: p['chat_id'] })
    if (chat > 0) throw bad('the chat is not a supergroup')
    if (!forums.has(chat)) throw bad('not enough rights to manage topics')
    return chat
  }

  /** Opens or closes a topic; what it is already it does not become. */
  function toggle(p: Json, turn: (thread: number) => boolean): boolean {
    const chat = forumOf(p)
    const thread = Number(p['message_thread_id'])
    if (!topics.get(chat)?.has(thread)) throw bad(topicNames.has(thread) ? 'TOPIC_DELETED' : 'TOPIC_ID_INVALID')
    if (!turn(thread)) throw bad('TOPIC_NOT_MODIFIED')
    return true
  }

  function edit(p: Json, text: string | undefined): unknown {
    const { chat } = placeOf(p)
    const message = delivered.find((m) => m.chatId === chat && m.messageId === Number(p['message_id']))
    if (!message) throw bad('message to edit not found')
    const { buttons, keyboard } = markupOf(p, chat)
    if (text !== undefined && text.length > 4_096) throw bad('MESSAGE_TOO_LONG')
    if ((text === undefined || text === message.text) && JSON.stringify(buttons) === JSON.stringify(message.buttons))
      throw bad(
        'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
      )
    Object.assign(message, { text: text ?? message.text, buttons, keyboard })
    return messageOf(message)
  }

  function placeOf(p: Json): { chat: number; thread: number | undefined } {
    const chat = Number(p['chat_id'])
    if (!Number.isSafeInteger(chat) || chat === 0) throw bad('chat not found')
    const moved = migrated.get(chat)
    if (moved !== undefined) throw bad('group chat was upgraded to a supergroup chat', { migrate_to_chat_id: moved })
    if (blocked.has(chat)) throw new Refusal(403, 'Forbidden: bot was blocked by the user')
    const thread = p['message_thread_id'] === undefined ? undefined : Number(p['message_thread_id'])
    if (thread !== undefined && !topics.get(chat)?.has(thread)) throw bad('message thread not found')
    return { chat, thread }
  }

  function arrives(method: string, p: Json, text: string): unknown {
    const { chat, thread } = placeOf(p)
    const message: Delivered = {
      messageId: ++lastMessageId,
      chatId: chat,
      threadId: thread,
      method,
      text,
      ...markupOf(p, chat),
      payload: p,
    }
    const given = uploaded.get(p)
    if (given) message.file = given.file
    delivered.push(message)
    return messageOf(message)
  }

  const messageOf = ({ messageId, chatId, text, payload }: Delivered) => ({
    message_id: messageId,
    from: { id: botId, is_bot: true, first_name: '管家', username: 'guanjia_test_bot' },
    chat: { id: chatId, type: chatId > 0 ? 'private' : 'supergroup' },
    date: Math.floor(Date.now() / 1_000),
    ...(text === '' ? {} : { text }),
    ...(inline(payload) ? { reply_markup: payload['reply_markup'] } : {}),
  })

  /** Keeps an update for whoever reads updates. */
  function happens(content: Json, updateId = ++lastUpdateId): Promise<void> {
    const update = { update_id: updateId, ...content }
    const query = content['callback_query'] as { id?: unknown } | undefined
    if (query) queries.add(String(query.id))
    past.push(update)
    return keep([update])
  }

  async function keep(updates: (Json & { update_id: number })[]): Promise<void> {
    const waits = updates.map((update) => new Promise<void>((acknowledged) => queue.push({ update, acknowledged })))
    const { offset = 0 } = reader ?? {}
    const news = queue.map(({ update }) => update).filter((update) => update.update_id >= offset)
    if (news.length > 0) reader?.answer(news.slice(0, 100))
    void post()
    await Promise.all(waits)
  }

  let posting = false
  /** Posts what waits, one after another, again until it is acknowledged. */
  async function post(): Promise<void> {
    if (posting) return
    posting = true
    for (;;) {
      const [first] = queue
      if (!webhook || !first || closed) break
      const { update, acknowledged } = first
      const status = await send(update, webhook.secret)
      posts.push(status)
      if (status < 200 || status > 299) {
        await new Promise((resolve) => setTimeout(resolve, 5))
        continue
      }
      queue.shift()
      acknowledged()
    }
    posting = false
  }

  async function send(update: Json, secret: string | undefined): Promise<number> {
    const headers = { 'content-type': 'application/json', ...(secret === undefined ? {} : { [secretHeader]: secret }) }
    try {
      return (await fetch(webhook?.url ?? '', { method: 'POST', headers, body: JSON.stringify(update) })).status
    } catch {
      return 0
    }
  }

  /** Holds the call until there is something, like the real one; a second reader ends the first. */
  function getUpdates(p: Json, gone: (listener: () => void) => void): Promise<Json[]> {
    if (webhook)
      throw new Refusal(
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      )
    reader?.answer(
      new Refusal(
        409,
        'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
      ),
    )
    const offset = Number(p['offset'] ?? 0)
    const confirmed = queue.filter(({ update }) => update.update_id < offset)
    queue = queue.filter((waiting) => !confirmed.includes(waiting))
    for (const { acknowledged } of confirmed) acknowledged()
    if (queue.length > 0) return Promise.resolve(queue.slice(0, Number(p['limit'] ?? 100)).map(({ update }) => update))
    return new Promise((resolve, reject) => {
      const done = (updates: Json[] | Refusal) => {
        clearTimeout(timer)
        if (reader === mine) reader = undefined
        if (updates instanceof Refusal) reject(updates)
        else resolve(updates)
      }
      const mine = { offset, answer: done }
      const timer = setTimeout(() => done([]), Math.min(Number(p['timeout'] ?? 0) * 1_000, fake.longestWaitMs))
      reader = mine
      gone(() => done([]))
    })
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, kind, given, ...rest] = (request.url ?? '').replace(/\?.*/, '').split('/')
    if (kind === 'file') return file(response, given, rest.join('/'))
    const method = given ?? ''
    const payload = await payloadOf(request)
    calls.push({ method, payload })
    const fault = faults.get(method)?.shift()
    if (fault?.kind === 'cut' && fault.when === 'before') return void request.socket.destroy()
    try {
      if (kind !== `bot${token}`) throw new Refusal(401, 'Unauthorized')
      if (fault?.kind === 'page')
        return void response.writeHead(fault.status, { 'content-type': 'text/html' }).end('<html>Bad Gateway</html>')
      if (fault?.kind === 'answer') throw new Refusal(fault.status, fault.description, fault.parameters)
      const run = methods[method]
      if (!run && method !== 'getUpdates') throw new Refusal(404, 'Not Found')
      const result = run ? run(payload) : await getUpdates(payload, (listener) => void response.once('close', listener))
      if (fault?.kind === 'cut') return void request.socket.destroy()
      if (fault?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.ms))
      answer(response, 200, { ok: true, result })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const { status, message, parameters } = error
      answer(response, status, {
        ok: false,
        error_code: status,
        description: message,
        ...(parameters ? { parameters } : {}),
      })
    }
  }

  function file(response: ServerResponse, bot: string | undefined, path: string): void {
    const bytes = bot === `bot${token}` ? files.get(path.replace(/^files\//, '')) : undefined
    if (bytes) response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(bytes)
    else response.writeHead(404).end()
  }

  const server = await listening((request, response) => {
    handle(request, response).catch((error: unknown) => response.destroy(error as Error))
  })
  const ended = new Promise((resolve) => server.once('close', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const vanish = async () => {
    server.close()
    server.closeAllConnections()
    await ended
    for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve))
  }
  const fake: FakeBotApi = {
    url,
    token,
    longestWaitMs: 100,
    calls,
    delivered,
    commands,
    files,
    blocked,
    topics,
    topicNames,
    closedTopics,
    forums,
    deleteTopic: (chat, thread) => void topics.get(chat)?.delete(thread),
    migrated,
    posts,
    get webhook() {
      return webhook
    },
    fail: (method, ...more) => void faults.set(method, [...(faults.get(method) ?? []), ...more]),
    happens,
    async redeliver(count, order) {
      const again = past.slice(-count)
      await keep(order ? again.toSorted(order) : again)
    },
    forge: (content, secret) => send({ update_id: ++lastUpdateId, ...content }, secret),
    vanish,
    async close() {
      closed = true
      await vanish()
    },
  }
  return fake
}

function listening(handle: (request: IncomingMessage, response: ServerResponse) => void): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer(handle).listen(0, '127.0.0.1', () => resolve(server))
  })
}

function answer(response: ServerResponse, status: number, body: Json): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

/** The file of a call that came as a form. */
const uploaded = new WeakMap<Json, { file: File; size: number; head: Uint8Array }>()

const isPicture = (head: Uint8Array): boolean =>
  /^(?:\xff\xd8\xff|\x89PNG|GIF8|RIFF....WEBP)/s.test(Buffer.from(head).toString('latin1'))

/** Parameters, however they were sent: JSON, a form, or a form with files (then a file's field is its size). */
async function payloadOf(request: IncomingMessage): Promise<Json> {
  const body = Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>))
  const type = request.headers['content-type'] ?? ''
  if (type.startsWith('application/json')) return JSON.parse(body.toString() || '{}') as Json
  if (!type.startsWith('multipart/') && !type.startsWith('application/x-www-form-urlencoded'))
    return Object.fromEntries(new URL(request.url ?? '', 'http://x').searchParams)
  const form = await new Response(body, { headers: { 'content-type': type } }).formData()
  const files = new Map(Array.from(form).flatMap(([name, value]) => (typeof value === 'string' ? [] : [[name, value]])))
  const payload: Json = Object.fromEntries(
    Array.from(form, ([name, value]) => [name, typeof value === 'string' ? unpacked(value) : `file:${value.size}`]),
  )
  for (const [, file] of files) {
    const head = new Uint8Array(await file.slice(0, 16).arrayBuffer())
    uploaded.set(payload, { file, size: file.size, head })
  }
  // A field may name the part that has its file.
  for (const [name, value] of Object.entries(payload))
    if (typeof value === 'string' && value.startsWith('attach://') && !files.has(value.slice('attach://'.length)))
      payload[name] = ''
  return payload
}

const unpacked = (value: string): unknown => (/^[[{]/.test(value) ? (JSON.parse(value) as unknown) : value)

const tags = /^<(?:\/?(?:b|strong|i|em|u|ins|s|strike|del|code|pre|tg-spoiler|blockquote)|a href="[^"]*"|\/a)>/

/** The text after its entities are parsed, or the refusal that Telegram has for those it cannot parse. */
function parsed(p: Json, field: string): string {
  const raw = String(p[field] ?? '')
  if (p['parse_mode'] === undefined) return raw
  if (p['parse_mode'] !== 'HTML') throw bad('unsupported parse_mode')
  let text = ''
  for (let i = 0; i < raw.length;) {
    const rest = raw.slice(i, i + 100)
    const tag = tags.exec(rest)?.[0]
    const entity = /^&(?:(lt|gt|amp|quot)|#(\d+));/.exec(rest)
    if (!tag && rest.startsWith('<'))
      throw bad(`can't parse entities: Unsupported start tag "${rest.slice(1, 8)}" at byte offset ${i}`)
    if (entity)
      text +=
        entity[2] === undefined
          ? ({ lt: '<', gt: '>', amp: '&', quot: '"' }[entity[1] ?? ''] ?? '')
          : String.fromCodePoint(Number(entity[2]))
    else if (!tag) text += raw[i] ?? ''
    i += (tag ?? entity?.[0] ?? 'x').length
  }
  return text
}

const inline = (p: Json) => (p['reply_markup'] as { inline_keyboard?: Json[][] } | undefined)?.inline_keyboard

function markupOf(p: Json, chat: number): Pick<Delivered, 'buttons' | 'keyboard'> {
  const markup = p['reply_markup'] as { keyboard?: (Json | string)[][] } | undefined
  const buttons = (inline(p) ?? []).flat().map((button) => {
    const [text, data] = [String(button['text'] ?? ''), String(button['callback_data'] ?? '')]
    if (text.trim() === '') throw bad('text buttons are unallowed in the inline keyboard')
    if (data === '' && button['url'] === undefined) throw bad('inline keyboard button has no action')
    if (Buffer.byteLength(data) > 64) throw bad('BUTTON_DATA_INVALID')
    return { text, data }
  })
  if (buttons.length > 100) throw bad('REPLY_MARKUP_TOO_LONG')
  const keyboard = (markup?.keyboard ?? []).flat().map((key) => {
    const { text, request_contact: contact } = typeof key === 'string' ? { text: key, request_contact: false } : key
    if (contact === true && chat < 0) throw bad('phone number can be requested in private chats only')
    return { text: String(text), contact: contact === true }
  })
  return { buttons, keyboard }
}
