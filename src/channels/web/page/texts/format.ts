import type { Texts } from './zh.ts'

/** Fen as yuan: 12345 → ¥123.45, whole yuan without decimals, thousands separated. */
export function formatFen(fen: number): string {
  const digits = fen % 100 === 0 ? 0 : 2
  const yuan = new Intl.NumberFormat('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })
  return `${fen < 0 ? '−' : ''}¥${yuan.format(Math.abs(fen) / 100)}`
}

/** Hour and minute of an ISO time in the zone, 24 hours: 14:05. */
export function formatClock(at: string, zone: string): string {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone }).format(new Date(at))
}

/** The day of an ISO time in the zone: 3月6日 周五, with the year where it is another one. */
export function formatDay(at: string, zone: string, texts: Texts, now = new Date()): string {
  const year = (date: Date) => new Intl.DateTimeFormat('en', { year: 'numeric', timeZone: zone }).format(date)
  const date = new Date(at)
  return new Intl.DateTimeFormat(texts.languageTag, {
    ...(year(date) !== year(now) && { year: 'numeric' }),
    month: texts.languageTag === 'en' ? 'short' : 'long',
    day: 'numeric',
    weekday: 'short',
    timeZone: zone,
  }).format(date)
}

/** A day as a separator in the log names it: today, yesterday, else the date. */
export function formatSeparator(at: string, zone: string, texts: Texts, now = new Date()): string {
  const day = dayKey(at, zone)
  if (day === dayKey(now.toISOString(), zone)) return texts.today
  if (day === dayKey(new Date(now.getTime() - 86_400_000).toISOString(), zone)) return texts.yesterday
  return formatDay(at, zone, texts, now)
}

/** The calendar day of an ISO time in the zone, to compare: 2026-03-06. */
export function dayKey(at: string, zone: string): string {
  return new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: zone }).format(
    new Date(at),
  )
}

/** A visit's day and hours: 3月6日 周五 15:00–18:00. */
export function formatSpan(start: string, end: string | undefined, zone: string, texts: Texts): string {
  const from = `${formatDay(start, zone, texts)} ${formatClock(start, zone)}`
  if (end === undefined) return from
  return dayKey(start, zone) === dayKey(end, zone)
    ? `${from}–${formatClock(end, zone)}`
    : `${from} – ${formatDay(end, zone, texts)} ${formatClock(end, zone)}`
}
