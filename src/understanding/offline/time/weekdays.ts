import { mondayOf, weekdayOf } from './civil.ts'
import { isWorkday } from './holidays.ts'
import { daysFromNow } from './relative-days.ts'
import type { DateBody, Days, Rule, Today, Wanted } from './rule.ts'

const DAY = '(?:[一二三四五六日]|天(?![黑亮气])|[1-7](?!\\d))'
/** 拜六 is how the south shortens 礼拜六; 朝拜 and 拜托 are other words. */
const WEEK = '(?:周|星期|礼拜|(?<![崇朝跪祭参礼])拜(?=[一二三四五六日天](?!下(?![午昼半])|[拜个])))'
// "周二三点" is three o'clock on Tuesday, "周六三个人" three people.
const COUNTS = '(?! *(?:[点时:.月号个小位名台间平百千万十室楼栋次人分刻岁年天块元元折倍层居房厅]|[ap]\\.?m|\\d))'
const MORE = `(?:[、和跟及与] ?${WEEK}?|[,，] ?|${WEEK}?)(?:(?<!周|星期|礼拜|[六6、和跟及与,，])(?!天)|(?<=周|星期|礼拜|[六6、和跟及与,，]))(?!一大?清?早)${DAY}${COUNTS}`
/** 一, 二四, 三和周五: the days after 周. */
export const WEEKDAY_LIST = `${DAY}(?![个次] ?[次回]?|年|辆|趟)(?:${MORE})*`

/** The numbers in a list of weekdays, Sunday being 7; only as far as they rise, since 周二一点 is no list. */
export function weekdayNumbers(text: string): number[] {
  return Array.from(
    text.matchAll(/[一二三四五六日天1-7]/g),
    ([char]) => '一二三四五六日'.indexOf(char === '天' ? '日' : char) + 1 || Number(char),
  )
}

/** 周三, 下下周一, 周二四, 周末, 下周, 工作日. */
export const weekdayRules: Rule[] = [
  {
    starts: '下再大',
    pattern: new RegExp(
      `(?<which>(?:下|再|大)下个?|下个?)${WEEK}的?(?:今天|同一天|这一?天|这个时候|这个点|同一时间)`,
      'y',
    ),
    read(match) {
      const days = 7 * (shiftOf(match.groups?.['which']) ?? 1)
      if (match[0].endsWith('今天')) return daysFromNow(days)
      return {
        kind: 'date',
        find({ day }, { known }) {
          const start = (known ?? day) + days
          return { start, end: start + 1 }
        },
      }
    },
  },
  {
    starts: '这本今下上周星礼拜近最双大再',
    pattern: new RegExp(
      `(?<which>(?:下|再|大)下个?|下一个?|下个?|上上个?|上个?|这一?个?|今个|本|最近的?(?:一个)?)?(?:${WEEK}末|双休日|大礼拜)(?!见)`,
      'y',
    ),
    read(match) {
      const shift = shiftOf(match.groups?.['which'])
      return {
        kind: 'date',
        find: (today) => weekend(today, shift),
        weekdays: [6, 7],
        ...(shift !== undefined && shift < 0 ? { past: true } : {}),
      }
    },
  },
  {
    starts: '这本今下上周星礼拜最再大',
    pattern: new RegExp(
      `(?<which>(?:(?:下|再|大)下个?|下一个?|下个?|上上个?|上一?个?|这一?个?|今个|本|最近的?(?:一个)?)的?)?${WEEK}(?<days>${DAY}(?![次回趟年])(?:${MORE})*)`,
      'y',
    ),
    read(match, source) {
      const written = match.groups?.['days'] ?? ''
      const days = weekdayNumbers(written)
      const first = days[0]
      const next = source.slice(match.index + match[0].length, match.index + match[0].length + 2)
      if (first === undefined || (/[一1]$/.test(written) && /^个[月星礼]/.test(next))) return undefined
      const run = days.length > 1 && /^[一二三四五六日天1-7]+$/.test(written)
      return { ...weekdayToken(days, shiftOf(match.groups?.['which'])), ...(run ? { run } : {}) }
    },
  },
  {
    starts: '这本今下上再大周',
    pattern: new RegExp(
      `(?<which>(?:下|再|大)下个?|下一个?|下个?|上上个?|上一?个?|这一?个?|今个|本)?${WEEK}(?:(?<inside>[之以]?内)|的?(?<part>初|中(?![午间])|末|前半[周段]?|后半[周段]?|(?:前|头)[几两三]天|后[几两三]天))?`,
      'y',
    ),
    read(match) {
      const { which, inside, part } = match.groups ?? {}
      const shift = shiftOf(which) ?? 0
      if (part !== undefined && part !== '末')
        return weekPart(shift, WEEK_PARTS.find(([words]) => words.test(part))?.[1])
      return which === undefined ? undefined : weekToken(shift, inside !== undefined)
    },
  },
  {
    starts: '工下最',
    pattern: /(下一?个|最近的?(?:一个)?)?工作日/y,
    read: ({ 1: which }) => workdayToken(which?.startsWith('下') ? 1 : 0, which === undefined),
  },
]

/** A working day, the next from so many days from now on; `any` where nothing tells which. */
export function workdayToken(from: number, any: boolean): DateBody {
  return {
    kind: 'date',
    weekdays: [1, 2, 3, 4, 5],
    ...(any ? { workdays: true } : {}),
    find({ day }) {
      const start = nextWorkday(day + from)
      return { start, end: start + 1, vague: true }
    },
  }
}

const WEEK_PARTS: readonly (readonly [RegExp, readonly [number, number]])[] = [
  [/中/, [1, 4]],
  [/^后/, [3, 7]],
  [/./, [0, 3]],
]

/** Some days of a week counted from this one, by their places in it; Monday is 0. */
export function weekPart(shift: number, [from, to]: readonly [number, number] = [0, 7]): DateBody {
  return {
    kind: 'date',
    find({ day }) {
      const monday = mondayOf(day) + 7 * shift
      return { start: monday + from, end: monday + to, vague: true }
    },
    holds: 'weekday',
  }
}

/** A weekday; `shift` counts Monday-to-Sunday weeks from this one, undefined for the next such day. */
export function weekdayToken(days: number[], shift: number | undefined): DateBody {
  const first = days[0] ?? 1
  return {
    kind: 'date',
    find(today, wanted) {
      const found = shift === undefined ? nextWeekday(today, first, wanted) : inWeek(today, first, shift, wanted)
      // 周六日 are both days, 周二四 one or the other.
      const run = days.every((each, i) => each === first + i) ? days.length : 1
      return days.length > 1 ? { start: found.start, end: found.start + run, vague: true } : found
    },
    weekdays: days,
    ...(shift === undefined ? { bare: true } : {}),
    ...(shift !== undefined && shift < 0 ? { past: true } : {}),
  }
}

/** A whole week, Monday to Monday; with `inside`, only what is left of it. */
export function weekToken(shift: number, inside = false): DateBody {
  return {
    kind: 'date',
    find({ day }) {
      const monday = mondayOf(day) + 7 * shift
      return { start: inside && shift === 0 ? day : monday, end: monday + 7 }
    },
    holds: 'weekday',
    ...(shift < 0 ? { past: true } : {}),
  }
}

export function weekend(today: Today, shift: number | undefined): Days {
  const saturday = mondayOf(today.day) + 7 * (shift ?? 0) + 5
  return {
    start: saturday,
    end: saturday + 2,
    ...(shift === undefined && weekdayOf(today.day) === 7 ? { vague: true } : {}),
  }
}

/** A weekday of a certain week; 这周三 said on a Sunday is the one to come, since nobody asks for a day that is over. */
function inWeek({ day }: Today, weekday: number, shift: number, { past }: Wanted): Days {
  const found = mondayOf(day) + 7 * shift + weekday - 1
  return shift === 0 && found < day && !past ? { ...oneDay(found + 7), vague: true } : oneDay(found)
}

function nextWeekday(today: Today, weekday: number, wanted: Wanted): Days {
  const ahead = (weekday - weekdayOf(today.day) + 7) % 7
  if (wanted.past) return oneDay(today.day - ((7 - ahead) % 7))
  if (ahead > 0) return oneDay(today.day + ahead)
  const open = today.minute < (wanted.closesAt ?? LAST_VISIT)
  return { ...oneDay(open ? today.day : today.day + 7), vague: true }
}

// After six in the evening nobody who names today's weekday expects a visit today.
const LAST_VISIT = 18 * 60

function oneDay(day: number): Days {
  return { start: day, end: day + 1 }
}

function nextWorkday(day: number): number {
  let found = day
  while (!isWorkday(found)) found++
  return found
}

function shiftOf(which: string | undefined): number | undefined {
  if (!which || which.startsWith('最近')) return undefined
  if (/^[下再大]下/.test(which)) return 2
  if (which.startsWith('下')) return 1
  if (which.startsWith('上上')) return -2
  return which.startsWith('上') ? -1 : 0
}
