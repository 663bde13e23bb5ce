import type { Found } from './found.ts'
import { matchesIn } from '../matches-in.ts'

/** `value` is the number in capitals without spaces or dashes. */
export interface OrderMention extends Found<string> {
  /** Only its last digits were given (尾号 0033). */
  tail?: true
}

export interface OrderContext {
  expecting?: string
}

/** Order numbers: letters and digits together (`HK20260220033`), or whatever follows 订单号 or "order no". */
export function findOrders(text: string, context: OrderContext = {}): OrderMention[] {
  if (!/\d{3}/.test(text)) return []
  const found: OrderMention[] = []
  for (const match of matchesIn(text, TAIL)) {
    // 手机尾号 is the end of a telephone number.
    if (match[1] && !/(?:手机|电话|号码)的?$/.test(text.slice(0, match.index)))
      add(match.index, match[0], match[1], true)
  }
  for (const match of matchesIn(text, AFTER_CUE)) {
    const number = match[1] ?? ''
    if ((number.match(/\d/g)?.length ?? 0) >= 4) add(match.index + match[0].length - number.length, number, number)
  }
  for (const match of matchesIn(text, LETTERS_AND_DIGITS)) {
    const letters = match[1] ?? ''
    if (!/^(?:wx|vx|v|qq|wxid|tel|no|id|ext|room|rm|apt|unit)$/i.test(letters)) add(match.index, match[0], match[0])
  }
  if (found.length === 0 && context.expecting === 'order') {
    const bare = /^(?:是|就是|it's|it is)?\s*#?([A-Za-z]{0,4}[\s-]?\d[\d -]{2,22}\d)\s*(?:吧|的|。|\.)?$/.exec(
      text.trim(),
    )
    if (bare?.[1]) add(text.indexOf(bare[1]), bare[1], bare[1], bare[1].replace(/\D/g, '').length <= 6 || undefined)
  }
  return found.toSorted((a, b) => a.at - b.at)

  function add(at: number, whole: string, number: string, tail?: true): void {
    if (found.some((other) => other.at < at + whole.length && at < other.at + other.length)) return
    const mention: OrderMention = {
      value: number.replace(/[\s-]/g, '').toUpperCase(),
      at,
      length: whole.length,
      text: whole,
    }
    found.push(tail ? { ...mention, tail } : mention)
  }
}

const AFTER_CUE =
  /(?:订单(?:编号|号码?)?|单号|单子号|预约号|服务单|编号|\border(?:\s*(?:no|number|id))?|\bbooking(?:\s*(?:no|number|id|ref(?:erence)?))?|\bref(?:erence)?)\s*[.:#是为]*\s*(?:is\s*)?#?([A-Za-z]{0,6}-?\d(?:[A-Za-z\d]|-(?=[A-Za-z\d])|[ ](?=\d{3,6}(?!\d))){3,24})(?![A-Za-z\d])/gi
const LETTERS_AND_DIGITS = /(?<![A-Za-z\d@_.-])([A-Za-z]{1,5})-?\d(?:\d|-(?=\d)){5,22}(?![A-Za-z\d@])/g
const TAIL =
  /(?:订单|单号)?(?:尾号|末[四4]位|后[四4]位|最后[四4]位|ending(?: in| with)?)\s*(?:应该|好像|可能|就)?(?:是|为|:)?\s*(\d{3,6})(?!\d)/gi
