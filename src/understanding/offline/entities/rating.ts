import { findNumbers, parseNumber } from '../number.ts'
import type { Found } from './found.ts'
import type { MoodSignals } from './mood.ts'
import { matchesIn } from '../matches-in.ts'

/** `value` is on a scale that begins at 0 or 1 and ends at `scale`. */
export interface RatingMention extends Found<number> {
  scale: 5 | 10
  /** Said in words (还行) or by an emoji, not as a number. */
  implied?: true
}

export interface RatingContext {
  expecting?: string
  /** The scale that was offered, 5 when unknown. */
  ratingScale?: 5 | 10
  signals?: MoodSignals
}

/**
 * Ratings in the text. Numbers with 分, 星 or "out of" always count; bare numbers, words of judgement, stars and thumbs
 * only where a rating was asked.
 */
export function findRatings(text: string, context: RatingContext = {}): RatingMention[] {
  const asked = context.expecting === 'rating'
  const offered = context.ratingScale ?? 5
  const found: RatingMention[] = []
  for (const match of matchesIn(text, OF_TOTAL))
    add(match.index, match[0], read(match[1] ?? match[4]), total(match[2] ?? match[3]))
  for (const match of matchesIn(text, TOTAL_LAST)) add(match.index, match[0], read(match[1]), total(match[2]))
  for (const match of matchesIn(text, TOTAL_FIRST)) add(match.index, match[0], read(match[2]), total(match[1]))
  for (const match of matchesIn(text, FULL_MARKS)) {
    if (asked || !/[给打]?不[了出]?$/.test(text.slice(0, match.index))) add(match.index, match[0], offered, offered)
  }
  for (const match of matchesIn(text, POINTS)) {
    const [whole, number, before, unit, after] = match
    const half = before ?? after
    if (DEDUCTED.test(text.slice(0, match.index))) continue
    const isStar = /星|star/i.test(unit ?? '')
    if (
      !asked &&
      !JUDGES.test(text.slice(Math.max(0, match.index - 8), match.index)) &&
      !(isStar && PRAISES.test(text.slice(match.index + whole.length)))
    ) {
      if (isStar ? !/颗/.test(unit ?? '') : text.trim().length > whole.length + 6) continue
    }
    const value = read(number)
    add(match.index, whole, value === undefined ? undefined : value + (half ? 0.5 : 0), undefined)
  }
  if (!asked) return inOrder(found)
  const meantFirst = MEANT_FIRST.exec(text)
  const [first, off] = [read(meantFirst?.[1]), read(meantFirst?.[2])]
  if (first !== undefined && off !== undefined && off < first) return [imply(first - off, text)]
  if (found.length > 0) return inOrder(found)

  const bare = BARE.exec(text)
  if (bare) add(text.indexOf(bare[1] ?? bare[2] ?? ''), bare[1] ?? bare[2] ?? '', read(bare[1] ?? bare[2]), undefined)
  if (found.length > 0) return found
  for (const match of matchesIn(text, GIVE)) add(match.index, match[0], read(match[1]), undefined)
  if (found.length > 0) return found
  const deducted = parseNumber(TAKEN_OFF.exec(text)?.[1] ?? '')
  if (deducted !== undefined && deducted < offered) return [imply(offered - deducted, text)]
  if (/零分|[零鸭]蛋|负分|[零0]颗?星|一[颗个]?星都不|一分都不/.test(text)) return [imply(offered === 5 ? 1 : 0, text)]

  const plain = inPlainNumber(text, offered)
  if (plain !== undefined) return [plain]
  const { stars, thumb, mood } = context.signals ?? {}
  if (stars !== undefined) return [imply(stars, '', stars > 5 ? 10 : 5)]
  for (const [words, outOfFive] of JUDGEMENTS) {
    const match = words.exec(text)
    if (match)
      return [{ ...imply(offered === 5 ? outOfFive : (ON_TEN[outOfFive - 1] ?? 5), match[0]), at: match.index }]
  }
  if (thumb) return [imply(thumb === 'up' ? offered : offered === 5 ? 1 : 2, '')]
  if (mood === 'angry') return [imply(offered === 5 ? 1 : 2, '')]
  if (mood === 'happy' || mood === 'thankful') return [imply(offered, '')]
  return []

  function add(at: number, whole: string, value: number | undefined, scale: 5 | 10 | undefined): void {
    if (value === undefined || value < 0 || value > (scale ?? 10)) return
    if (found.some((other) => other.at < at + whole.length && at < other.at + other.length)) return
    found.push({ value, at, length: whole.length, text: whole, scale: scale ?? (value > 5 ? 10 : offered) })
  }
  function imply(value: number, said: string, scale: 5 | 10 = offered): RatingMention {
    return { value, at: 0, length: said.length, text: said, scale, implied: true }
  }
}

/** What is left where a rating was asked: a lone number at the end (不想伤人，三), marks out of a hundred, all the stars. */
function inPlainNumber(text: string, offered: 5 | 10): RatingMention | undefined {
  const numbers = findNumbers(text).filter(
    ({ value, at, length }) => value <= 100 && ENDS_A_MARK.test(text.slice(at + length)),
  )
  const last = numbers.at(-1)
  if (last !== undefined && text.length <= 40) {
    const { value, at, length } = last
    const marks = value > 10 ? Math.max(1, Math.round((value / 100) * offered)) : value
    return { value: marks, at, length, text: text.slice(at, at + length), scale: marks > 5 ? 10 : offered }
  }
  const said = MARKS.find(([words]) => words.test(text))
  if (said === undefined) return undefined
  const [words, outOfFive] = said
  const value = offered === 5 ? outOfFive : (ON_TEN[outOfFive - 1] ?? 5)
  return { value, at: 0, length: text.length, text: words.exec(text)?.[0] ?? text, scale: offered, implied: true }
}

const ENDS_A_MARK = /^\s?(?:$|[颗粒朵枚格分星][^钟]?|[了吧啦呀啊哈的,，。!;；]|上下|左右|往上|出头|多分)/

const MARKS: readonly (readonly [RegExp, number])[] = [
  [/(?:全|都|统统)(?:点亮|亮|给满|点满|拉满|满)|点满|拉满|满格|顶格|给满|评?优(?!惠|先|化|点)|top score|full score/, 5],
  [/评?良(?:好)?$|给个良/, 4],
  [/最低(?:分|的|档|星)?|一颗都|半颗都|垫底|lowest/, 1],
]

const NUMBER = String.raw`\d{1,2}(?:\.\d)?|[零一二两三四五六七八九十]|zero|one|two|three|four|five|six|seven|eight|nine|ten`
const NOT_INSIDE = String.raw`(?<![\d.零一二两三四五六七八九十百点第:/a-zA-Z¥-])`
const OF_TOTAL = new RegExp(
  `${NOT_INSIDE}(${NUMBER})\\s?(?:分|星|stars?|points?)?\\s?(?:out of|\\/|of)\\s?(5|10|five|ten)(?![\\d/])|${NOT_INSIDE}(5|10|五|十)分(?:里|制|中)[\\s,]*(?:我|给|打|能|可以|的话|就)*(${NUMBER})分?`,
  'gi',
)
// 8分（十分制）
const TOTAL_LAST = new RegExp(`${NOT_INSIDE}(${NUMBER})分[吧,，(\\s]*(?:是|按)?(10|5|五|十)分制`, 'g')
const TOTAL_FIRST = new RegExp(
  `(?:满分(?:是|为)?\\s?(5|10|五|十)分?|(?<![\\d.])(?=5|10|五|十)(?:5|10|五|十)分?(?:为)?满分)[\\s,]*(?:我|给|打|能|可以|的话|就|是|会)*\\s?(${NUMBER})(?:分|颗?星)?`,
  'g',
)
const FULL_MARKS = /满分(?!\s?(?:是|为)?[\d五十]|是|100)|五星好评|full marks|top marks|满星/gi
const POINTS = new RegExp(
  `${NOT_INSIDE}(${NUMBER})\\s?(个半|颗半)?\\s?(分(?!(?<=十分)[满感不差好糟])(?![钟开别之享店期批类工手析多一二三四五六七八九十\\d])|颗?星(?!期|巴|座|月嫂|级|的月嫂)|颗星|个星|-?stars?\\b|points?\\b)(半)?(?!\\s?(?:月嫂|冰箱|空调|洗衣机|电视|手机|maternity|yuesao))`,
  'gi',
)
const JUDGES = /(?:打|给|评|评分|分数|满意度|rate|give|score|rating|deserves?)[\s:了个你他她们是为it a]*$/i
// 扣一星是因为: what was taken off is not the score.
const DEDUCTED = /(?:扣(?:了|掉|的那?)?|减(?:了|掉)?|少(?:给|了|的那)?)\s?$/
const TAKEN_OFF = /扣(?:了|掉|个|你们?|他|她)*\s?([\d一二两三四])\s?(?:分|颗?星)/
// 本来想给5分，迟到扣一分
const MEANT_FIRST =
  /(?:本来|原本|应该|原来)[^\d一二两三四五]{0,4}([\d一二两三四五])\s?[分星].*扣(?:了|掉|个|你们?)*\s?([\d一二两三四])\s?(?:分|颗?星)/
const PRAISES = /^(?:好评|服务|!|满意)/
const BARE = new RegExp(
  `^(?:我?(?:给|打|选|就|评)|嗯|\\s|a|it's a|i'd say|maybe|just)*\\s?(?:(${NUMBER})(?![\\d点月号])(?:份|吧|个|的|呢|啊|哦|\\s|[.,!。])*$|(${NUMBER})(?=(?:份|吧|的|呢|啊)?\\s*(?:[,。!]|\\.(?!\\d))|(?:份|吧|的|呢|啊)\\s|\\s[㐀-䶿一-鿿]))`,
  'iu',
)
const GIVE = new RegExp(
  `(?:give|rate|score|say|给|打)(?:\\s?(?:it|her|him|them|you|this|他|她|你们|个))*\\s?(?:an?)?\\s?(${NUMBER})(?![\\d点月号个十])`,
  'gi',
)

/** Judgements, gravest reading first, on a scale of five. 不 and 没 stand before what they turn round. */
const JUDGEMENTS: readonly (readonly [RegExp, number])[] = [
  [
    /(?:非常|很|太|十分|极其|特别|超级?)不满意|不满意极了|(?:太|很|非常|极|特别|真)(?:差|烂|糟|失望)|差评|差劲|垃圾|很差|好差|好烂|烂透|一塌糊涂|糟心|糟糕透|terrible|awful|horrible|worst|very (?:bad|poor|dissatisfied|disappointed)|useless/i,
    1,
  ],
  [
    /不(?:太|怎么|是很|够|咋)?(?:满意|好(?!不坏)|行|干净|理想|推荐)|不(?:咋|怎么)[地的样]|不灵光?|没(?:有)?(?:想象中|那么)好|失望|有点差|较差|差点意思|bad|poor|not (?:good|great|satisfied|happy|clean)|could (?:be|have been) better|dissatisfied|unhappy|unsatisfied|disappoint/i,
    2,
  ],
  [
    /一般|还行|还可以|凑合|凑活|马马虎虎|及格|中规中矩|不好不坏|麻麻|中评|普通|过得去|将就|还凑|就那样|差强人意|中不溜|行不溜|勉强|so[- ]so|average|okay|\bok\b|all ?right|\bfine\b|not bad|meh|neutral|acceptable/i,
    3,
  ],
  [
    /超(?:出)?预期|(?:非常|很|十分|超级?|特别|相当|极其|太|真的?)(?:的)?(?:满意|好|棒|赞|不错|干净|专业|喜欢)|完美|超赞|超棒|无可挑剔|没(?:得|话)说|没(?:有)?(?:什么|啥)(?:可|好)(?:挑|说)|挑不出|没毛病|好评|点赞|满意极|perfect|excellent|amazing|fantastic|wonderful|great|awesome|outstanding|love|very (?:good|satisfied|happy|pleased)|spotless/i,
    5,
  ],
  [/满意|不错|挺好|蛮好|几好|可以|还好|比较好|(?<![说讲约谈])好的|good|satisfied|happy|nice|pleased|well done/i, 4],
]
const ON_TEN = [2, 3, 6, 8, 10]

const WORDS: Readonly<Record<string, number>> = {
  zero: 0, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10,
} // prettier-ignore

function read(text: string | undefined): number | undefined {
  if (!text) return undefined
  return WORDS[text.toLowerCase()] ?? parseNumber(text)
}

function total(text: string | undefined): 5 | 10 {
  return read(text) === 5 ? 5 : 10
}

function inOrder(found: RatingMention[]): RatingMention[] {
  return found.toSorted((a, b) => a.at - b.at)
}
