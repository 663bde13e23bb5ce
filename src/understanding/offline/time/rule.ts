import type { Day } from './civil.ts'
import type { DaypartName } from './dayparts.ts'

/** The wall clock of the moment that a message arrives in. */
export interface Today {
  day: Day
  minute: number
}

/** Whole days; `end` is exclusive. */
export interface Days {
  start: Day
  end: Day
  vague?: boolean
}

export interface Wanted {
  /** Minute of the day until which a request for today still makes sense. */
  closesAt?: number
  /** The sentence speaks of something that happened. */
  past?: boolean
  /** The day that the conversation is about. */
  known?: Day
}

export interface DateBody {
  kind: 'date'
  find(today: Today, wanted: Wanted): Days | undefined
  /** The days off around a feast. */
  off?(today: Today, wanted: Wanted): Days | undefined
  /** Counts from the day that the conversation is about, or from whichever holiday is next: a date said beside it tells which. */
  relative?: boolean
  /** Days of the week if that is all that was said; they may join a recurrence. */
  weekdays?: number[]
  /** Days of the month if that is all that was said. */
  monthDays?: number[]
  /** A span that a following weekday or day of the month narrows down: 下周的周三, 下个月15号. */
  holds?: 'weekday' | 'monthDay'
  /** A weekday without its week: it may only confirm another date (3月5号周四). */
  bare?: boolean
  /** Weekdays said in one breath, 周二四, which is how people speak of a series. */
  run?: boolean
  /** 工作日 without saying which. */
  workdays?: true
  past?: boolean
  /** 今天 stays today even if the hour has gone by. */
  today?: boolean
}

export interface ClockBody {
  kind: 'clock'
  hour: number
  minute: number
  /** 15:30, 3pm, 08:00: says itself which half of the day it means. */
  exact?: boolean
  to?: { hour: number; minute: number; exact?: boolean }
  /** 八九点 */
  vague?: boolean
  /** EOD: says itself that it is the end of something open. */
  open?: Side
}

export interface PartBody {
  kind: 'part'
  part: DaypartName
}

/** Some real time from now: 半小时后. */
export interface OffsetBody {
  kind: 'offset'
  minutes: number
  within?: boolean
  /** 马上过来 */
  asap?: boolean
  past?: boolean
  vague?: boolean
}

/**
 * Days counted from another date, which is said right before (国庆前一天) or right after ("the day before Christmas"), or
 * is known from the conversation (第二天).
 */
export interface StepBody {
  kind: 'step'
  /** `off` are the days off around the date, the date itself where it is no feast. */
  from(days: Days, off: Days): Days
  /** The date follows. */
  leads?: true
  /** May stand alone and counts from the known day then. */
  alone?: true
  /** Without a known day it counts from tomorrow: in India "day after" is short for the day after tomorrow. */
  fromTomorrow?: true
}

/** Where a bound lies; 最晚 and "by" count its own day in, 之前 does not, and so with "from" and 以后. */
export type Side = 'before' | 'by' | 'from' | 'after'

export interface EveryBody {
  kind: 'every'
  freq: 'daily' | 'weekly' | 'monthly'
  interval: number
  days?: number[]
  part?: DaypartName
  /** 每月第一个周六: the first occurrence, which `days` cannot say. */
  find?: DateBody['find']
}

/** A number or word that looks like a time and is none; it keeps other rules away. */
interface NothingBody {
  kind: 'nothing'
}

export type TokenBody = DateBody | ClockBody | PartBody | OffsetBody | EveryBody | StepBody | NothingBody
export type Token<Body extends TokenBody = TokenBody> = Body & { at: number; end: number }

/** One way of speaking of time. `pattern` is sticky and written for folded text (see `foldText`). */
export interface Rule {
  /** Every character that a match may begin with. */
  starts: string
  pattern: RegExp
  /** Undefined when the match turns out to be something else; an array for several tokens at once. */
  read(match: RegExpExecArray, source: string): TokenBody | TokenBody[] | undefined
}
