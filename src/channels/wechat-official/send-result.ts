import type { Health, SendResult } from '../channel.ts'
import type { Answer } from './api.ts'

/** What a platform's error codes mean. */
export interface Codes {
  texts: Readonly<Record<number, string>>
  /** The customer has to do something before anything more can be sent to him. */
  closesWindow: ReadonlySet<number>
  /** They say nothing about the customer, but that this account can send to nobody. */
  account: ReadonlySet<number>
  /** Too many calls in this minute. */
  tooMany: ReadonlySet<number>
}

export const officialCodes: Codes = {
  texts: {
    40001: '微信不接受 access_token',
    40003: '这个 openid 不属于本公众号',
    40013: 'appid 不正确',
    40125: 'AppSecret 不正确',
    40164: '服务器 IP 不在公众号的白名单里',
    40200: '这种公众号不能发送菜单消息',
    43004: '客户没有关注公众号',
    45002: '消息超过 2048 字节',
    45009: '今天的接口调用次数已用完',
    45015: '客户超过 48 小时没有互动，微信不允许再发消息',
    45047: '给这位客户的消息条数已用完，等客户再发消息后才能回复',
    45098: '菜单消息的选项太多',
    48001: '公众号没有客服消息接口的权限（需要认证）',
    48002: '客户拒收公众号的消息',
    50002: '公众号的接口权限受限',
  },
  closesWindow: new Set([45015, 45047]),
  account: new Set([40001, 40013, 40125, 40164, 45009, 48001, 50002]),
  tooMany: new Set([45011]),
}

const busyPauseMs = 2_000
const minuteQuotaPauseMs = 15_000

/** What an answer to a send means for the one who wanted to send. */
export function sendResult(answer: Answer, codes: Codes): SendResult {
  if (answer.is === 'unsent') return { ok: false, why: 'later', retryAfterMs: busyPauseMs }
  if (answer.is === 'lost') return { ok: false, why: 'unknown' }
  if (answer.errcode === 0) return { ok: true }
  // -1: the system is busy, nothing was done.
  if (answer.errcode === -1) return { ok: false, why: 'later', retryAfterMs: busyPauseMs }
  if (codes.tooMany.has(answer.errcode)) return { ok: false, why: 'later', retryAfterMs: minuteQuotaPauseMs }
  return { ok: false, why: 'refused', detail: meaningOf(answer, codes) }
}

/** What an answer says about the account as a whole. */
export function healthAfter(answer: Answer, codes: Codes): Health {
  if (answer.is !== 'answered') return { state: 'offline', detail: answer.detail }
  return codes.account.has(answer.errcode)
    ? { state: 'offline', detail: meaningOf(answer, codes) }
    : { state: 'online' }
}

const meaningOf = ({ errcode, errmsg }: { errcode: number; errmsg: string }, codes: Codes): string =>
  codes.texts[errcode] ?? `${errcode} ${errmsg}`.trim()
