import { parseNumber } from '../number.ts'
import { dateOf, monthStart } from './civil.ts'
import { lastWeekday, nthWeekday } from './holidays.ts'
import { WEEKDAY_LIST, weekdayNumbers } from './weekdays.ts'
import type { EveryBody, Rule } from './rule.ts'

const WEEK = '(?:周|星期|礼拜)'
const N = '\\d{1,2}|[一二两三四五六七八九十]'

/** 每周二四, 隔周周六, 每天, 每月1号, 每两周, 每晚, 工作日每天, 一周五天. */
export const recurrenceRules: Rule[] = [
  {
    starts: '每逢隔单双',
    pattern: new RegExp(
      `(?:每逢|逢|每)(?:隔)?(?<n>${N})?个?(?:${WEEK})(?:的)?(?:(?:${WEEK})?(?<end>末)|(?:${WEEK})?(?<days>${WEEKDAY_LIST}))?(?:都|固定)?`,
      'y',
    ),
    read(match, source) {
      const { days, end } = match.groups ?? {}
      if (
        days === undefined &&
        end === undefined &&
        !/^[一二两三四五六七八九十\d]*[次回趟]/.test(source.slice(match.index + match[0].length)) &&
        /^(?:多少|几)/.test(source.slice(match.index + match[0].length))
      )
        return undefined
      const skipped = match[0].startsWith('每隔') ? 1 : 0
      const interval = Math.max(1, (parseNumber(match.groups?.['n'] ?? '') ?? 1) + skipped)
      return weekly(interval, end ? [6, 7] : weekdayNumbers(days ?? ''))
    },
  },
  {
    starts: '隔单双',
    pattern: new RegExp(
      `(?:隔一?个?${WEEK}|[单双]周)(?:的)?(?:(?:${WEEK})?(?<end>末)|(?:${WEEK})?(?<days>${WEEKDAY_LIST}))?`,
      'y',
    ),
    read: (match) => weekly(2, match.groups?.['end'] ? [6, 7] : weekdayNumbers(match.groups?.['days'] ?? '')),
  },
  {
    starts: '0123456789一二两三四五六七八九十半',
    pattern: new RegExp(
      `(?<n>${N}|半)个?(?<unit>${WEEK}|月)(?:来|做|打扫|上门|保洁|搞|弄|过来|清洁)?(?<times>${N})[次回趟]`,
      'y',
    ),
    read(match) {
      const { n = '', unit = '', times = '' } = match.groups ?? {}
      const interval = parseNumber(n) ?? 1
      if (unit === '月') return n === '半' ? weekly(2, []) : { kind: 'every', freq: 'monthly', interval }
      void times
      return weekly(interval, [])
    },
  },
  {
    starts: '一每',
    pattern: new RegExp(
      `[一每](?:周|个?(?:星期|礼拜))(?:来|做|上|要|需要|打扫|烧|煮)?(?<n>[一二两三四五六七1-7])天(?!前|后|内|之|以|都|也|里|上班|营业|服务|有人)`,
      'y',
    ),
    read(match) {
      const n = parseNumber(match.groups?.['n'] ?? '') ?? 1
      return weekly(1, n < 5 ? [] : [1, 2, 3, 4, 5, 6, 7].slice(0, n))
    },
  },
  {
    starts: '每隔天',
    pattern: new RegExp(
      `每隔(?<skip>${N})天|每(?<n>${N})天|隔[天日]|每[天日]|天天(?!向上|快乐|果蔬|超市|有人|在家|开门|见)|每(?<part>早|晚)(?:上)?(?!餐|饭)|每个?(?<partWord>早上|上午|下午|中午|晚上)`,
      'y',
    ),
    read(match) {
      const { skip, n, part, partWord } = match.groups ?? {}
      const interval = skip
        ? (parseNumber(skip) ?? 1) + 1
        : n
          ? (parseNumber(n) ?? 1)
          : match[0].startsWith('隔')
            ? 2
            : 1
      const name =
        part === '早' || partWord === '早上'
          ? 'early'
          : part === '晚' || partWord === '晚上'
            ? 'evening'
            : partWord === '上午'
              ? 'morning'
              : partWord === '下午'
                ? 'afternoon'
                : partWord === '中午'
                  ? 'noon'
                  : undefined
      return { kind: 'every', freq: 'daily', interval, ...(name ? { part: name } : {}) } satisfies EveryBody
    },
  },
  {
    // 一三五上午: weekdays without 周 are known by their rhythm only.
    starts: '一二12',
    pattern:
      /(?:135|246)(?=的?[,， ]?(?:上午|下午|晚上|早上|中午|各|都|来|做|晚|早))|(?:一、?三、?五|二、?四、?六)(?=的?[,， ]?(?:上午|下午|晚上|早上|中午|各|都|来|做|晚|早|每|固定|可以|行|吧|$))/y,
    read: (match) => weekly(1, weekdayNumbers(match[0])),
  },
  {
    starts: '每',
    pattern: /每个?工作日/y,
    read: () => weekly(1, [1, 2, 3, 4, 5]),
  },
  {
    starts: '每隔',
    pattern: new RegExp(
      `每个?月(?:的)?(?:第(?<nth>[一二三四1-4])个?|最后一?个?)(?:周|星期|礼拜)(?<day>[一二三四五六日天])`,
      'y',
    ),
    read(match) {
      const nth = parseNumber(match.groups?.['nth'] ?? '')
      const weekday = weekdayNumbers(match.groups?.['day'] ?? '')[0] ?? 1
      return {
        kind: 'every',
        freq: 'monthly',
        interval: 1,
        find({ day }) {
          const [here, next] = [0, 1].map((months) => {
            const { year, month } = dateOf(monthStart(day, months))
            return nth === undefined ? lastWeekday(year, month, weekday) : nthWeekday(year, month, nth, weekday)
          })
          const start = here !== undefined && here >= day ? here : (next ?? day)
          return { start, end: start + 1, vague: true }
        },
      }
    },
  },
  {
    starts: '每隔',
    pattern: new RegExp(
      `(?:每隔?(?<n>${N})?个?月|隔一?个?月|每个?季度|每季)(?:的|固定)*(?<days>(?:\\d{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[号日](?:[、,，和跟及]?(?:\\d{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[号日])*)?`,
      'y',
    ),
    read(match) {
      const { n, days } = match.groups ?? {}
      const skipped = /^每?隔/.test(match[0]) ? 1 : 0
      const interval = /季/.test(match[0]) ? 3 : (parseNumber(n ?? '') ?? 1) + skipped
      const numbers = (days ?? '')
        .split(/[号日][、,，和跟及]?/)
        .map((text) => parseNumber(text))
        .filter((value) => value !== undefined && value >= 1 && value <= 31) as number[]
      return { kind: 'every', freq: 'monthly', interval, ...(numbers.length > 0 ? { days: numbers } : {}) }
    },
  },
]

function weekly(interval: number, days: number[]): EveryBody {
  return { kind: 'every', freq: 'weekly', interval, ...(days.length > 0 ? { days } : {}) }
}
