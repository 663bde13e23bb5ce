/** Reads `120`, `一百二`, `两百三十`, `仨`, `半`; undefined for anything else. */
export function numeral(text: string): number | undefined {
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text)
  if (text === '半') return 0.5
  if (!new RegExp(`^${CHINESE}+$`).test(text)) return undefined
  let total = 0
  let digit = 0
  let place = 1
  for (const char of text) {
    const unit = UNITS[char]
    if (unit === undefined) {
      digit = DIGITS[char] ?? 0
      if (digit === 0) place = 1
    } else {
      total += (digit || 1) * unit
      digit = 0
      place = unit / 10
    }
  }
  return total + digit * Math.max(place, 1)
}

const DIGITS: Readonly<Record<string, number>> = {
  零: 0, 一: 1, 二: 2, 两: 2, 俩: 2, 三: 3, 仨: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9,
} // prettier-ignore
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }
const CHINESE = '[零一二两俩三仨四五六七八九十百千]'

/** The source of a pattern for one number, to be put before a unit. */
export const NUMERAL = String.raw`\d+(?:\.\d+)?|${CHINESE}+|半`
