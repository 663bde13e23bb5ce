import { setTimeout as pause } from 'node:timers/promises'
import {
  numbered,
  type Capabilities,
  type Elsewhere,
  type Health,
  type Inbound,
  type LiveChannel,
  type Outbound,
  type SendResult,
  type Sink,
} from '../channel.ts'
import { inTurn } from '../in-turn.ts'
import { splitText } from '../split-text.ts'
import { clean, longestText } from '../clean.ts'
import { addressOf, conversationOf } from './address.ts'
import { decode, greetingOf } from './decode.ts'
import {
  friendshipAsked,
  friendshipConfirmed,
  loadLibrary,
  type Bot,
  type Friendship,
  type Library,
  type Message,
} from './library.ts'
import { makeOwnWords } from './own-words.ts'
import { scanPage, type Login } from './scan-page.ts'

export interface WechatOptions {
  /** The name of a puppet's package, or a puppet. */
  puppet: unknown
  /** Where the login is kept, so that a restart needs no scan: a file name without its extension. */
  memory: string
  /** Opens the page with the code to scan; at least 16 characters. */
  scanKey: string
  now(): Date
  onError(error: unknown): void
  /** Somebody wrote on the paired phone; the same may be told twice. */
  elsewhere?(said: Elsewhere): Promise<void>
  /** How long to wait between two sends: an account that writes faster than people do is soon barred. */
  paceMs?: number
  library?: () => Promise<Library>
}

const textLimit: Capabilities['text'] = { max: 2_000, unit: 'utf16', markup: 'none' }
const defaultPaceMs = 1_000
const loggedOutPauseMs = 15_000
const sayTimeoutMs = 30_000
const storeRetryMs = 200
/** What was typed longer ago was seen to by whoever typed it. */
const freshSeconds = 600
const longestRetryMs = 10_000
const longestStartRetryMs = 60_000
/** Without a sign of life for so long, a login that still calls itself one is none. */
const silentMs = 300_000
/** So many sends in a row that fail mean the same. */
const failuresLimit = 3
/** Neither a login nor a code to scan for so long: the puppet is stuck. */
const stuckMs = 300_000
const lookEveryMs = 5_000

/**
 * A personal WeChat account through Wechaty, in one process only. WeChat forbids such automation and bars accounts for
 * it: for trying out and for demonstrations.
 * @throws Error for a key that is too short
 */
export function wechat(options: WechatOptions): LiveChannel {
  const { now, onError } = options
  if (options.scanKey.length < 16) throw new Error('the key of the scan page needs at least 16 characters')
  const ordered = inTurn()
  const underWay = new Set<Promise<void>>()
  const ownWords = makeOwnWords()
  let bot: Bot | undefined
  let login: Login = { state: 'starting' }
  let changedAt = now().getTime()
  let heardAt: number | undefined
  let failures = 0

  function become(next: Login): void {
    login = next
    changedAt = now().getTime()
    heardAt = undefined
    failures = 0
  }

  /** Nothing that a handler throws may reach the library: it would end the process. */
  function guarded<T extends unknown[]>(handle: (...args: T) => unknown): (...args: T) => void {
    return (...args) => {
      heardAt = heardAt === undefined ? undefined : now().getTime()
      try {
        const work = Promise.resolve(handle(...args))
          .then(() => undefined)
          .catch(onError)
          .finally(() => underWay.delete(work))
        underWay.add(work)
      } catch (error) {
        onError(error)
      }
    }
  }

  function listen(to: Bot, sink: Sink, signal: AbortSignal): void {
    to.on(
      'scan',
      guarded((link: string) => become({ state: 'needs-login', link })),
    )
    to.on(
      'login',
      guarded((user) => become({ state: 'online', detail: user.name() })),
    )
    to.on(
      'logout',
      guarded(() => become({ state: 'needs-login' })),
    )
    to.on(
      'heartbeat',
      guarded(() => (heardAt = now().getTime())),
    )
    to.on('error', guarded(onError))
    to.on(
      'message',
      guarded((message) => receive(to, message, sink, signal)),
    )
    to.on(
      'friendship',
      guarded((friendship) => befriend(to, friendship, sink, signal)),
    )
  }

  /** The library hands messages over all at once; those of one chat take their turns. */
  function receive(from: Bot, message: Message, sink: Sink, signal: AbortSignal): Promise<void> {
    const chat = message.room()?.id ?? message.talker().id
    const account = from.currentUser.id
    const at = now().toISOString()
    if (message.self()) return typed(message, account)
    return ordered(`${account}:${chat}`, async () => {
      const inbound = await decode(message, from.Message.Type[message.type()] ?? 'Unknown', account, at)
      if (inbound) await store(sink, inbound, signal)
    })
  }

  /** What went out from this account without this program: somebody typed it on the phone. */
  async function typed(message: Message, account: string): Promise<void> {
    const to = message.listener()
    const at = now().getTime()
    if (message.room() || !to || message.age() > freshSeconds || ownWords.explains(to.id, message.text(), at)) return
    const conversationId = conversationOf({ account, talker: to.id })
    await options.elsewhere?.({
      conversationId,
      externalId: message.id,
      text: clean(message.text()).slice(0, longestText),
    })
  }

  async function befriend(from: Bot, friendship: Friendship, sink: Sink, signal: AbortSignal): Promise<void> {
    if (friendship.type() === friendshipAsked) await friendship.accept()
    else if (friendship.type() !== friendshipConfirmed) return
    await store(sink, greetingOf(friendship, from.currentUser.id, now().toISOString()), signal)
  }

  /** WeChat does not bring anything a second time, so it is kept here until it is stored. */
  async function store(sink: Sink, inbound: Inbound, signal: AbortSignal): Promise<void> {
    for (let waitMs = storeRetryMs; ; waitMs = Math.min(waitMs * 2, longestRetryMs)) {
      try {
        return await sink([inbound])
      } catch (error) {
        if (signal.aborted) throw error
        onError(error)
        await sleep(waitMs, signal)
      }
    }
  }

  /** Runs one bot until it is stopped or stuck. */
  async function run(library: Library, sink: Sink, signal: AbortSignal): Promise<void> {
    const mine = library.WechatyBuilder.build({ name: options.memory, puppet: options.puppet })
    become({ state: 'starting' })
    listen(mine, sink, signal)
    bot = mine
    try {
      await mine.start()
      while (!signal.aborted && !isStuck()) await sleep(lookEveryMs, signal)
    } finally {
      await mine.stop().catch(onError)
    }
  }

  const isStuck = (): boolean =>
    login.state !== 'online' && login.link === undefined && now().getTime() - changedAt > stuckMs

  async function start(sink: Sink, signal: AbortSignal): Promise<void> {
    for (let waitMs = storeRetryMs; !signal.aborted; waitMs = Math.min(waitMs * 2, longestStartRetryMs)) {
      try {
        await run(await (options.library ?? loadLibrary)(), sink, signal)
      } catch (error) {
        onError(error)
        become({ state: 'offline', detail: error instanceof Error ? error.message : 'Wechaty failed' })
        await sleep(waitMs, signal)
      }
    }
    await Promise.all(underWay)
    bot = undefined
    become({ state: 'offline' })
  }

  function health(): Health {
    const { state, detail } = login
    if (state !== 'online') return { state, ...(detail === undefined ? {} : { detail }) }
    if (failures >= failuresLimit) return { state: 'offline', detail: '连续发送失败，请重新登录' }
    const silent = heardAt !== undefined && now().getTime() - heardAt > silentMs
    return silent
      ? { state: 'offline', detail: '长时间没有心跳，请重新登录' }
      : { state, ...(detail === undefined ? {} : { detail }) }
  }

  async function send(text: string, out: Outbound): Promise<SendResult> {
    const address = addressOf(out.conversationId)
    // Kept until somebody has logged in: the alarm is raised by `health`.
    if (!bot?.isLoggedIn || login.state !== 'online') return { ok: false, why: 'later', retryAfterMs: loggedOutPauseMs }
    if (bot.currentUser.id !== address.account)
      return { ok: false, why: 'refused', detail: '这个会话属于以前登录的微信账号，重新登录后无法再发送' }
    const speaker = bot
    return ordered('send', async () => {
      await pause(options.paceMs ?? defaultPaceMs)
      const talker = await speaker.Contact.find({ id: address.talker })
      const room = address.room === undefined ? undefined : await speaker.Room.find({ id: address.room })
      if (!talker || (address.room !== undefined && !room))
        return { ok: false, why: 'refused', detail: '找不到这个微信联系人' }
      if (!room) ownWords.sent(address.talker, text, now().getTime())
      try {
        const said = await within(sayTimeoutMs, room ? room.say(text, talker) : talker.say(text))
        failures = 0
        return { ok: true, ...(said ? { id: said.id } : {}) }
      } catch (error) {
        failures++
        onError(error)
        return { ok: false, why: 'unknown' }
      }
    })
  }

  return {
    kind: 'wechat',
    capabilities: {
      delivery: 'sent',
      text: textLimit,
      choices: { as: 'numbered-text', max: 20, idBytes: 64 },
      // What an account that is not allowed to exist sends by itself had better be words.
      files: {},
      send: { window: 'open', idempotent: false },
      login: true,
    },
    render: (out) => splitText(numbered(out.text, out.choices), textLimit),
    send: (rendered, out) => send(rendered as string, out),
    health,
    routes: () => [scanPage(options.scanKey, () => ({ ...login, ...health() }))],
    start,
    async fetchMedia(ref, { maxBytes, signal }) {
      const message = await bot?.Message.find({ id: ref })
      if (!message) throw new Error('WeChat no longer has this message')
      const chunks: Uint8Array[] = []
      let size = 0
      const box = await message.toFileBox()
      for await (const chunk of await box.toStream()) {
        signal.throwIfAborted()
        size += chunk.byteLength
        if (size > maxBytes) throw new Error(`longer than ${maxBytes} bytes`)
        chunks.push(chunk)
      }
      return new Uint8Array(Buffer.concat(chunks))
    },
  }
}

/** Ends early, and not as an error, when the channel is stopped. */
const sleep = (ms: number, signal: AbortSignal): Promise<void> =>
  pause(ms, undefined, { signal, ref: false }).catch(() => undefined)

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>(
    (_, reject) => (timer = setTimeout(() => reject(new Error('WeChat did not answer in time')), ms)),
  )
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
