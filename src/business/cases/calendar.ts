import chineseDays from 'chinese-days'
import type { Temporal } from 'temporal-polyfill'
import type { Company } from '#business/catalogue/company.ts'
import { atMinute, clockMinutes, localDate } from '#business/time.ts'

const mainland = new Set(['Asia/Shanghai', 'Asia/Urumqi', 'Asia/Chongqing', 'Asia/Harbin', 'PRC'])

/**
 * Whether people are at their desks on that day. In mainland China by the State Council's calendar: holidays are free,
 * make-up Saturdays and Sundays are worked. Where the calendar says nothing, and elsewhere, Monday to Friday.
 */
export function isWorkday(zone: string, day: Temporal.PlainDate): boolean {
  return publishedWork(zone, day) ?? day.dayOfWeek <= 5
}

/**
 * Whether chats are answered by people on that day: at weekends as on other days, since that is when most visits are;
 * only statutory holidays are free.
 */
export function isChatDay(zone: string, day: Temporal.PlainDate): boolean {
  return publishedWork(zone, day) ?? true
}

/** Whether the State Council's calendar has that day worked; undefined for a day that it does not name. */
function publishedWork(zone: string, day: Temporal.PlainDate): boolean | undefined {
  if (!mainland.has(zone)) return undefined
  // chinese-days mixes UTC and the process's zone. Its tables were filled through midnight UTC, so they are read so too.
  const detail = chineseDays.getDayDetail(new Date(day.toZonedDateTime('UTC').epochMilliseconds))
  // Ordinary days are named in English only, "Saturday"; those in the calendar carry three fields.
  return detail.name.includes(',') ? detail.work : undefined
}

/** Desk time between two moments, in milliseconds. */
export function deskTimeBetween(company: Company, from: number, to: number, isOpen = isWorkday): number {
  let ms = 0
  for (let day = localDate(company.zone, from); atMinute(company.zone, day, 0) < to; day = day.add({ days: 1 })) {
    const { opening, closing } = deskHours(company, day, isOpen)
    ms += Math.max(0, Math.min(closing, to) - Math.max(opening, from))
  }
  return ms
}

/** One working day of desk time, in milliseconds. */
export function deskDayMs({ hours }: Company): number {
  return (clockMinutes(hours.humanEnd) - clockMinutes(hours.humanStart)) * 60_000
}

/**
 * When people are at their desks on a day, in epoch milliseconds; a free day opens and closes at once. By the clock on
 * the wall, so that a change to summer time moves neither end.
 */
export function deskHours(
  { zone, hours }: Company,
  day: Temporal.PlainDate,
  isOpen = isWorkday,
): { opening: number; closing: number } {
  const opening = atMinute(zone, day, clockMinutes(hours.humanStart))
  return isOpen(zone, day)
    ? { opening, closing: atMinute(zone, day, clockMinutes(hours.humanEnd)) }
    : { opening, closing: opening }
}
