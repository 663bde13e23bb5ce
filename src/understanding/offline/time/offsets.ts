import { parseNumber } from '../number.ts'
import { daysFromNow, monthsFromNow } from './relative-days.ts'
import type { DateBody, Rule, TokenBody } from './rule.ts'
import { isWorkday } from './holidays.ts'

const N = '\\d+(?:\\.\\d+)?|半|[一二两三四五六七八九十百]+(?:个半)?|几|个把|个半|俩|仨|[一二三四五六七八九十]{1,2}来?'
const HOURS = '个?(?:小时|钟头|钟(?!头)|点钟)'
const UNIT = `(?:${HOURS}|分钟|刻钟|天|日|(?:个|来)?(?:星期|礼拜)|周|个?月|年)`
const LATER = '(?:之后|以后|过后|后(?!天|面|台|来|期|续|门|阳))'

/** 半小时后, 三天后, 过两天, 两周后, 一周内, 三天前, 两个半小时之后. */
export const offsetRules: Rule[] = [
  {
    starts: '现马立这尽越最a',
    pattern:
      /(?:现在|马上|立刻|立马|这会儿?)(?:就|能|可以|要|得|想|给我|帮我|需要)*(?=来|过来|上门|派|安排|$|[,，。!！~])|现在就要|尽[快早](?=$|[,，。!！ ]|来|过来|上门|派|安排)|越[快早]越好|(?<!不是)最[快早]的(?:那个|一个)?(?:(?:时间段?|时段|空档)|(?=$|[,，。!！]))|as soon as possible|asap(?![a-z])/y,
    read: () => ({ kind: 'offset', minutes: 0, asap: true }),
  },
  {
    starts: '未接今往这',
    pattern: new RegExp(
      `(?:(?:未来|接下来|今后|往后)的?(?<n>${N})|这(?<few>一两|两三))(?:天|(?<week>周|个?星期|个?礼拜))(?:之?内|里)?`,
      'y',
    ),
    read({ groups = {} }) {
      const n = groups['n'] ?? groups['few'] ?? ''
      const count = n === '几' || n === '两三' ? 3 : n === '一两' ? 2 : parseNumber(n)
      if (count === undefined || count > 60) return undefined
      const days = count * (groups['week'] === undefined ? 1 : 7)
      return { kind: 'date', find: ({ day }) => ({ start: day, end: day + days + 1, vague: true }) }
    },
  },
  {
    starts: '过再等隔',
    pattern: new RegExp(`(?:再过|过|等|隔)(?:个)?(?<n>${N})(?<unit>${UNIT})(?<half>半)?(?:${LATER}|再|吧)?`, 'y'),
    read(match) {
      // 等 without 后 tells how long somebody waits.
      if (/^[等隔]/.test(match[0]) && !/[后再]$/.test(match[0])) return undefined
      return later(match)
    },
  },
  {
    starts: '0123456789半一二两三四五六七八九十百几俩仨个',
    pattern: new RegExp(`(?<n>${N})个?(?<unit>工作日)(?<how>${LATER}|[之以]?内)`, 'y'),
    read(match) {
      const n = parseNumber(match.groups?.['n'] ?? '')
      if (n === undefined || n > 60) return undefined
      return workdaysFromNow(n, /内/.test(match.groups?.['how'] ?? ''))
    },
  },
  {
    starts: '0123456789半一二两三四五六七八九十百几俩仨个',
    pattern: new RegExp(
      `(?<n>${N})(?<unit>${UNIT})(?<half>半)?(?:零?(?<n2>\\d+|[一二三四五六七八九十]+)分钟?)?(?<how>${LATER}|[之以]?内|(?:之前|以前|前(?!后|台|面|期)))`,
      'y',
    ),
    read(match) {
      const how = match.groups?.['how'] ?? ''
      return /内/.test(how) ? within(match) : /前/.test(how) ? ago(match) : later(match)
    },
  },
]

interface Length {
  minutes?: number
  days?: number
  months?: number
  vague?: true
}

function lengthOf(match: RegExpExecArray): Length | undefined {
  const { n = '', unit = '', half, n2 } = match.groups ?? {}
  const count = n === '几' ? 3 : n === '个把' ? 1 : n === '个半' ? 1.5 : parseNumber(n.replace(/来$/, ''))
  if (count === undefined || count > 1000) return undefined
  const amount = count + (half ? 0.5 : 0)
  const vague = /几|个把/.test(n) || /^[一二三四五六七八九两]{2}$/.test(n) ? { vague: true as const } : {}
  if (/分钟/.test(unit)) return { minutes: amount, ...vague }
  if (/刻/.test(unit)) return { minutes: amount * 15, ...vague }
  if (/钟|小时/.test(unit)) return { minutes: amount * 60 + (parseNumber(n2 ?? '') ?? 0), ...vague }
  if (/周|星期|礼拜/.test(unit)) return { days: Math.round(amount * 7), ...vague }
  if (/月/.test(unit)) {
    // 两月后 is spoken; 3月后 is after March.
    if (!unit.startsWith('个') && n !== '半') return undefined
    return amount === 0.5
      ? { days: 15 }
      : Number.isInteger(amount)
        ? { months: amount, ...vague }
        : { days: Math.round(amount * 30) }
  }
  if (/年/.test(unit)) return amount === 0.5 ? { months: 6 } : { months: Math.round(amount * 12), ...vague }
  if (unit === '日' && /\d/.test(n)) return undefined
  return amount === 0.5 ? { minutes: 12 * 60, vague: true } : { days: Math.round(amount), ...vague }
}

function later(match: RegExpExecArray): TokenBody | undefined {
  const length = lengthOf(match)
  if (!length) return undefined
  if (length.minutes !== undefined)
    return { kind: 'offset', minutes: length.minutes, ...(length.vague ? { vague: true } : {}) }
  const n = match.groups?.['n'] ?? ''
  // "过两天" is said for "in a few days".
  const loose =
    length.vague || (/^再?过/.test(match[0]) && /^(?:两|2|一两)$/.test(n) && /天/.test(match.groups?.['unit'] ?? ''))
  const date = length.months === undefined ? daysFromNow(length.days ?? 0) : monthsFromNow(length.months)
  if (!loose) return /周|星期|礼拜/.test(match.groups?.['unit'] ?? '') ? { ...date, holds: 'weekday' } : date
  return {
    kind: 'date',
    find(today, wanted) {
      const found = date.find(today, wanted)
      return found && { start: found.start, end: found.end + 2, vague: true }
    },
  }
}

function within(match: RegExpExecArray): TokenBody | undefined {
  const length = lengthOf(match)
  if (!length) return undefined
  if (length.minutes !== undefined) return { kind: 'offset', minutes: length.minutes, within: true }
  const last = length.months === undefined ? daysFromNow(length.days ?? 0) : monthsFromNow(length.months)
  return {
    kind: 'date',
    find(today, wanted) {
      const found = last.find(today, wanted)
      return found && { start: today.day, end: found.end }
    },
  }
}

function ago(match: RegExpExecArray): TokenBody | undefined {
  const length = lengthOf(match)
  if (!length) return undefined
  if (length.minutes !== undefined) return { kind: 'offset', minutes: -length.minutes, past: true }
  return length.months === undefined ? daysFromNow(-(length.days ?? 0)) : monthsFromNow(-length.months)
}

function workdaysFromNow(count: number, inside: boolean): DateBody {
  return {
    kind: 'date',
    find({ day }) {
      let found = day
      for (let left = count; left > 0;) if (isWorkday(++found)) left--
      return { start: inside ? day : found, end: found + 1 }
    },
  }
}
