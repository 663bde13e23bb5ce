import { calendarDate, datesBetween, nthDayOfMonth } from './calendar-dates.ts'
import { monthThird, ordinalWeekday, thirdOf } from './month-parts.ts'
import { daysFromNow, monthsFromNow } from './relative-days.ts'
import { weekdayToken, weekend, weekToken } from './weekdays.ts'
import type { Rule, TokenBody } from './rule.ts'

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'
const DAY = '(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?'
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?'
const PARTS = ['morning', 'afternoon', 'evening'] as const
const ORDINALS = ['first', 'second', 'third', 'fourth']
const NUMBERS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]
const N = `\\d{1,3}|an?(?: couple of)?|half an?|a few|${NUMBERS.slice(1).join('|')}`
const HOUR = `\\d{1,2}|${NUMBERS.slice(1).join('|')}`
const B = '(?<![a-z0-9])'
const E = '(?![a-z])'

/** tomorrow, this Saturday, next week, March 8th, in 3 days, every Tuesday, at 3, half past two. */
export const englishRules: Rule[] = [
  rule(
    'today|tonight|tomorrow|tmrw?|tmr|tomorow|day after tomorrow|the day after tomorrow|yesterday|last night',
    ({ 0: word }) => {
      if (word === 'tonight') return [daysFromNow(0), { kind: 'part', part: 'evening' }]
      if (word === 'last night') return [daysFromNow(-1), { kind: 'part', part: 'evening' }]
      return daysFromNow(word === 'today' ? 0 : word === 'yesterday' ? -1 : word.includes('after') ? 2 : 1)
    },
  ),
  rule(
    `every (?<other>other |second )?(?:(?<weekend>weekends?)|(?<weekdays>weekdays?)|(?<days>${DAY}(?:(?: ?[,/&] ?| and | ?, and )(?:every )?${DAY})*)|(?<unit>day|morning|afternoon|evening|week|month|two weeks|fortnight))|(?<daily>daily(?! (?:house ?)?(?:clean|help|service|hourly|one\\b)))|(?<weekly>weekly|once a week|twice a week)|(?<biweekly>biweekly|fortnightly)|(?<monthly>monthly|once a month)`,
    every,
  ),
  rule(
    `(?:on )?(?<days>(?:mon|tues|wednes|thurs|fri|satur|sun)days(?:(?: ?[,/&] ?| and )(?:mon|tues|wednes|thurs|fri|satur|sun)days)*)`,
    (match) => ({
      kind: 'every',
      freq: 'weekly',
      interval: 1,
      days: weekdays(match.groups?.['days'] ?? ''),
    }),
  ),
  rule('(?:(?<which>this|next|last|the|on the|over the) )?weekend', ({ groups }) => {
    const shift = groups?.['which'] === 'next' ? 1 : groups?.['which'] === 'last' ? -1 : undefined
    return { kind: 'date', find: (today) => weekend(today, shift), ...(shift === -1 ? { past: true } : {}) }
  }),
  rule(`(?<which>this coming|this|next|last|coming|the coming|past) (?<day>${DAY})(?<week> week)?`, ({ groups }) => {
    const which = groups?.['which']
    const days = weekdays(groups?.['day'] ?? '')
    return weekdayToken(
      days,
      // On a Sunday "this Saturday" is the coming one.
      which === 'next' ? 1 : which === 'last' || which === 'past' ? -1 : undefined,
    )
  }),
  rule(`(?<day>${DAY}) (?<which>this|next) week`, ({ groups }) =>
    weekdayToken(weekdays(groups?.['day'] ?? ''), groups?.['which'] === 'next' ? 1 : 0),
  ),
  rule(`(?<day>(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thurs?|fri|sat(?!\\w))`, ({ groups }) =>
    weekdayToken(weekdays(groups?.['day'] ?? ''), undefined),
  ),
  rule('(?<which>this|next|last) (?<unit>week|month)', ({ groups }) => {
    const shift = groups?.['which'] === 'next' ? 1 : groups?.['which'] === 'last' ? -1 : 0
    return groups?.['unit'] === 'week' ? weekToken(shift) : nthDayOfMonth(shift)
  }),
  rule(
    '(?:at |by )?the (?<part>end|beginning|start) of (?:the|this|(?<next>next)) month|(?<part2>end|beginning|start) of (?:the|this|(?<next2>next)) month',
    ({ groups }) => {
      const shift = (groups?.['next'] ?? groups?.['next2']) ? 1 : 0
      return monthThird(shift, (groups?.['part'] ?? groups?.['part2']) === 'end')
    },
  ),
  rule(
    `(?:the )?(?<nth>first|second|third|fourth|last|1st|2nd|3rd|4th) (?<day>${DAY}) (?:of|in) (?:(?<month>${MONTH})|(?<next>next|this|the) month)`,
    ({ groups }) => {
      const nth = groups?.['nth'] ?? ''
      const month = groups?.['month']
      const ordinal = nth === 'last' ? undefined : ORDINALS.indexOf(nth) + 1 || Number.parseInt(nth)
      const named =
        month === undefined
          ? { shift: groups?.['next'] === 'next' ? 1 : 0 }
          : { month: MONTHS.indexOf(month.slice(0, 3)) + 1 }
      return ordinalWeekday(ordinal, weekdays(groups?.['day'] ?? '')[0] ?? 1, named)
    },
  ),
  rule(
    `(?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th)?(?: of)? (?<month>${MONTH})(?:,? (?<year>20\\d\\d))?`,
    monthDay,
    '0123456789t',
  ),
  rule(
    `(?<month>${MONTH})\\.? (?<from>\\d{1,2})(?:st|nd|rd|th)? ?(?:-|to|until|through) ?(?<to>\\d{1,2})(?:st|nd|rd|th)?(?![\\d:]| ?[ap]m)`,
    ({ groups }) => {
      const month = MONTHS.indexOf((groups?.['month'] ?? '').slice(0, 3)) + 1
      const first = calendarDate(undefined, month, Number(groups?.['from']))
      const last = calendarDate(undefined, month, Number(groups?.['to']))
      return first && last && datesBetween(first, last)
    },
  ),
  rule(
    `(?<month>${MONTH})\\.? (?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th)?(?!\\d|:|-\\d|[ap]m)(?:,? (?<year>20\\d\\d))?`,
    monthDay,
  ),
  rule('(?:on )?the (?<day>\\d{1,2})(?:st|nd|rd|th)', ({ groups }) =>
    nthDayOfMonth(undefined, Number(groups?.['day'])),
  ),
  rule(
    `in (?<n>${N}) ?(?<unit>minutes?|mins?|hours?|hrs?|days?|weeks?|months?)(?:'s? time)?|(?<n2>${N}) (?<unit2>minutes?|mins?|hours?|hrs?|days?|weeks?|months?) (?<way>from now|later|ago)`,
    offset,
  ),
  rule(`(?<n>${N}) weeks? from (?<day>today|now|tomorrow)`, ({ groups }) => {
    const n = english(groups?.['n'])
    return n === undefined ? undefined : daysFromNow(Math.round(n * 7) + (groups?.['day'] === 'tomorrow' ? 1 : 0))
  }),
  rule(`(?<part>early|mid|late)[- ](?<month>${MONTH})`, ({ groups }) =>
    thirdOf(
      MONTHS.indexOf((groups?.['month'] ?? '').slice(0, 3)) + 1,
      groups?.['part'] === 'early' ? '初' : groups?.['part'] === 'mid' ? '中' : '底',
    ),
  ),
  rule(
    `(?:with)?in the next (?<n>${N}) ?(?<unit>minutes?|hours?|days?)|within (?<n2>${N}) ?(?<unit2>minutes?|hours?|days?)`,
    within,
  ),
  rule(`in half an hour|half an hour (?:from now|later)`, () => ({ kind: 'offset', minutes: 30 })),
  rule(
    `half past (?<hour>${HOUR})|(?<quarter>(?:a )?quarter) (?<way>past|to) (?<hour2>${HOUR})|(?<minutes>\\d{1,2}|ten|five|twenty) (?<way2>past|to) (?<hour3>${HOUR})(?= ?(?:o'?clock|in the|$|[.,?!]))`,
    pastTo,
    '0123456789',
  ),
  rule('(?:at )?(?:noon|midday)', () => ({ kind: 'clock', hour: 12, minute: 0, exact: true })),
  rule('(?:at )?midnight', () => ({ kind: 'clock', hour: 24, minute: 0, exact: true })),
  rule(
    `(?:between|from) (?<from>${HOUR})(?::(?<fromMinute>[0-5]\\d))? ?(?:and|to|till|until|-) ?(?<to>${HOUR})(?::(?<toMinute>[0-5]\\d))?(?<half> ?[ap]\\.?m\\.?)?(?! ?(?:[ap]\\.?m|${MONTH}|people|rooms|hours|bed|:|\\d))`,
    ({ groups }) => {
      const from = english(groups?.['from'])
      const to = english(groups?.['to'])
      if (from === undefined || to === undefined || from > 24 || to > 24) return undefined
      const fromMinute = Number(groups?.['fromMinute'] ?? 0)
      const toMinute = Number(groups?.['toMinute'] ?? 0)
      const half = groups?.['half']?.trim()
      if (!half) return { kind: 'clock', hour: from, minute: fromMinute, to: { hour: to, minute: toMinute } }
      const noon = half.startsWith('p') ? 12 : 0
      const end = (to % 12) + noon
      // "between 11 and 2 pm" begins in the morning.
      const start = (from % 12) + noon < end ? (from % 12) + noon : from
      return {
        kind: 'clock',
        hour: start,
        minute: fromMinute,
        exact: true,
        to: { hour: end, minute: toMinute, exact: true },
      }
    },
  ),
  rule(
    `(?<from>\\d{1,2})(?::(?<fromMinute>[0-5]\\d))? ?(?:to|till|until|-) ?(?<to>\\d{1,2})(?::(?<toMinute>[0-5]\\d))?(?= (?:today|tonight|tomorrow|tmr|on |this |next |in the |${DAY}))`,
    ({ groups }) => {
      const [from, to] = [Number(groups?.['from']), Number(groups?.['to'])]
      if (from > 24 || to > 24) return undefined
      return {
        kind: 'clock',
        hour: from,
        minute: Number(groups?.['fromMinute'] ?? 0),
        to: { hour: to, minute: Number(groups?.['toMinute'] ?? 0) },
      }
    },
    '0123456789',
  ),
  rule(
    `(?:(?:at|around|about) |(?<=(?:by|before|after|until|till|from) ))(?<hour>${HOUR})(?: ?o'?clock)?(?! ?(?:[ap]\\.?m|[:%./\\d]|people|rooms?|hours?|hrs?|days?|weeks?|minutes?|mins?|bed|sqm|square|m2|months?|year|th\\b|st\\b|nd\\b|rd\\b|${MONTH}|[a-z]+ (?:road|street|avenue|rd|st|ave|lane)))`,
    ({ groups }) => {
      const hour = english(groups?.['hour'])
      return hour === undefined || hour > 24 ? undefined : { kind: 'clock', hour, minute: 0 }
    },
    '0123456789',
  ),
  rule(
    `(?<hour>${HOUR})(?= in the (?:morning|afternoon|evening)| at night)`,
    ({ groups }) => {
      const hour = english(groups?.['hour'])
      return hour === undefined || hour > 12 || hour < 1 ? undefined : { kind: 'clock', hour, minute: 0 }
    },
    '0123456789',
  ),
  rule(
    `(?<hour>\\d{1,2})(?:-| )?ish`,
    ({ groups }) => {
      const hour = Number(groups?.['hour'])
      return hour > 24 ? undefined : { kind: 'clock', hour, minute: 0, vague: true }
    },
    '0123456789',
  ),
  rule(
    `(?<hour>${HOUR}) ?o'?clock`,
    ({ groups }) => {
      const hour = english(groups?.['hour'])
      return hour === undefined || hour > 24 ? undefined : { kind: 'clock', hour, minute: 0 }
    },
    '0123456789',
  ),
]

function rule(source: string, read: Rule['read'], starts = ''): Rule {
  const firsts = starts === '' || /^\d+t?$/.test(starts) ? LETTERS + starts : starts
  return { starts: firsts, pattern: new RegExp(`${B}(?:${source})${E}`, 'y'), read }
}

function weekdays(text: string): number[] {
  const names = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
  return Array.from(text.matchAll(/mon|tue|wed|thu|fri|sat|sun/g), ([name]) => names.indexOf(name) + 1)
}

function english(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (/^\d+$/.test(text)) return Number(text)
  if (text.startsWith('half')) return 0.5
  if (/couple/.test(text)) return 2
  if (/few/.test(text)) return 3
  if (/^an?$/.test(text)) return 1
  const index = NUMBERS.indexOf(text)
  return index > 0 ? index : text === 'twenty' ? 20 : undefined
}

function monthDay({ groups }: RegExpExecArray): TokenBody | undefined {
  const month = MONTHS.indexOf((groups?.['month'] ?? '').slice(0, 3)) + 1
  const year = groups?.['year']
  return calendarDate(year === undefined ? undefined : Number(year), month, Number(groups?.['day']))
}

function every({ groups = {} }: RegExpExecArray): TokenBody {
  const interval = groups['other'] ? 2 : 1
  if (groups['weekend']) return { kind: 'every', freq: 'weekly', interval, days: [6, 7] }
  if (groups['weekdays']) return { kind: 'every', freq: 'weekly', interval, days: [1, 2, 3, 4, 5] }
  if (groups['days']) return { kind: 'every', freq: 'weekly', interval, days: weekdays(groups['days']) }
  if (groups['biweekly'] || groups['unit'] === 'two weeks' || groups['unit'] === 'fortnight')
    return { kind: 'every', freq: 'weekly', interval: 2 }
  if (groups['weekly'] || groups['unit'] === 'week') return { kind: 'every', freq: 'weekly', interval }
  if (groups['monthly'] || groups['unit'] === 'month') return { kind: 'every', freq: 'monthly', interval }
  const part = PARTS.find((name) => name === groups['unit'])
  return { kind: 'every', freq: 'daily', interval, ...(part ? { part } : {}) }
}

function offset({ groups = {} }: RegExpExecArray): TokenBody | undefined {
  const n = english(groups['n'] ?? groups['n2'])
  const unit = groups['unit'] ?? groups['unit2'] ?? ''
  const sign = groups['way'] === 'ago' ? -1 : 1
  if (n === undefined) return undefined
  const past = sign < 0 ? { past: true } : {}
  if (/^m(?:in|$)/.test(unit)) return { kind: 'offset', minutes: sign * n, ...past }
  if (unit.startsWith('h')) return { kind: 'offset', minutes: sign * n * 60, ...past }
  if (unit.startsWith('d')) return daysFromNow(sign * Math.round(n))
  return unit.startsWith('w') ? daysFromNow(sign * Math.round(n * 7)) : monthsFromNow(sign * Math.round(n))
}

function within({ groups = {} }: RegExpExecArray): TokenBody | undefined {
  const n = english(groups['n'] ?? groups['n2'])
  const unit = groups['unit'] ?? groups['unit2'] ?? ''
  if (n === undefined) return undefined
  if (unit.startsWith('d')) return { kind: 'date', find: ({ day }) => ({ start: day, end: day + Math.round(n) + 1 }) }
  return { kind: 'offset', minutes: unit.startsWith('h') ? n * 60 : n, within: true }
}

function pastTo({ groups = {} }: RegExpExecArray): TokenBody | undefined {
  const hour = english(groups['hour'] ?? groups['hour2'] ?? groups['hour3'])
  if (hour === undefined || hour > 12 || hour < 1) return undefined
  if (groups['hour']) return { kind: 'clock', hour, minute: 30 }
  const minutes = groups['quarter'] ? 15 : english(groups['minutes'])
  if (minutes === undefined || minutes > 59 || minutes < 1) return undefined
  return (groups['way'] ?? groups['way2']) === 'to'
    ? { kind: 'clock', hour: hour - 1, minute: 60 - minutes }
    : { kind: 'clock', hour, minute: minutes }
}
