import { Temporal } from 'temporal-polyfill'
import type { Company, Service } from '#business/catalogue/company.ts'
import { isContract, isRoundTheClock } from '#business/catalogue/sizing.ts'
import type { Work } from '#business/catalogue/work.ts'
import {
  addDays,
  atMinute,
  clockMinutes,
  hourMs,
  type Interval,
  localDate,
  minuteMs,
  minuteOfDay,
  zoned,
} from '#business/time.ts'
import type { DayPart, Need } from '#business/workers/eligible.ts'

/** What is to be placed in the calendar, apart from when. */
export interface Plan {
  service: Service
  work: Pick<Work, 'hours' | 'people' | 'visits' | 'contractDays'>
  district: string | null
  /** Weekdays (1 = Monday) and interval in weeks of a recurring order; without it, once a week. */
  recur?: { days: readonly number[]; everyWeeks: number } | undefined
}

export type StartProblem = 'past' | 'too_soon' | 'outside_hours' | 'too_far_ahead'

const horizonDays = 60
const contractHorizonDays = 300

/** The visits of a plan that starts at this moment; a contract is one stretch of time. */
export function visitsFrom(company: Company, plan: Plan, start: number): Interval[] {
  const { zone } = company
  const { hours, visits, contractDays } = plan.work
  if (contractDays !== undefined) {
    const end = isRoundTheClock(plan.service)
      ? addDays(zone, start, contractDays)
      : addDays(zone, start, contractDays - 1) + hours * hourMs
    return [{ start, end }]
  }
  return startsFrom(zone, plan, start, visits).map((at) => ({ start: at, end: at + hours * hourMs }))
}

/** Whether the company works at that time at all, whoever is free. `graceMinutes` shortens the lead time. */
export function startProblem(
  company: Company,
  plan: Plan,
  start: number,
  now: number,
  graceMinutes = 0,
): StartProblem | undefined {
  const { zone, hours: open } = company
  if (start <= now) return 'past'
  if (start < now + plan.service.leadTimeHours * hourMs - graceMinutes * minuteMs) return 'too_soon'
  if (start > horizonEnd(company, plan.service, now)) return 'too_far_ahead'
  const minute = minuteOfDay(zone, start)
  if (minute < clockMinutes(open.start) || minute > clockMinutes(open.lastStart)) return 'outside_hours'
  if (isRoundTheClock(plan.service)) return undefined
  const closing = atMinute(zone, localDate(zone, start), clockMinutes(open.end))
  return start + plan.work.hours * hourMs > closing ? 'outside_hours' : undefined
}

/** Starts are offered on a grid of `slotMinutes` from the opening hour. */
export function isOnGrid(company: Company, start: number): boolean {
  return (
    start % minuteMs === 0 &&
    (minuteOfDay(company.zone, start) - clockMinutes(company.hours.start)) % company.slotMinutes === 0
  )
}

/** The last moment that can be booked. */
export function horizonEnd(company: Company, service: Service, now: number): number {
  const days = isContract(service) ? contractHorizonDays : horizonDays
  return atMinute(company.zone, localDate(company.zone, now).add({ days }), 1440) - 1
}

/** What a plan that starts at this moment asks of a worker. */
export function needOf(company: Company, plan: Plan, start: number): Need {
  const { zone } = company
  const day = localDate(zone, start).toString()
  const base = { service: plan.service, district: plan.district, day }
  if (plan.work.contractDays !== undefined) {
    const startMinute = isRoundTheClock(plan.service) ? 0 : minuteOfDay(zone, start)
    const endMinute = isRoundTheClock(plan.service) ? 1440 : startMinute + plan.work.hours * 60
    return {
      ...base,
      restDays: 1,
      parts: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, startMinute, endMinute })),
    }
  }
  return { ...base, restDays: 0, parts: visitsFrom(company, plan, start).flatMap((visit) => dayParts(zone, visit)) }
}

function dayParts(zone: string, { start, end }: Interval): DayPart[] {
  const parts: DayPart[] = []
  for (let from = start; from < end;) {
    const day = localDate(zone, from)
    const midnight = atMinute(zone, day, 1440)
    const to = Math.min(end, midnight)
    const endMinute = to === midnight ? 1440 : minuteOfDay(zone, to)
    parts.push({ weekday: day.dayOfWeek, startMinute: minuteOfDay(zone, from), endMinute })
    from = to
  }
  return parts
}

// The clock time stays the same across a change to summer time.
function startsFrom(zone: string, plan: Plan, start: number, count: number): number[] {
  if (count === 1) return [start]
  const first = zoned(zone, start)
  const { days = [first.dayOfWeek], everyWeeks = 1 } = plan.recur ?? {}
  const weekdays = new Set([first.dayOfWeek, ...days])
  const monday = first.toPlainDate().subtract({ days: first.dayOfWeek - 1 })
  const starts: number[] = []
  for (let week = 0; starts.length < count; week += everyWeeks) {
    for (const weekday of [...weekdays].toSorted((a, b) => a - b)) {
      const date = monday.add({ days: week * 7 + weekday - 1 })
      if (Temporal.PlainDate.compare(date, first.toPlainDate()) < 0 || starts.length >= count) continue
      starts.push(date.toZonedDateTime({ timeZone: zone, plainTime: first.toPlainTime() }).epochMilliseconds)
    }
  }
  return starts
}
