import type { TimeValue } from '#engine/command.ts'
import { DAYPARTS } from '#understanding/offline/time/dayparts.ts'

/**
 * A time in one short line for tables: `03-05 15:00`, `03-05 morning`, `03-05` (a day), `03-09..03-16` (days, end
 * exclusive), `03-06 14:00-16:00`, `before 03-06`, `weekly/1 24 | …` for series, `-` for none. 2026 goes without saying,
 * and so does the ambiguity.
 */
export function brief(value: TimeValue | undefined): string {
  if (!value) return '-'
  if (!value.recur) return once(value)
  const { freq, interval, days } = value.recur
  return `${freq}/${interval}${days ? ` ${days.join('')}` : ''} | ${once(value)}`
}

function once({ start, end = '', precision, open }: TimeValue): string {
  if (open === 'before') return `before ${point(end)}`
  if (open === 'after') return `after ${point(start)}`
  switch (precision) {
    case 'instant':
      return `${date(start)} ${clock(start)}`
    case 'day':
      return date(start)
    case 'range':
      return `${date(start)}..${date(end)}`
    case 'daypart':
      return `${date(start)} ${partOf(start, end)}`
    case 'window':
      return `${date(start)} ${clock(start)}-${date(start) === date(end) ? '' : `${date(end)} `}${clock(end)}`
    default:
      return precision satisfies never
  }
}

function partOf(start: string, end: string): string | undefined {
  const minute = (iso: string) => Number(iso.slice(11, 13)) * 60 + Number(iso.slice(14, 16))
  const fits = ([, { from, to }]: [string, { from: number; to: number }]) =>
    from === minute(start) && to % 1440 === minute(end)
  return Object.entries(DAYPARTS).find(fits)?.[0]
}

function date(iso: string): string {
  return iso.startsWith('2026') ? iso.slice(5, 10) : iso.slice(0, 10)
}

function clock(iso: string): string {
  return iso.slice(11, 16)
}

function point(iso: string): string {
  return clock(iso) === '00:00' ? date(iso) : `${date(iso)} ${clock(iso)}`
}
