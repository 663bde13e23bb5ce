import { numeral } from '#business/knowledge/numerals.ts'

/**
 * The figures in a text, as plain numbers: `1,200元` is 1200, `18:00` is 18, `３` is 3, `三天` is 3. A Chinese numeral
 * counts only before a unit of money, time, size or share, since 一下 and 三星 are words.
 */
export function figuresIn(text: string): number[] {
  const plain = text
    .normalize('NFKC')
    .replace(/(\d),(?=\d{3}\b)/g, '$1')
    .replace(/(\d):00\b/g, '$1')
  const digits = Array.from(plain.matchAll(/\d+(?:\.\d+)?/g), ([run]) => Number(run))
  const written = Array.from(plain.matchAll(SPOKEN), (match) => numeral(match[1] ?? '') ?? Number.NaN)
  const english = Array.from(plain.toLowerCase().matchAll(ENGLISH), (match) => WORDS.indexOf(match[1] ?? '') + 2)
  return [...digits, ...written, ...english].filter((value) => Number.isFinite(value))
}

const SPOKEN = /([零一二两三四五六七八九十百千]+)(?=元|块|毛|个?小时|分钟|个?工作日|天|个月|周|年|平|折|成|%|倍|个点)/g
const WORDS = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']
const ENGLISH = new RegExp(
  String.raw`\b(${WORDS.join('|')})(?= (?:yuan|rmb|hours?|minutes?|days?|working days?|weeks?|months?|percent|square|people|visits?|times)\b)`,
  'g',
)
