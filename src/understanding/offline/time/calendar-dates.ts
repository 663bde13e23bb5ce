import { parseNumber } from '../number.ts'
import { dateOf, dayOf, daysInMonth, monthStart } from './civil.ts'
import type { Day } from './civil.ts'
import { lunarDate, nextLunarDay } from './holidays.ts'
import { monthsFromNow } from './relative-days.ts'
import type { DateBody, Days, Rule, Today, Wanted } from './rule.ts'

const N = '\\d{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]|廿[一二三四五六七八九]?'
export const MONTH = '1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]|正|腊|冬'
export const YEAR = '(?<year>\\d{4}年?|二[零〇][一二三四五六七八九零〇]{2}年|今年|明年|后年|去年)的?'
export const REL_MONTH = '(?<shift>下下个?月|下一?个?月|上上个?月|上一?个?月|这一?个?月|今个月|本月|当月)'
// 3号楼, 3号线, 8号师傅, 1号技师: a number that tells things apart.
const NO_NAME = '(?![楼院门机台桌房店馆库线技师阿师床柜井坑位桥服员包车单公电厅球])'
const AREA = /^ *(?:平|米|元|块|折|万|个?小时|个|%|公里|千米|kg|h|分|星|斤|倍|m|㎡|r|w|v|寸|升|l|亿|版)/

/** 3月8号, 十五号, 3/12, 2026-03-12, 明年五月, 下个月15号, 月底, 下个月第二个周六, 农历八月初三. */
export const calendarDateRules: Rule[] = [
  {
    starts: '2',
    pattern: /(20\d{2}|2\d(?=[/.年]))[-/.年] ?(0?[1-9]|1[0-2])[-/.月] ?(3[01]|[12]\d|0?[1-9])(?!\d)[日号]?t?/y,
    read: ([, year, month, day]) => calendarDate(2000 + (Number(year) % 100), Number(month), Number(day)),
  },
  {
    starts: '农阴旧正腊大年初',
    pattern: new RegExp(
      `(?:(?:农历|阴历|旧历)(?:的)?)?(?:(?<month>${MONTH})月|(?<![今明后去每\\d一二三四五六七八九十半个])大?年(?=初|三十|二十|[廿二]))?(?<day>初[一二三四五六七八九十]|[一二]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|二十[一二三四五六七八九]|三十|(?<=[农阴旧]历(?:的)?(?:${MONTH})月)[一二三四五六七八九])(?![点个分元块人平台小岁])[日号]?`,
      'y',
    ),
    read(match, source) {
      const named = match.groups?.['month']
      const lunarMonth = /^(?:农|阴|旧|正|腊|大?年)/.test(match[0])
      if (!lunarMonth && !match[0].startsWith('初')) return undefined
      // 初八 alone follows the feast; 初一 and 初三 are also school years.
      if (
        !lunarMonth &&
        /^(?:的?(?:学生|学|孩子|女儿|儿子)|生|年级|中|的?恋|次)/.test(source.slice(match.index + match[0].length))
      )
        return undefined
      const day = parseNumber((match.groups?.['day'] ?? '').replace(/^初/, ''))
      // 初八 alone is of any month, unless the new year is what the sentence is about.
      if (
        named === undefined &&
        match[0].startsWith('初') &&
        day !== undefined &&
        !/年|上班|开工|开业|春节/.test(source)
      )
        return nextLunarDay(day)
      // 年二十八 is the end of the old year.
      const month = named === undefined ? (day !== undefined && day > 15 ? 12 : 1) : monthNumber(named)
      return month === undefined || day === undefined || day > 30 ? undefined : lunarDate(month, day)
    },
  },
  {
    starts: '0123456789一二三四五六七八九十今明后去',
    pattern: new RegExp(
      `(?:${YEAR})?(?<month>${MONTH})月(?<from>${N})[号日]? *(?:-|~|—|到|至) *(?<to>${N})[号日]${NO_NAME}`,
      'y',
    ),
    read({ groups = {} }) {
      const month = monthNumber(groups['month'])
      const [from, to] = [number(groups['from']), number(groups['to'])]
      if (month === undefined || from === undefined || to === undefined) return undefined
      const first = calendarDate(groups['year'], month, from)
      const last = calendarDate(groups['year'], month, to)
      return first && last && datesBetween(first, last)
    },
  },
  {
    starts: '0123456789一二三四五六七八九十今明后去',
    pattern: new RegExp(
      `(?:${YEAR})?(?<month>${MONTH})月份?(?:的)?第?(?<day>${N})(?:[号日]${NO_NAME}|(?=$|[ ,，。上下早晚中凌傍周前之以左来去行可能我你要吧(（!?！？]|过后|后(?![天台面])|的(?!第)|过(?=[,，。 ]|$)|随便|任意|那天|这天|[\\d一二三四五六七八九十两]+[点:]))(?![个点:月]|小时)`,
      'y',
    ),
    read(match) {
      const month = monthNumber(match.groups?.['month'])
      const day = number(match.groups?.['day'])
      if (month === undefined || day === undefined) return undefined
      const solar = calendarDate(match.groups?.['year'], month, day)
      // 八月十四 said in the week before the feast is of the traditional calendar.
      const either = match.groups?.['year'] === undefined && /^[^0-9]*[^0-9号日]$/.test(match[0])
      return solar && either ? nearer(solar, lunarDate(month, day)) : solar
    },
  },
  {
    starts: '0123456789',
    pattern:
      /(0?[1-9]|1[0-2])[./](3[01]|[12]\d|0?[1-9])[号日]? *(?:-|~|—|到|至) *(0?[1-9]|1[0-2])[./](3[01]|[12]\d|0?[1-9])(?!\d)[号日]?/y,
    read(match, source) {
      const first = calendarDate(undefined, Number(match[1]), Number(match[2]))
      const last = calendarDate(undefined, Number(match[3]), Number(match[4]))
      if (!first || !last || AREA.test(source.slice(match.index + match[0].length))) return undefined
      return datesBetween(first, last)
    },
  },
  {
    starts: '0123456789',
    pattern: /(0?[1-9]|1[0-2])([./-])(3[01]|[12]\d|0?[1-9])(?![\d/]| ?[ap]\.?m)(?:[号日])?/y,
    read(match, source) {
      const [all, month, mark, day] = match
      const before = source.slice(Math.max(0, match.index - 8), match.index)
      const after = source.slice(match.index + all.length)
      // In the morning say 9.30 is an hour.
      if (
        mark === '.' &&
        /(?:morning|afternoon|evening|night|at|say|around|about|@|[上下中]午|[早晚]上) *(?:at|say|around|about)? *$/.test(
          source.slice(Math.max(0, match.index - 16), match.index),
        )
      )
        return undefined
      // tomorrow 10-12 names hours.
      if (
        mark === '-' &&
        /(?:today|tomorrow|tmrw?|tmr|day|\b(?:mon|tues?|weds?|thurs?|thu|fri|sat|sun)|[今明后]天?) ?$/.test(
          source.slice(Math.max(0, match.index - 10), match.index),
        )
      )
        return undefined
      if (/[\d.¥$￥-]$|\d\/$/.test(before) || AREA.test(after) || /^[.-]\d/.test(after)) return undefined
      if (/^ ?(?:号|栋|楼|单元|室|弄|的|杯|量|人|岁|年|点|层|折|:)/.test(after) && !/[号日]$/.test(all))
        return undefined
      const context =
        /[号日]$/.test(all) ||
        /^ *(?:上午|下午|早|晚|中午|那天|女神节|妇女节|周|星期|\(?周|凌晨|傍晚|\d{1,2}[:点]|[一二两三四五六七八九十]+点)/.test(
          after,
        ) ||
        /(?:[约到在定订成是号日]|预约|时间[是:]?|日期[:]?|换|→|预产期[是在大概约:]*|on |^) ?$/.test(before)
      const plain =
        mark === '/' ? true : mark === '.' ? Number(day) >= 10 && (day?.length ?? 0) === 2 : (month?.length ?? 0) === 2
      if (!context && !plain) return undefined
      // A lone "4.9" is a score or a price unless something says date.
      if (mark === '.' && (day?.length ?? 0) === 1 && !context) return undefined
      return calendarDate(undefined, Number(month), Number(day))
    },
  },
  {
    starts: '下',
    pattern: /(下下个?月|下个?月)的?(?:今天|同一天|这一?天)/y,
    read: ([, which]) => monthsFromNow(which?.startsWith('下下') ? 2 : 1),
  },
  {
    starts: '123',
    pattern: /(1[3-9]|2\d|3[01])\/(0?[1-9]|1[0-2])(?![\d/])/y,
    read: ([, day, month]) => calendarDate(undefined, Number(month), Number(day)),
  },
  {
    starts: '2',
    pattern: /(20\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)/y,
    read: ([, year, month, day]) => calendarDate(Number(year), Number(month), Number(day)),
  },
  {
    starts: '下上这本今当',
    pattern: new RegExp(
      `${REL_MONTH}(?:的|份)?(?:(?<day>${N})(?:[号日]${NO_NAME}|(?=$|[ ,，。上下早晚中]))(?![点:]))?`,
      'y',
    ),
    read(match) {
      const find = monthOf(match.groups?.['shift'], undefined, undefined)
      const day = number(match.groups?.['day'])
      const past = match[0].startsWith('上') ? { past: true } : {}
      if (day !== undefined) return { kind: 'date', find: (today) => dayInMonth(find(today, {}), day), ...past }
      return { kind: 'date', find: (today) => wholeMonth(find(today, {})), holds: 'monthDay', ...past }
    },
  },
  {
    starts: '0123456789一二三四五六七八九十今明后去',
    pattern: new RegExp(
      `(?:${YEAR})?(?<month>${MONTH})月份?(?![龄子嫂大的]?[宝大]?[宝婴孩]|龄|子中|嫂|[一二三四五六七八九十])`,
      'y',
    ),
    read(match, source) {
      const { year, month } = match.groups ?? {}
      if (/[\d个]$/.test(source.slice(0, match.index))) return undefined
      const find = monthOf(undefined, year, month)
      return { kind: 'date', find: (today, wanted) => wholeMonth(find(today, wanted)), holds: 'monthDay' }
    },
  },
  {
    starts: '0123456789一二三四五六七八九十廿',
    pattern: new RegExp(`(?<from>${N})[号日]?(?: *(?:-|~|—|到|至) *)(?<to>${N})[号日]${NO_NAME}`, 'y'),
    read(match, source) {
      const from = number(match.groups?.['from'])
      const to = number(match.groups?.['to'])
      if (from === undefined || to === undefined || from < 1 || from > 31 || to > 31 || to < 1) return undefined
      if (isHouseNumber(source, match.index)) return undefined
      return {
        kind: 'date',
        find(today, wanted) {
          const start = dayOfMonth(from, today, wanted)
          const end = start && dayOfMonth(to, { day: start.start, minute: 0 }, {})
          return start && end && { start: start.start, end: end.end }
        },
      }
    },
  },
  {
    starts: '一二三四五六七八九十',
    pattern: /(?<ten>[二三]?十)?(?<from>[一二三四五六七八])(?<to>[二三四五六七八九])[号日](?![楼院门])/y,
    read({ groups = {} }) {
      const ten = groups['ten'] === undefined ? 0 : (parseNumber(groups['ten']) ?? 0)
      const from = ten + (parseNumber(groups['from'] ?? '') ?? 0)
      const to = ten + (parseNumber(groups['to'] ?? '') ?? 0)
      if (to !== from + 1) return undefined
      return {
        kind: 'date',
        find(today, wanted) {
          const first = dayOfMonth(from, today, wanted)
          return first && { start: first.start, end: first.start + 2, vague: true }
        },
      }
    },
  },
  {
    starts: '0123456789一二三四五六七八九十廿',
    pattern: new RegExp(`(?<day>${N})(?:[号日]${NO_NAME}|(?=[、和或](?:${N})[号日]))`, 'y'),
    read(match, source) {
      const day = number(match.groups?.['day'])
      if (day === undefined || day < 1 || day > 31 || isHouseNumber(source, match.index)) return undefined
      if (
        /^[、和或]/.test(source.slice(match.index + match[0].length)) &&
        !/[号日]$/.test(match[0]) &&
        /[\d]$/.test(source.slice(0, match.index))
      )
        return undefined
      return { kind: 'date', find: (today, wanted) => dayOfMonth(day, today, wanted), monthDays: [day] }
    },
  },
  {
    starts: '明后去今',
    pattern: /(?:明年|后年|去年|今年)(?!的?[0-9一二三四五六七八九十]+月)/y,
    read(match) {
      const shift = YEAR_WORDS[match[0]] ?? 0
      return {
        kind: 'date',
        find(today) {
          const year = dateOf(today.day).year + shift
          return { start: dayOf(year, 1, 1), end: dayOf(year + 1, 1, 1), vague: true }
        },
        ...(shift < 0 ? { past: true } : {}),
      }
    },
  },
]

const YEAR_WORDS: Readonly<Record<string, number>> = { 今年: 0, 明年: 1, 后年: 2, 去年: -1 }

/** All days from one date to the next occurrence of another, both counted in. */
export function datesBetween(first: DateBody, last: DateBody): DateBody {
  return {
    kind: 'date',
    find(today, wanted) {
      const start = first.find(today, wanted)
      const end = start && last.find({ day: start.start, minute: 0 }, {})
      return start && end && { start: start.start, end: end.end }
    },
  }
}

/** A whole month counted from this one, or the day of that name to come. */
export function nthDayOfMonth(shift: number | undefined, day?: number): DateBody | undefined {
  if (day !== undefined) {
    return day < 1 || day > 31
      ? undefined
      : { kind: 'date', find: (today, wanted) => dayOfMonth(day, today, wanted), monthDays: [day] }
  }
  return {
    kind: 'date',
    find: (today) => wholeMonth(monthStart(today.day, shift)),
    holds: 'monthDay',
    ...((shift ?? 0) < 0 ? { past: true } : {}),
  }
}

/** The date of the civil calendar unless it is far off and that of the traditional calendar close by. */
function nearer(solar: DateBody, lunar: DateBody): DateBody {
  return {
    kind: 'date',
    find(today, wanted) {
      const plain = solar.find(today, wanted)
      const other = lunar.find(today, wanted)
      return plain && other && plain.start > today.day + 200 && other.start < today.day + 45 ? other : plain
    },
  }
}

/** A day of a month counted from this one: the 3rd of next month. */
export function dayOfMonthFrom(shift: number, day: number): DateBody {
  return { kind: 'date', find: (today) => dayInMonth(monthStart(today.day, shift), day) }
}

function number(text: string | undefined): number | undefined {
  return text === undefined ? undefined : parseNumber(text)
}

function monthNumber(text: string | undefined): number | undefined {
  return text === '正' ? 1 : text === '腊' ? 12 : text === '冬' ? 11 : number(text)
}

export function yearNumber(text: string | number | undefined, today: Today): number | undefined {
  if (text === undefined || typeof text === 'number') return text
  const shift = YEAR_WORDS[text]
  return shift === undefined ? parseNumber(text.replace('年', '')) : dateOf(today.day).year + shift
}

/** Days. */
const justOver = 31

/** A day of a month; without a year the next one to come, or one that was lately. Undefined if the month never has that day. */
export function calendarDate(year: string | number | undefined, month: number, day: number): DateBody | undefined {
  if (day < 1 || day > daysInMonth(2024, month)) return undefined
  return {
    kind: 'date',
    find(today, wanted) {
      const given = yearNumber(year, today)
      if (given !== undefined) return day <= daysInMonth(given, month) ? oneDay(dayOf(given, month, day)) : undefined
      const thisYear = dateOf(today.day).year
      const years = [
        thisYear - 4,
        thisYear - 3,
        thisYear - 2,
        thisYear - 1,
        thisYear,
        thisYear + 1,
        thisYear + 2,
        thisYear + 3,
        thisYear + 4,
        thisYear + 8,
      ]
      const days = years.filter((each) => day <= daysInMonth(each, month)).map((each) => dayOf(each, month, day))
      // Nobody orders a visit a year ahead: a date of the last few weeks is over, and the customer is told so.
      const found = wanted.past
        ? days.findLast((each) => each <= today.day)
        : days.find((each) => each >= today.day - justOver)
      return found === undefined ? undefined : oneDay(found)
    },
    ...(year === '去年' ? { past: true } : {}),
  }
}

function dayOfMonth(day: number, today: Today, wanted: Wanted): Days | undefined {
  const step = wanted.past ? -1 : 1
  for (let months = 0; months < 4; months++) {
    const first = monthStart(today.day, step * months)
    const { year, month } = dateOf(first)
    const found = first + day - 1
    if (day <= daysInMonth(year, month) && (wanted.past ? found <= today.day : found >= today.day)) return oneDay(found)
  }
  return undefined
}

export function monthOf(
  shift: string | undefined,
  year: string | undefined,
  month: string | undefined,
): (today: Today, wanted: Wanted) => Day {
  return (today, wanted) => {
    if (shift !== undefined) {
      const months = shift.startsWith('下下')
        ? 2
        : shift.startsWith('下')
          ? 1
          : shift.startsWith('上上')
            ? -2
            : shift.startsWith('上')
              ? -1
              : 0
      return monthStart(today.day, months)
    }
    const named = monthNumber(month)
    const now = dateOf(today.day)
    if (named === undefined) return monthStart(today.day)
    const given = yearNumber(year, today)
    if (given !== undefined) return dayOf(given, named, 1)
    if (wanted.past) return dayOf(named > now.month ? now.year - 1 : now.year, named, 1)
    return dayOf(named < now.month ? now.year + 1 : now.year, named, 1)
  }
}

function wholeMonth(first: Day): Days {
  return { start: first, end: monthStart(first, 1) }
}

function dayInMonth(first: Day, day: number): Days | undefined {
  const { year, month } = dateOf(first)
  return day >= 1 && day <= daysInMonth(year, month) ? oneDay(first + day - 1) : undefined
}

function isHouseNumber(source: string, at: number): boolean {
  return /(?:路|街|道|巷|弄|胡同|大街|村|里|号|园|苑|坊|区|栋|楼|幢|工号|编号|尾号|no\.?|#|第[一二三四五六七八九十\d]*|(?:地址|门牌)[^。!！?？0-9]{0,5})[ -]*$/.test(
    source.slice(Math.max(0, at - 8), at),
  )
}

function oneDay(day: Day): Days {
  return { start: day, end: day + 1 }
}
