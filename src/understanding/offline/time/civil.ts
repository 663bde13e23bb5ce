/** A calendar day without a zone, counted from 1970-01-01. */
export type Day = number

/** The day of a Gregorian date; a day of the month beyond its end runs over into the next. */
export function dayOf(year: number, month: number, day: number): Day {
  return Date.UTC(year, month - 1, day) / 86_400_000
}

export function dateOf(day: Day): { year: number; month: number; day: number } {
  const date = new Date(day * 86_400_000)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** Monday is 1, Sunday 7. */
export function weekdayOf(day: Day): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}

export function mondayOf(day: Day): Day {
  return day - weekdayOf(day) + 1
}

export function daysInMonth(year: number, month: number): number {
  return dayOf(year, month + 1, 1) - dayOf(year, month, 1)
}

/** The first day of the month that lies `months` after the month of `day`. */
export function monthStart(day: Day, months = 0): Day {
  const { year, month } = dateOf(day)
  return dayOf(year, month + months, 1)
}

/** The same day of the month `months` later, or that month's last day. */
export function addMonths(day: Day, months: number): Day {
  const first = monthStart(day, months)
  const { year, month } = dateOf(first)
  return first + Math.min(dateOf(day).day, daysInMonth(year, month)) - 1
}
