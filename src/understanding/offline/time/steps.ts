import { weekdayOf } from './civil.ts'
import { isWorkday, nthWorkday } from './holidays.ts'
import { parseNumber } from '../number.ts'
import type { DateBody, Days, Rule, StepBody } from './rule.ts'

const N = '[一二两三四五六七八九十1-9]'

/** 前一天, 后两天, 后第一天, 后第一个周末, 第二天: days counted from a date that is said before, or known. */
export const stepRules: Rule[] = [
  {
    starts: '前后之以过',
    pattern: new RegExp(`(?:之|以|过)?后(?:的|头|面)?(?:上班|开工)?的?(?:第(?<nth>${N})|那|头)天`, 'y'),
    read({ groups = {} }) {
      const nth = parseNumber(groups['nth'] ?? '一') ?? 1
      return { kind: 'step', from: (_, { end }) => oneDay(end + nth - 1) }
    },
  },
  {
    starts: '前后之以',
    pattern: new RegExp(
      `(?:之|以)?(?:(?<after>后)(?:的|头)?(?:第(?<nth>${N})|头|那|一)|前(?:的|面)?(?:最后一|倒数第一|那|一|头一))个?(?:(?<end>周末|双休日)|(?<workday>工作日)|(?<day>(?<=最后一|倒数第一)天)|(?:周|星期|礼拜)(?<weekday>[一二三四五六日天])?)`,
      'y',
    ),
    read({ groups = {} }) {
      const nth = parseNumber(groups['nth'] ?? '一') ?? 1
      const weekday = weekdayNumber(groups['weekday']) ?? (groups['end'] === undefined ? undefined : 6)
      const length = groups['end'] === undefined ? 1 : 2
      const after = groups['after'] !== undefined
      return {
        kind: 'step',
        from(date, off) {
          if (groups['day'] !== undefined) return oneDay(date.start - 1)
          if (groups['workday'] !== undefined) return after ? oneDay(nthWorkday(off.end, nth)) : lastWorkday(date.start)
          if (weekday === undefined)
            return after
              ? { start: off.end + 7 * (nth - 1), end: off.end + 7 * nth }
              : { start: date.start - 7, end: date.start }
          if (after) return nthFrom(length === 2 ? off.end : date.end, weekday, nth, length)
          const latest = date.start - length
          return nthFrom(latest - ((weekdayOf(latest) - weekday + 7) % 7), weekday, 1, length)
        },
      }
    },
  },
  {
    starts: '前后头隔',
    pattern: new RegExp(
      `(?<![提往向以之而目日])(?<side>前|后|头|隔)(?:面|边)?(?<n>一|[两二2三3])?[天日](?!内|[之以]?[前后]|气)`,
      'y',
    ),
    read({ groups = {} }) {
      const { side, n } = groups
      const back = side === '前' || side === '头'
      // 前天 and 后天 are days of their own, 前两天 is the other day.
      if (n === undefined && side !== '隔') return undefined
      const count = parseNumber(n ?? '一') ?? 1
      if (count > 1 && side !== '前' && side !== '后') return undefined
      return {
        kind: 'step',
        ...(count === 1 ? { alone: true } : {}),
        from: ({ start, end }) => (back ? { start: start - count, end: start } : { start: end, end: end + count }),
      }
    },
  },
  {
    starts: '第当那同',
    pattern: /第二天|第三天|(?:当|那|同)一?[天日](?=[上下早中晚傍]|[0-9一二两三四五六七八九十]{1,2}点)/y,
    read: ({ 0: word }) => ({
      kind: 'step',
      alone: true,
      from: (date) => (word === '第二天' ? oneDay(date.end) : word === '第三天' ? oneDay(date.end + 1) : date),
    }),
  },
]

/** The date that lies a step from another, or from the known day. */
export function stepped(date: DateBody | undefined, step: StepBody): DateBody {
  return {
    kind: 'date',
    find(today, wanted) {
      const known = wanted.known ?? (step.fromTomorrow && today.day + 1)
      const base = date ? date.find(today, wanted) : known === undefined ? undefined : oneDay(known)
      return base && step.from(base, date?.off?.(today, wanted) ?? base)
    },
    ...(date && !date.relative ? {} : { relative: true }),
  }
}

function weekdayNumber(char: string | undefined): number | undefined {
  return char === undefined ? undefined : '一二三四五六日'.indexOf(char === '天' ? '日' : char) + 1
}

function nthFrom(day: number, weekday: number, nth: number, length: number): Days {
  const start = day + ((weekday - weekdayOf(day) + 7) % 7) + 7 * (nth - 1)
  return { start, end: start + length }
}

function lastWorkday(before: number): Days {
  let found = before - 1
  while (!isWorkday(found)) found--
  return oneDay(found)
}

function oneDay(day: number): Days {
  return { start: day, end: day + 1 }
}
