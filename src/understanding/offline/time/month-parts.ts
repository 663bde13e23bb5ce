import { parseNumber } from '../number.ts'
import { MONTH, monthOf, REL_MONTH, YEAR, yearNumber } from './calendar-dates.ts'
import { dateOf, dayOf, monthStart } from './civil.ts'
import type { Day } from './civil.ts'
import { lastWeekday, nthWeekday, nthWorkday } from './holidays.ts'
import type { DateBody, Days, Rule, Today, Wanted } from './rule.ts'

/** 月底, 下个月最后一天, 下个月中旬, 年初, 下个月的第二个周六, 三月第一周. */
export const monthPartRules: Rule[] = [
  {
    starts: '下上这本当0123456789一二三四五六七八九十今明后去月',
    pattern: new RegExp(
      `(?:(?:${REL_MONTH})|(?:${YEAR})?(?<month>${MONTH})月份?底?|月底|月末)的?(?:最后一天|最末一天|倒数第一天)`,
      'y',
    ),
    read(match) {
      const { shift, year, month } = match.groups ?? {}
      const find = monthOf(shift, year, month)
      return {
        kind: 'date',
        find(today, wanted) {
          const end = monthStart(find(today, wanted), 1)
          return { start: end - 1, end }
        },
      }
    },
  },
  {
    starts: '下上这本当0123456789一二三四五六七八九十今明后去月每元',
    pattern: new RegExp(
      `(?:(?:${REL_MONTH})|(?:${YEAR})?(?<month>${MONTH})月份?)的?(?:(?<last>最后一|倒数第一)|第(?<nth>[一二三四五1-5]))个?(?:(?<single>天|工作日)|(?:周|星期|礼拜)(?<weekday>[一二三四五六日天末])?)`,
      'y',
    ),
    read: (match) => nthInMonth(match.groups ?? {}),
  },
  {
    starts: '下上这本当今明后去0123456789一二三四五六七八九十年月',
    pattern: new RegExp(
      `(?:(?:${REL_MONTH})|(?:${YEAR})?(?<month>${MONTH})月份?)?的?(?<part>月初|月头上?|月中旬?|月底脚?|月末|月尾|上旬|中旬|下旬|上半月|下半月|初(?![一二三四五六七八九十级中高步次恋])|中(?![午间国心]|秋)|底(?!下)|末(?!班)|头上|尾)`,
      'y',
    ),
    read(match) {
      const { shift, month, part = '', year } = match.groups ?? {}
      if (!/^月|半月$/.test(part) && shift === undefined && month === undefined) return undefined
      return { ...monthPart(part, monthOf(shift, year, month)), ...(shift?.startsWith('上') ? { past: true } : {}) }
    },
  },
  {
    starts: '月年',
    pattern: /(?<![0-9一二两三四五六七八九十几半多个本这该上下今明后去全当周])[月年](?=[之以]?内(?!容|部|科|衣))/y,
    read: (match) => ({
      kind: 'date',
      find({ day }) {
        const { year, month } = dateOf(day)
        return match[0] === '月'
          ? { start: dayOf(year, month, 1), end: monthStart(day, 1) }
          : { start: dayOf(year, 1, 1), end: dayOf(year + 1, 1, 1) }
      },
    }),
  },
  {
    starts: '今明后去年0123456789',
    pattern: new RegExp(`(?:${YEAR})?(?<part>年底|年末|年初(?![一二三四五六七八九十])|年中|底(?!下)|初)`, 'y'),
    read(match, source) {
      const { year, part = '' } = match.groups ?? {}
      if (!year && (!part.startsWith('年') || /[0-9一二三四五六七八九十]$/.test(source.slice(0, match.index))))
        return undefined
      return yearPart(part, year)
    },
  },
]

/** The first, middle or last days of a month counted from this one. */
export function monthThird(shift: number, part: '初' | '中' | '底'): DateBody {
  return monthPart(part, (today) => monthStart(today.day, shift))
}

interface NamedMonth {
  month?: number
  shift?: number
}

function startOf({ month, shift }: NamedMonth): (today: Today, wanted: Wanted) => Day {
  return month === undefined ? (today) => monthStart(today.day, shift) : monthOf(undefined, undefined, String(month))
}

export function lastDayOf(named: NamedMonth): DateBody {
  return {
    kind: 'date',
    find(today, wanted) {
      const end = monthStart(startOf(named)(today, wanted), 1)
      return { start: end - 1, end }
    },
  }
}

/** The n-th seven days of a month, the last seven if `nth` is undefined. */
export function weekOfMonth(nth: number | undefined, named: NamedMonth): DateBody {
  return {
    kind: 'date',
    find(today, wanted) {
      const first = startOf(named)(today, wanted)
      const end = monthStart(first, 1)
      const start = nth === undefined ? end - 7 : first + 7 * (nth - 1)
      return { start, end: Math.min(start + 7, end), vague: true }
    },
  }
}

/** The first, middle or last days of the month of that number to come. */
export const thirdOf = (month: number, part: '初' | '中' | '底'): DateBody =>
  monthPart(part, monthOf(undefined, undefined, String(month)))

/** The n-th such weekday of a month, the last one if `nth` is undefined. */
export function ordinalWeekday(nth: number | undefined, weekday: number, named: NamedMonth, length = 1): DateBody {
  return {
    kind: 'date',
    find(today, wanted) {
      const { year, month } = dateOf(startOf(named)(today, wanted))
      const start = nth === undefined ? lastWeekday(year, month, weekday) : nthWeekday(year, month, nth, weekday)
      return { start, end: start + length }
    },
  }
}

function monthPart(part: string, find: (today: Today, wanted: Wanted) => Day): DateBody {
  return {
    kind: 'date',
    find(today, wanted) {
      let first = find(today, wanted)
      let found = partOfMonth(part, first)
      // 月初 said on the 20th is the next month's.
      if (part.startsWith('月') && found.end <= today.day && !wanted.past && first === monthStart(today.day)) {
        first = monthStart(first, 1)
        found = partOfMonth(part, first)
      }
      return { ...found, vague: true }
    },
  }
}

/** The thirds of a month; 月底 is a third too, since customers who say it leave the day to the company. */
function partOfMonth(part: string, first: Day): Days {
  const end = monthStart(first, 1)
  if (part === '上半月') return { start: first, end: first + 15 }
  if (part === '下半月') return { start: first + 15, end }
  if (/初|头|上旬/.test(part)) return { start: first, end: first + 10 }
  return /中/.test(part) ? { start: first + 10, end: first + 20 } : { start: first + 20, end }
}

function yearPart(part: string, year: string | undefined): DateBody {
  return {
    kind: 'date',
    find(today) {
      let given = yearNumber(year, today) ?? dateOf(today.day).year
      if (year === undefined && /初/.test(part) && dateOf(today.day).month > 2) given++
      const [from, months] = /初/.test(part) ? [1, 2] : /中/.test(part) ? [6, 2] : [12, 1]
      return { start: dayOf(given, from, 1), end: dayOf(given, from + months, 1), vague: true }
    },
  }
}

function nthInMonth(groups: Record<string, string | undefined>): DateBody | undefined {
  const { shift, year, month, last, nth, weekday, single } = groups
  const find = monthOf(shift, year, month)
  const wanted =
    weekday === undefined ? 0 : weekday === '末' ? 6 : '一二三四五六日'.indexOf(weekday === '天' ? '日' : weekday) + 1
  const ordinal = nth === undefined ? 1 : (parseNumber(nth) ?? 1)
  return {
    kind: 'date',
    find(today, how) {
      const first = find(today, how)
      const { year: y, month: m } = dateOf(first)
      if (single !== undefined) {
        const day = single === '天' ? first + ordinal - 1 : nthWorkday(first, ordinal)
        return { start: day, end: day + 1 }
      }
      if (wanted === 0) {
        const start = last ? monthStart(first, 1) - 7 : first + 7 * (ordinal - 1)
        return { start, end: Math.min(start + 7, monthStart(first, 1)), vague: true }
      }
      const start = last ? lastWeekday(y, m, wanted) : nthWeekday(y, m, ordinal, wanted)
      return { start, end: start + (weekday === '末' ? 2 : 1) }
    },
    ...(shift?.startsWith('上') ? { past: true } : {}),
  }
}
