import type { TimeValue } from '#engine/command.ts'
import { dateOf, daysInMonth, monthStart, weekdayOf } from './civil.ts'
import type { Day } from './civil.ts'
import { DAYPARTS } from './dayparts.ts'
import { recurringDays } from './draft.ts'
import type { Draft } from './draft.ts'
import type { DateBody, Days, EveryBody, Side, Today, Wanted } from './rule.ts'
import { timeOfDay } from './time-of-day.ts'
import type { TimeOfDay } from './time-of-day.ts'
import type { ZoneClock } from './zone-clock.ts'

export interface Moment {
  /** ISO 8601 with offset. */
  now: string
  today: Today
  clock: ZoneClock
}

export interface Setting {
  /** The day that a bare hour belongs to. */
  day?: Day
  /** The last day named, from which 第二天 counts. */
  named?: Day
  /** A day spoken of before; a bare day of the month that follows lies in its month or later. */
  latest?: Day
  /** The Monday of the week spoken of, to which a bare weekday belongs. */
  week?: Day
  /** The part of the day spoken of. */
  habit?: { from: number; to: number }
  /** Keep these hours when only a day is named. */
  keep?: TimeOfDay
  past: boolean
  open?: Side
}

export interface Resolved {
  value: TimeValue
  /** The single day that was meant, for bare hours that follow. */
  day?: Day
  hours?: TimeOfDay
  others: TimeValue[]
}

/** What a draft means at a moment. Undefined for dates that do not exist. */
export function resolveDraft(draft: Draft, moment: Moment, setting: Setting): Resolved | undefined {
  if (draft.offset) return resolveOffset(draft, moment, setting)
  const said = timeOfDay(draft, setting.habit)
  if (draft.every) return recurring(draft.every, said, draft.date, moment, setting)
  const several = recurringDays(draft)
  if (several && seriesMeant(draft, several, said)) {
    return recurring(
      { kind: 'every', freq: 'weekly', interval: 1, days: several },
      said,
      undefined,
      moment,
      setting,
      true,
    )
  }
  if (!draft.date) return said && hoursOnly(draft, said, moment, setting)
  const days = daysOf(draft, draft.date, said ?? setting.keep, moment, setting)
  if (!days) return said && draft.date.relative ? hoursOnly(draft, said, moment, setting) : undefined
  const hours = said ?? (days.end - days.start === 1 ? setting.keep : undefined)
  const value = dated(draft, days, hours, moment, setting)
  const others = draft.others
    .map((other) => other.find(moment.today, {}))
    .filter((found) => found !== undefined)
    .map((found) => dated(draft, { ...found, vague: true }, hours, moment, setting))
  return {
    value: others.length > 0 || draft.vague ? { ...value, ambiguous: true } : value,
    ...(days.end - days.start === 1 ? { day: days.start } : {}),
    ...(hours ? { hours } : {}),
    others,
  }
}

/** 周一三五, 周二四 and 周一到周五上午 without 每 speak of a series more likely than of one day. */
function seriesMeant(draft: Draft, days: number[], said: TimeOfDay | undefined): boolean {
  // 工作日四点到七点 are daily hours; 工作日晚上 leaves the day open.
  if (draft.date?.workdays) return said?.precision === 'window' && draft.clock !== undefined
  if (!draft.date?.bare) return false
  if (draft.until) return said !== undefined && days.length > 4
  if (draft.others.length > 0) return days.length > 2
  const [first = 0, second = 0] = days
  return days.length > 2 || (draft.date.run === true && second !== first + 1)
}

function resolveOffset(draft: Draft, { now, clock }: Moment, setting: Setting): Resolved | undefined {
  const offset = draft.offset
  if (!offset) return undefined
  const minute = now.replace(/^(.{16}):\d\d(?:\.\d+)?/, '$1:00')
  const then = clock.later(minute, offset.minutes)
  const vague = offset.vague ? { ambiguous: true as const } : {}
  if (offset.asap) return { value: { start: clock.later(minute, 0), precision: 'window', open: 'after' }, others: [] }
  if (offset.within)
    return { value: { start: clock.later(minute, 0), end: then, precision: 'window', open: 'before' }, others: [] }
  if (setting.open === 'after' || setting.open === 'from')
    return { value: { start: then, precision: 'window', open: 'after' }, others: [] }
  return { value: { start: then, precision: 'instant', ...vague }, others: [] }
}

function daysOf(
  draft: Draft,
  date: DateBody,
  hours: TimeOfDay | undefined,
  moment: Moment,
  setting: Setting,
): Days | undefined {
  const closesAt = hours && (hours.precision === 'daypart' ? hours.to : hours.from)
  const base =
    date.bare && setting.week !== undefined
      ? { day: setting.week - 1, minute: 0 }
      : date.monthDays && setting.latest !== undefined && setting.latest > moment.today.day
        ? { day: monthStart(setting.latest), minute: 0 }
        : moment.today
  const wanted: Wanted = {
    past: setting.past,
    ...(closesAt === undefined ? {} : { closesAt }),
    ...known(setting),
  }
  const after = date.find(base, wanted)
  // 7号 after 下个月6号 is in that month; 31号 after 4月1号 is the day before.
  const far = date.monthDays && base !== moment.today && after !== undefined && after.start > base.day + 31
  const first = far ? date.find(moment.today, wanted) : after
  if (!first || !draft.until) return first
  const last = endOn(draft.until, first.start, moment.today)
  return last && last.end > first.start ? { start: first.start, end: last.end, vague: first.vague ?? false } : undefined
}

function known({ named, day }: Setting): { known?: Day } {
  const from = named ?? day
  return from === undefined ? {} : { known: from }
}

/** The last day of a range: as said today, or the next such day once the range has begun (下周一到周五). */
function endOn(date: DateBody, start: Day, today: Today): Days | undefined {
  const said = date.find(today, {})
  return said && said.start >= start ? said : date.find({ day: start, minute: 0 }, {})
}

function dated(draft: Draft, days: Days, hours: TimeOfDay | undefined, moment: Moment, setting: Setting): TimeValue {
  if (setting.open) return open(draft, days, hours, moment, setting.open)
  if (draft.endDate && hours) {
    const last = endOn(draft.endDate, days.start, moment.today)
    const end = draft.endClock || draft.endPart ? endOf(draft) : 1440
    if (last && last.start >= days.start) return span(moment, days.start, hours.from, last.start, end)
  }
  const single = days.end - days.start === 1
  if (!hours) {
    const value: TimeValue = {
      start: moment.clock.at(days.start, 0),
      end: moment.clock.at(days.end, 0),
      precision: single ? 'day' : 'range',
    }
    return days.vague ? { ...value, ambiguous: true } : value
  }
  const day = single ? days.start : firstOpen(days, hours, moment.today)
  let shown = hours
  if (
    draft.date?.today &&
    hours.bare &&
    hours.from < moment.today.minute &&
    hours.from < 720 &&
    hours.from + 720 > moment.today.minute
  ) {
    // 今天8点 said in the afternoon is eight in the evening.
    shown = {
      ...hours,
      from: hours.from + 720,
      ...(hours.to === undefined ? {} : { to: hours.to + (hours.to <= 720 ? 720 : 0) }),
      ambiguous: true,
    }
  }
  return hoursOn(day, shown, moment, days.vague === true || !single)
}

/** Of several days the first on which the hour is still to come. */
function firstOpen(days: Days, hours: TimeOfDay, today: Today): Day {
  let day = days.start
  while (day < days.end - 1 && (day < today.day || (day === today.day && hours.from <= today.minute))) day++
  return day
}

function endOf(draft: Draft): number {
  const end = timeOfDay({
    at: 0,
    end: 0,
    last: 'clock',
    others: [],
    ...(draft.endPart ? { part: draft.endPart } : {}),
    ...(draft.endClock ? { clock: draft.endClock } : {}),
  })
  return end ? (end.to ?? end.from) : 1440
}

function span({ clock }: Moment, from: Day, fromMinute: number, to: Day, toMinute: number): TimeValue {
  const start = clock.at(from, fromMinute)
  const end = clock.at(to, toMinute)
  return { start, end: Date.parse(end) > Date.parse(start) ? end : clock.at(to + 1, 0), precision: 'window' }
}

function hoursOn(day: Day, hours: TimeOfDay, { clock }: Moment, vague: boolean): TimeValue {
  const value: TimeValue = { start: clock.at(day, hours.from), precision: hours.precision }
  if (hours.to !== undefined) {
    const end = clock.at(day, hours.to)
    // A window that the change to summer time swallows still needs an end after its start.
    value.end = Date.parse(end) > Date.parse(value.start) ? end : clock.later(value.start, 60)
  }
  if (hours.ambiguous || vague) value.ambiguous = true
  return value
}

function hoursOnly(draft: Draft, hours: TimeOfDay, moment: Moment, setting: Setting): Resolved {
  const { today } = moment
  let day = setting.day ?? today.day
  let vague = draft.vague === true
  const closes = hours.precision === 'daypart' ? (hours.to ?? hours.from) : hours.from
  // After three may still be today at four; 早上十点之后 may not, since that morning is over.
  const openAbove = setting.open === 'after' || setting.open === 'from'
  const lastsUntil = draft.part ? DAYPARTS[draft.part.part].to : 1440
  if (
    setting.day === undefined &&
    !setting.past &&
    (closes < today.minute || (closes === today.minute && setting.open !== undefined)) &&
    (!openAbove || lastsUntil < today.minute)
  ) {
    day++
    vague = true
  }
  if (setting.open) {
    const value = open(draft, { start: day, end: day + 1 }, hours, moment, setting.open)
    return { value: vague ? { ...value, ambiguous: true } : value, day, hours, others: [] }
  }
  if (draft.endDate) {
    const last = endOn(draft.endDate, day, moment.today)
    if (last && last.start >= day) return { value: span(moment, day, hours.from, last.start, endOf(draft)), others: [] }
  }
  return { value: hoursOn(day, hours, moment, vague), day, hours, others: [] }
}

/** 五点之前, 周五之前, 三点以后, 国庆后. */
function open(draft: Draft, days: Days, hours: TimeOfDay | undefined, moment: Moment, side: Side): TimeValue {
  const { clock, today, now } = moment
  const part = draft.part && !draft.clock ? draft.part.part : undefined
  const bound =
    part && side === 'by' ? DAYPARTS[part].to : part === 'noon' ? 720 : part ? DAYPARTS[part].from : hours?.from
  const vague = hours?.ambiguous || days.vague ? { ambiguous: true as const } : {}
  if (side === 'after' || side === 'from') {
    if (bound !== undefined)
      return {
        start: clock.at(days.start, hours?.to !== undefined && !part ? hours.to : bound),
        precision: 'window',
        open: 'after',
        ...vague,
      }
    // 国庆后 is after the days off.
    const whole = draft.date?.off?.(moment.today, {})
    const first = side === 'from' ? days.start : Math.max(days.end, whole && whole.start <= days.start ? whole.end : 0)
    return { start: clock.at(first, 0), precision: 'range', open: 'after', ambiguous: true }
  }
  // "by the end of the month" counts the end in; "before Friday" stops where Friday starts, unless that is now.
  const last = side === 'by' || days.vague === true || days.start <= today.day ? days.end : days.start
  const end = bound === undefined ? clock.at(last, 0) : clock.at(days.start, bound)
  const sameDay = bound !== undefined && days.start > today.day
  const from = sameDay ? clock.at(days.start, 0) : clock.later(now.replace(/^(.{16}):\d\d(?:\.\d+)?/, '$1:00'), 0)
  const start =
    Date.parse(from) < Date.parse(end)
      ? from
      : bound === undefined
        ? clock.at(days.start - 1, 0)
        : clock.at(days.start, Math.min(0, bound - 60))
  return { start, end, precision: bound === undefined ? 'range' : 'window', open: 'before', ...vague }
}

function recurring(
  every: EveryBody,
  hours: TimeOfDay | undefined,
  from: DateBody | undefined,
  moment: Moment,
  setting: Setting,
  guessed = false,
): Resolved | undefined {
  const begins = from?.find(moment.today, {})
  const base = begins && begins.start > moment.today.day ? begins.start : moment.today.day
  const closes = hours ? (hours.precision === 'daypart' ? (hours.to ?? hours.from) : hours.from) : 18 * 60
  const first = base === moment.today.day && closes <= moment.today.minute ? base + 1 : base
  const found = every.find?.({ day: first, minute: 0 }, {})
  const day = found ? found.start : firstDay(every, first)
  const days = every.days && [...new Set(every.days)].toSorted((a, b) => a - b)
  const recur = { freq: every.freq, interval: every.interval, ...(days ? { days } : {}) }
  const vague = guessed || found !== undefined || hours?.ambiguous === true
  let value: TimeValue = hours
    ? hoursOn(day, hours, moment, vague)
    : {
        start: moment.clock.at(day, 0),
        end: moment.clock.at(day + 1, 0),
        precision: 'day',
        ...(vague ? { ambiguous: true as const } : {}),
      }
  if (setting.open && hours)
    value = open(
      { at: 0, end: 0, last: 'clock', others: [] },
      { start: day, end: day + 1 },
      hours,
      moment,
      setting.open,
    )
  return { value: { ...value, recur }, others: [], ...(hours ? { hours } : {}) }
}

function firstDay(every: EveryBody, from: Day): Day {
  if (!every.days || every.days.length === 0) return from
  if (every.freq === 'weekly') {
    let day = from
    while (!every.days.includes(weekdayOf(day))) day++
    return day
  }
  for (let months = 0; months < 13; months++) {
    const start = monthStart(from, months)
    const { year, month } = dateOf(start)
    const fitting = every.days.filter((day) => day <= daysInMonth(year, month)).map((day) => start + day - 1)
    const day = fitting.toSorted((a, b) => a - b).find((each) => each >= from)
    if (day !== undefined) return day
  }
  return from
}
