import type { TimeValue } from '#engine/command.ts'
import { mondayOf, weekdayOf, type Day } from './civil.ts'
import { isBackground } from './background.ts'
import { boundOf } from './bound.ts'
import { draftsOf } from './draft.ts'
import type { Draft } from './draft.ts'
import { findShift } from './find-shift.ts'
import { foldText } from './fold-text.ts'
import { joinDrafts } from './join-drafts.ts'
import { resolveDraft } from './resolve-draft.ts'
import type { Moment, Resolved, Setting } from './resolve-draft.ts'
import { MOVES, roleOf, saysHappened } from './role.ts'
import type { Surroundings, TimeRole } from './role.ts'
import { scan } from './scan.ts'
import type { TimeOfDay } from './time-of-day.ts'
import { zoneClock } from './zone-clock.ts'
import type { ZoneClock } from './zone-clock.ts'

export interface TimeContext {
  /** ISO 8601 with offset. */
  now: string
  /** IANA name of the company's zone; every instant comes back with its offset. */
  zone: string
  /** A time known from the conversation: a bare 下午三点 belongs to its day, 推迟一小时 counts from it. */
  anchor?: TimeValue
  /** 改成周四: a day without hours takes over those of the anchor, or of an earlier mention in the same text. */
  keepClock?: boolean
  /** Whatever is named is still to come: 周日那单取消. */
  coming?: boolean
}

/** A time that a text speaks of. Offsets count UTF-16 units of the text as given. */
export interface TimeMention {
  value: TimeValue
  at: number
  length: number
  text: string
  role: TimeRole
}

/**
 * Every time that a customer's text mentions, in order. Chinese (with dialect words and traditional characters) and
 * English. Times that are ruled out or replaced are `rejected`; what has happened, is arranged already or is no visit is `past`.
 * Throws a RangeError for an unknown zone or an unreadable `now`, never for a text.
 */
export function findTimes(text: string, context: TimeContext): TimeMention[] {
  const source = foldText(text)
  const tokens = scan(source)
  const clock = zoneClock(context.zone)
  const known = context.anchor && findShift(source, context.anchor, clock)
  if (tokens.length === 0 && !known) return []
  const moment: Moment = { now: context.now, today: clock.read(context.now), clock }
  const drafts = joinDrafts(draftsOf(tokens, source, moment.today), source)
  const mentions: TimeMention[] = []
  const memory: Memory = anchored(context, clock)
  drafts.forEach((draft, i) => {
    const around = surroundings(drafts, i, source)
    const next = i + 1 < drafts.length ? surroundings(drafts, i + 1, source) : undefined
    // 早点来，7点半 is in the morning.
    if (draft.clock && !draft.part && draft.clock.hour >= 6 && EARLY.test(around.before))
      draft.part = { kind: 'part', part: 'early' }
    const bound = boundOf(draft, around)
    const happened = !context.coming && saysHappened(around)
    const setting: Setting = {
      past: happened,
      ...(bound ? { open: bound.side } : {}),
      ...(memory.day === undefined ? {} : { day: memory.day }),
      ...(memory.named === undefined ? {} : { named: memory.named }),
      ...(memory.latest === undefined ? {} : { latest: memory.latest }),
      ...(memory.week === undefined ? {} : { week: memory.week }),
      ...(memory.habit ? { habit: memory.habit } : {}),
      ...(context.keepClock && memory.hours ? { keep: memory.hours } : {}),
    }
    const resolved = resolveDraft(draft, moment, setting)
    // A year by itself, 今年 or 2027, is no time to come.
    if (!resolved || (isYear(resolved.value) && !bound)) return
    const role =
      happened && Date.parse(resolved.value.start) <= Date.parse(context.now) ? 'past' : roleOf(draft, around, next)
    const settled =
      happened && role !== 'past' ? (resolveDraft(draft, moment, { ...setting, past: false }) ?? resolved) : resolved
    const at = bound?.at ?? draft.at
    const end = bound?.end ?? draft.end
    mentions.push({ value: settled.value, at, length: end - at, text: text.slice(at, end), role })
    for (const [index, other] of settled.others.entries()) {
      const token = draft.others[index]
      if (token)
        mentions.push({
          value: other,
          at: token.at,
          length: token.end - token.at,
          text: text.slice(token.at, token.end),
          role,
        })
    }
    remember(memory, settled, draft, role)
    // 周日改到下午两点: the hour moves, the day stays.
    const moved = drafts[i + 1]
    if (role === 'rejected' && MOVES.test(around.after) && moved && !moved.date && settled.day !== undefined)
      memory.day = dayKept(settled.day, memory.day, moved, moment.today)
    const week = comingWeek(draft, settled, moment)
    if (week !== undefined) memory.week = week
  })
  turnAround(mentions, source, moment)
  joinBounds(mentions, text)
  withdraw(mentions)
  // 周四那个往后推一天: counts from the time just named.
  const named = mentions.findLast(({ value }) => value.recur === undefined)
  const shift =
    (named && findShift(source, named.value, clock, { at: named.at, end: named.at + named.length, only: !known })) ??
    known
  if (!shift) return mentions
  // "One day later" counts from the time that is known, not from now.
  const apart = mentions.filter(({ at, length }) => at >= shift.at + shift.length || shift.at >= at + length)
  const kept = apart.map((mention) =>
    shift !== known && mention === named ? { ...mention, role: 'rejected' as const } : mention,
  )
  return [...kept, { ...shift, text: text.slice(shift.at, shift.at + shift.length), role: 'meant' }]
}

const EARLY = /(?:早点|早一点|早些|趁早|赶早)儿?(?:来|到|过来|上门|开始|做)[吧呀,，。 ]*(?:最好|大概)?$/

/** 本来周末 … 周末不让施工: what is ruled out later on was no wish before. */
function withdraw(mentions: readonly TimeMention[]): void {
  for (const [i, { value, role }] of mentions.entries()) {
    if (role !== 'rejected' || value.precision === 'instant') continue
    for (const before of mentions.slice(0, i))
      if (before.role === 'meant' && before.value.start === value.start && before.value.end === value.end)
        before.role = 'rejected'
  }
}

/** 九点以后六点以前: two bounds side by side are a window. */
function joinBounds(mentions: TimeMention[], text: string): void {
  for (let i = 0; i + 1 < mentions.length; i++) {
    const [first, second] = [mentions[i], mentions[i + 1]]
    if (!first || !second || first.role !== 'meant' || second.role !== 'meant') continue
    if (
      isBackground(text, first) ||
      !(first.value.open === 'after' || first.value.precision === 'instant') ||
      second.value.open !== 'before' ||
      second.value.end === undefined
    )
      continue
    const gap = text.slice(first.at + first.length, second.at)
    const hours = (Date.parse(second.value.end) - Date.parse(first.value.start)) / 3_600_000
    // 九点开始，十二点结束 is a window, too.
    const fits = first.value.open
      ? /^[,，、 到和且至并但]{0,3}(?:and|but)? ?$/
      : /^(?:左右)?(?:开始|起|进场|入场|上门|来|开工)[^，。,]{0,4}[,，、 ]*$/
    if (!fits.test(gap) || hours <= 0 || hours > 24) continue
    const length = second.at + second.length - first.at
    const value: TimeValue = { start: first.value.start, end: second.value.end, precision: 'window' }
    mentions.splice(i, 2, { value, at: first.at, length, text: text.slice(first.at, first.at + length), role: 'meant' })
  }
}

function isYear({ start, end = '', precision, open }: TimeValue): boolean {
  return precision === 'range' && !open && start.includes('-01-01T') && end.includes('-01-01T')
}

/** 六点以后没空, 我六点前都在上班: where nothing else is named, the other side of the bound is wished for. */
function turnAround(mentions: TimeMention[], source: string, { now, clock }: Moment): void {
  const busy = ({ at, length, value }: TimeMention) =>
    value.open !== undefined && value.precision === 'window' && BUSY.test(source.slice(at + length))
  if (mentions.some((mention) => mention.role === 'meant' && !busy(mention))) return
  for (const mention of mentions) {
    const { open, start, end } = mention.value
    if (mention.role === 'past' || (mention.role === 'meant' && !busy(mention))) continue
    if (open === 'before' && end !== undefined) mention.value = { start: end, precision: 'window', open: 'after' }
    else if (open === 'after') {
      const midnight = clock.at(clock.read(start).day, 0)
      const from = Date.parse(midnight) > Date.parse(now) ? midnight : clock.later(now, 0)
      if (Date.parse(from) >= Date.parse(start)) continue
      mention.value = { start: from, end: start, precision: 'window', open: 'before' }
    } else continue
    mention.role = 'meant'
  }
}

const BUSY =
  /^(?:我|我们|家里)?(?:都|一直|还)?(?:在|要)?(?:上班|开会|睡觉|睡|上课|忙|外面|加班|(?<=在)(?:单位|公司|学校|医院))(?![^，。,]{0,3}[来做])/

/** The day on which a visit stays whose hour is moved: the known one of that weekday, or the next on which the hour is to come. */
function dayKept(named: Day, known: Day | undefined, { clock, part }: Draft, today: Moment['today']): Day {
  if (known !== undefined && weekdayOf(known) === weekdayOf(named)) return known
  const later =
    clock && !clock.exact && clock.hour < 12 && (clock.hour < 8 || /noon|dusk|evening|night/.test(part?.part ?? ''))
  const hour = clock && clock.hour + (later ? 12 : 0)
  return named === today.day && hour !== undefined && hour * 60 <= today.minute ? named + 7 : named
}

interface Memory {
  /** The Monday of a coming week spoken of: 周四 after 下周二 is in that week. */
  week?: Day
  /** The last day spoken of, even if it was ruled out: 周三那个改第二天. */
  named?: Day
  /** The latest day spoken of: 7号 after 下个月6号 is in that month. */
  latest?: Day
  day?: number
  habit?: { from: number; to: number }
  hours?: TimeOfDay
}

function anchored({ anchor }: TimeContext, clock: ZoneClock): Memory {
  if (!anchor) return {}
  const start = clock.read(anchor.start)
  const memory: Memory = { day: start.day }
  if (anchor.precision === 'day' || anchor.precision === 'range') return memory
  const end = anchor.end === undefined ? undefined : clock.read(anchor.end)
  const to = end && (end.day - start.day) * 1440 + end.minute
  memory.hours = {
    from: start.minute,
    ...(to === undefined ? {} : { to }),
    precision: anchor.precision,
    ambiguous: false,
    bare: false,
  }
  if (anchor.precision === 'daypart' && to !== undefined) memory.habit = { from: start.minute, to }
  return memory
}

function remember(memory: Memory, { day, hours, value }: Resolved, draft: Draft, role: TimeRole): void {
  if (role === 'past' && draft.date?.past) return
  if (day !== undefined && draft.date) {
    memory.latest = day
    memory.named = day
  }
  // A day that was ruled out as a whole is not the day of the hour that follows.
  if (role === 'rejected' && !hours) return
  // An hour without a day may have been put off to tomorrow for itself only.
  if (day !== undefined && draft.date) memory.day = day
  if (hours) {
    memory.hours = hours
    if (value.precision === 'daypart' && hours.to !== undefined) memory.habit = { from: hours.from, to: hours.to }
    else if (draft.part && hours.from >= 720) memory.habit = { from: 720, to: 1440 }
  }
}

function comingWeek({ date }: Draft, { value }: Resolved, { clock, today }: Moment): Day | undefined {
  if (!date || date.bare || !(date.weekdays || date.holds === 'weekday')) return undefined
  const monday = mondayOf(clock.read(value.start).day)
  return monday > today.day ? monday : undefined
}

function surroundings(drafts: Draft[], i: number, source: string): Surroundings {
  const draft = drafts[i]
  const next = drafts[i + 1]
  if (!draft) return { before: '', after: '', followed: false }
  return {
    before: source.slice(Math.max(drafts[i - 1]?.end ?? 0, draft.at - 16), draft.at),
    after: source.slice(draft.end, Math.min(next?.at ?? source.length, draft.end + 40)),
    followed: next !== undefined,
    hours: !draft.date && !draft.every && (draft.clock !== undefined || draft.part !== undefined),
  }
}
