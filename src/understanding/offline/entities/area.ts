import { parseNumber } from '../number.ts'
import type { Found } from './found.ts'
import { findRooms, usualArea } from './rooms.ts'
import { matchesIn } from '../matches-in.ts'

/** `value` is square metres. */
export interface AreaMention extends Found<number> {
  /** Said with 左右, 多, or as a range, of which the value is the middle. */
  approximate?: true
  /** Concluded from a layout (三室一厅); to be read back. */
  estimate?: true
}

export interface AreaContext {
  expecting?: string
}

/** Sizes of homes in the text: 85平米, 一百二十平, 900 sq ft, or a bare 90 when the size was asked. */
export function findAreas(text: string, context: AreaContext = {}): AreaMention[] {
  const found: AreaMention[] = []
  for (const match of matchesIn(text, FLOORS)) {
    const [floors, each] = [range(match[1] ?? match[4], undefined), range(match[2] ?? match[3], undefined)]
    add(match.index, match[0], floors && each && floors * each, false)
  }
  for (const match of matchesIn(text, METRES))
    add(match.index, match[0], range(match[1], match[2]), isVague(match[0], match.index))
  for (const match of matchesIn(text, FEET)) {
    const feet = range(match[1], match[2])
    add(match.index, match[0], feet === undefined ? undefined : Math.round(feet * SQUARE_METRES_IN_FOOT), false)
  }
  for (const match of matchesIn(text, PING)) {
    const said = range(match[1], match[2])
    // Who writes 坪 for 平 by mistake has a home of a usual size in metres; sixty 坪 are two hundred.
    const metres = said !== undefined && said <= 60 ? Math.round(said * SQUARE_METRES_IN_PING) : said
    add(match.index, match[0], metres, isVague(match[0], match.index))
  }
  for (const match of matchesIn(text, LABELLED)) {
    const number = match[1] ?? ''
    add(match.index + match[0].lastIndexOf(number), number, range(number, undefined), false)
  }
  for (const match of matchesIn(text, HOME)) add(match.index, match[0], range(match[1], undefined), false)
  if (found.length === 0 && context.expecting === 'area') {
    const bare = BARE.exec(text)
    if (bare?.[1]) {
      const value = range(bare[1], bare[2])
      if (value !== undefined && value >= 8 && value <= 3000)
        add(text.indexOf(bare[1]), bare[1], value, BARE_VAGUE.test(text))
    }
  }
  for (const layout of findRooms(text)) {
    if (found.length > 0) break
    found.push({ ...layout, value: usualArea(layout.value), estimate: true })
  }
  // 80平不是90平
  const stated = found.filter(({ at }) => !/(?:不是|没有)\s?$/.test(text.slice(0, at)))
  return (stated.length > 0 ? stated : found).toSorted((a, b) => a.at - b.at)

  function add(at: number, whole: string, value: number | undefined, approximate: boolean): void {
    if (value === undefined || value <= 0 || value > 100_000) return
    if (PRICE_BEFORE.test(text.slice(Math.max(0, at - 6), at)) || PRICE_AFTER.test(text.slice(at + whole.length)))
      return
    if (found.some((other) => other.at < at + whole.length && at < other.at + other.length)) return
    const mention: AreaMention = { value, at, length: whole.length, text: whole }
    found.push(approximate ? { ...mention, approximate } : mention)
  }

  function isVague(whole: string, at: number): boolean {
    return (
      /[多来几余]|[-~到至]/.test(whole) ||
      /^(?:左右|上下|不到|出头|的样子)/.test(text.slice(at + whole.length)) ||
      /(?:大概|大约|差不多|估计|约|可能|不到|about|around|roughly)\s?$/i.test(text.slice(0, at))
    )
  }
}

const SQUARE_METRES_IN_FOOT = 0.092_903
const SQUARE_METRES_IN_PING = 3.3058
const NUMBER = String.raw`\d{1,2},\d{3}(?!\d)|\d+(?:\.\d+)?|[零〇一二两三四五六七八九十百千\d]+`
// Not inside another number; 801,90平 are two, 1,200 is one.
const OUTSIDE = '(?<![\\d.]|(?<!\\d)\\d{1,2},(?=\\d{3}(?!\\d)))'
const SPAN = `(${NUMBER})(?:\\s?(?:平米?|平方米?)?[-~到至](${NUMBER}))?`
// 平 is a square metre only when it does not begin 平时, 平台, 平均 and the like.
const UNIT_METRES =
  '(?:个|只)?(?:平方米|平方(?!根|公里)|平米|平(?!路|街|湖|巷|时|常|安|台|板|均|衡|凡|价|整|坦|日|房|面|稳|江|凉|南|陆|方)|方(?=[\\s,.。!?]|$)|[mM]2|(?:[sS][qQ](?:uare)?[.\\s-]*)(?:[mM](?:et(?:er|re)s?)?)(?![a-zA-Z])|sqm|met(?:er|re)s?(?![a-z]))'
const METRES = new RegExp(`${OUTSIDE}${SPAN}(?:多|来|几|余|出头)?\\s?${UNIT_METRES}`, 'gi')
const PING = new RegExp(`${OUTSIDE}${SPAN}(?:多|来|几|余|出头)?\\s?(?:个)?坪`, 'g')
const FEET = new RegExp(
  `${OUTSIDE}${SPAN}\\s?(?:平方(?:英)?尺|平方呎|平?呎|尺(?!寸|子|码)|sq(?:uare)?[.\\s-]*f(?:ee|oo)?t|sqft|sf(?![a-z]))`,
  'gi',
)
const LABELLED = new RegExp(
  `(?:面积(?:说错|写错|不对|错)了?[\\s,]*(?:应该)?|面积|套内|建面|建筑面积|使用面积|房子大小|(?<![\\u4e00-\\u9fff])我?家里?(?=\\s?\\d{2,3}(?:[\\s,，。]|$))|\\barea|\\bsize)\\s?(?:大概|大约|约|差不多|改成|改为|改|换成)?(?:有|是|为|:|is|about)*\\s?(${NUMBER})(?![\\d%元块个])`,
  'gi',
)
const BARE = new RegExp(
  `^(?:大概|大约|差不多|应该|可能|也就|就|有|是|估计|约|it's|it is|about|around|roughly|建面|套内|\\s)*(${NUMBER})(?:\\s?[-~到至]\\s?(${NUMBER}))?(?:多|来|左右|上下|吧|的|呢|啊|样子|不到|出头|个|\\s|[.。,!])*$`,
  'i',
)
const BARE_VAGUE = /大概|大约|差不多|可能|估计|左右|上下|多|不到|出头|about|around|roughly|[-~到至]/i
const ABOUT = '(?:大概|大约|差不多|约|是|有)*\\s?'
const OR_SO = `(?:多|来|左右)?\\s?(?:${UNIT_METRES})?`
// 两层，每层60
const FLOORS = new RegExp(
  `([两二三四2-4])层(?:楼|的)?[\\s,，]*(?:每|一)层${ABOUT}(${NUMBER})${OR_SO}|每层${ABOUT}(${NUMBER})${OR_SO}[\\s,，]*(?:一?共|有)?([两二三四2-4])层`,
  'gi',
)
// 一百二的房子
const HOME = new RegExp(
  `${OUTSIDE}(\\d{2,3}|[一两二三四]百[零一二三四五六七八九十]*|[四五六七八九]十[一二三四五六七八九]?)(?:多|来)?的(?:大|小|老|新)?(?:房子|房|屋子|套房|公寓|平层|户型)`,
  'g',
)
const PRICE_BEFORE = /(?:[元块¥￥$]|每|\/|一个)(?:钱)?(?:一|1)?$/
const PRICE_AFTER = /^(?:多少|几|什么价|怎么(?:算|收))(?:块?钱|元|块|价)?(?!间|个房|室)/

function range(low: string | undefined, high: string | undefined): number | undefined {
  const from = low === undefined ? undefined : parseNumber(low)
  const to = high === undefined ? undefined : parseNumber(high)
  if (from === undefined || to === undefined || to <= from) return to !== undefined && to < (from ?? 0) ? from : from
  return Math.round((from + to) / 2)
}
