import type { PartBody, Rule } from './rule.ts'

export type DaypartName = 'dawn' | 'early' | 'morning' | 'noon' | 'afternoon' | 'dusk' | 'evening' | 'night' | 'daytime'

/**
 * What customers mean by a part of the day, in minutes from midnight, end exclusive. Chosen for home service: 早上 starts
 * when a visit may, 中午 reaches to the end of the usual break.
 */
export const DAYPARTS: Readonly<Record<DaypartName, { from: number; to: number }>> = {
  dawn: { from: 0, to: 6 * 60 },
  early: { from: 7 * 60, to: 11 * 60 },
  morning: { from: 8 * 60, to: 12 * 60 },
  noon: { from: 11 * 60, to: 14 * 60 },
  afternoon: { from: 13 * 60, to: 18 * 60 },
  dusk: { from: 17 * 60, to: 19 * 60 },
  evening: { from: 18 * 60, to: 22 * 60 },
  night: { from: 22 * 60, to: 24 * 60 },
  daytime: { from: 8 * 60, to: 18 * 60 },
}

const WORDS: Readonly<Record<DaypartName, string>> = {
  dawn: '凌晨',
  early: '一大清早|大清早|一大早|大早上|清早|清晨|早上|早晨|早浪|朝早|朝头早|早起(?=[0-9一二两三四五六七八九十])|一早|early in the morning|early morning|first thing(?: in the morning)?|before work',
  morning: '(?:the )?(?:late |mid[- ]?)?morning(?= of)|late morning|mid-?morning|上午头|上午|上半天|上半日|前半天|上昼|头午|头晌|早间|in the morning|mornings?',
  noon: '大中午|正中午|中午|晌午|正午|午间|晏昼(?=1[12]|十[一二])|around noon|(?:at |around )?lunch ?time|(?:at |in the )?lunch (?:hour|break)|over lunch',
  afternoon: '下午头|下午|下半天|下半日|后半天|下昼|晏昼|午后|过晌|后半晌|后晌|下晌|in the afternoon|(?:early |late |mid[- ]?)?afternoons?|arvo|after lunch(?:time)?',
  dusk: '傍晚|擦黑|傍黑|黄昏|下晚儿?',
  evening: '晚上黑|大晚上|晚上|晚间|晚黑|夜晚|夜到|夜里向|晚黑间|in the evening|(?:early |late )?evenings?|at night|nights?|nite|after (?:work|dinner|office hours)',
  night: '三更半夜|大半夜|半夜|深夜|夜里|午夜|late at night|late night',
  daytime: '大白天|白天|daytime|during the day',
} // prettier-ignore

const NAMES = Object.keys(WORDS) as DaypartName[]

/** 早8点, 晚7点半, 周六晚: a single character counts only where a clock follows or a day comes before. */
const SHORT: Readonly<Record<string, DaypartName>> = {
  早: 'early',
  晚: 'evening',
  晨: 'early',
  午: 'noon',
  夜: 'evening',
}

function part(name: DaypartName): PartBody {
  return { kind: 'part', part: name }
}

export const daypartRules: Rule[] = [
  ...NAMES.map((name): Rule => {
    const starts = new Set(WORDS[name].match(/(?<![\u4e00-\u9fff])[\u4e00-\u9fff]/g))
    return {
      starts: `${[...starts].join('')}abdefhilmnot`,
      pattern: new RegExp(`(?:${WORDS[name]})(?![a-z])`, 'y'),
      read: () => part(name),
    }
  }),
  {
    starts: '早晚晨午夜',
    pattern:
      /(?<!最)[早晚晨午夜](?!点|一点|[些了餐饭班安市教会期间托霜高睡]|[一二两三四五六七八九十半0-9]+个?(?:小时|钟头|分钟|天))/y,
    read(match, source) {
      const before = source.slice(Math.max(0, match.index - 3), match.index)
      const after = source.slice(match.index + 1, match.index + 4)
      const name = SHORT[match[0]]
      if (!name) return undefined
      const dayBefore = /(?:[周期拜][一二三四五六日天末]|[今明后昨次翌]天?|[号日])$/.test(before)
      const clockAfter = /^ ?(?:[0-9]{1,2}|[一二两三四五六七八九十]{1,3})[点:]/.test(
        after + source.charAt(match.index + 4),
      )
      if (match[0] === '晨') return dayBefore ? part(name) : undefined
      if (match[0] === '午') return dayBefore && clockAfter ? part(name) : undefined
      return dayBefore || clockAfter ? part(name) : undefined
    },
  },
  {
    starts: '上午早晚放下吃收天',
    pattern: /(?:下班|放工|收工|天黑)(?:之?后|以后)|吃[完过好]晚饭(?:之?后|以后)?|晚饭吃[完好]|晚饭后|晚饭之?后/y,
    // 六点下班后 says itself when the evening begins.
    read: ({ index }, source) =>
      /(?:[点半刻分]|:\d\d)(?:钟|左右|才|多)?$/.test(source.slice(0, index)) ? undefined : part('evening'),
  },
  {
    starts: '午中饭晚夜下天收放吃',
    pattern: /(?:(?<noon>午饭|中饭|饭点|吃午饭|中午饭|午休)|[晚夜]饭|下班|收工|放工|天黑)(?:之前|以前|前)/y,
    read: ({ groups }) => ({ kind: 'clock', hour: groups?.['noon'] ? 12 : 18, minute: 0, exact: true, open: 'before' }),
  },
  {
    starts: '午中吃',
    pattern: /(?:吃[完过好])(?:午饭|中饭|中午饭)(?:之?后|以后)?|(?:午饭|午休)(?:之?后|以后)?|中午?饭(?:之?后|以后)/y,
    read: () => part('afternoon'),
  },
  { starts: '早吃', pattern: /(?:吃[完过好])?早饭(?:之?后|以后)/y, read: () => part('morning') },
]
