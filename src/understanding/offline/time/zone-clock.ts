import { Temporal } from 'temporal-polyfill'
import { dateOf, dayOf } from './civil.ts'
import type { Day } from './civil.ts'

export interface ZoneClock {
  /** The wall clock's day and minute at an instant (ISO 8601 with offset). Throws a RangeError on anything else. */
  read(instant: string): { day: Day; minute: number }
  /** The instant when the wall clock shows `minute` of `day`, as ISO 8601 with the zone's offset. Minutes may run over. */
  at(day: Day, minute: number): string
  /** The instant `minutes` of real time after another. */
  later(instant: string, minutes: number): string
}

/** Converts between instants and the wall clock of an IANA zone. Throws a RangeError for an unknown zone. */
export function zoneClock(zone: string): ZoneClock {
  const known = clocks.get(zone)
  if (known) return known
  const clock = createClock(zone)
  if (clocks.size >= 64) clocks.clear()
  clocks.set(zone, clock)
  return clock
}

const clocks = new Map<string, ZoneClock>()
const MINUTES_A_DAY = 1440

function createClock(zone: string): ZoneClock {
  // Throws now rather than at the first message if the zone does not exist.
  Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone)
  // An offset that holds the whole day, or undefined for the days on which clocks change.
  const steady = new Map<Day, number | undefined>()

  function offsetOf(day: Day): number | undefined {
    if (steady.has(day)) return steady.get(day)
    const start = startOfDay(day)
    const next = startOfDay(day + 1)
    const calm =
      start.offsetNanoseconds === next.offsetNanoseconds &&
      next.epochMilliseconds - start.epochMilliseconds === 86_400_000
    const offset = calm ? start.offsetNanoseconds / 6e10 : undefined
    if (steady.size >= 4096) steady.clear()
    steady.set(day, offset)
    return offset
  }

  function startOfDay(day: Day): Temporal.ZonedDateTime {
    return Temporal.PlainDate.from(dateOf(day)).toZonedDateTime(zone)
  }

  function format(value: Temporal.ZonedDateTime): string {
    return value.toString({ timeZoneName: 'never', smallestUnit: 'second' })
  }

  return {
    read(instant) {
      const ms = Temporal.Instant.from(instant).epochMilliseconds
      const guess = Math.floor(ms / 86_400_000)
      const offset = offsetOf(guess)
      if (offset !== undefined) {
        const local = ms / 60_000 + offset
        const day = Math.floor(local / MINUTES_A_DAY)
        if (offsetOf(day) === offset) return { day, minute: Math.floor(local - day * MINUTES_A_DAY) }
      }
      const value = Temporal.Instant.from(instant).toZonedDateTimeISO(zone)
      return { day: dayOf(value.year, value.month, value.day), minute: value.hour * 60 + value.minute }
    },
    at(day, minute) {
      const actual = day + Math.floor(minute / MINUTES_A_DAY)
      const rest = minute - (actual - day) * MINUTES_A_DAY
      const offset = offsetOf(actual)
      if (offset !== undefined) return isoOf(actual, rest, offset)
      if (rest === 0) return format(startOfDay(actual))
      const time = { hour: Math.floor(rest / 60), minute: rest % 60 }
      return format(Temporal.PlainDate.from(dateOf(actual)).toZonedDateTime({ timeZone: zone, plainTime: time }))
    },
    later(instant, minutes) {
      const value = Temporal.Instant.from(instant).add({ milliseconds: Math.round(minutes * 60_000) })
      return format(value.toZonedDateTimeISO(zone))
    },
  }
}

function isoOf(day: Day, minute: number, offset: number): string {
  const wall = new Date((day * MINUTES_A_DAY + minute) * 60_000).toISOString().slice(0, 19)
  const size = Math.abs(offset)
  return `${wall}${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(Math.floor(size % 60))}`
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
