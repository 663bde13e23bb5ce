import type { SendResult } from '../channel.ts'
import type { Answer } from './api.ts'

/** What the platform's refusals mean, in the words of its documentation. */
const refusals: Readonly<Record<number, string>> = {
  40003: '这个 openid 不属于本公众号',
  40013: 'appid 不正确',
  40125: 'AppSecret 不正确',
  40164: '服务器 IP 不在公众号的白名单里',
  43004: '客户没有关注公众号',
  45002: '消息超过 2048 字节',
  45009: '今天的接口调用次数已用完',
  45015: '客户超过 48 小时没有互动，微信不允许再发消息',
  45047: '给这位客户的消息条数已用完，等客户再发消息后才能回复',
  48001: '公众号没有客服消息接口的权限（需要认证）',
  48002: '客户拒收公众号的消息',
  50002: '公众号的接口权限受限',
}

/** The customer has to do something before anything more can be sent to him. */
export const closesWindow: ReadonlySet<number> = new Set([45015, 45047])

/** Codes that say nothing about the customer, but that this account cannot send to anybody. */
export const accountCodes: ReadonlySet<number> = new Set([40001, 40013, 40125, 40164, 45009, 48001, 50002])

const busyPauseMs = 2_000
const minuteQuotaPauseMs = 15_000

/** What an answer to a send means for the one who wanted to send. */
export function sendResult(answer: Answer): SendResult {
  if (answer.is === 'unsent') return { ok: false, why: 'later', retryAfterMs: busyPauseMs }
  if (answer.is === 'lost') return { ok: false, why: 'unknown' }
  switch (answer.errcode) {
    case 0:
      return { ok: true }
    case -1:
      return { ok: false, why: 'later', retryAfterMs: busyPauseMs }
    case 45011:
      return { ok: false, why: 'later', retryAfterMs: minuteQuotaPauseMs }
    default:
      return {
        ok: false,
        why: 'refused',
        detail: refusals[answer.errcode] ?? `${answer.errcode} ${answer.errmsg}`.trim(),
      }
  }
}
