import { parseNumber } from '../number.ts'
import type { Found } from './found.ts'
import { matchesIn } from '../matches-in.ts'

export interface CountMention extends Found<number> {
  /** What is counted: machines and furniture, people to come, or a bare number. */
  kind: 'unit' | 'people' | 'bare'
  /** The thing counted, when it is named beside the number: 两台挂机 → 挂机. */
  of?: string
}

export interface CountContext {
  expecting?: string
}

/** Counts in the text: 三台空调, 一台挂机和一台柜机, 两个人, "2 units"; a bare 两个 when a number was asked. */
export function findCounts(text: string, context: CountContext = {}): CountMention[] {
  const found: CountMention[] = []
  // 一台就一台嘛 grants one.
  const once = text.replace(ECHO, (whole, said: string) => said.padEnd(whole.length))
  if (once !== text) return findCounts(once, context)
  for (const match of matchesIn(text, FUSED)) add(match.index, match[0], match[1], 'unit', match[2])
  // 柜机1台 挂机2台 names the thing first, and so on to the end.
  const nounsFirst = (NOUN_BEFORE.exec(text)?.index ?? text.length) < (NUMBER_BEFORE.exec(text)?.index ?? text.length)
  if (nounsFirst) readNounsFirst()
  for (const match of matchesIn(text, SEATS)) add(match.index, match[0], sumOf(match[0]), 'unit', '沙发')
  for (const match of matchesIn(text, TIMES)) add(match.index, match[0], match[2], 'unit', match[1])
  for (const match of matchesIn(text, IN_ROOMS)) {
    const rooms = match[0].match(ROOM)?.length
    add(match.index, match[0], product(String(rooms), match[1]), 'unit', undefined)
  }
  for (const match of matchesIn(text, EACH)) add(match.index, match[0], product(match[1], match[2]), 'unit', undefined)
  for (const match of matchesIn(text, NUMBER_FIRST)) {
    const [whole, number, measure, noun] = match
    // 一个保洁 is "a cleaning"; only things and people are counted with the all-purpose 个.
    if (/[个位名组]/.test(measure ?? '') && !noun) continue
    if (noun?.startsWith('人') && isAlone(whole, match.index)) continue
    const named = noun ?? JUST_NAMED.exec(text.slice(0, match.index))?.[1]
    add(match.index, whole, number, PEOPLE.test(noun ?? '') || measure === '人' ? 'people' : 'unit', named)
  }
  readNounsFirst()
  for (const match of matchesIn(text, PEOPLE_COUNT)) {
    if (isAlone(match[0], match.index)) continue
    add(match.index, match[0], match[1], 'people', undefined)
  }
  for (const match of matchesIn(text, ENGLISH_COUNT)) {
    const noun = match[2] ?? ''
    add(
      match.index,
      match[0],
      ENGLISH[(match[1] ?? '').toLowerCase()] ?? match[1],
      ENGLISH_PEOPLE.test(noun) ? 'people' : 'unit',
      noun.toLowerCase(),
    )
  }
  for (const match of matchesIn(text, OF_THEM))
    add(match.index, match[0], ENGLISH[(match[1] ?? '').toLowerCase()] ?? match[1], 'unit', undefined)
  if (found.length === 0 && (context.expecting === 'count' || context.expecting === 'units')) {
    const kept = text.replace(RETRACTED, '')
    const bare = BARE.exec(kept) ?? (kept === text ? null : /^(?:only |just )?(\w+)\b/.exec(kept))
    const number = bare?.[1]
    if (number) add(text.indexOf(number), number, ENGLISH[number.toLowerCase()] ?? number, 'bare', undefined)
    else if (/一对|一双|\b(?:a (?:couple|pair)|both)\b/i.test(text)) add(0, text, 2, 'bare', undefined)
    else addUp()
  }
  return found.toSorted((a, b) => a.at - b.at)

  function readNounsFirst(): void {
    for (const match of matchesIn(text, NOUN_FIRST)) {
      const [whole, noun, number] = match
      add(match.index, whole, number, PEOPLE.test(noun ?? '') ? 'people' : 'unit', noun)
    }
  }

  // 客厅一个卧室三个: asked how many, people go through the rooms.
  function addUp(): void {
    const parts = [...matchesIn(text, MEASURED)].map((match) => ({
      at: match.index,
      value: parseNumber(match[1] ?? '') ?? 0,
    }))
    const [first] = parts
    if (first === undefined) return
    const last = parts.at(-1) ?? first
    const corrected = /错了|不对|不是|应该是|改成|一共|总共|加起来/.test(text.slice(first.at))
    const sum = corrected ? last.value : parts.reduce((total, { value }) => total + value, 0)
    add(first.at, text.slice(first.at, last.at + 2), sum, 'bare', undefined)
  }

  // 一个人 mostly is somebody alone, 来一个人 an order.
  function isAlone(whole: string, at: number): boolean {
    return (
      /^[一1]/.test(whole) &&
      !/(?:要|来|派|安排|只|就|请|叫|找)$/.test(text.slice(0, at)) &&
      context.expecting !== 'count'
    )
  }

  function add(
    at: number,
    whole: string,
    number: string | number | undefined,
    kind: CountMention['kind'],
    noun: string | undefined,
  ): void {
    const value = typeof number === 'number' ? number : parseNumber(number ?? '')
    if (value === undefined || !Number.isInteger(value) || value < 1 || value > 999) return
    if (found.some((other) => other.at < at + whole.length && at < other.at + other.length)) return
    const mention: CountMention = { value, at, length: whole.length, text: whole, kind }
    found.push(noun ? { ...mention, of: noun } : mention)
  }
}

/** 3+1+1 and 三人位, in digits or in words. */
function sumOf(said: string): number | undefined {
  const numbers =
    said
      .replace('双', '二')
      .match(/\d|[一两二三四五六七]/g)
      ?.map((each) => parseNumber(each) ?? 0) ?? []
  return numbers.reduce((sum, each) => sum + each, 0)
}

function product(times: string | undefined, each: string | undefined): number | undefined {
  const [a, b] = [parseNumber(times ?? ''), parseNumber(each ?? '')]
  return a === undefined || b === undefined ? undefined : a * b
}

const NUMBER = String.raw`(?<![\d.零一二两三四五六七八九十百第周拜期])(\d{1,3}|[一二两三四五六七八九十]{1,3}|俩|仨)`
const THING =
  '空调|挂机|柜机|壁挂机|中央空调|出风口|风口|内机|外机|油烟机|抽烟机|烟机|洗衣机|冰箱|热水器|沙发|床垫|地毯|窗户|窗|玻璃|滚筒|波轮|灶台|机器|电器|家电|床(?!位)|座位|座(?![机钟])|[大小]床|柜机|[挂柜立]的|挂壁的|立式的|吸顶的|中央的'
const PERSON = '人|保洁阿姨|保洁员|保洁|钟点工|阿姨|师傅|工人|护工|小哥'
const NUMBER_FIRST = new RegExp(
  `${NUMBER}(台|部|张|块(?=\\s?(?:地毯|地垫|玻璃))|座|扇|位(?!置)|名(?!字)|组|个(?=\\s?(?:立式|挂式)?(?:${THING}|${PERSON}(?!数)))|只(?=\\s?(?:${THING}))|套(?=\\s?(?:${THING}))|件(?=\\s?(?:${THING})))\\s?(?:立式|挂式|双门|对开门|滚筒|波轮|老|旧|大|小|的)*(${THING}|${PERSON}(?!员?上门费))?`,
  'g',
)
const NOUN_FIRST = new RegExp(
  `(${THING}|阿姨|师傅|保洁员)\\s?(?:有|共|一共|总共|要|来|洗|需要|清洗|,|:)*\\s?${NUMBER}(?:台|部|只|张|块|座|扇|个(?!小时|月|钟|星期|礼拜|房)|位|名|组)`,
  'g',
)
// 3+1+1, 三人位: sofas go by their seats.
const SEATS =
  /(?<![\d+])\d(?:\s?\+\s?\d){1,4}(?![\d+])|(?:\d|[一两二三四五六七双])人(?:位|座)?(?=的?(?:布艺|真皮|皮|小|大)*(?:沙发|布艺|真皮))|(?:\d|[一两二三四五六七])人[位座](?!置)|(?:\d|[一两二三])个单人(?:位|座|的|沙发)*|\b\d[ -]?(?:seat(?:er|s)?)\b/gi
/** "Two. No wait, three", "we have two but only one": what comes last counts. */
const RETRACTED =
  /^.*\b(?:no,? ?(?:wait|make it)?|sorry|actually|wait|but|so)\b[,. ]*(?=(?:only|just|make it)?\s?(?:\d|one|two|three|four|five|six))/i
/** 挂机*3, 热水器清洗 x1 */
const TIMES = new RegExp(`(${THING})(?:清洗|拆洗|保养|除螨)?\\s?[*x×X]\\s?(\\d{1,2})(?![\\d.]|\\s?[*x×米m])`, 'g')
/** 客厅卧室各一台 are two. */
const ROOM = /客厅|餐厅|主卧|次卧|卧室|书房|儿童房|老人房|厨房|阳台|楼上|楼下|大房间|小房间/g
const IN_ROOMS = new RegExp(
  `(?:(?:${ROOM.source})[里、和跟,， ]{0,2}){2,}(?:各|都|分别)(?:有|装|是)*(\\d|[一两二三])[台个只张]`,
  'g',
)
/** 两个卧室各一台 are two. */
const EACH =
  /(\d{1,2}|[两二三四五六七八九十])[个间](?:班|教室|门店|店|包间|卧室|房间|卧房|房|屋|厅|厕所|卫生间|办公室)[里内]?(?:都|各|每(?:个|间|班|店|屋)?)(?:自|有|装|是|都)*(\d|[一两二三])[台个只张部]/g
const ECHO = /([\d一二两三四五六七八九十俩仨]{1,3}[台个张只部座]?)就\1/g
const MEASURED = new RegExp(`${NUMBER}\\s?(?:台|个(?!房|人|小时|月|星期|礼拜|半)|张|只|部|座|扇|组)`, 'g')
const JUST_NAMED = new RegExp(`(${THING})(?:清洗|拆洗|除螨|保养|消毒|要洗)?\\s?$`)
const NOUN_BEFORE = new RegExp(NOUN_FIRST.source)
const NUMBER_BEFORE = new RegExp(NUMBER_FIRST.source)
// 俩 and 仨 hold their measure word.
const FUSED = new RegExp(`(俩|仨)(${THING}|${PERSON})`, 'g')
const PEOPLE_COUNT = new RegExp(`${NUMBER}(?:个)?人(?!民|工|家|多|座|份|床|位|份|次)`, 'g')
const PEOPLE = new RegExp(`^(?:${PERSON})`)
const ENGLISH: Readonly<Record<string, number>> = {
  one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, a: 1, an: 1, couple: 2,
} // prettier-ignore
const ENGLISH_PEOPLE = /^(?:cleaner|people|person|maid|aunt|ayi|worker|helper|staff)/i
const ENGLISH_COUNT =
  /\b(\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)\s+(?:(?:wall|split|cabinet|floor|standing|central|big|small|old|mounted|range|washing|kitchen|window|leather|fabric|king|size|seater)[ -]+)*(units?|pcs|pieces|a\/?cs?|air[ -]?con(?:ditioner|ditioning)?s?|aircons?|machines?|washers?|fridges?|refrigerators?|hoods?|heaters?|sofas?|mattress(?:es)?|carpets?|rugs?|windows?|cleaners?|people|persons?|maids?|aunt(?:y|ie)s?|ayis?|workers?|helpers?|standing|floor[- ]standing|wall[- ]mounted)\b/gi
const OF_THEM = /\b(\d{1,3}|two|three|four|five|six|seven|eight|nine|ten) of (?:them|those|these)\b/gi
const BARE =
  /^(?:要|来|就|有|是|一共|总共|需要|大概|just|about|only|need|the|\s)*(\d{1,3}|[一二两三四五六七八九十]{1,3}|俩|仨|one|two|three|four|five|six|seven|eight|nine|ten)\s?(?:个|台|位|名|人|张|只|部|座|扇|次)?(?:of (?:them|those)|pcs|pieces|人|吧|就行|就够了?|就可以|够了|的|呢|啊|please|,|\.|。|!|\s)*$/i
