import { afterDeskTime } from '#business/cases/deadlines.ts'
import { deskHours, isChatDay } from '#business/cases/calendar.ts'
import type { Company } from '#business/catalogue/company.ts'
import { localDate, minuteMs } from '#business/time.ts'

/** 1 is the gravest; see `priorityOf`. */
export type Priority = 1 | 2 | 3 | 4 | 5

/** What people are wanted for, as far as the order in the queue depends on it. */
export interface Need {
  reason: string
  /** The gravest complaint of the customer that is not settled. */
  severity: string | undefined
  vip: boolean
}

/** Staff mark a customer as important with one of these tags. */
const vipTags = new Set(['vip', '重点客户', '重要客户', 'key'])

/** Whether a customer has one of these tags, in whatever case. */
export const isVip = (tags: readonly string[]): boolean => tags.some((tag) => vipTags.has(tag.toLowerCase()))

const misunderstandings = new Set([
  'misunderstood',
  'invalid_answers',
  'unanswered_question',
  'question_needs_person',
  'model_down',
])

/** S1 before S2 before a low score or a VIP before the customer's wish before a misunderstanding. */
export function priorityOf({ reason, severity, vip }: Need): Priority {
  if (reason === 's1' || severity === 'S1') return 1
  if (reason === 's2' || severity === 'S2') return 2
  if (vip || reason === 'low_score' || reason === 'upset' || reason === 'broken') return 3
  return misunderstandings.has(reason) ? 5 : 4
}

/** Minutes until people have answered first, answered again, and settled it; desk time, for S1 round the clock. */
const clocks: Readonly<Record<Priority, { first: number; next: number; resolve: number }>> = {
  1: { first: 5, next: 5, resolve: 120 },
  2: { first: 10, next: 10, resolve: 240 },
  3: { first: 5, next: 10, resolve: 480 },
  4: { first: 5, next: 10, resolve: 480 },
  5: { first: 5, next: 10, resolve: 480 },
}

/** How long somebody has to answer an offer. */
export const offerMs = (priority: Priority): number => (priority === 1 ? 30_000 : minuteMs)

/** After how many offers without an answer, or how long, the supervisors are called. */
export const offersAtMost = 2
const escalateMinutes = (priority: Priority): number => (priority === 1 ? 2 : 4)

/** How long the customer waits before being promised a call instead. */
const patienceMinutes = 10

/** Whoever writes while waiting is told how things stand, but not again before so long. */
export const tellAgainMs = 5 * minuteMs

/** Whoever asks where we are hears it sooner. */
export const tellPressedMs = minuteMs / 4

/** How soon after that, or after the desk opens, somebody writes or calls. */
export const callbackMinutes = 30

/** Without any page of theirs open for so long, whoever has a chat has gone. */
export const goneMs = 10 * minuteMs

/** The share of a clock's time after which people are warned. */
export const warnShare = 0.75

/** A clock that runs by the wall: in an emergency, and where people are there outside desk hours. */
const after = (company: Company, byWall: boolean, from: number, minutes: number): number =>
  byWall ? from + minutes * minuteMs : afterDeskTime(company, from, minutes * minuteMs, isChatDay)

/**
 * When people have to have answered first and settled it; a promised call is the first answer.
 * @param present somebody is there, whatever the calendar says
 */
export function dueTimes(
  company: Company,
  priority: Priority,
  openedAt: number,
  { callbackAt, present }: { callbackAt: number | undefined; present: boolean },
): { firstDue: number; resolveDue: number } {
  const { first, resolve } = clocks[priority]
  return {
    firstDue: callbackAt ?? after(company, priority === 1 || present, openedAt, first),
    resolveDue: after(company, priority === 1, callbackAt ?? openedAt, resolve),
  }
}

/** What of a hand-off its clocks depend on; moments in epoch milliseconds. */
export interface Clocked {
  priority: Priority
  openedAt: number
  firstDue: number
}

/** People were there when it began, or it cannot wait for them. */
const isLive = ({ priority, openedAt, firstDue }: Clocked): boolean =>
  priority === 1 || firstDue - openedAt <= clocks[priority].first * minuteMs

/** When a message of the customer has to be answered that came at `since`. */
export const nextDueOf = (company: Company, one: Clocked, since: number): number =>
  after(company, isLive(one) && !deskIsOpen(company, since), since, clocks[one.priority].next)

/** When supervisors are called because nobody has taken it. */
export const escalateAt = (company: Company, one: Clocked): number =>
  after(company, isLive(one), one.openedAt, escalateMinutes(one.priority))

/**
 * When the customer who still waits is promised a call; never in an emergency, where people come at once.
 * @param present somebody is there now, even if nobody was when it began: then patience is by the wall
 */
export const promiseAt = (company: Company, one: Clocked, present: boolean): number | undefined =>
  one.priority === 1 ? undefined : after(company, present || isLive(one), one.openedAt, patienceMinutes)

/** By when a customer is called who is promised it now. */
export const callbackFrom = (company: Company, now: number): number =>
  afterDeskTime(company, now, callbackMinutes * minuteMs, isChatDay)

/** Whether people are at their desks by the calendar. */
export function deskIsOpen(company: Company, at: number): boolean {
  const { opening, closing } = deskHours(company, localDate(company.zone, at), isChatDay)
  return opening <= at && at < closing
}

/** What whoever takes the chat should bring along. */
export const skillsFor = (locale: 'zh' | 'en'): string[] => (locale === 'en' ? ['en'] : [])
