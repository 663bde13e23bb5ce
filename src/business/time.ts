import { Temporal } from 'temporal-polyfill'

/** A stretch of time in epoch milliseconds; the end is exclusive. */
export interface Interval {
  start: number
  end: number
}

export const minuteMs = 60_000
export const hourMs = 60 * minuteMs

/** ISO 8601 with the zone's offset at that moment: 2026-03-06T15:00:00+08:00. */
export function iso(zone: string, at: number | Date): string {
  return zoned(zone, at).toString({ timeZoneName: 'never', smallestUnit: 'second' })
}

/** Epoch milliseconds of an ISO time with offset; undefined where it is none. */
export function instantMs(text: string): number | undefined {
  const ms = Date.parse(text)
  return Number.isNaN(ms) ? undefined : ms
}

export function zoned(zone: string, at: number | Date): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(Number(at)).toZonedDateTimeISO(zone)
}

export function localDate(zone: string, at: number | Date): Temporal.PlainDate {
  return zoned(zone, at).toPlainDate()
}

/** The moment at which the local clock shows `minute` minutes after midnight; 1440 is the next midnight. */
export function atMinute(zone: string, day: Temporal.PlainDate, minute: number): number {
  const date = minute >= 1440 ? day.add({ days: 1 }) : day
  const rest = minute % 1440
  const time = Temporal.PlainTime.from({ hour: Math.floor(rest / 60), minute: rest % 60 })
  return date.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds
}

/** Minutes after local midnight as the clock shows them. */
export function minuteOfDay(zone: string, at: number | Date): number {
  const { hour, minute } = zoned(zone, at)
  return hour * 60 + minute
}

/** "18:00" → 1080. */
export function clockMinutes(clock: string): number {
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  return hour * 60 + minute
}

/** The same clock time some days later. */
export function addDays(zone: string, at: number, days: number): number {
  return zoned(zone, at).add({ days }).epochMilliseconds
}
