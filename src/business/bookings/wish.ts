import { z } from 'zod'
import type { Company } from '#business/catalogue/company.ts'
import { atMinute, clockMinutes, instantMs, localDate, minuteOfDay } from '#business/time.ts'

const time = z.string().refine((text) => instantMs(text) !== undefined, 'an ISO 8601 time')

/** A time as a customer means it, in the form that understanding makes of it. */
export const timeValueSchema = z.object({
  start: time,
  end: time.nullish().transform((end) => end ?? undefined),
  precision: z.enum(['instant', 'window', 'day', 'daypart', 'range']).default('instant'),
  open: z
    .enum(['before', 'after'])
    .nullish()
    .transform((open) => open ?? undefined),
  recur: z
    .object({
      freq: z.enum(['weekly', 'daily', 'monthly']),
      interval: z.number().default(1),
      days: z.array(z.int().min(1).max(7)).optional(),
    })
    .nullish()
    .transform((recur) => recur ?? undefined),
})

export type WishedTime = z.output<typeof timeValueSchema>

/** When the customer would like the visit to begin. */
export interface Wish {
  kind: 'instant' | 'window' | 'stretch'
  /** Epoch milliseconds; for an instant equal to `anchor`. */
  from: number
  /** Exclusive. */
  to: number
  /** What the nearest slots are measured from. */
  anchor: number
  /** Local days that the wish touches. */
  days: number
  open?: 'before' | 'after'
}

/** Reads a time value by the company's clock. */
export function wishOf(company: Company, value: WishedTime): Wish {
  const { zone } = company
  const start = instantMs(value.start) ?? 0
  const end = value.end === undefined ? undefined : (instantMs(value.end) ?? undefined)
  const dayOf = (at: number): ReturnType<typeof localDate> => localDate(zone, at)
  const opening = (at: number): number => atMinute(zone, dayOf(at), clockMinutes(company.hours.start))
  const lastStart = (at: number): number => atMinute(zone, dayOf(at), clockMinutes(company.hours.lastStart))
  const stretch = (from: number, to: number, anchor: number, rest: Partial<Wish> = {}): Wish => {
    const days = Math.max(1, dayOf(from).until(dayOf(Math.max(from, to - 1)), { largestUnit: 'day' }).days + 1)
    return { kind: 'stretch', from, to, anchor, days, ...rest }
  }
  if (value.open === 'before') {
    // Only the end was named where there is one; without it the start is the bound.
    const to = end ?? start
    const from = end === undefined ? atMinute(zone, dayOf(start - 1), 0) : start
    return stretch(from, to, Math.max(from, to - 3_600_000), { open: 'before' })
  }
  if (value.open === 'after') {
    return stretch(start, end ?? atMinute(zone, dayOf(start), 1440), start, { open: 'after' })
  }
  if (value.precision === 'instant' || (end === undefined && value.precision === 'window')) {
    return { kind: 'instant', from: start, to: start + 1, anchor: start, days: 1 }
  }
  const to = end ?? atMinute(zone, dayOf(start), 1440)
  // A day or part of one is measured from its opening hour, or its own beginning if that is later.
  const wholeDay = minuteOfDay(zone, start) === 0
  const anchor = wholeDay ? opening(start) + 3_600_000 : Math.min(Math.max(start, opening(start)), lastStart(start))
  return stretch(start, to, anchor, value.precision === 'window' ? { kind: 'window' } : {})
}
