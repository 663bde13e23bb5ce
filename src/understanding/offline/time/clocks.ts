import { parseNumber } from '../number.ts'
import type { ClockBody, Rule } from './rule.ts'

const HOUR = '\\d{1,2}|[零一二两三四五六七八九]?十[一二三四五六七八九]?|[零一二两三四五六七八九]'
// A bare digit after 点 is no minute ("三点两个人"); two digits are, unless they count something.
const MINUTE =
  '一十[一二三四五六七八九]?分?|[零0][一二三四五六七八九1-9]分?|[二三四五]?十[一二三四五六七八九]?分?(?![个人块平几台多来点一二三四五六七八九])|[一二三四五六七八九]分(?!钟)|\\d{2}分?(?![\\d个平㎡元块台])|\\d分(?!钟)'
const AFTER_HOUR = `(?:过|[ ]?)(?:(?<half>半)|(?<quarter>[一二三两123])(?:刻钟?|个?骨)|(?<minute>${MINUTE})|[踏搭](?<step>[一二三四五六七八九1-9])|(?<fives>[一二两三四五六七八九1-9](?=个字|字)|[一二三四五六七八九1-9](?=个?字|$|[ ,，。!！?？]|[吧呀啦喇得啊嘛左可来到上开行好])))|踏正|搭正|整|正`
const AROUND = '(?:多钟?|来(?:钟|点)|把钟|左右|前后|上下)?'
const MARK = '(?:点钟|点(?![评赞击餐单名歌滴心灯缀点]|外卖)|时(?![候间段不常而代期刻令机])|(?:hrs?|h)(?![a-z]))'
const DASH = ' *(?:-{1,2}|~|—{1,2}|–|到|至|或者?|、(?=\\d)) *'

/** 两点半, 15:30, 差五分三点, 9到12点, 八九点, 3pm, 2-5pm. Which half of the day it is, the daypart decides later. */
export const clockRules: Rule[] = [
  {
    starts: '0123456789',
    pattern: new RegExp(`(\\d{1,2}):([0-5]\\d)(?:分|:[0-5]\\d)?(?![\\d:])${AROUND}`, 'y'),
    read(match) {
      const hour = Number(match[1])
      if (hour > 24 || (hour === 24 && match[2] !== '00')) return undefined
      return { kind: 'clock', hour, minute: Number(match[2]), ...exact(match[1] ?? '', hour) }
    },
  },
  {
    // "15.30" can be no date; other figures with a point need a daypart right before them.
    starts: '0123456789',
    pattern: /(\d{1,2})\.([0-5]\d)(?![\d.])(?! *(?:平|米|元|块|折|万|小时|个|%|公里|kg|h|分|星))/y,
    read(match, source) {
      const hour = Number(match[1])
      const after = /(?:[上下中]午|早上|晚上|傍晚) *$/.test(source.slice(Math.max(0, match.index - 4), match.index))
      if (hour > 23 || (!after && (hour < 13 || !/^(?:00|15|30|45)$/.test(match[2] ?? '')))) return undefined
      return { kind: 'clock', hour, minute: Number(match[2]), ...exact(match[1] ?? '', hour) }
    },
  },
  {
    // 下昼点半 is half past one in the south.
    starts: '点',
    pattern: /(?<=(?:下午|下昼|晏昼|中午) *)点半钟?/y,
    read: () => ({ kind: 'clock', hour: 1, minute: 30 }),
  },
  {
    starts: '差缺',
    pattern: new RegExp(
      `[差缺](?:不?(?<less>一刻|[一二两三四五六七八九十]{1,2}|\\d{1,2})分?钟?)(?:就|到)?(?<hour>${HOUR})点钟?`,
      'y',
    ),
    read: (match) => short(match.groups?.['hour'], match.groups?.['less']),
  },
  {
    starts: '0123456789一二两三四五六七八九十',
    pattern: new RegExp(
      `(?<hour>${HOUR})点钟?(?:还?差|缺)(?<less>一刻|[一二两三四五六七八九十]{1,2}|\\d{1,2})分?`,
      'y',
    ),
    read: (match) => short(match.groups?.['hour'], match.groups?.['less']),
  },
  {
    starts: '0123456789一二两三四五六七八九十',
    pattern: new RegExp(`(?<first>${HOUR})${DASH}(?<hour>${HOUR})${MARK}(?:${AFTER_HOUR})?${AROUND}`, 'y'),
    read(match, source) {
      const from = number(match.groups?.['first'])
      const to = clockOf(match)
      if (from === undefined || from > 24 || !to || isCount(match, source)) return undefined
      const ends = { hour: to.hour, minute: to.minute, ...exact(match.groups?.['hour'] ?? '', to.hour) }
      if (/或/.test(match[0])) return { kind: 'clock', hour: from, minute: 0, vague: true }
      return { kind: 'clock', hour: from, minute: 0, ...exact(match.groups?.['first'] ?? '', from), to: ends }
    },
  },
  {
    starts: '一两二三四五六七八九十',
    pattern: /(十?)([一两二三四五六七八九])([二三四五六七八九十])点(?:钟|多)?(?:左右)?/y,
    read(match) {
      const from = number(match[2])
      const to = number(match[3])
      if (from === undefined || to !== from + 1) return undefined
      const ten = match[1] ? 10 : 0
      return { kind: 'clock', hour: ten + from, minute: 0, to: { hour: ten + to, minute: 0 }, vague: true }
    },
  },
  {
    starts: '0123456789零一二两三四五六七八九十',
    pattern: new RegExp(`(?<hour>${HOUR})${MARK}(?:${AFTER_HOUR})?${AROUND}`, 'y'),
    read(match, source) {
      const clock = clockOf(match)
      // 15h and 9h30 are hours, 3h is how long it takes.
      if (/^\d{1,2}(?:hrs?|h)$/.test(match[0]) && (clock?.hour ?? 0) < 13) return undefined
      return clock && !isCount(match, source) ? clock : undefined
    },
  },
  {
    starts: '0123456789',
    pattern: new RegExp(`(\\d{1,2})${DASH}(\\d{1,2})(?!\\d|[号月日天个平楼栋室年岁次人台分元块/.-])`, 'y'),
    read(match, source) {
      const before = source.slice(Math.max(0, match.index - 10), match.index)
      if (
        !/(?:[上下中]午|早上|晚上|[周期拜][一二三四五六日天]|[今明后]天|[今明]晚|[号日]|today|tomorrow|tmrw?|day|\b(?:mon|tue|wed|thu|fri|sat|sun)) *$/.test(
          before,
        )
      )
        return undefined
      const [from, to] = [Number(match[1]), Number(match[2])]
      if (from > 23 || to > 24 || from === to) return undefined
      return { kind: 'clock', hour: from, minute: 0, ...exact('', from), to: { hour: to, minute: 0, ...exact('', to) } }
    },
  },
  {
    starts: '0123456789',
    pattern: /(\d{1,2})(?=$|[来过 ,，。])/y,
    read(match, source) {
      if (!/(?:[上下]午|早上|晚上) *$/.test(source.slice(Math.max(0, match.index - 4), match.index))) return undefined
      const hour = Number(match[1])
      return hour > 0 && hour < 13 ? { kind: 'clock', hour, minute: 0 } : undefined
    },
  },
]

function clockOf(match: RegExpExecArray): ClockBody | undefined {
  const written = match.groups?.['hour'] ?? ''
  const hour = number(written)
  if (hour === undefined || hour > 24) return undefined
  const quarter = match.groups?.['quarter']
  const spoken = match.groups?.['minute']?.replace(/分$/, '').replace(/^零/, '')
  const fives = number(match.groups?.['fives'] ?? match.groups?.['step'])
  const minute =
    fives !== undefined
      ? 5 * fives
      : match.groups?.['half']
        ? 30
        : quarter
          ? 15 * (number(quarter) ?? 1)
          : spoken
            ? number(spoken)
            : 0
  if (minute === undefined || minute > 59 || (hour === 24 && minute > 0)) return undefined
  return { kind: 'clock', hour, minute, ...exact(written, hour) }
}

function short(hourText: string | undefined, lessText: string | undefined): ClockBody | undefined {
  const hour = number(hourText)
  const less = lessText === '一刻' ? 15 : number(lessText)
  if (hour === undefined || hour > 24 || hour < 1 || less === undefined || less > 59 || less < 1) return undefined
  return { kind: 'clock', hour: hour - 1, minute: 60 - less, ...exact('', hour - 1) }
}

/** Hours from 13 on, and 08:00 written with a zero, leave no doubt about the half of the day. */
function exact(written: string, hour: number): { exact?: true } {
  return hour > 12 || hour === 0 || /^0\d$/.test(written) ? { exact: true } : {}
}

function number(text: string | undefined): number | undefined {
  return text === undefined ? undefined : /^\d+$/.test(text) ? Number(text) : parseNumber(text)
}

const COUNTED =
  /^(?:小|个|不|没)?(?:意见|建议|要求|问题|原因|想法|不满|疑问|感受|希望|说明|内容|好处|优势|理由|反映|看法|疑虑|需求|事|需要|要说|想说|想问|注意|不好|不足|不明白|不懂|不清楚|水|一线|共识|体会|感想|五折|评)/
const DECIMAL =
  /^点[0-9一二三四五六七八九](?:折|米|平|公里|倍|个?小时|个?钟|斤|元|块|万|吨|分|寸|度|[0-9零一二三四五六七八九]*%)/
const LITTLE = /[快早晚大小便宜好高低多少近远慢轻细长短久有净仔真认早差干这那哪亮薄厚贵严热冷紧松重]$/

/** 三点意见, 八点五折, 一点都不干净: points, decimals and "a little". */
function isCount(match: RegExpExecArray, source: string): boolean {
  const before = source.slice(Math.max(0, match.index - 4), match.index)
  const after = source.slice(match.index + match[0].length)
  const hour = match.groups?.['hour'] ?? ''
  if (/[\d.]$/.test(before)) return true
  if (DECIMAL.test(source.slice(match.index + hour.length))) return true
  const bare = match[0] === `${hour}点`
  if (!bare) return false
  if (COUNTED.test(after)) return true
  const dated =
    /(?:[上下中]午|早上|晚上|凌晨|傍晚|夜里|半夜|早晨|[今明]晚|[今明]早|[今明后]天|[周期拜][一二三四五六日天]|[号日]|\s)$/.test(
      before,
    )
  if (hour === '一') {
    if (dated) return /^[点都也儿不没小]/.test(after)
    // 最好一点来 is one o'clock, 好一点 a little better.
    if (LITTLE.test(before) && !(before.endsWith('最好') && /^[来到过]/.test(after))) return true
    return !(
      /^ *(?:$|[,，。!！?？])|^(?:见|来|过来|上门|到|至|-|之?前|之?后|以前|以后|左右|可以|行|能|有空|开始|吧|的|钟)/.test(
        after,
      ) && /(?:^|最好|[约定订改成到是在,，。 从要等选后前])$/.test(before)
    )
  }
  if (/(?:有|以下|下面|如下|这|那|分|提|说|第|百分|哪|几|总结)$/.test(before))
    return !/^(?:的|吗|左右|之?前|以前|之?后|以后|到|至|-|钟|档|时段|场|空|可以|行|能)/.test(after)
  return false
}
