import type { TimeValue } from '#engine/command.ts'
import { isBackground } from './background.ts'
import { findTimes } from './find-times.ts'
import type { TimeContext, TimeMention } from './find-times.ts'

/**
 * The one time that a message asks for, after the corrections inside it: 周三不行，改周四下午三点 is Thursday at three.
 * Undefined when it asks for none.
 */
export function resolveTime(text: string, context: TimeContext): TimeValue | undefined {
  const meant = findTimes(text, context).filter(({ role }) => role === 'meant')
  const wanted = meant.filter((mention) => !isBackground(text, mention))
  return chosenTime(wanted.length > 0 ? wanted : meant)?.value
}

/** Of several times the first, or what follows it and says the same more exactly: 那周一吧，上午八点半. */
export function chosenTime(times: readonly TimeMention[]): TimeMention | undefined {
  let [chosen] = times
  for (const next of times.slice(1)) {
    if (!chosen || !refines(next, chosen)) break
    chosen = next
  }
  return chosen
}

/** 明天可以吗，下午三点的: the second mention lies inside the first and says more. */
function refines(later: TimeMention, earlier: TimeMention): boolean {
  const { start, end, precision, recur, ambiguous } = earlier.value
  if (recur && later.value.recur)
    return !recur.days && recur.freq === later.value.recur.freq && recur.interval === later.value.recur.interval
  if (recur || later.value.recur) return false
  // 过完清明吧，八号或者九号
  if (earlier.value.open === 'after' && precision !== 'instant')
    return follows(later, earlier) && later.value.open === undefined
  if (end === undefined) return false
  // 三点半以前要结束，一点来: within a bound an hour is what is wanted.
  const bounded = precision === 'window' && earlier.value.open === 'before'
  if (precision !== 'day' && precision !== 'daypart' && precision !== 'range' && !bounded) return false
  if (later.value.precision === 'day' && ambiguous) return false
  const at = Date.parse(later.value.start)
  // "early, at half past six" may lie a little outside of what early usually means.
  const slack = precision === 'daypart' ? 2 * 3_600_000 : 0
  return (
    at >= Date.parse(start) - slack && at < Date.parse(end) + slack && RANK[later.value.precision] > RANK[precision]
  )
}

const MONTH_MS = 31 * 86_400_000

function follows(later: TimeMention, earlier: TimeMention): boolean {
  const ahead = Date.parse(later.value.start) - Date.parse(earlier.value.start)
  const span = earlier.value.precision === 'range' ? MONTH_MS : MONTH_MS / 31
  return ahead >= 0 && ahead < span && RANK[later.value.precision] > RANK[earlier.value.precision]
}

const RANK = { range: 0, day: 1, daypart: 2, window: 3, instant: 4 }
