import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import type { Health, LiveChannel, Outbound, SendResult, Sink } from '../channel.ts'
import { inTurn } from '../in-turn.ts'
import { makeApi } from './api.ts'
import { decode } from './decode.ts'
import { makeEnvelope } from './envelope.ts'
import type { Fields } from './fields.ts'
import { paidSend } from './paid-send.ts'
import { pushRoutes } from './push.ts'
import { officialFiles, render, textLimit, type Part } from './render.ts'
import { messageOf } from './message-of.ts'
import { healthAfter, officialCodes } from './send-result.ts'
import { makeSendWindow, type Remaining } from './send-window.ts'

export interface WechatOfficialOptions {
  appId: string
  secret: string
  /** The token that pushes are signed with. */
  token: string
  /** EncodingAESKey, the current one and perhaps the one before; none for plain mode. */
  aesKeys: readonly string[]
  apiRoot: string
  pool: pg.Pool
  now(): Date
  /** Choices as a menu message. Only verified accounts may; a press opens one minute for three replies, typing a number
   * two days for five, so numbers are the better choice for most. */
  menuMessages: boolean
}

export interface WechatOfficial extends LiveChannel {
  /** What may still be sent to this customer; nothing when nothing is known of him. */
  remaining(conversationId: string): Promise<Remaining | undefined>
}

/** 公众号, https://developers.weixin.qq.com/doc/offiaccount/Message_Management/Service_Center_messages.html */
const rules = { perMessage: 5, messageHours: 48, perEvent: 3, eventSeconds: 60 }

const checkEveryMs = 600_000
const checkAgainMs = 30_000

/**
 * A WeChat official account: messages come by push to `/webhooks/wechat`, replies go out as customer-service messages.
 * @throws Error where the token is empty or a key is malformed
 */
export function wechatOfficial(options: WechatOfficialOptions): WechatOfficial {
  const { appId, now } = options
  const envelope = makeEnvelope(options.token, appId, options.aesKeys)
  const window = makeSendWindow(options.pool, rules)
  const payment = { window, now, codes: officialCodes, goneText: '客户已取消关注公众号' }
  const ordered = inTurn()
  const api = makeApi({
    root: options.apiRoot,
    now,
    token: (call, force) =>
      call('/cgi-bin/stable_token', {
        grant_type: 'client_credential',
        appid: appId,
        secret: options.secret,
        force_refresh: force,
      }),
  })
  let health: Health = { state: 'starting' }
  let stored: Sink | undefined
  const underWay = new Set<Promise<void>>()

  async function take(fields: Fields): Promise<void> {
    const sink = stored
    if (!sink) throw new Error('a push came before the channel was started')
    const decoded = decode(fields, appId, now().toISOString())
    if (!decoded) return
    const { conversationId, inbound, grants, leaves } = decoded
    await under(
      ordered(conversationId, async () => {
        // The reply may be ready before the sink returns, so what it may spend is written down first.
        if (grants) await window.grant(conversationId, grants)
        if (leaves) await window.leave(conversationId)
        if (inbound) await sink([inbound])
      }),
    )
  }

  function under(work: Promise<void>): Promise<void> {
    const settled = work.catch(() => undefined).finally(() => underWay.delete(settled))
    underWay.add(settled)
    return work
  }

  const send = (part: Part, out: Outbound): Promise<SendResult> =>
    paidSend(payment, out.conversationId, part, async () => {
      const answer = await messageOf(api, part, out, (message) =>
        api.post('/cgi-bin/message/custom/send', { touser: openIdOf(out.conversationId), ...message }),
      )
      health = healthAfter(answer, officialCodes)
      return answer
    })

  function openIdOf(conversationId: string): string {
    const [kind, account, openId] = conversationId.split(':')
    if (kind !== 'wechat-official' || account !== appId || !openId)
      throw new Error(`${conversationId} is not a chat of ${appId}`)
    return openId
  }

  /** Asks for a token now and then, so that a wrong secret or a missing address in the white list is seen at once. */
  async function watch(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      health = healthAfter(await api.check(), officialCodes)
      const ms = health.state === 'online' ? checkEveryMs : checkAgainMs
      await pause(ms, undefined, { signal, ref: false }).catch(() => undefined)
    }
  }

  return {
    kind: 'wechat-official',
    capabilities: {
      delivery: 'sent',
      text: textLimit,
      choices: { as: options.menuMessages ? 'menu-message' : 'numbered-text', max: 20, idBytes: 64 },
      files: officialFiles,
      send: { window: { hours: rules.messageHours, perInbound: rules.perMessage }, idempotent: false },
      login: false,
    },
    render: (out) => render(out, options.menuMessages),
    send: (part, out) => send(part as Part, out),
    health: () => health,
    routes: () =>
      pushRoutes({
        path: '/webhooks/wechat',
        envelope,
        mode: options.aesKeys.length > 0 ? 'sealed' : 'plain',
        sealedCheck: false,
        now,
        take,
      }),
    async start(sink, signal) {
      stored = sink
      await watch(signal)
      stored = undefined
      await Promise.all(underWay)
      health = { state: 'offline' }
    },
    fetchMedia: (ref, limit) => api.media(ref, limit),
    remaining: (conversationId) => window.remaining(conversationId, now()),
    async typing(conversationId) {
      await api.post('/cgi-bin/message/custom/typing', { touser: openIdOf(conversationId), command: 'Typing' })
    },
  }
}
