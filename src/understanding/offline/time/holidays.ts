import chineseDays from 'chinese-days'
import { parseNumber } from '../number.ts'
import { dateOf, dayOf, weekdayOf } from './civil.ts'
import type { Day } from './civil.ts'
import type { DateBody, Days, Rule, Today, Wanted } from './rule.ts'

/** Whether a day is a working day in mainland China, make-up days included. */
export function isWorkday(day: Day): boolean {
  const published = publishedDay(day)
  return published ? published.work : weekdayOf(day) <= 5
}

/** The n-th working day from `day` on, counting that day if it is one. */
export function nthWorkday(day: Day, nth: number): Day {
  let found = day
  for (let left = isWorkday(day) ? nth - 1 : nth; left > 0;) if (isWorkday(++found)) left--
  return found
}

interface Feast {
  words: string
  /** The feast itself in a Gregorian year. */
  on(year: number): Day
  /** Days off when the year's calendar is not published yet: how many before the feast, how many in all. */
  off?: { before: number; days: number }
  /** 国庆 without 节 or 当天 means the day all the same, 过年 the whole holiday. */
  whole?: true
}

const SPRING: Feast = {
  words: '春节|大年初一|spring festival',
  on: (year) => lunar(year, 1, 1),
  off: { before: 1, days: 8 },
}

const FEASTS: readonly Feast[] = [
  { words: '元旦节?|new year(?:\'?s(?: day)?)?(?! ?\'?s? eve)', on: (year) => dayOf(year, 1, 1), off: { before: 0, days: 1 } },
  { words: '过年(?![之以]?[前后])|过大年|春节里|chinese new year|lunar new year', on: (year) => lunar(year, 1, 1), off: { before: 1, days: 8 }, whole: true },
  SPRING,
  { words: '除夕夜?|年三十儿|大年三十|chinese new year\'?s eve|年三十(?:晚上?)?|大年夜|年夜', on: (year) => lunar(year, 1, 1) - 1 },
  { words: '元宵节?', on: (year) => lunar(year, 1, 15) },
  { words: '清明节?|qingming(?: festival)?|tomb[- ]sweeping(?: day)?', on: (year) => term(year, 4, 'pure_brightness'), off: { before: 0, days: 3 } },
  { words: '五一(?<![零一二三四五六七八九幺]五一)(?:劳动)?节?(?![零一二三四五六七八九幺])|劳动节|labou?r day(?: holidays?)?|may day|may holidays?', on: (year) => dayOf(year, 5, 1), off: { before: 0, days: 5 } },
  { words: '端午节?|dragon boat(?: festival)?', on: (year) => lunar(year, 5, 5), off: { before: 0, days: 3 } },
  { words: '七夕节?', on: (year) => lunar(year, 7, 7) },
  { words: '中元节', on: (year) => lunar(year, 7, 15) },
  { words: '中秋节?|八月节|mid-?autumn(?: festival)?', on: (year) => lunar(year, 8, 15), off: { before: 0, days: 3 } },
  { words: '国庆节?|十一(?=假期|长假|黄金周|期间|放假|第[一二三四五六七]天|[那当]天|[之以]?[前后](?:$|[^面台天期]))|national day(?: holidays?)?|golden week', on: (year) => dayOf(year, 10, 1), off: { before: 0, days: 7 } },
  { words: '重阳节?', on: (year) => lunar(year, 9, 9) },
  { words: '腊八节?', on: (year) => lunar(year - 1, 12, 8) },
  { words: '小年夜?', on: (year) => lunar(year - 1, 12, 23) },
  { words: '情人节|valentine\'?s day', on: (year) => dayOf(year, 2, 14) },
  { words: '三八(?:国际)?妇女节|妇女节|三八节|女神节|女王节|38节|三八(?=[那当]天)|(?:international )?women\'?s day', on: (year) => dayOf(year, 3, 8) },
  { words: '植树节|arbou?r day', on: (year) => dayOf(year, 3, 12) },
  { words: '白色情人节', on: (year) => dayOf(year, 3, 14) },
  { words: '(?:二月二)?龙抬头(?=[那当][天日]|前|后|[上下]午|早上)', on: (year) => lunar(year, 2, 2) },
  { words: '复活节|easter(?: sunday| day)?', on: (year) => easter(year) },
  { words: 'good friday', on: (year) => easter(year) - 2 },
  { words: '护士节', on: (year) => dayOf(year, 5, 12) },
  { words: '建党节|七一(?=[那当]天)', on: (year) => dayOf(year, 7, 1) },
  { words: '愚人节', on: (year) => dayOf(year, 4, 1) },
  { words: '五四青年节|青年节', on: (year) => dayOf(year, 5, 4) },
  { words: '母亲节|mother\'?s day', on: (year) => nthWeekday(year, 5, 2, 7) },
  { words: '520(?=[那当]天)', on: (year) => dayOf(year, 5, 20) },
  { words: '六一(?<![零一二三四五六七八九幺]六一)(?:儿童)?节?(?![零一二三四五六七八九幺])|儿童节|children\'?s day', on: (year) => dayOf(year, 6, 1) },
  { words: '父亲节|father\'?s day', on: (year) => nthWeekday(year, 6, 3, 7) },
  { words: '八一建军节|建军节', on: (year) => dayOf(year, 8, 1) },
  { words: '教师节|teachers?\'?s? day', on: (year) => dayOf(year, 9, 10) },
  { words: '万圣节前夜|万圣夜|halloween', on: (year) => dayOf(year, 10, 31) },
  { words: '万圣节', on: (year) => dayOf(year, 11, 1) },
  { words: '双十一|双11|光棍节', on: (year) => dayOf(year, 11, 11) },
  { words: '感恩节|thanksgiving(?: day)?', on: (year) => nthWeekday(year, 11, 4, 4) },
  { words: '双十二|双12', on: (year) => dayOf(year, 12, 12) },
  { words: '跨年夜?|元旦前[夜夕]|new year\'?s eve|nye', on: (year) => dayOf(year, 12, 31) },
  { words: '平安夜|圣诞(?:节)?前[夜夕]|圣诞夜|christmas eve|xmas eve', on: (year) => dayOf(year, 12, 24) },
  { words: '圣诞节?|christmas(?: day)?|xmas', on: (year) => dayOf(year, 12, 25) },
  { words: 'boxing day', on: (year) => dayOf(year, 12, 26) },
  { words: '春分', on: (year) => term(year, 3, 'the_spring_equinox') },
  { words: '秋分', on: (year) => term(year, 9, 'the_autumn_equinox') },
  { words: '冬至', on: (year) => term(year, 12, 'the_winter_solstice') },
  { words: '夏至', on: (year) => term(year, 6, 'the_summer_solstice') },
  { words: '惊蛰', on: (year) => term(year, 3, 'the_waking_of_insects') },
  { words: '谷雨', on: (year) => term(year, 4, 'grain_rain') },
  { words: '小满', on: (year) => term(year, 5, 'lesser_fullness_of_grain') },
  { words: '芒种', on: (year) => term(year, 6, 'grain_in_beard') },
  { words: '小暑', on: (year) => term(year, 7, 'lesser_heat') },
  { words: '大暑', on: (year) => term(year, 7, 'greater_heat') },
  { words: '处暑', on: (year) => term(year, 8, 'the_end_of_heat') },
  { words: '白露', on: (year) => term(year, 9, 'white_dew') },
  { words: '霜降', on: (year) => term(year, 10, 'frost_descent') },
  { words: '小寒', on: (year) => term(year, 1, 'lesser_cold') },
  { words: '大寒(?=[那当]天)', on: (year) => term(year, 1, 'greater_cold') },
  { words: '立春', on: (year) => term(year, 2, 'the_beginning_of_spring') },
  { words: '立夏', on: (year) => term(year, 5, 'the_beginning_of_summer') },
  { words: '立秋', on: (year) => term(year, 8, 'the_beginning_of_autumn') },
  { words: '立冬', on: (year) => term(year, 11, 'the_beginning_of_winter') },
] // prettier-ignore

const PERIOD =
  '(?<period>节?(?:小长假|长假|连假|连休|黄金周|假期里?|[三五七八357]天(?:假|长假|假期)?(?=都|里|内|在|我|哪|随便|任|,|，|$)|放假期间|放假|收假|假日|期间|那几天|这几天|那段时间|假))?'
const INSIDE =
  '(?<inside>的?第(?<ordinal>[一二三四五六七1-7])天|的?最后[一两三二]天|的?头[一两三二]天|当[天日]|那[天日])?'
// 五一路, 国庆小区: names of places.
const PLACE = '(?!路|街|大道|广场|村|小区|巷|里[0-9弄]|桥|社区|公园|新村|镇|鱼|蛋|饼|礼|快乐|愉快)'
// What has to stand beside a name is not part of it.
const BESIDE = /\(\?[=!](?:[^()]|\([^()]*\))*\)/g
const BY_FEAST = FEASTS.map((feast) => ({
  feast,
  pattern: new RegExp(`^(?:${feast.words.replaceAll(BESIDE, '')})$`),
}))

/** 中秋, 国庆期间, 五一假期第三天, 年前, 年后. */
export const holidayRules: Rule[] = [
  {
    starts: FEASTS.flatMap(({ words }) => words.split('|').map((word) => word.charAt(0))).join(''),
    pattern: new RegExp(`(?<name>${FEASTS.map(({ words }) => words).join('|')})${PLACE}${PERIOD}${INSIDE}`, 'y'),
    read(match, source) {
      const name = match.groups?.['name'] ?? ''
      const feast = BY_FEAST.find(({ pattern }) => pattern.test(name))?.feast
      if (!feast) return undefined
      const inside = match.groups?.['inside']
      // "Before Chinese New Year" ends where the year begins, not where the days off do.
      const bounded = /(?:before|by|until|till) (?:the )?$/.test(source.slice(0, match.index))
      const whole =
        ((feast.whole && !bounded) || match.groups?.['period'] !== undefined || /holiday|golden week/.test(name)) &&
        !inside
      return {
        kind: 'date',
        find: (today, wanted) => occurrence(feast, today, wanted, whole, inside),
        off: (today, wanted) => occurrence(feast, today, wanted, true, undefined),
      }
    },
  },
  {
    // Whoever says no more than 节前 or 放假 means the days off that are next.
    starts: '节长小放假过收连t',
    pattern: new RegExp(
      `(?:过完?节|节假?日?|小?长假|连假|放完?假|收假|假期)(?:期间)?(?=[之以]?[前后](?![面台天]))${INSIDE}|the (?:public )?holidays?(?![a-z])|(?:节假日|小?长假|连假|放假|假期)(?:的?第(?<nth>[一二三四五六七1-7])|的?最后一)天`,
      'y',
    ),
    read(match) {
      const inside = /的?(?:第.|最后一)天$/.exec(match[0])?.[0]
      const find: DateBody['find'] = (today, wanted) => nextHoliday(today, wanted, inside)
      return { kind: 'date', find, off: (today, wanted) => nextHoliday(today, wanted, undefined), relative: true }
    },
  },
  {
    // 年前最后一个周末, 年后第一天: the steps count from the days off.
    starts: '年',
    pattern: /(?<![0-9一二三四五六七八九十两几半多去今明后前过])年(?=前的?(?:最后|倒数)|后的?第)/y,
    read() {
      const find: DateBody['find'] = (today, wanted) => occurrence(SPRING, today, wanted, true, undefined)
      return { kind: 'date', find, off: find }
    },
  },
  {
    // 年前 ends where the new year begins; the days off begin earlier.
    starts: '年过',
    pattern:
      /(?:过大?年|(?<![0-9一二三四五六七八九十两几半多去今明后前大小过])年)(?=[之以]?前(?!后|[0-9一两几三四五六七八九十]+(?:个|周|星期|礼拜|月|年)))/y,
    read: () => ({
      kind: 'date',
      find: (today, wanted) => occurrence(SPRING, today, wanted, false, undefined),
      off: (today, wanted) => occurrence(SPRING, today, wanted, true, undefined),
    }),
  },
  {
    starts: '年过',
    pattern:
      /过完大?年(?!初)(?:之后|以后|后)?|过年(?:之后|以后|后)|年后(?=[0-9初再来约做搞弄的,，。 ]|$|正月|打扫|上班|开工)/y,
    read(match, source) {
      // 三年前 counts years; 过年前, 今年后 do not mean the feast either.
      if (/[0-9一二三四五六七八九十两几半多去今明后前]$/.test(source.slice(0, match.index))) return undefined
      return {
        kind: 'date',
        find(today) {
          const holiday = occurrence(SPRING, today, {}, true, undefined)
          return { start: holiday.end, end: holiday.end + 14, vague: true }
        },
      }
    },
  },
]

/** A day of the traditional calendar, next to come: 正月初八, 腊月廿三. */
export function lunarDate(month: number, day: number): DateBody {
  const feast = { words: '', on: (year: number) => lunar(month === 12 || month === 11 ? year - 1 : year, month, day) }
  return { kind: 'date', find: (today, wanted) => occurrence(feast, today, wanted, false, undefined) }
}

/** 初八: the next such day of any month of the traditional calendar. */
export function nextLunarDay(day: number): DateBody {
  return {
    kind: 'date',
    find(today, wanted) {
      const { year } = dateOf(today.day)
      const days = [year - 1, year, year + 1].flatMap((each) => months.map((month) => lunar(each, month, day)))
      const sorted = days.toSorted((a, b) => a - b)
      const found = wanted.past
        ? sorted.findLast((each) => each <= today.day)
        : sorted.find((each) => each >= today.day)
      return found === undefined ? undefined : { start: found, end: found + 1 }
    },
  }
}

const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]

function occurrence(feast: Feast, today: Today, wanted: Wanted, whole: boolean, nth: string | undefined): Days {
  const { year } = dateOf(today.day)
  const candidates = [year - 1, year, year + 1, year + 2].map((each) => daysOf(feast, each, whole, nth))
  if (wanted.past) {
    const gone = candidates.findLast(({ start }) => start <= today.day)
    if (gone) return gone
  }
  const coming = candidates.find(({ end }) => end > today.day)
  return coming ?? daysOf(feast, year + 1, whole, nth)
}

function daysOf(feast: Feast, year: number, whole: boolean, nth: string | undefined): Days {
  const day = feast.on(year)
  if (nth === undefined) return whole ? holidayAround(feast, day) : { start: day, end: day + 1 }
  const ordinal = /第([一二三四五六七1-7])天/.exec(nth)?.[1]
  let start = day
  const span = /(最后|头)([一两三二])天$/.exec(nth)
  if (span) {
    const around = holidayAround(feast, day)
    const count = parseNumber(span[2] ?? '一') ?? 1
    return span[1] === '头'
      ? { start: around.start, end: around.start + count }
      : { start: around.end - count, end: around.end }
  }
  if (ordinal) start = holidayAround(feast, day).start + ordinalOf(ordinal) - 1
  return { start, end: start + 1 }
}

function ordinalOf(text: string | undefined): number {
  return '一二三四五六七'.indexOf(text ?? '一') + 1 || Number(text)
}

/** The public holiday that is on or next to come. */
function nextHoliday(today: Today, wanted: Wanted, inside: string | undefined): Days {
  const all = FEASTS.filter(({ off }) => off).map((feast) => occurrence(feast, today, wanted, !inside, inside))
  return all.reduce((next, each) => (each.start < next.start ? each : next))
}

/** The days off around a feast: as published where they are, else the usual number, marked as a guess. */
function holidayAround(feast: Feast, day: Day): Days {
  if (!feast.off) return { start: day, end: day + 1 }
  if (isOff(day)) {
    let start = day
    let end = day + 1
    while (isOff(start - 1)) start--
    while (isOff(end)) end++
    return { start, end }
  }
  // Short holidays reach to the nearest weekend.
  const before = feast.off.days > 3 ? feast.off.before : ({ 1: 2, 7: 1 }[weekdayOf(day)] ?? 0)
  const days = feast.off.days === 1 && weekdayOf(day) < 5 && before === 0 ? 1 : Math.max(3, feast.off.days)
  const start = day - before
  if (feast.off.days <= 3) return { start, end: start + days, vague: true }
  return { start, end: start + feast.off.days, vague: true }
}

function isOff(day: Day): boolean {
  return publishedDay(day)?.work === false
}

/** What the State Council's calendar says about a day, if it says anything. */
function publishedDay(day: Day): { work: boolean } | undefined {
  // chinese-days mixes UTC and the process's zone. Its tables were filled through midnight UTC, so they are read so too.
  const detail = chineseDays.getDayDetail(new Date(day * 86_400_000))
  // Ordinary days are named in English only, "Saturday"; those in the calendar carry three fields.
  return detail.name.includes(',') ? detail : undefined
}

function lunar(year: number, month: number, day: number): Day {
  // The first of the month is looked up and the days counted on: a lunar 30th of February is no valid Date.
  const known = lunarMonths.get(year * 12 + month)
  if (known !== undefined) return known + day - 1
  const [y = year, m = month, d = 1] = chineseDays
    .getSolarDateFromLunar(new Date(year, month - 1, 1, 12))
    .date.split('-')
    .map(Number)
  const first = dayOf(y, m, d)
  if (lunarMonths.size > 600) lunarMonths.clear()
  lunarMonths.set(year * 12 + month, first)
  return first + day - 1
}

const lunarMonths = new Map<number, Day>()

/** Western Easter Sunday, by the reckoning of Meeus, Jones and Butcher. */
function easter(year: number): Day {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114
  return dayOf(year, Math.floor(f / 31), (f % 31) + 1)
}

function term(year: number, month: number, name: Parameters<typeof chineseDays.getSolarTermDate>[2]): Day {
  const [y = year, m = month, d = 1] = chineseDays.getSolarTermDate(year, month, name).split('-').map(Number)
  const day = dayOf(y, m, d)
  // The library writes midnight UTC in the process's zone, which west of Greenwich is the evening before.
  return new Date(day * 86_400_000).getDate() === d ? day : day + 1
}

/** The last Monday … Sunday of a month. */
export function lastWeekday(year: number, month: number, weekday: number): Day {
  return nthWeekday(year, month + 1, 1, weekday) - 7
}

/** The n-th Monday … Sunday of a month. */
export function nthWeekday(year: number, month: number, nth: number, weekday: number): Day {
  const first = dayOf(year, month, 1)
  return first + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (nth - 1)
}
