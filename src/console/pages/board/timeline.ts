import type { Day } from './calls.ts'

const minuteMs = 60_000
/** Shown before opening and after closing, for visits that begin early or end late. */
const marginMinutes = 60

/** The stretch of the day that the lanes show, in minutes of the local day. */
export interface Span {
  from: number
  to: number
}

export function spanOf(day: Pick<Day, 'opening' | 'closing'>): Span {
  return {
    from: Math.max(0, Math.floor((day.opening - marginMinutes) / 60) * 60),
    to: Math.min(1440, Math.ceil((day.closing + marginMinutes) / 60) * 60),
  }
}

/** Minutes of the local day of a moment; below 0 or above 1440 where it is another day. */
export const minuteOf = (at: string | number, dayFrom: string): number =>
  (new Date(at).getTime() - Date.parse(dayFrom)) / minuteMs

/** Where a minute lies on the lane, in percent; cut to the lane. */
export function place(minute: number, { from, to }: Span): number {
  return (100 * (Math.min(to, Math.max(from, minute)) - from)) / (to - from)
}

/** The grid's start that is nearest to a place on the lane. */
export function snapped(share: number, span: Span, day: Pick<Day, 'opening' | 'slotMinutes'>): number {
  const minute = span.from + share * (span.to - span.from)
  return day.opening + Math.round((minute - day.opening) / day.slotMinutes) * day.slotMinutes
}

/** The moment at which a minute of the day is. */
export const momentOf = (minute: number, dayFrom: string): string =>
  new Date(Date.parse(dayFrom) + minute * minuteMs).toISOString()

/** 14:30 */
export const clockOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(Math.round(minute % 60)).padStart(2, '0')}`
