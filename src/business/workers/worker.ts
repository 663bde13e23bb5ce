import type { Text } from '#business/catalogue/text.ts'
import type { Interval } from '#business/time.ts'

export interface Worker {
  id: string
  name: string
  /** 王阿姨, Ms Wang. */
  title: Text
  gender: 'female' | 'male'
  code: 'green' | 'yellow' | 'red'
  districts: readonly string[]
  languages: readonly string[]
  jobsDone: number
  ratingCount: number
  /** Weighted towards the average of all while there are few ratings. */
  rating: number
  /** Kind → last valid day (YYYY-MM-DD), or null where it does not expire. */
  certificates: ReadonlyMap<string, string | null>
  shifts: readonly Shift[]
  timeOff: readonly Interval[]
}

/** Minutes of the local day; weekday 1 is Monday. */
interface Shift {
  weekday: number
  startMinute: number
  endMinute: number
}

/** A visit in a worker's calendar. */
export interface Visit extends Interval {
  /** Of the assignment. */
  id: string
  district: string | null
  bookingId: string
}

/** What is known about everybody at one moment. */
export interface Roster {
  workers: readonly Worker[]
  visits: ReadonlyMap<string, readonly Visit[]>
}

/** (C·m + Σ) / (m + n) with C = 4.6, m = 10: few ratings say little. */
export function bayesianRating(sum: number, count: number): number {
  return (4.6 * 10 + sum) / (10 + count)
}
