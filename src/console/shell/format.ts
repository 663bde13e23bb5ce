import type { Locale } from './language.tsx'

/** Hour and minute of an ISO time in the zone, 24 hours: 14:05. */
export function formatClock(at: string, zone: string): string {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone }).format(new Date(at))
}

/** The calendar day of an ISO time in the zone, to compare: 2026-03-06. */
export function dayKey(at: string | Date, zone: string): string {
  return new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: zone }).format(
    new Date(at),
  )
}

/** The day of an ISO time in the zone: 3月6日周五, with the year where it is another one. */
export function formatDay(at: string, zone: string, locale: Locale, now = new Date()): string {
  const otherYear = dayKey(at, zone).slice(0, 4) !== dayKey(now, zone).slice(0, 4)
  return new Intl.DateTimeFormat(locale === 'zh' ? 'zh-CN' : 'en', {
    ...(otherYear && { year: 'numeric' }),
    month: locale === 'en' ? 'short' : 'long',
    day: 'numeric',
    weekday: 'short',
    timeZone: zone,
  }).format(new Date(at))
}

/** Day and time: 3月6日周五 14:05; of today only the time. */
export function formatMoment(at: string, zone: string, locale: Locale, now = new Date()): string {
  const clock = formatClock(at, zone)
  return dayKey(at, zone) === dayKey(now, zone) ? clock : `${formatDay(at, zone, locale, now)} ${clock}`
}

const units = [
  { seconds: 86_400, zh: '天', en: ' d' },
  { seconds: 3600, zh: '小时', en: ' h' },
  { seconds: 60, zh: '分钟', en: ' min' },
  { seconds: 1, zh: '秒', en: ' s' },
]

/**
 * A length of time in its largest fitting unit: 45秒, 12分钟, 3小时, 2天. Never negative.
 * @param parts 2 says the next smaller unit too, where there is any of it: 3小时20分钟
 */
export function formatLength(ms: number, locale: Locale, parts: 1 | 2 = 1): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const first = units.findIndex((unit) => seconds >= unit.seconds)
  const shown = units.slice(first === -1 ? -1 : first).slice(0, parts)
  const words = shown.map((unit, i) => {
    const count = Math.floor((i === 0 ? seconds : seconds % (shown[0]?.seconds ?? 1)) / unit.seconds)
    return i > 0 && count === 0 ? '' : `${count}${unit[locale]}`
  })
  return words.filter((word) => word !== '').join(locale === 'zh' ? '' : ' ')
}

/** Time left as a clock counting down: 4:05, 1:02:09; with a minus once it has run out. */
export function formatCountdown(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / 1000)
  const two = (value: number) => String(value).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const rest = `${hours > 0 ? two(Math.floor(seconds / 60) % 60) : Math.floor(seconds / 60)}:${two(seconds % 60)}`
  return `${ms < 0 ? '−' : ''}${hours > 0 ? `${hours}:` : ''}${rest}`
}

/** Fen as yuan: 12345 → ¥123.45, whole yuan without decimals, thousands separated. */
export function formatFen(fen: number): string {
  const digits = fen % 100 === 0 ? 0 : 2
  const yuan = new Intl.NumberFormat('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })
  return `${fen < 0 ? '−' : ''}¥${yuan.format(Math.abs(fen) / 100)}`
}
