import type { Context } from 'hono'
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { Period } from '#business/quality/period.ts'
import { atMinute, localDate } from '#business/time.ts'
import { Refusal } from './refusals.ts'

/** Whole days of the company's calendar, both included. */
export const Days = z.object({ from: z.iso.date().optional(), to: z.iso.date().optional() })

const longestDays = 366

/**
 * The period of the days that a query names; the last seven where it names none.
 * @throws Refusal when it ends before it begins or is longer than a year
 */
export function periodOf(
  c: Context,
  { zone, now }: { zone: string; now: Date },
  given: z.infer<typeof Days>,
): { period: Period; from: string; to: string } {
  const to = given.to === undefined ? localDate(zone, now) : Temporal.PlainDate.from(given.to)
  const from = given.from === undefined ? to.subtract({ days: 6 }) : Temporal.PlainDate.from(given.from)
  const days = from.until(to).days
  if (days < 0 || days >= longestDays)
    throw new Refusal(c, 400, 'bad_period', {
      zh: '请选择一年以内的时间段，开始日期在前。',
      en: 'Choose a period of at most a year that begins before it ends.',
    })
  const at = (day: Temporal.PlainDate) => new Date(atMinute(zone, day, 0))
  return { period: { from: at(from), to: at(to.add({ days: 1 })) }, from: from.toString(), to: to.toString() }
}
