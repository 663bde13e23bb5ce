import { atMinute, clockMinutes, hourMs, localDate, minuteMs, minuteOfDay } from '#business/time.ts'

/** When customers are not written to, unless it concerns a visit that is near. */
const quiet = { from: clockMinutes('21:00'), to: clockMinutes('09:00') }

/** A visit this near may be written about at any hour. */
export const nearVisitMs = 2 * hourMs

/** What falls due this soon after something that is being sent goes out with it, as one message. */
export const mergeMs = 10 * minuteMs

/** One survey in so many days for each customer, whatever was booked. */
export const surveyRestMs = 14 * 24 * hourMs

/** The recommendation is asked for no more often than this. */
export const npsRestMs = 90 * 24 * hourMs

/** How long an answer may be changed. */
export const surveyOpenMs = 7 * 24 * hourMs

/** The moment itself, or the first one after it that is not in the quiet hours. */
export function outsideQuietHours(zone: string, at: number): number {
  const minute = minuteOfDay(zone, at)
  if (minute >= quiet.from) return atMinute(zone, localDate(zone, at).add({ days: 1 }), quiet.to)
  return minute < quiet.to ? atMinute(zone, localDate(zone, at), quiet.to) : at
}

/** A clock time on the local day that is `days` after the one of `at`. */
export function clockOn(zone: string, at: number, days: number, clock: string): number {
  return atMinute(zone, localDate(zone, at).add({ days }), clockMinutes(clock))
}

/** "14:20" on the day of `near`, or on the next one where that is nearer: a worker may arrive after midnight. */
export function clockNear(zone: string, near: number, clock: string): number | undefined {
  const found = /(\d{1,2})[:：](\d{2})/.exec(clock)
  if (!found) return undefined
  const minutes = Number(found[1]) * 60 + Number(found[2])
  if (minutes >= 1440) return undefined
  const day = localDate(zone, near)
  const candidates = [-1, 0, 1].map((days) => atMinute(zone, day.add({ days }), minutes))
  return candidates.toSorted((a, b) => Math.abs(a - near) - Math.abs(b - near))[0]
}

/** Local days from one moment to another: 1 for tomorrow. */
export function daysBetween(zone: string, from: number, to: number): number {
  return localDate(zone, from).until(localDate(zone, to), { largestUnit: 'day' }).days
}
