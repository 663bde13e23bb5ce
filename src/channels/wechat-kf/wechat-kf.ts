import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import type { Elsewhere, Health, LiveChannel, Outbound, SendResult, Sink } from '../channel.ts'
import { makeApi, type Answer, type Api } from '../wechat-official/api.ts'
import { makeEnvelope } from '../wechat-official/envelope.ts'
import type { Fields } from '../wechat-official/fields.ts'
import { paidSend } from '../wechat-official/paid-send.ts'
import { pushRoutes } from '../wechat-official/push.ts'
import { textLimit, type Part } from '../wechat-official/render.ts'
import { messageOf } from '../wechat-official/message-of.ts'
import { healthAfter, type Codes } from '../wechat-official/send-result.ts'
import { makeSendWindow, type Remaining, type Spent } from '../wechat-official/send-window.ts'
import { makeAccounts } from './accounts.ts'
import { decode, type Item } from './decode.ts'
import { readAccount } from './read-account.ts'
import { kfFiles, render } from './render.ts'
import { makeSent, messageIdOf, type Undelivered } from './sent.ts'

export interface WechatKfOptions {
  corpId: string
  secret: string
  /** The token that calls are signed with. */
  token: string
  /** EncodingAESKey, the current one and perhaps the one before. WeCom knows no plain mode. */
  aesKeys: readonly string[]
  apiRoot: string
  pool: pg.Pool
  now(): Date
  /** A reply that was sent has not arrived: it is to be shown as failed, and a person is to know. */
  undelivered(report: Undelivered): Promise<void>
  /** Somebody of the company wrote in WeCom itself; the same may be told twice. */
  elsewhere?(said: Elsewhere): Promise<void>
  onError(error: unknown): void
}

export interface WechatKf extends LiveChannel {
  /** What may still be sent to this customer; nothing when nothing is known of him. */
  remaining(conversationId: string): Promise<Remaining | undefined>
}

/** https://developer.work.weixin.qq.com/document/path/94677; a welcome code is good for 20 seconds and one message. */
const rules = { perMessage: 5, messageHours: 48, perEvent: 1, eventSeconds: 20 }

const codes: Codes = {
  texts: {
    40001: '微信客服的 Secret 不正确',
    40013: '企业 ID 不正确',
    45009: '接口调用次数已用完',
    48002: '应用没有微信客服接口的权限',
    60020: '服务器 IP 不在可信 IP 里',
    95001: '给这位客户的消息条数已用完，等客户再发消息后才能回复',
    95002: '客户超过 48 小时没有发消息，微信不允许再发消息',
    95004: '客服账号不存在',
    95018: '会话在企业微信里由人工接待或已结束，接口不能发消息',
  },
  closesWindow: new Set([95001, 95002]),
  account: new Set([40001, 40013, 45009, 48002, 60020]),
  tooMany: new Set([45033]),
}

const checkEveryMs = 600_000
const lookEveryMs = 30_000
const firstRetryMs = 500
const longestRetryMs = 30_000
const keepSentMs = 4 * 86_400_000
const repeats = 2

/**
 * 微信客服 (WeCom): a call to `/webhooks/wechat-kf` says that there is something, and it is fetched from the platform.
 * @throws Error where the token is empty, or a key is missing or malformed
 */
export function wechatKf(options: WechatKfOptions): WechatKf {
  const { corpId, pool, now } = options
  if (options.aesKeys.length === 0) throw new Error('微信客服 needs an EncodingAESKey')
  const envelope = makeEnvelope(options.token, corpId, options.aesKeys)
  const window = makeSendWindow(pool, rules)
  const payment = { window, now, codes, goneText: '客户拒收' }
  const accounts = makeAccounts(pool)
  const sent = makeSent(pool)
  const credentials = new URLSearchParams({ corpid: corpId, corpsecret: options.secret }).toString()
  const client = makeApi({ root: options.apiRoot, now, token: (call) => call(`/cgi-bin/gettoken?${credentials}`) })
  const api: Api = {
    ...client,
    post: async (path, body) => noted(await client.post(path, body)),
    upload: async (type, file) => noted(await client.upload(type, file)),
  }
  const reading = new Map<string, Promise<void>>()
  let health: Health = { state: 'starting' }
  let running: { sink: Sink; signal: AbortSignal } | undefined

  function noted(answer: Answer): Answer {
    health = healthAfter(answer, codes)
    return answer
  }

  async function called(fields: Fields): Promise<void> {
    if (!running) throw new Error('a call came before the channel was started')
    const openKfid = fields.get('OpenKfId') ?? ''
    if (fields.get('Event') !== 'kf_msg_or_event' || !/^[\w-]{1,64}$/.test(openKfid)) return
    await accounts.called(openKfid, fields.get('Token') ?? '')
    read(openKfid, running.signal)
  }

  /** Reads in the background; whoever calls meanwhile makes it read once more. */
  function read(openKfid: string, signal: AbortSignal): void {
    const before = reading.get(openKfid) ?? Promise.resolve()
    const mine = before.then(() => readPatiently(openKfid, signal))
    reading.set(openKfid, mine)
    void mine.finally(() => {
      if (reading.get(openKfid) === mine) reading.delete(openKfid)
    })
  }

  /** Never rejects: what was not read is kept by the platform for three days. */
  async function readPatiently(openKfid: string, signal: AbortSignal): Promise<void> {
    for (let waitMs = firstRetryMs; !signal.aborted; waitMs = Math.min(waitMs * 2, longestRetryMs)) {
      try {
        while (await readAccount({ api, accounts, now, take }, openKfid));
        return
      } catch (error) {
        options.onError(error)
        await sleep(waitMs, signal)
      }
    }
  }

  async function take(item: Item, openKfid: string): Promise<void> {
    const sink = running?.sink
    if (!sink) throw new Error('the channel is being stopped')
    const decoded = decode(item, openKfid, now().toISOString())
    if (decoded?.is === 'inbound') {
      await window.grant(decoded.inbound.conversationId, decoded.grants)
      await sink([decoded.inbound])
    }
    if (decoded?.is === 'elsewhere') await options.elsewhere?.(decoded.elsewhere)
    if (decoded?.is === 'undelivered') {
      const reply = await sent.find(decoded.messageId)
      if (reply) await options.undelivered({ ...reply, detail: decoded.detail })
    }
  }

  async function send(part: Part, out: Outbound): Promise<SendResult> {
    const { conversationId, key } = out
    const [openKfid, customer] = peerOf(conversationId)
    const msgid = messageIdOf(key, part.index)
    await sent.note(msgid, conversationId, key, now())
    const result = await paidSend(payment, conversationId, part, (spent) =>
      messageOf(api, part, out, (message) => post(spent, { touser: customer, open_kfid: openKfid, msgid, ...message })),
    )
    return result.ok ? { ok: true, id: msgid } : result
  }

  /** The platform refuses an id that it has seen, so what may have been lost on the way is sent again without harm. */
  async function post(spent: Spent | undefined, message: Record<string, unknown>): Promise<Answer> {
    const { touser, open_kfid: openKfid, ...rest } = message
    const [path, body] = spent?.code
      ? ['/cgi-bin/kf/send_msg_on_event', { code: spent.code, ...rest }]
      : ['/cgi-bin/kf/send_msg', { touser, open_kfid: openKfid, ...rest }]
    let answer = await api.post(path, body)
    for (let i = 0; i < repeats && answer.is === 'lost'; i++) {
      const again = await api.post(path, body)
      // Only these two say what became of the first one.
      if (again.is === 'answered' && (again.errcode === 0 || isRepeat(again))) answer = again
    }
    return answer.is === 'answered' && isRepeat(answer) ? { ...answer, errcode: 0 } : answer
  }

  /** Looks after what the calls do not: a wrong secret, calls that were missed, what need not be remembered. */
  async function watch(signal: AbortSignal): Promise<void> {
    for (let checkedAt = 0; !signal.aborted; await sleep(lookEveryMs, signal)) {
      try {
        if (health.state !== 'online' || Date.now() - checkedAt >= checkEveryMs) {
          checkedAt = Date.now()
          noted(await api.check())
          await accounts.callAll()
          await sent.forget(new Date(now().getTime() - keepSentMs))
        }
        // What a process had taken that is gone waits here as well.
        for (const openKfid of await accounts.waiting()) read(openKfid, signal)
      } catch (error) {
        options.onError(error)
      }
    }
  }

  return {
    kind: 'wechat-kf',
    capabilities: {
      delivery: 'sent',
      text: textLimit,
      choices: { as: 'menu-message', max: 10, idBytes: 64 },
      files: kfFiles,
      send: { window: { hours: rules.messageHours, perInbound: rules.perMessage }, idempotent: true },
      login: false,
    },
    render,
    send: (part, out) => send(part as Part, out),
    health: () => health,
    routes: () =>
      pushRoutes({ path: '/webhooks/wechat-kf', envelope, mode: 'sealed', sealedCheck: true, now, take: called }),
    async start(sink, signal) {
      running = { sink, signal }
      await watch(signal)
      await Promise.all(reading.values())
      running = undefined
      health = { state: 'offline' }
    },
    fetchMedia: (ref, limit) => api.media(ref, limit),
    remaining: (conversationId) => window.remaining(conversationId, now()),
  }
}

/** The number of this refusal is not documented; its words name the id, and ours is never malformed. */
const isRepeat = ({ errcode, errmsg }: { errcode: number; errmsg: string }): boolean =>
  errcode !== 0 && /msgid/i.test(errmsg)

function peerOf(conversationId: string): [string, string] {
  const [kind, openKfid, customer] = conversationId.split(':')
  if (kind !== 'wechat-kf' || !openKfid || !customer) throw new Error(`${conversationId} is not a chat of 微信客服`)
  return [openKfid, customer]
}

/** Ends early, and not as an error, when the channel is stopped. */
const sleep = (ms: number, signal: AbortSignal): Promise<void> =>
  pause(ms, undefined, { signal, ref: false }).catch(() => undefined)
