import type { TimeValue } from '#engine/command.ts'
import { parseNumber } from '../number.ts'
import type { ZoneClock } from './zone-clock.ts'

interface FoundShift {
  value: TimeValue
  at: number
  length: number
}

const N = '\\d+(?:\\.\\d+)?|[一二两三四五六七八九十]+(?:个半)?|半|俩'
const SHIFT = new RegExp(
  `(?<way>推迟|推后|延后|延迟|顺延|往后(?:推|挪|延|移|拖)?|推|晚|迟|提前|提早|往前(?:推|提|挪|移)?|早|push (?:it )?back(?: by)?|postpone (?:it )?(?:by|for)|delay (?:it )?(?:by|for)|bring (?:it )?forward(?: by)?)(?:个|了|它)? ?(?<n>${N}|an?|half an|one|two|three) ?个?(?<half>半)?(?<unit>小时|钟头|分钟|天|日|周|星期|礼拜|hours?|minutes?|mins?|days?|weeks?)(?<half2>半)?|(?:by )?(?<n2>half an|an?|one|two|three|\\d{1,2}) (?<unit2>hours?|minutes?|mins?|days?|weeks?)(?<half3> and a half)? (?<way2>later|earlier|sooner|before that|after that)`,
)

/**
 * "Later by an hour", counted from a time that is known: 推迟一小时, 提前半小时, 晚两天. `source` is folded text. Undefined
 * when nothing is shifted, or by hours when the known time has none.
 */
export function findShift(
  source: string,
  anchor: TimeValue,
  clock: ZoneClock,
  named?: { at: number; end: number; only: boolean },
): FoundShift | undefined {
  const match = SHIFT.exec(source)
  // Named right before, 周四那个往后推一天, the time that is moved is not the one of the conversation.
  // Where nothing else is known it is, however far off: 21号开荒的单子，水电还没通，推迟一周.
  if (match && named !== undefined) {
    const gap = source.slice(named.end, match.index)
    const rest = source.slice(match.index + match[0].length)
    const moved =
      named.only && PUT_OFF.test(match[0]) && MOVED.test(rest) && gap.length <= 30 && !/[。!！?？]/.test(gap)
    // 往前挪一天，本来是周六
    const told = named.at > match.index && TOLD_AFTER.test(source.slice(match.index + match[0].length, named.at))
    if (!told && (named.end > match.index || !(AT_ONCE.test(gap) || moved))) return undefined
  }
  if (
    !match ||
    /^(?:之?前|以前)?(?:(?:给|跟|和|向|打)[^，。,]{0,4})?(?:通知|联系|说|告诉|打电话|电话|发消息|发微信|微信|预约|提醒|多久)/.test(
      source.slice(match.index + match[0].length),
    )
  )
    return undefined
  const { groups = {} } = match
  const way = groups['way'] ?? groups['way2'] ?? ''
  const n = groups['n'] ?? groups['n2'] ?? ''
  const unit = groups['unit'] ?? groups['unit2'] ?? ''
  const half = groups['half'] ?? groups['half2'] ?? groups['half3']
  const count = ENGLISH[n] ?? parseNumber(n)
  if (count === undefined || count > 365) return undefined
  const amount = (count + (half ? 0.5 : 0)) * (/前|早|forward|earlier|sooner|before/.test(way) ? -1 : 1)
  const value = /天|日|周|星期|礼拜|day|week/.test(unit)
    ? byDays(anchor, Math.round(amount * (/周|星期|礼拜|week/.test(unit) ? 7 : 1)), clock)
    : byMinutes(anchor, amount * (/分|min/.test(unit) ? 1 : 60), clock)
  return value && { value, at: match.index, length: match[0].length }
}

const TOLD_AFTER = /^[^，。,]{0,4}[,，、 ]*(?:本来|原来|原本|原定|之前)(?:约?的|约)?[是在]*$/
const PUT_OFF = /^(?:推|延|顺延|往|提|push|postpone|delay|bring|by)/
// 提前半小时给我打电话 moves nothing.
const MOVED = /^(?:可以|行|好|成|吗|吧|呗|嘛|么|不|呢|中|$|[，。,. ?？!！]|来|做|再来|上门|同|same|please|if)/
const AT_ONCE = /^(?:的|那个|那次|那单|那天|能不能|可以|想|要|再|能|给我|帮我|[ ,，])*$/

const ENGLISH: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, two: 2, three: 3, 'half an': 0.5 }

function byDays(anchor: TimeValue, days: number, clock: ZoneClock): TimeValue {
  const move = (instant: string) => {
    const { day, minute } = clock.read(instant)
    return clock.at(day + days, minute)
  }
  return {
    start: move(anchor.start),
    ...(anchor.end === undefined ? {} : { end: move(anchor.end) }),
    precision: anchor.precision,
  }
}

function byMinutes(anchor: TimeValue, minutes: number, clock: ZoneClock): TimeValue | undefined {
  if (anchor.precision !== 'instant' && anchor.precision !== 'window') return undefined
  const end = anchor.end === undefined ? {} : { end: clock.later(anchor.end, minutes) }
  return { start: clock.later(anchor.start, minutes), ...end, precision: anchor.precision }
}
