import type { Locale } from '#business/catalogue/text.ts'

interface Formats {
  moment: Record<Locale, Intl.DateTimeFormat>
  day: Record<Locale, Intl.DateTimeFormat>
  clock: Intl.DateTimeFormat
}

const formatsByZone = new Map<string, Formats>()

/** "3月6日周五 15:00", "Fri 6 Mar, 15:00", in the company's zone. */
export function momentText(zone: string, locale: Locale, at: number | Date): string {
  return formatsOf(zone).moment[locale].format(at)
}

export function dayText(zone: string, locale: Locale, at: number | Date): string {
  return formatsOf(zone).day[locale].format(at)
}

/** "3月6日周五 15:00–18:00"; the second day is named where it is another one. */
export function spanText(zone: string, locale: Locale, start: number | Date, end: number | Date): string {
  const sameDay = dayText(zone, locale, start) === dayText(zone, locale, end)
  const from = momentText(zone, locale, start)
  return sameDay ? `${from}–${formatsOf(zone).clock.format(end)}` : `${from} – ${momentText(zone, locale, end)}`
}

export function clockText(zone: string, at: number | Date): string {
  return formatsOf(zone).clock.format(at)
}

/** 16500 → ¥165 */
export function moneyText(fen: number): string {
  const decimals = fen % 100 === 0 ? 0 : 2
  return `¥${(fen / 100).toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })}`
}

/** 王阿姨、李师傅; "Ms Wang and Mr Li". */
export function listText(locale: Locale, items: readonly string[]): string {
  if (locale === 'zh') return items.join('、')
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(items)
}

function formatsOf(zone: string): Formats {
  const known = formatsByZone.get(zone)
  if (known) return known
  const day = { month: 'long', day: 'numeric', weekday: 'short', timeZone: zone } as const
  const dayEn = { ...day, month: 'short' } as const
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  const made: Formats = {
    moment: {
      zh: new Intl.DateTimeFormat('zh-CN', { ...day, ...clock }),
      en: new Intl.DateTimeFormat('en-GB', { ...dayEn, ...clock }),
    },
    day: { zh: new Intl.DateTimeFormat('zh-CN', day), en: new Intl.DateTimeFormat('en-GB', dayEn) },
    clock: new Intl.DateTimeFormat('en-GB', { ...clock, timeZone: zone }),
  }
  formatsByZone.set(zone, made)
  return made
}
