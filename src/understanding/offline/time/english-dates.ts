import { calendarDate, datesBetween, dayOfMonthFrom, nthDayOfMonth } from './calendar-dates.ts'
import { mondayOf, weekdayOf } from './civil.ts'
import {
  COUNT,
  countOf,
  DATE,
  DAY,
  englishRule,
  MONTH,
  monthOfName,
  NTH,
  ordinalOf,
  weekdaysIn,
} from './english-words.ts'
import { nthWorkday } from './holidays.ts'
import { lastDayOf, monthThird, ordinalWeekday, thirdOf, weekOfMonth } from './month-parts.ts'
import { daysFromNow } from './relative-days.ts'
import type { DateBody, Days, Rule } from './rule.ts'
import { weekdayToken, weekend, weekPart, weekToken, workdayToken } from './weekdays.ts'

const WEEK =
  '(?<shift>this|the coming|coming|next|the following|last) week|(?<far>(?:the )?week after next|next to next week)|(?<the>the) week'
const PART =
  '(?:(?:at |in |around )?(?:the )?)(?<part>early|earlier|beginning|start|first half|mid|middle|later?|end|second half)(?:-| (?:in |on |part )?(?:of )?)'
const WHICH_MONTH = `(?:(?<shift>this|next|the coming|the)(?: coming)? month|(?<month>${MONTH}))`
const DAY_WORDS =
  'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth'
const STREET =
  '(?! ?(?:floor|fl\\b|street|st\\b|avenue|ave|road|rd\\b|ring|building|unit|time|visit|cleaning|room|gate|one\\b|person|lane))'

/** tomorrow, next to next Monday, Friday week, the 3rd of next month, March 8th, early next week, the day before. */
export const englishDateRules: Rule[] = [
  englishRule(
    `(?:the )?(?<nth>${NTH}) (?<day>${DAY}|weekend) (?:of|in) (?:(?<every>every|each) month|${WHICH_MONTH})`,
    ({ groups = {} }) => {
      const date = ordinalWeekday(
        ordinalOf(groups['nth'] ?? ''),
        groups['day'] === 'weekend' ? 6 : (weekdaysIn(groups['day'])[0] ?? 1),
        namedMonth(groups),
        groups['day'] === 'weekend' ? 2 : 1,
      )
      if (groups['shift'] === 'the') return { kind: 'date', find: upcoming(date) }
      return groups['every'] ? { kind: 'every', freq: 'monthly', interval: 1, find: upcoming(date) } : date
    },
    'digits',
  ),
  englishRule(
    `(?:the )?(?<nth>(?:${NTH}) )?(?<day>${DAY}|weekend) (?<way>before|after|following)(?= [a-z])(?! next *(?:$|[,.!?]))(?! (?:\\d|noon|lunch|work|dinner|class|school|that|(?:${COUNT})(?![a-z])))`,
    ({ groups = {} }) => ({
      kind: 'step',
      leads: true,
      from: (date, off) => weekdayBeside(groups['day'] ?? '', groups['way'] === 'before', date, off),
    }),
  ),
  englishRule(
    'today|tonight|tonite|2nite|tonit|(?:the )?day after tomorrow|overmorrow|tomorrow|tmrw?|tmr|tomorow|tomo|(?:the )?day before yesterday|yesterday|last night',
    ({ 0: word }) => {
      if (/^(?:ton|2n)/.test(word)) return [daysFromNow(0), { kind: 'part', part: 'evening' }]
      if (word === 'last night') return [daysFromNow(-1), { kind: 'part', part: 'evening' }]
      if (word === 'today') return daysFromNow(0)
      if (word.endsWith('yesterday')) return daysFromNow(word.includes('before') ? -2 : -1)
      return daysFromNow(word.includes('after') || word.startsWith('over') ? 2 : 1)
    },
    'digits',
  ),
  englishRule(
    `(?:the )?(?<which>next to next|next next|this coming|this|next|last|past|coming|upcoming|following|nearest) (?<day>${DAY})(?: week)?|(?:the )?(?<day2>${DAY}) (?<which2>after next)`,
    ({ groups = {} }) =>
      weekdayToken(weekdaysIn(groups['day'] ?? groups['day2']), weeksAway(groups['which'] ?? groups['which2'])),
  ),
  englishRule(
    `(?<day>${DAY}),? (?:of |in )?(?:the )?(?<which>this|next|following|last) week|(?<day2>${DAY}) week`,
    ({ groups = {} }) => {
      if (groups['day2'] === undefined)
        return weekdayToken(weekdaysIn(groups['day']), groups['which'] === 'this' ? 0 : weeksAway(groups['which']))
      const coming = weekdayToken(weekdaysIn(groups['day2']), undefined)
      return later(coming, 7)
    },
  ),
  englishRule('(?:a week on|week on) (?<day>' + DAY + ')', ({ groups }) =>
    later(weekdayToken(weekdaysIn(groups?.['day']), undefined), 7),
  ),
  englishRule(
    '(?:(?:on )?(?<any>an?|any|some) |(?:the )?(?<next>next) )?(?:week ?day|working day|business day|workday)',
    ({ groups }) => workdayToken(groups?.['next'] ? 1 : 0, !groups?.['next']),
  ),
  englishRule(
    '(?:the )?(?:very )?first (?<work>working |work |business )?day (?<back>back (?:at work )?)?(?:after|following)',
    ({ groups }) => ({
      kind: 'step',
      leads: true,
      from: (_, { end }) => oneDay(groups?.['work'] || groups?.['back'] ? nthWorkday(end, 1) : end),
    }),
  ),
  englishRule(
    '(?:(?:on |over )?(?:(?<which>this coming|this|next|last|the) )?w(?:ee)?k-?end)(?<far> after next)?(?! of)',
    ({ groups }) => {
      const which = groups?.['which']
      const shift = groups?.['far'] ? 2 : which === 'next' ? 1 : which === 'last' ? -1 : undefined
      return {
        kind: 'date',
        find: (today) => weekend(today, shift),
        weekdays: [6, 7],
        ...(shift === -1 ? { past: true } : {}),
      }
    },
  ),
  englishRule(
    `(?<day>(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|weds?|thurs?|thu|fri|sat(?!\\w)|sun(?!\\w| (?:is|was|comes|shines)))`,
    ({ groups }) => weekdayToken(weekdaysIn(groups?.['day']), undefined),
  ),
  englishRule(`${PART}(?:${WEEK})`, ({ groups = {} }) => partOfWeek(groups, weekShift(groups))),
  englishRule(`(?:some ?time |any ?time |during )?(?:${WEEK})`, ({ groups = {} }) =>
    groups['the'] ? undefined : weekToken(weekShift(groups)),
  ),
  englishRule(`${PART}(?:${WHICH_MONTH}|month)`, ({ groups = {} }) => {
    const { part = '', month } = groups
    const third = /^(?:earl|beg|start|first)/.test(part) ? '初' : part.startsWith('mid') ? '中' : '底'
    return month === undefined
      ? monthThird(groups['shift'] === 'next' ? 1 : 0, third)
      : thirdOf(monthOfName(month), third)
  }),
  englishRule(`(?:the )?last day of ${WHICH_MONTH}`, ({ groups = {} }) => lastDayOf(namedMonth(groups))),
  englishRule(`(?:the )?(?<nth>${NTH}) week (?:of|in) ${WHICH_MONTH}`, ({ groups = {} }) =>
    weekOfMonth(ordinalOf(groups['nth'] ?? ''), namedMonth(groups)),
  ),
  englishRule('(?<which>this|next|last) month', ({ groups }) =>
    nthDayOfMonth(groups?.['which'] === 'next' ? 1 : groups?.['which'] === 'last' ? -1 : 0),
  ),
  englishRule(
    `(?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th)? (?:of )?(?<month>${MONTH})(?:,? (?<year>20\\d\\d))?`,
    ({ groups = {} }) => dateIn(groups, Number(groups['day'])),
    'digits',
  ),
  englishRule(
    `(?<month>${MONTH})\\.? (?<from>\\d{1,2})(?:st|nd|rd|th)? ?(?:-|–|to|until|through) ?(?<to>\\d{1,2})(?:st|nd|rd|th)?(?![\\d:]| ?[ap]m)`,
    ({ groups = {} }) => {
      const first = dateIn(groups, Number(groups['from']))
      const last = dateIn(groups, Number(groups['to']))
      return first && last && datesBetween(first, last)
    },
  ),
  englishRule(
    `(?<month>${MONTH})\\.? (?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th)?(?!\\d|:|-\\d| ?[ap]\\.?m)(?:,? (?<year>20\\d\\d))?`,
    ({ groups = {} }) => dateIn(groups, Number(groups['day'])),
  ),
  englishRule(`the (?<day>${DAY_WORDS}) of (?<month>${MONTH})`, ({ groups = {} }) =>
    dateIn(groups, DAY_WORDS.split('|').indexOf(groups['day'] ?? '') + 1),
  ),
  englishRule(
    `(?:on )?the (?<day>${DATE})(?: of ${WHICH_MONTH})?${STREET}|(?<day2>${DATE})(?: of ${WHICH_MONTH.replaceAll('<', '<o')})?${STREET}`,
    ({ groups = {} }) => {
      const day = Number.parseInt(groups['day'] ?? groups['day2'] ?? '')
      const month = groups['month'] ?? groups['omonth']
      if (month !== undefined) return calendarDate(undefined, monthOfName(month), day)
      return (groups['shift'] ?? groups['oshift']) === 'next' ? dayOfMonthFrom(1, day) : nthDayOfMonth(undefined, day)
    },
    'digits',
  ),
  englishRule(
    `(?<!(?:any|some) )(?:the )?(?:(?<n>${COUNT}) )?(?<unit>days?|weeks?) (?<way>before|after|from|prior to|following)(?! (?:that|now|then|today)(?![a-z]))`,
    ({ groups = {} }) => {
      const count = countOf(groups['n'] ?? 'one') ?? 1
      const days = Math.round(count * (groups['unit']?.startsWith('w') ? 7 : 1))
      const back = /before|prior/.test(groups['way'] ?? '')
      return {
        kind: 'step',
        leads: true,
        alone: true,
        ...(groups['n'] === undefined && groups['way'] === 'after' ? { fromTomorrow: true } : {}),
        from: (date) => oneDay(back ? date.start - days : date.end - 1 + days),
      }
    },
    'digits',
  ),
  englishRule('(?:the |very )?(?:next|following) day|(?:the )?day after that', () => ({
    kind: 'step',
    alone: true,
    from: ({ end }) => oneDay(end),
  })),
  englishRule('(?:the )?(?:previous|prior) day|(?:the )?day before that', () => ({
    kind: 'step',
    alone: true,
    from: ({ start }) => oneDay(start - 1),
  })),
  englishRule('(?:that|the same|same) day', () => ({ kind: 'step', alone: true, from: (date) => date })),
]

function weeksAway(which: string | undefined): number | undefined {
  if (which === undefined) return undefined
  if (/^(?:next to next|next next|after next)$/.test(which)) return 2
  if (/^(?:next|following)$/.test(which)) return 1
  // On a Sunday "this Saturday" is the coming one.
  return /^(?:last|past)$/.test(which) ? -1 : undefined
}

function weekShift({ shift, far }: Record<string, string | undefined>): number {
  if (far) return 2
  return /^(?:next|the following|the coming|coming)$/.test(shift ?? '') ? 1 : shift === 'last' ? -1 : 0
}

function partOfWeek({ part = '' }: Record<string, string | undefined>, shift: number): DateBody {
  // "Later this week" begins tomorrow.
  if (part === 'later' && shift === 0)
    return {
      kind: 'date',
      find({ day }) {
        const sunday = mondayOf(day) + 6
        return { start: Math.min(day + 1, sunday), end: sunday + 1, vague: true }
      },
    }
  return weekPart(shift, /^(?:earl|beg|start|first)/.test(part) ? [0, 3] : part.startsWith('mid') ? [1, 4] : [3, 7])
}

function namedMonth({ month, shift }: Record<string, string | undefined>): { month?: number; shift?: number } {
  return month === undefined ? { shift: shift === 'next' ? 1 : 0 } : { month: monthOfName(month) }
}

function dateIn({ month, year }: Record<string, string | undefined>, day: number): DateBody | undefined {
  return calendarDate(year === undefined ? undefined : Number(year), monthOfName(month), day)
}

/** The first such day of a month that is still to come, in this month or the next. */
function upcoming(date: DateBody): DateBody['find'] {
  return (today, wanted) => {
    const here = date.find(today, wanted)
    if (here && here.start >= today.day) return here
    return date.find({ day: today.day + 31, minute: 0 }, wanted)
  }
}

function later(date: DateBody, days: number): DateBody {
  return {
    kind: 'date',
    find(today, wanted) {
      const found = date.find(today, wanted)
      return found && { start: found.start + days, end: found.end + days }
    },
  }
}

/** The weekend or weekday next to a date or to the days off around it. */
export function weekdayBeside(name: string, before: boolean, date: Days, off: Days): Days {
  const length = name === 'weekend' ? 2 : 1
  const weekday = name === 'weekend' ? 6 : (weekdaysIn(name)[0] ?? 1)
  if (before) {
    const from = date.start - length
    const start = from - ((weekdayOf(from) - weekday + 7) % 7)
    return { start, end: start + length }
  }
  const from = length === 2 ? off.end : date.end
  const start = from + ((weekday - weekdayOf(from) + 7) % 7)
  return { start, end: start + length }
}

function oneDay(day: number): Days {
  return { start: day, end: day + 1 }
}
