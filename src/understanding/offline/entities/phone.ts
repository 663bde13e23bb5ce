import { createRequire } from 'node:module'
import type * as libphonenumber from 'libphonenumber-js/max'
import type { Found } from './found.ts'
import { matchesIn } from '../matches-in.ts'

/** `value` is digits only, with the country code only if the number is foreign (`85261234567`). */
export interface PhoneMention extends Found<string> {
  kind: 'mobile' | 'landline' | 'hotline' | 'foreign'
  /** Digits of an extension (转 8012). */
  extension?: string
  /** Why it cannot be dialled: too many or few digits, no such prefix, or digits hidden by stars. */
  invalid?: 'length' | 'prefix' | 'masked'
  /** Only for when nobody answers the other: 找不到我打我老公139…. */
  spare?: true
  /** The customer takes it back, 不是13817654321, or wants another of those named: 打我的. */
  denied?: true
}

export interface PhoneContext {
  expecting?: string
}

/** Every telephone number in the text, those that cannot be right included and marked. */
export function findPhones(written: string, context: PhoneContext = {}): PhoneMention[] {
  // 189 3o91 6627: thumbs take the letter for the figure.
  const text = written.replaceAll(/(?<=\d[ -]?)[oO](?=[ -]?\d)/g, '0')
  const pieces = context.expecting === 'phone' ? inPieces(text) : undefined
  if (pieces !== undefined) return [{ ...pieces, text: written.slice(pieces.at, pieces.at + pieces.length) }]
  if (!MAYBE.test(text)) return []
  const found: PhoneMention[] = []
  for (const match of matchesIn(text, MASKED))
    add(match.index, match[0], { kind: 'mobile', digits: match[0], invalid: 'masked' })
  for (const match of matchesIn(text, CANDIDATE)) {
    const [whole] = match
    // 李四 13800138001: the numeral ends a name.
    const inner = SPOKEN_DIGIT.test(whole) ? MOBILE.exec(whole) : null
    if (inner) {
      add(match.index + inner.index, inner[0], { kind: 'mobile', digits: inner[0].replaceAll(/\D/g, '') })
      continue
    }
    if (/[a-zA-Z_]$/.test(text.slice(0, match.index)) && !CUE.test(text.slice(0, match.index))) continue
    const before = text.slice(Math.max(0, match.index - 12), match.index)
    const asked =
      context.expecting === 'phone' || CUE.test(before) || codeIn(text.slice(match.index + whole.length)) !== undefined
    const read = readNumber(whole, asked)
    if (read) add(match.index, whole, read)
  }
  for (const match of matchesIn(text, ENGLISH_SPOKEN)) {
    const read = readNumber(spokenInEnglish(match[0]), context.expecting === 'phone')
    if (read) add(match.index, match[0], read)
  }
  return withoutOthers(found, text)
    .map((phone) => abroad(spare(phone, found, text), text))
    .toSorted((a, b) => a.at - b.at)

  function add(at: number, whole: string, read: Read): void {
    const { digits, ...rest } = read
    const trimmed = whole.replace(/[\s\-.(]+$/, '')
    const tail = EXTENSION.exec(text.slice(at + trimmed.length))
    const length = trimmed.length + (tail && read.kind !== 'mobile' ? tail[0].length : 0)
    const mention: PhoneMention = { value: digits, at, length, text: written.slice(at, at + length), ...rest }
    if (tail?.[1] && read.kind !== 'mobile') mention.extension = tail[1]
    if (DENIED.test(text.slice(Math.max(0, at - 8), at))) mention.denied = true
    if (!found.some((other) => other.at < at + length && at < other.at + other.length)) found.push(mention)
  }
}

/** 我手机138…，我妈139…，打我的: of several numbers only the one of whoever shall be called stays. */
function withoutOthers(found: PhoneMention[], text: string): PhoneMention[] {
  const end = Math.max(...found.map(({ at, length }) => at + length))
  const whose = found.length < 2 ? undefined : CALL.exec(text.slice(end))?.groups?.['whose']
  if (whose === undefined) return found
  const leads = new RegExp(`(?<![是\\d])${whose}(?:的|自己|本人|手机|电话|号码?|是|在用|[:：, ])*$`)
  const follows = new RegExp(`^[ (（]*(?:是${whose}(?=$|[,，。 ])|是?${whose}(?:的|自己|本人)(?![手电号\\d ]))`)
  const theirs = found.filter(
    ({ at, length }) => leads.test(text.slice(0, at)) || follows.test(text.slice(at + length)),
  )
  if (theirs.length !== 1) return found
  return found.map((phone) => (theirs.includes(phone) ? phone : { ...phone, denied: true }))
}

function spare(phone: PhoneMention, all: readonly PhoneMention[], text: string): PhoneMention {
  const before = text.slice(0, phone.at)
  const first = all.some(({ at, invalid }) => at < phone.at && !invalid)
  return first && ELSE.test(before) ? { ...phone, spare: true } : phone
}

const ELSE =
  /(?:找不到|打不通|联系不[上到]|没人接|不接|没接|接不到|(?<=\d[^\d]{0,8})不在|备用|紧急联系|应急|实在不行|不行就?|或者?|if (?:i|you)[^.;]{0,24}|otherwise|or (?:call )?|backup)[^，。,.;]{0,12}[，,： ]{0,2}$/i

/** 9123 4567，香港号，前面加852: the code of the country is said apart. */
function abroad(phone: PhoneMention, text: string): PhoneMention {
  if (phone.kind === 'mobile' && !phone.invalid) return phone
  const said = codeIn(text.slice(phone.at + phone.length)) ?? codeIn(text.slice(Math.max(0, phone.at - 20), phone.at))
  const code = said ?? PLACES.find(([place]) => place.test(text))?.[1]
  if (code === undefined || phone.value.startsWith(code)) return phone
  if (code.startsWith('0')) return { ...phone, value: code + phone.value }
  const read = foreign(code + phone.value.replace(/^0/, ''))
  if (read.invalid) return phone
  const { invalid: _, ...rest } = phone
  return { ...rest, kind: 'foreign', value: read.digits }
}

function codeIn(text: string): string | undefined {
  return CODE.exec(Array.from(text.slice(0, 24), (char) => SPOKEN[char] ?? char).join(''))?.[1]
}

const CODE =
  /(?:前面|开头|区号|国家?码|国际码|country code)(?:要|请|得)?(?:加上?|是|为|拨|is)?[: ]?\+?(0\d{2,3}|85[23]|886|65|60|8[12]|44|61|1)(?!\d)/
const PLACES: readonly (readonly [RegExp, string])[] = [
  [/香港(?:的|手机|电话)?(?:号|电话|手机|number|$|[,，。 ])|hong kong (?:number|mobile|phone)|hk number/i, '852'],
  [/澳门(?:的|手机|电话)?(?:号|电话|手机)|macau (?:number|mobile)/i, '853'],
]

const CALL =
  /(?:打|拨|联系|加|找|用|留)(?:电话)?(?:给|到)?(?<whose>我(?=的|这|自己|[就,，。!！~ ]|$)|(?<=我?)(?:老公|老婆|先生|太太|爱人|妈妈?|爸爸?|婆婆|公公|儿子|女儿|阿姨|室友|朋友|同事))(?:的|这个?|自己|就|那个?|[,，。!！~ ]|$)/

/** 前三位138，后面1765，最后4321: a mobile number dictated in pieces, where one was asked for. */
function inPieces(text: string): PhoneMention | undefined {
  const groups = [...matchesIn(text, /[\d零〇幺一二三四五六七八九]{3,6}/g)]
  const digits = groups.map(([group]) => Array.from(group, (char) => SPOKEN[char] ?? char).join(''))
  const [first] = groups
  if (groups.length < 2 || first === undefined || !/^1[3-9]\d{9}$/.test(digits.join(''))) return undefined
  const last = groups.at(-1) ?? first
  const length = last.index + last[0].length - first.index
  return {
    value: digits.join(''),
    at: first.index,
    length,
    text: text.slice(first.index, first.index + length),
    kind: 'mobile',
  }
}

/** The number to keep: the last one that can be dialled and is not taken back. */
export function bestPhone(text: string, context: PhoneContext = {}): PhoneMention | undefined {
  const said = findPhones(text, context).filter((phone) => !phone.invalid && !phone.denied)
  return said.findLast((phone) => !phone.spare) ?? said.at(-1)
}

interface Read {
  kind: PhoneMention['kind']
  digits: string
  invalid?: 'length' | 'prefix' | 'masked'
}

const SPOKEN: Readonly<Record<string, string>> = {
  零: '0', 〇: '0', 一: '1', 幺: '1', 壹: '1', 二: '2', 两: '2', 三: '3', 四: '4', 五: '5', 六: '6', 七: '7', 八: '8', 九: '9',
} // prettier-ignore
const ENGLISH: Readonly<Record<string, string>> = {
  zero: '0', oh: '0', one: '1', two: '2', three: '3', four: '4', five: '5', six: '6', seven: '7', eight: '8', nine: '9',
} // prettier-ignore

const MAYBE =
  /\d[\d\s\-.()]{5,}|[零〇一幺二两三四五六七八九\d][零〇一幺二两三四五六七八九\d\s,-]{6,}|\d{3}[*xX•·#.]|(?:one|double|triple|zero)\s/i
const CANDIDATE =
  /(?<![\d.零〇一幺二两三四五六七八九*])(?:\+\s?|\(\+?)?[\d零〇一幺壹二两三四五六七八九](?:[\s\-.()]{0,2}[\d零〇一幺壹二两三四五六七八九]){5,17}(?![\d*])/g
const SPOKEN_DIGIT = /[零〇一幺壹二两三四五六七八九]/
const MOBILE = /(?<!\d)1[3-9]\d(?:[\s-]?\d{4}){2}(?!\d)/
const MASKED = /(?<!\d)1[3-9]\d[*xX•·#]{3,5}\d{3,4}(?!\d)/g
const ENGLISH_SPOKEN =
  /\b(?:(?:double|triple) )?(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)(?:[ ,-]+(?:(?:double|triple) )?(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)){6,}\b/gi
const CUE =
  /(?:电话|手机号?码?|号码|联系方式|联系我|打给?我?|微信同号|tel|phone|mobile|cell|number|call(?: me)?(?: at| on)?|contact|whatsapp)[\s:是为改成换,]*(?:is|to)?\s*$/i
const EXTENSION = /^\s?(?:转|分机|ext\.?|x|#|-)\s?(\d{1,6})(?!\d)/i
const DENIED = /(?:不是|别打|不要打|不用|不再用|停用了?|not)\s?(?:这个|那个|my number is)?\s?$/i

function readNumber(whole: string, asked: boolean): Read | undefined {
  const spoken = /[零〇一幺壹二两三四五六七八九]/.test(whole)
  const digits = Array.from(whole, (char) => SPOKEN[char] ?? char)
    .join('')
    .replace(/[^\d]/g, '')
  const international = /^\(?\+/.test(whole) || digits.startsWith('00')
  const home = digits.replace(/^(?:00)?86(?=1[3-9]\d{9}$|0?\d{2,3}\d{7,8}$)/, '')
  if (international && !digits.startsWith('0086') && !digits.startsWith('86')) return foreign(digits)
  if (/^1[3-9]\d{9}$/.test(home)) return { kind: 'mobile', digits: home }
  // Hong Kong, Macau and Taiwan numbers are often written with the code and without the plus.
  if (/^(?:852[2-9]\d{7}|853[26]\d{7}|8869\d{8})$/.test(digits)) return foreign(digits)
  if (/^[48]00\d{7}$/.test(digits)) return { kind: 'hotline', digits }
  if (/^(?:0[12]\d\d{8}|0[3-9]\d{2}\d{7,8})$/.test(home)) return { kind: 'landline', digits: home }
  // An area code abroad or behind 86 loses its zero.
  if (international && /^[1-9]\d{8,11}$/.test(home) && !/^1[3-9]/.test(home))
    return { kind: 'landline', digits: `0${home}` }
  const spaced = /\d[\s-]\d/.test(whole)
  if (/^1[3-9]/.test(home) && (home.length === 10 || home.length === 12) && (asked || !spaced || home.length === 12))
    return { kind: 'mobile', digits: home, invalid: 'length' }
  if (!asked) return /^1[012]\d{9}$/.test(digits) && !spoken ? { kind: 'mobile', digits, invalid: 'prefix' } : undefined
  if (/^[2-9]\d{7}$/.test(digits) && !/^20[2-9]\d(?:0[1-9]|1[012])/.test(digits)) return { kind: 'landline', digits }
  if (digits.length === 11) return { kind: 'mobile', digits, invalid: 'prefix' }
  return { kind: 'mobile', digits, invalid: 'length' }
}

// The world's numbering plans take 80 ms to load, and few customers write from abroad.
let plans: typeof libphonenumber | undefined

function foreign(digits: string): Read {
  plans ??= createRequire(import.meta.url)('libphonenumber-js/max') as typeof libphonenumber
  const number = digits.replace(/^00/, '')
  const parsed = plans.parsePhoneNumberFromString(`+${number}`)
  const known = parsed?.isValid() ? parsed.number.slice(1) : undefined
  if (known) return { kind: 'foreign', digits: known }
  return { kind: 'foreign', digits: number, invalid: parsed?.isPossible() ? 'prefix' : 'length' }
}

function spokenInEnglish(words: string): string {
  let digits = ''
  let times = 1
  for (const word of words.toLowerCase().split(/[ ,-]+/)) {
    if (word === 'double') times = 2
    else if (word === 'triple') times = 3
    else {
      digits += (ENGLISH[word] ?? '').repeat(times)
      times = 1
    }
  }
  return digits
}
