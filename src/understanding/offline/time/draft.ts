import { mondayOf, weekdayOf } from './civil.ts'
import type { ClockBody, DateBody, EveryBody, OffsetBody, PartBody, Side, StepBody, Today, Token } from './rule.ts'
import { stepped } from './steps.ts'

/** The tokens of one mention of a time, sorted by what they say. */
export interface Draft {
  at: number
  end: number
  last: Token['kind']
  date?: DateBody
  /** 明天或后天: further days offered. */
  others: Token<DateBody>[]
  /** Last day of a range. */
  until?: DateBody
  part?: PartBody
  clock?: ClockBody
  endPart?: PartBody
  endClock?: ClockBody
  /** 明天下午三点到后天上午: the range ends on a day of its own. */
  endDate?: DateBody
  every?: EveryBody
  offset?: OffsetBody
  /** "The day before" waits for its date. */
  step?: StepBody
  /** Today by six: the bound stands between the parts. */
  open?: Side
  vague?: boolean
}

/** Gathers neighbouring tokens into mentions; fillers and commas may stand between the parts of one. */
export function draftsOf(tokens: readonly Token[], source: string, today: Today): Draft[] {
  const drafts: Draft[] = []
  let current: Draft | undefined
  for (const token of tokens) {
    if (token.kind === 'nothing') {
      current = undefined
      continue
    }
    if (current && absorb(current, token, source.slice(current.end, token.at), source, today)) {
      current.end = Math.max(current.end, token.end)
      if (token.kind === 'step') current.last = 'date'
      else if (token.kind !== 'every') current.last = token.kind
      continue
    }
    current = begin(token)
    if (current) drafts.push(current)
  }
  return drafts
}

function begin(token: Token): Draft | undefined {
  const draft: Draft = { at: token.at, end: token.end, last: token.kind, others: [] }
  if (token.kind === 'date') draft.date = token
  else if (token.kind === 'part') draft.part = token
  else if (token.kind === 'clock') draft.clock = token
  else if (token.kind === 'offset') draft.offset = token
  else if (token.kind === 'step') {
    if (!token.alone && !token.leads) return undefined
    draft.date = stepped(undefined, token)
    draft.last = 'date'
    if (token.leads) draft.step = token
  } else if (token.kind === 'every') {
    draft.every = token
    if (token.part) {
      draft.part = { kind: 'part', part: token.part }
      draft.last = 'part'
    }
  }
  return draft
}

const FILLER =
  '(?:(?:来|做|打扫|上门)?[一二两三四五六七八九\\d][次回趟]|都行|都可以|都能|可以|也行|那个|这个|就是|就|在|是|大概是?|大约|差不多|约|可能|应该|估计|那天|当天|那一天|两天|这两天|的话|固定|都|时间|然后|随便|任意|任何|哪天|哪一天|一天|找个|里|有个|其中|嗯+|呃+|额+|哦|噢|吧|嘛|呢|啊|呀|的|at|on|in the|the|around|about|of|for|maybe|say|any ?time|some ?time|time|itself|only|please|preferably|exactly|between|then|but|after (?:class|school)|(?:放学|下课)(?:之?后|以后)?)'
const GLUE = new RegExp(`^[ ,，、.。()（）…~-]*(?:${FILLER}[ ,，、.。()（）…]*){0,5}$`)
const RANGE =
  /^(?:的)? *(?:开始|起|来)?(?:做|干|弄|打扫|搞)?[,，]? *(?:一直|直|持续)?(?:做|干|弄|打扫|搞)?(?:-{1,2}|~|—{1,2}|–|到|至|to|till|until|through|and(?= *$)) *$/
/** 下午四点接孩子，带到六点半 */
const WORKS_TILL = /^[\u4e00-\u9fff]{0,6}[,，]?[\u4e00-\u9fff]{0,4}[带做干陪守看直顾待弄扫]到 *$/
const EITHER = /^ *(?:[、,，/和跟与及或]|或者|或是|还是|要么|要不|or|and|&|都行|都可以)? *$/
const OWN_HOURS = /^[的 ]*(?:[上下中]午|早上|晚上|凌晨|傍晚|\d{1,2}[:点]|[一二两三四五六七八九十]+点)/
/** 从下周三开始，上午九点 */
const BEGINNING = /^ *(?:开始|起)[ ,，]*(?:每次|每天|都|是|在|就)*$/
const START = /^ *(?:开始|起|以后|之后)?[ ,，]*$/

function absorb(draft: Draft, token: Token, gap: string, source: string, today: Today): boolean {
  if (draft.offset || gap.length > 14) return false
  const range = RANGE.test(gap)
  // "between 2 and 5" is read whole; elsewhere "and" only lists.
  const opening = source.slice(Math.max(0, draft.at - 30), draft.at)
  // 不是明天，是后天: what follows the comma is another time.
  if (/[,，。是]/.test(gap) && /(?:不是|不要|别|不约|除了|not|until|till|away) ?$/.test(opening)) return false
  // "move it from Wednesday to Friday" is no range.
  const moved =
    /(?:move|reschedule|change|switch|shift|postpone|push)(?:[^.]* from |(?![^.]*\b(?:to|between|for)\b)[^.,;!?]{0,24})$/.test(
      opening,
    )
  const ranged = range && !moved && !/and/.test(gap)
  switch (token.kind) {
    case 'date':
      return absorbDate(draft, token, gap, ranged, source, today)
    case 'part':
      return absorbPart(draft, token, gap, ranged)
    case 'clock':
      return absorbClock(draft, token, gap, ranged || (!moved && WORKS_TILL.test(gap)))
    case 'every':
      return absorbEvery(draft, token, gap)
    case 'step':
      if (!draft.date || draft.step || draft.last !== 'date' || draft.until || token.leads) return false
      if (!/^(?:的|那天|当天|之|以|过)?$/.test(gap)) return false
      draft.date = stepped(draft.date, token)
      return true
    case 'offset':
    case 'nothing':
      return false
    default:
      return token satisfies never
  }
}

function absorbDate(
  draft: Draft,
  token: Token<DateBody>,
  gap: string,
  ranged: boolean,
  source: string,
  today: Today,
): boolean {
  if (draft.step) {
    if (draft.last !== 'date' || !/^ *(?:the )?$/.test(gap)) return false
    draft.date = stepped(token, draft.step)
    delete draft.step
    return true
  }
  if (draft.every && !draft.date)
    return (draft.last === 'every' || draft.last === 'date') && joinRecurrence(draft.every, token, gap, ranged)
  if (ranged) {
    if (draft.last === 'date' && draft.date && !draft.until && !draft.clock && !draft.part) draft.until = token
    else if ((draft.clock || draft.part) && !draft.endDate && !draft.endClock && !draft.clock?.to) draft.endDate = token
    else return false
    return true
  }
  if (!draft.date) {
    // 下午三点，明天: but a day that goes on with hours of its own begins another time.
    if (!GLUE.test(gap) || gap.length > 6 || OWN_HOURS.test(source.slice(token.end, token.end + 6))) return false
    draft.date = token
    return true
  }
  if (draft.last !== 'date' || draft.until) return false
  if (draft.date.relative && GLUE.test(gap)) {
    draft.date = token
    return true
  }
  const closed = GLUE.test(gap) || /^ ?[(（]$/.test(gap) ? narrowed(draft.date, token, today) : undefined
  if (closed) {
    draft.date = closed
    if (/[)）]/.test(source.charAt(token.end))) draft.end = token.end + 1
    return true
  }
  if (!EITHER.test(gap)) return false
  draft.others.push(token)
  return true
}

function absorbPart(draft: Draft, token: Token<PartBody>, gap: string, ranged: boolean): boolean {
  if (ranged && (draft.clock || draft.part || draft.endDate) && !draft.endPart && !draft.endClock) {
    draft.endPart = token
    return true
  }
  if (draft.endDate && !draft.endPart && !draft.endClock && GLUE.test(gap)) {
    draft.endPart = token
    return true
  }
  if (draft.clock) {
    // "3 o'clock in the afternoon", "三点下午"
    if (draft.part || draft.clock.exact || !/clock|date/.test(draft.last) || !/^ *$/.test(gap)) return false
    draft.part = token
    return true
  }
  if (draft.part) {
    if (draft.last !== 'part' || !EITHER.test(gap)) return false
    if (draft.part.part === token.part) return true
    draft.vague = true
    return true
  }
  if (!bounded(draft, gap) && !GLUE.test(gap) && !begun(draft, gap)) return false
  draft.part = token
  return true
}

function begun(draft: Draft, gap: string): boolean {
  return draft.date !== undefined && draft.last === 'date' && BEGINNING.test(gap)
}

/** Takes note of a bound said between a day and its hour: tomorrow before lunch, 明天最晚五点. */
function bounded(draft: Draft, gap: string): boolean {
  const side = draft.date && !draft.every ? BOUNDS.find(([, words]) => words.test(gap))?.[0] : undefined
  if (side) draft.open = side
  return side !== undefined
}

const BOUNDS: readonly (readonly [Side, RegExp])[] = [
  ['from', /^[ ,，]*(?:any ?time )?(?:from|since|not before|no earlier than|最早)(?: the)? *$/],
  ['by', /^[ ,，]*(?:any ?time )?(?:by|until|till|no later than|最晚|最迟|不晚于|不超过|别超过)(?: the)? *$/],
  ['before', /^[ ,，]*(?:any ?time )?before(?: the)? *$/],
  ['after', /^[ ,，]*(?:any ?time )?(?:after|past)(?: the)? *$/],
]

function absorbClock(draft: Draft, token: Token<ClockBody>, gap: string, ranged: boolean): boolean {
  if ((ranged || (draft.endPart && GLUE.test(gap))) && (draft.clock || draft.endDate || draft.endPart)) {
    if (draft.endClock || draft.clock?.to) return false
    draft.endClock = token
    return true
  }
  if (draft.endDate) {
    if (draft.endClock || !GLUE.test(gap)) return false
    draft.endClock = token
    return true
  }
  if (draft.clock) {
    // 十点十一点 names two hours; 十点三点 is a slip of one sort or another.
    if (
      draft.last !== 'clock' ||
      !EITHER.test(gap) ||
      /[,，]/.test(gap) ||
      (/^ *$/.test(gap) && (token.hour !== draft.clock.hour + 1 || token.minute !== draft.clock.minute))
    )
      return false
    draft.vague = true
    return true
  }
  if (!bounded(draft, gap) && !GLUE.test(gap) && !begun(draft, gap)) return false
  draft.clock = token
  return true
}

function absorbEvery(draft: Draft, token: Token<EveryBody>, gap: string): boolean {
  if (draft.every) {
    // 每周二四每天上午
    if (!GLUE.test(gap) || draft.clock) return false
    if (token.freq === draft.every.freq && !token.days && !token.find && token.interval === draft.every.interval)
      return true
    if (token.freq === 'weekly' && draft.every.freq === 'weekly' && !draft.every.days && token.days)
      draft.every.days = token.days
    else if (token.freq !== 'daily') return false
    if (token.part && !draft.part) draft.part = { kind: 'part', part: token.part }
    return true
  }
  const days = recurringDays(draft)
  if (days && GLUE.test(gap)) {
    draft.every = { kind: 'every', freq: 'weekly', interval: token.interval, days }
    delete draft.date
    delete draft.until
    draft.others = []
  } else if (draft.date && !draft.clock && !draft.part && START.test(gap) && gap !== '') {
    // 从下周开始每周二: the date says when the series begins.
    draft.every = token
  } else if (!draft.date && GLUE.test(gap)) {
    draft.every = token
  } else return false
  if (token.part && !draft.part) draft.part = { kind: 'part', part: token.part }
  draft.last = token.part ? 'part' : 'every'
  return true
}

/** The weekdays that a draft names and nothing more: 周一到周五, 周二周四. */
export function recurringDays(draft: Draft): number[] | undefined {
  const days = draft.date?.weekdays
  if (!days) return undefined
  const last = draft.until?.weekdays?.[0]
  if (draft.until) return last === undefined ? undefined : daysBetween(days[0] ?? 1, last)
  const others = draft.others.map((other) => other.weekdays)
  return others.some((other) => !other) ? undefined : [...days, ...others.flatMap((other) => other ?? [])]
}

function daysBetween(first: number, last: number): number[] {
  const days: number[] = []
  for (let day = first; ; day = (day % 7) + 1) {
    days.push(day)
    if (day === last || days.length === 7) return days
  }
}

function joinRecurrence(every: EveryBody, token: DateBody, gap: string, ranged: boolean): boolean {
  if (every.freq === 'weekly' && token.weekdays) {
    if (ranged && every.days) every.days = daysBetween(every.days[0] ?? 1, token.weekdays[0] ?? 7)
    else if (EITHER.test(gap) || GLUE.test(gap)) every.days = [...(every.days ?? []), ...token.weekdays]
    else return false
    return true
  }
  if (every.freq === 'monthly' && token.monthDays && (EITHER.test(gap) || GLUE.test(gap))) {
    every.days = [...(every.days ?? []), ...token.monthDays]
    return true
  }
  if (every.freq === 'monthly' && !every.days && !every.find && /^的?$/.test(gap)) {
    every.find = token.find
    return true
  }
  if (every.freq === 'daily' && token.weekdays && GLUE.test(gap)) {
    every.freq = 'weekly'
    every.days = token.weekdays
    return true
  }
  return false
}

/** Two dates side by side that mean one: 下周的周三, 3月5号周四, 明年五一. Undefined if they do not fit together. */
function narrowed(outer: DateBody, inner: DateBody, today: Today): DateBody | undefined {
  // "Any weekday next week" leaves the day open.
  if (outer.workdays && inner.holds === 'weekday') return inner
  const a = outer.find(today, {})
  if (!a) return undefined
  if (a.end - a.start > 1) {
    const b = inner.find({ day: a.start, minute: 0 }, {})
    if (!b || b.start < a.start || b.end > a.end) return undefined
    return { kind: 'date', find: () => b, ...(outer.past ? { past: true } : {}) }
  }
  if (outer.holds === 'weekday' && inner.bare) {
    const found = inner.find({ day: mondayOf(a.start), minute: 0 }, {})
    return found && { kind: 'date', find: () => found }
  }
  const b = inner.find(today, {})
  if (!b || b.end - b.start > 1) return undefined
  if (a.start === b.start) return outer
  if (inner.bare && inner.weekdays?.length === 1 && inner.weekdays[0] === weekdayOf(a.start)) return outer
  if (outer.bare && outer.weekdays?.length === 1 && outer.weekdays[0] === weekdayOf(b.start)) return inner
  return undefined
}
