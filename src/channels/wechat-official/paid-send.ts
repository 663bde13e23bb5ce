import type { SendResult } from '../channel.ts'
import type { Answer } from './api.ts'
import type { Part } from './render.ts'
import { sendResult, type Codes } from './send-result.ts'
import type { Remaining, SendWindow, Spent } from './send-window.ts'

export interface PaidSend {
  window: SendWindow
  now(): Date
  codes: Codes
  /** What is said of a customer who does not want to hear from us any more. */
  goneText: string
}

/**
 * Sends one message of a reply and pays for it from the customer's send window. What cannot be paid for is refused
 * without a call; what was certainly not sent is paid back.
 */
export async function paidSend(
  { window, now, codes, goneText }: PaidSend,
  conversationId: string,
  part: Part,
  call: (spent: Spent | undefined) => Promise<Answer>,
): Promise<SendResult> {
  const shortage = ({ gone, left }: Remaining): SendResult => ({
    ok: false,
    why: 'refused',
    detail: gone
      ? goneText
      : `按微信规定现在还能给这位客户发 ${left} 条消息，这条回复需要 ${part.count - part.index} 条；等客户再发消息后才能回复`,
  })
  const before = await window.remaining(conversationId, now())
  // Half a reply helps nobody: all of it may be sent, or a person decides.
  if (part.index === 0 && before && before.left < part.count) return shortage(before)
  const spent = before && (await window.spend(conversationId, now()))
  if (before && !spent) return shortage({ ...before, left: 0 })
  const answer = await call(spent)
  const result = sendResult(answer, codes)
  const closed = answer.is === 'answered' && codes.closesWindow.has(answer.errcode)
  if (closed) await window.close(conversationId)
  else if (spent && !result.ok && result.why !== 'unknown') await window.refund(conversationId, spent)
  return result
}
