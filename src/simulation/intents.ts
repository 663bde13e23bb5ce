import { atMinute, hourMs, localDate, minuteMs, zoned } from '#business/time.ts'
import type { Customer } from './customer.ts'
import { anyOf, between, type Chance } from './numbers.ts'
import type { Heard } from './react.ts'

/** Something that somebody means to say at a moment, in epoch milliseconds. */
interface Intent {
  at: number
  text: string
}

interface Visit {
  start: Date
  end: Date
}

/** Some time in the week that begins on the day of `from`, when people are awake. */
export function firstWord(zone: string, from: Date, chance: Chance): number {
  const day = localDate(zone, from).add({ days: between(chance, 0, 6) })
  return Math.max(+from + 10 * minuteMs, atMinute(zone, day, between(chance, 8 * 60, 22 * 60 + 30)))
}

/** All that an order needs in one message, as people write who know what they want. */
export function ordering(zone: string, one: Customer, at: number): string {
  const { order, clock, address, name, phone } = one
  const day = dayText(zone, one.locale, at, one.day)
  return one.locale === 'zh'
    ? `想约${day}${clock}的${order}，${address}，${name} ${phone}`
    : `I would like to book ${order} on ${day} at ${clock}. Address: ${address}. My name is ${name}, phone ${phone}.`
}

function dayText(zone: string, locale: Customer['locale'], at: number, later: number): string {
  const { month, day } = zoned(zone, at).add({ days: later })
  const months = [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ]
  return locale === 'zh' ? `${month}月${day}号` : `${day} ${months[month - 1] ?? ''}`
}

/** Some cancel soon after they have booked, some when the worker is nearly on the way. */
export function cancelling({ plan, locale, chance }: Customer, { start }: Visit, now: number): Intent[] {
  const text =
    locale === 'zh' ? anyOf(chance, ['我要取消预约', '不约了，帮我取消', '取消预约']) : 'please cancel my booking'
  if (plan === 'cancels') return [{ at: now + between(chance, 5, 300) * minuteMs, text }]
  return plan === 'cancels_late' ? [{ at: Math.max(now + 5 * minuteMs, +start - 100 * minuteMs), text }] : []
}

/** To the same time of another day. */
export function rescheduling(
  zone: string,
  { plan, locale, chance }: Customer,
  { start }: Visit,
  now: number,
): Intent[] {
  if (plan !== 'reschedules') return []
  const day = dayText(zone, locale, +start, between(chance, 1, 2))
  const text = locale === 'zh' ? `帮我改到${day}下午3点` : `please move my booking to ${day} 3 pm`
  return [{ at: Math.min(now + between(chance, 10, 600) * minuteMs, +start - 4 * hourMs), text }]
}

/** What went wrong is seen soon after the visit, or the next day. */
export function grieving({ grievance, plan, chance }: Customer, { end }: Visit): Intent[] {
  if (!grievance || plan !== 'none') return []
  const minutes = grievance.severity === 'S1' ? between(chance, 5, 60) : between(chance, 30, 20 * 60)
  return [{ at: +end + minutes * minuteMs, text: grievance.text }]
}

/** Some are not content with how their complaint was settled. */
export function reopening({ chance }: Customer, { text }: Heard, now: number): Intent[] {
  if (!/已经办结/.test(text) || chance() >= 0.2) return []
  return [{ at: now + between(chance, 60, 24 * 60) * minuteMs, text: '对处理结果不满意' }]
}
