import { parseNumber } from '../number.ts'
import { foldText } from './fold-text.ts'
import { matchesIn } from '../matches-in.ts'

/** How long something is to take. `value` is an ISO 8601 duration such as PT2H30M. */
export interface FoundDuration {
  value: string
  at: number
  length: number
  text: string
}

/**
 * The lengths of time that a text asks for, in order: 两个半小时, 半天, 2小时30分, 3 hours. Leaves out what is no length
 * of a visit: distances from now (半小时后), rates (一小时多少钱), ages, opening hours, delays and waiting.
 */
export function findDurations(text: string): FoundDuration[] {
  const source = foldText(text)
  const found: FoundDuration[] = []
  for (const match of matchesIn(source, DURATION, UNIT)) {
    const at = match.index
    const after = source.slice(at + match[0].length)
    const before = source.slice(Math.max(0, at - 16), at)
    if (NOT_AFTER.test(after) || NOT_BEFORE.test(before) || ALWAYS_OPEN.test(match[0] + after)) continue
    if (isSaying(match[0], before, after)) continue
    const value = isoOf(match.groups ?? {})
    if (value) found.push({ value, at, length: match[0].length, text: text.slice(at, at + match[0].length) })
  }
  return found
}

const N = '\\d+(?:\\.\\d+)?|[一二两三四五六七八九十]+(?:点[一二三四五六七八九五])?|俩|仨|半'
const WORDS = 'one|two|three|four|five|six|seven|eight|nine|ten'
// What every way of saying how long has in it.
const UNIT = /[时钟午晚天日期拜周月hmd]/
const DURATION = new RegExp(
  [
    `(?:(?<low>${N}) *(?:-|~|到|至|或|或者) *)?(?<h>${N}) ?个?(?<half1>半)?(?:小时|钟头|h(?:ours?|rs?)?(?![a-z])|钟(?!头|点|数|先生|女士|小姐|太|老师|总|[叔姨姐哥]))(?:(?<half2>半)|零?(?<m2>\\d{1,2}|[一二三四五六七八九十]+)分钟?)?`,
    `(?:(?<lowMin>${N}) *(?:-|~|到|至) *)?(?<min>\\d+|[一二两三四五六七八九十]+) ?(?:分钟|min(?:ute)?s?(?![a-z]))`,
    `(?<quarters>[一三])刻钟`,
    `(?<part>(?:一整?个?|整个?)(?:上午|下午|晚上))(?=的?时间|就|够|能|可以搞)`,
    `(?<d>${N})(?:整)?(?:天|(?<=两|半|[做要住请陪守顾来][一三四五六七])日)(?:(?<dh>${N})个?小时)?`,
    `(?<weeks>${N})(?:个?(?:星期|礼拜)|周)(?![一二三四五六日天末岁年])`,
    `(?<months>${N})个(?<monthHalf>半)?月`,
    `(?<allDay>一?整天)`,
    `(?<![a-z\\d])(?:(?<an>an|half an|a half|one and a half|two and a half|an hour and a half)|(?<word>${WORDS}|\\d+(?:\\.\\d+)?)(?<plusHalf> and a half)?)[ -]?(?:hours?|hrs?)(?<andHalf> and a half)?(?![a-z])`,
    `(?<![a-z\\d])(?:(?<halfDay>half (?:a )?day)|(?<fullDay>(?:a |the )?(?:full|whole|entire) day))(?![a-z])`,
    `(?<![a-z\\d])(?<days>${WORDS}|\\d+) days?(?![a-z])`,
  ].join('|'),
  'g',
)

const NOT_AFTER =
  /^ *(?:之?后|以后|过后|[之以]?内|之前|以前|前|多少|几块|多钱|多少钱|什么价|怎么算|怎么收|收|要多少|是多少|价|[\d.]+ *(?:元|块)|[一二三四五六七八九十百]+块|[^，。,]{0,2}[一二两三\d]+[次趟回]|ago|later|from now|late|before|after|early|的宝宝|的孩子|大的|大了|(?:of )?(?:experience)|没人|没来|没到|没回|都没|还没|出到|给多少|了还|了都|过去了)|^ *(?:内|back)/
const NOT_BEFORE =
  /(?:每|周末?|双休日?|端午|清明|中秋|元旦|国庆|五一|星期|礼拜|拜|下来|未来|往后|今后|最近|[这那近前后第]|按|提前|推迟|顺延|延后|推后|推|挪|延|满|工资|月薪|±|月|difference is|晚|早|迟到|晚到|晚了|超过|过了|等了|等|还有|还要|差|耽误|拖了|用了|花了|干了|做了|住了|再过|过|隔|in|within|every|per|waited|waiting|already) *(?:了|大概|快|差不多|整整|for)?$/
/** 上半天 is a part of the day, 随便一天 any day, 烧半天都不热 a long while. */
function isSaying(said: string, before: string, after: string): boolean {
  if (/^半[天日]/.test(said))
    return /(?<!早|晚)[上下前后]$/.test(before) || /^(?:都|也|才|还|没|不|愣)/.test(after) || TALKED.test(before)
  return (
    /^一[天日]$/.test(said) &&
    /(?:随便|任意|任选|任何|选|挑|随|同|哪|某|有|换|另|改|每|头|末|后|前|那|这|第|当)$/.test(before)
  )
}

const TALKED = /(?:说|聊|唠|讲|等|找|敲|排|烧|折腾|解释|打听|琢磨|研究)了?$/

const ALWAYS_OPEN = /^(?:24小时|24 ?hours?)/

function isoOf(groups: Record<string, string | undefined>): string | undefined {
  const { h, min, quarters, part, d, weeks, months, allDay, an, word, days } = groups
  if (h !== undefined) {
    const hours = amount(groups['low'] ?? h)
    const half = groups['half1'] || groups['half2'] ? 0.5 : 0
    return hours === undefined ? undefined : clockTime((hours + half) * 60 + (amount(groups['m2']) ?? 0))
  }
  if (min !== undefined) return clockTime(amount(groups['lowMin'] ?? min))
  if (quarters !== undefined) return clockTime(quarters === '三' ? 45 : 15)
  if (part !== undefined) return 'PT4H'
  if (allDay !== undefined || groups['fullDay'] !== undefined) return 'P1D'
  if (groups['halfDay'] !== undefined) return 'PT4H'
  if (d !== undefined) {
    const count = amount(d)
    if (count === undefined) return undefined
    // Half a day of work is four hours, as the trade sells it.
    if (count < 1) return 'PT4H'
    const rest = amount(groups['dh'])
    return `P${whole(count)}D${rest === undefined ? '' : `T${rest}H`}`
  }
  if (weeks !== undefined) return `P${whole(amount(weeks))}W`
  if (months !== undefined)
    return amount(months) === 0.5
      ? 'P15D'
      : groups['monthHalf']
        ? `P${whole(amount(months))}M15D`
        : `P${whole(amount(months))}M`
  if (an !== undefined)
    return clockTime(
      (an.startsWith('half') || an === 'a half'
        ? 30
        : an.startsWith('one')
          ? 90
          : an.startsWith('two')
            ? 150
            : an.includes('and')
              ? 90
              : 60) + (groups['andHalf'] ? 30 : 0),
    )
  if (word !== undefined)
    return clockTime(60 * (english(word) ?? 0) + (groups['plusHalf'] || groups['andHalf'] ? 30 : 0))
  return days === undefined ? undefined : `P${whole(english(days))}D`
}

function amount(text: string | undefined): number | undefined {
  return text === undefined ? undefined : parseNumber(text)
}

function english(text: string): number | undefined {
  const index = WORDS.split('|').indexOf(text)
  return index >= 0 ? index + 1 : Number(text)
}

function whole(value: number | undefined): number {
  return Math.max(1, Math.round(value ?? 1))
}

function clockTime(minutes: number | undefined): string | undefined {
  if (minutes === undefined || !Number.isFinite(minutes) || minutes <= 0) return undefined
  const rounded = Math.round(minutes)
  const hours = Math.floor(rounded / 60)
  const rest = rounded % 60
  return `PT${hours > 0 ? `${hours}H` : ''}${rest > 0 ? `${rest}M` : ''}`
}
