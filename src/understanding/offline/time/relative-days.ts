import { addMonths } from './civil.ts'
import type { DateBody, Rule, TokenBody } from './rule.ts'

/** 今天, 明儿个, 大后天, 听日, 今晚, 这两天: days counted from the day of the message. */
export const relativeDayRules: Rule[] = [
  {
    starts: '今明名',
    pattern: /今[天日]?[、和或跟]?明(?:两天|两日|天(?!上|下|早|晚|中))?|明[、和或跟]?后(?:两天|天|日)?(?!天)/y,
    read(match) {
      if (match[0].length < 3) return undefined
      const from = match[0].startsWith('今') ? 0 : 1
      // 今天或明天上午 offers two days, and so does 明后天.
      return { kind: 'date', find: ({ day }) => ({ start: day + from, end: day + from + 2, vague: true }) }
    },
  },
  {
    starts: '大外老前昨寻琴今明名后听次翌',
    pattern:
      /大+后(?:[天日]|个?儿个?|个(?=[上下早晚中一二三四五六七八九0-9]))|[外老]后[天日儿]|大+前[天日儿]|前[天日儿](?!起)|前个儿|昨[天日儿]个?儿?|昨(?=[晚夜早上下中])|[寻琴]日|今[天日](?!子)|今(?:儿个?|个儿?)(?!人|礼拜|星期|周|月)|今朝|今(?=[晚早夜晨上下中])|[明名]天|明日|明(?:儿个?|个儿?)|明朝|明(?=[晚早晨上下中](?!有|确|显))|(?<![说证声表注标发文聪光清天透照])明(?=(?:\d{1,2}|[一二两三四五六七八九十]{1,3})[:点])|(?<![至到])今(?=\d{1,2}[:点])|次(?=晨)|(?:(?<=^|[,，。 ])|(?<=[约订改到定]))大*后(?=晚(?:$|[上0-9一二三四五六七八九十,，。 ]))|后[天日](?!起)|后儿个?|后个(?=[上下早晚中一二三四五六七八九0-9])|听日|听(?=[晚朝])|[次翌]日(?!均)/y,
    read: (match) => relativeDay(match[0]),
  },
  {
    starts: '这近最',
    pattern: /(?:就|最)?这[两几]天|(?:最近|近)(?:两三|几|两)天/y,
    read: () => ({ kind: 'date', find: ({ day }) => ({ start: day, end: day + 3, vague: true }) }),
  },
]

const OFFSETS: readonly (readonly [RegExp, number])[] = [
  [/^[外老]后/, 3],
  [/^后/, 2],
  [/^[明名听次翌]/, 1],
  [/^今/, 0],
  [/^[昨琴寻]/, -1],
  [/^前/, -2],
]

function relativeDay(word: string): TokenBody | undefined {
  const bigs = /^大*/.exec(word)?.[0].length ?? 0
  const plain = OFFSETS.find(([pattern]) => pattern.test(word.slice(bigs)))?.[1]
  if (plain === undefined) return undefined
  const offset = plain + Math.sign(plain) * bigs
  return daysFromNow(offset)
}

/** A date that lies a number of days from today. */
export function daysFromNow(offset: number): DateBody {
  return {
    kind: 'date',
    find: ({ day }) => ({ start: day + offset, end: day + offset + 1 }),
    ...(offset < 0 ? { past: true } : {}),
    ...(offset === 0 ? { today: true } : {}),
  }
}

/** A date that lies a number of months from today. */
export function monthsFromNow(months: number): DateBody {
  return {
    kind: 'date',
    find({ day }) {
      const start = addMonths(day, months)
      return { start, end: start + 1 }
    },
    ...(months < 0 ? { past: true } : {}),
  }
}
