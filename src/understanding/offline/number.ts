import { matchesIn } from './matches-in.ts'
/** A number found in a text. Offsets and length count UTF-16 units of the text as it was given. */
export interface FoundNumber {
  value: number
  at: number
  length: number
  text: string
  /** "两三个" and "三五天" name a span; the value is its lower end. */
  approximate?: true
}

/**
 * Reads a text that is one number and nothing else: `一百二` is 120, `两个半` 2.5, `俩` 2, `１．５` 1.5, `3万5` 35000.
 * Undefined when anything is left over.
 */
export function parseNumber(text: string): number | undefined {
  const source = plain(text.trim())
  return WHOLE.test(source) ? evaluate(source)?.value : undefined
}

/** Every number in a text, from left to right. Leaves out 一 and 半 where they are only part of a word (一下, 周一). */
export function findNumbers(text: string): FoundNumber[] {
  const source = plain(text)
  const found: FoundNumber[] = []
  for (const match of matchesIn(source, NUMBER)) {
    const read = evaluate(match[0])
    if (!read || isPartOfWord(source, match.index, match[0])) continue
    const at = match.index
    const length = match[0].length
    found.push({ ...read, at, length, text: text.slice(at, at + length) })
  }
  return found
}

const DIGITS: Readonly<Record<string, number>> = {
  零: 0, 〇: 0, '○': 0, 一: 1, 壹: 1, 幺: 1, 二: 2, 两: 2, 兩: 2, 贰: 2, 俩: 2, 倆: 2, 三: 3, 叁: 3, 仨: 3, 四: 4, 肆: 4,
  五: 5, 伍: 5, 六: 6, 陆: 6, 七: 7, 柒: 7, 八: 8, 捌: 8, 九: 9, 玖: 9,
} // prettier-ignore
const UNITS: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 }
const BIG: Readonly<Record<string, number>> = { 万: 1e4, 萬: 1e4, w: 1e4, W: 1e4, 亿: 1e8, 億: 1e8 }
const TENS: Readonly<Record<string, number>> = { 廿: 20, 卅: 30 }

const DIGIT = '零〇○一壹幺二两兩贰三叁四肆五伍六陆七柒八捌九玖'
const CHINESE = `${DIGIT}十拾百佰千仟万萬亿億廿卅`
const ARABIC = String.raw`\d+(?:,\d{3})+(?!\d)|\d+`
const INTEGER = `(?:(?:${ARABIC})(?:[wW](?![a-zA-Z])|[百千万亿][${CHINESE}\\d]*)?|[${CHINESE}]+)`
// "三点五十" is ten to four on a clock, so a spoken decimal must not run into 十.
const DECIMAL = `(?:\\.\\d+[万千百亿]?|[点點][${DIGIT}]+(?![${CHINESE}分半刻]))?`
const ONE_NUMBER = `(?:${INTEGER}${DECIMAL}(?:[个個]半)?|[俩倆仨]|半)`
const WHOLE = new RegExp(`^${ONE_NUMBER}$`)
const NUMBER = new RegExp(ONE_NUMBER, 'g')

/** Full-width digits and point become ASCII; the length stays, so offsets hold. */
function plain(text: string): string {
  return text.replace(/[０-９．]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
}

function evaluate(text: string): { value: number; approximate?: true } | undefined {
  if (text === '半') return { value: 0.5 }
  const half = /[个個]半$/.test(text)
  const body = half ? text.slice(0, -2) : text
  const spoken = body.match(/^(.+)[点點](.+)$/)
  if (spoken) {
    const whole = integer(spoken[1] ?? '')
    const digits = Array.from(spoken[2] ?? '', (char) => DIGITS[char]).join('')
    return { value: whole + Number(`0.${digits}`) + (half ? 0.5 : 0) }
  }
  const span = approximate(body)
  if (span !== undefined) return { value: span, approximate: true }
  const value = integer(body)
  return Number.isFinite(value) ? { value: half ? value + 0.5 : value } : undefined
}

/** "两三", "三五" and "七八十" are two guesses side by side, not the digits of one number. */
function approximate(text: string): number | undefined {
  // 七十五六 is seventy-five or a little more.
  const [, tens, one, next] = new RegExp(`^(.*十)([${DIGIT}])([${DIGIT}])$`).exec(text) ?? []
  if (tens !== undefined && (DIGITS[next ?? ''] ?? 0) === (DIGITS[one ?? ''] ?? 0) + 1)
    return integer(tens) + (DIGITS[one ?? ''] ?? 0)
  const pair = text.match(new RegExp(`^(十)?([${DIGIT}])([${DIGIT}])([十百千万]?)$`))
  if (!pair) return undefined
  const [, ten, first, second, unit] = pair
  const low = DIGITS[first ?? ''] ?? 0
  const high = DIGITS[second ?? ''] ?? 0
  if (low === 0 || (high !== low + 1 && !(low === 3 && high === 5))) return undefined
  return (ten ? 10 : 0) + low * (UNITS[unit ?? ''] ?? BIG[unit ?? ''] ?? 1)
}

function integer(text: string): number {
  let total = 0
  let section = 0
  let current: number | undefined
  let digitCount = 0
  // The place that a bare last digit takes: after 百 it counts tens (一百二 is 120) unless 零 came between.
  let place = 1
  for (const token of text.replaceAll(',', '').match(/\d+(?:\.\d+)?|\D/g) ?? []) {
    const digit = DIGITS[token] ?? (/^\d/.test(token) ? Number(token) : undefined)
    const unit = UNITS[token]
    const big = BIG[token]
    if (digit !== undefined) {
      if (digit === 0 && current === undefined) place = 1
      current = current === undefined ? digit : current * 10 + digit
      digitCount += token.length
    } else if (unit !== undefined) {
      section += (current ?? 1) * unit
      current = undefined
      digitCount = 0
      place = unit / 10
    } else if (big !== undefined) {
      total = (total + section + (current ?? (section + total === 0 ? 1 : 0))) * big
      section = 0
      current = undefined
      digitCount = 0
      place = big / 10
    } else if (TENS[token] !== undefined) {
      section += TENS[token]
    }
  }
  const tail = (current ?? 0) * (digitCount === 1 && place > 1 ? place : 1)
  return total + section + tail
}

const AFTER_ONE = '下样樣定起些直般会會共边邊旦点點切致向律同再时時阵陣刻'
const BEFORE_ONE = '统統唯万萬不周週期拜单單逐'

function isPartOfWord(source: string, at: number, text: string): boolean {
  const before = source.slice(Math.max(0, at - 2), at)
  const previous = before.slice(-1)
  const next = source.charAt(at + text.length)
  if (/(?:[周週]|星期|[礼禮]拜)$/.test(before) && DIGITS[text] !== undefined) return true
  if (text === '半') return /[点點一大多夜前后後]/.test(previous)
  if (text === '一')
    return (next !== '' && AFTER_ONE.includes(next)) || (previous !== '' && BEFORE_ONE.includes(previous))
  if (text === '万' || text === '萬') return true
  if (text === '万一') return true
  if (text === '十') return next === '分' && /[满滿感]/.test(source.charAt(at + 2))
  return false
}
