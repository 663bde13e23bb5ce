import { findDistricts, type ServedArea } from './district.ts'
import type { Found } from './found.ts'
import { findEnglishAddresses } from './english-address.ts'
import { findHospitals } from './hospital.ts'
import { matchesIn } from '../matches-in.ts'

/** `value` is the address as the customer wrote it, without 地址是, 我家在 and the like; `saved` for 老地址. */
export interface AddressMention extends Found<string> {
  /** The district by the company's own table. */
  district?: string
  /** In another city, or in a district that is not served. */
  outside?: true
  /** The address on file is meant; `value` is `saved`. */
  saved?: true
  /** No street or building was recognised; the whole answer to the question was taken. */
  loose?: true
}

export interface AddressContext {
  expecting?: string
  served?: ServedArea
}

/** Addresses in the text, Chinese or English, and references to the one on file. */
export function findAddresses(text: string, context: AddressContext = {}): AddressMention[] {
  const asked = context.expecting === 'address'
  const found: AddressMention[] = []
  for (const { at, length } of [
    ...findHospitals(text),
    ...chineseSpans(text, asked, context.served),
    ...findEnglishAddresses(text),
  ]) {
    if (found.some((other) => other.at < at + length && at < other.at + other.length)) continue
    const said = text.slice(at, at + length)
    found.push(
      place(
        {
          value: said.replaceAll(/[嗯呃]|(?:那个|这个|就是)(?=[\d零一二三四五六七八九十])/g, ''),
          at,
          length,
          text: said,
        },
        context.served,
      ),
    )
  }
  if (found.length === 0) {
    const saved = SAVED.exec(text) ?? (asked ? SAME.exec(text.trim()) : null)
    if (saved) return [{ value: 'saved', at: saved.index, length: saved[0].length, text: saved[0], saved: true }]
    const loose = asked ? wholeAnswer(text) : undefined
    if (loose)
      found.push(
        place(
          { value: loose, at: text.indexOf(loose), length: loose.length, text: loose, loose: true },
          context.served,
        ),
      )
  }
  return found.toSorted((a, b) => a.at - b.at)
}

interface Span {
  at: number
  length: number
}

/** `district` is how many characters of it name a district. */
interface Anchor extends Span {
  district?: number
}

const HAN = '[㐀-䶿一-鿿]'
const HAN_RANGE = '㐀-䶿一-鿿'
const NUM = String.raw`(?:[A-Za-z]?\d{1,5}(?:[-—~/]\d{1,4}){0,3}|[零〇一幺二三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾]{1,7})`
const REGION = `${HAN}{2,8}?(?:省|自治区|市|新区|工业园区|高新区|开发区|园区|区|县|镇|街道)`
const ROAD_END = '(?:大道|大街|公路|环路|胡同|[路道巷]|街(?!坊))'
const DIRECTION = '(?:[东西南北中]|[一二三四五六七八九十])?(?:段|支路|弄)?'
const COMPOUND_END =
  '(?:小区|花园|家园|公寓|新村|新苑|名苑|雅苑|花苑|嘉苑|佳苑|豪苑|家苑|苑|新城|名城|城|庭院|华庭|名庭|庭|豪庭|公馆|街坊|大厦|大楼|广场|中心|国际|别墅|名墅|墅|轩|阁(?!楼)|名居|雅居|山庄|花都|名都|名邸|名府|府邸|华府|学府|府|湾|坊|里弄|里(?![㐀-鿿])|园|村|宿舍|家属院|大院|社区|楼盘|名园|天地|一品|壹号|壹品|半岛|水岸|绿洲|世家|酒店|宾馆)'
const INNER = `(?:${NUM}\\s?(?:号院|号楼|号门|号(?:之\\d{1,2})?|支弄|弄|巷|栋|幢|座|单元|楼(?:之\\d{1,2})?|层|室|房|户|门|期|组|队|床(?![垫单品被]))|[A-Za-z甲乙丙丁]\\d{0,4}\\s?(?:栋|幢|座|单元|区|楼|室|户)|\\d{1,2}[Ff](?![A-Za-z])|[东西南北中](?:区|门|楼|座)|地下室|顶楼|底楼)`
const NEAR = '(?:旁边|对面|附近|隔壁|楼上|后面|地铁站|地铁口|交叉口|路口|口(?=[,，\\s。]|$))的?'

const ROAD_PART = new RegExp(`(?:与|和|近|靠近)?${HAN}{1,6}?${ROAD_END}${DIRECTION}`, 'uy')
const COMPOUND_PART = new RegExp(
  `[${HAN_RANGE}A-Za-z\\d·]{1,12}?${COMPOUND_END}(?![路街道巷弄])(?:大厦|大楼|广场|花园|公寓|小区|新村|城|汇)?(?:[一二三四五六七八九十\\d]期|[A-Z东西南北][区苑])?`,
  'uy',
)
const INNER_PART = new RegExp(INNER, 'uy')
const REGION_PART = new RegExp(REGION, 'uy')
// Who speaks instead of typing gives the room as 五零二.
const DOOR_PART =
  /(?:[A-Za-z]?\d{1,5}(?:[-—/]\d{1,5}){0,3}[A-Za-z]?)(?![\d.:点月日号个台人位平米方㎡mM元块分小折%年]|[\s-]\d{4}[\s-]?\d{4})|[零〇一幺二三四五六七八九]{3,4}(?=$|[\s,。]|[㐀-䶿一-鿿](?<![零〇一幺二三四五六七八九十百千点号月日]))/y
const NEAR_PART = new RegExp(NEAR, 'uy')
const GAP = /[\s,、]{1,2}|(?:那个|这个|就是|嗯+|呃+)(?=[\d零一幺二三四五六七八九十A-Za-z])/y
const BRACKET = /\([^()]{1,14}\)/y

const ROAD = new RegExp(`${HAN}{1,8}${ROAD_END}${DIRECTION}(?:\\s?${NUM}\\s?(?:弄|号|支弄|巷|院|栋|幢))?`, 'gu')
const ROAD_CUE = new RegExp(ROAD_END)
const COMPOUND = new RegExp(`[${HAN_RANGE}A-Za-z\\d·]{2,14}?${COMPOUND_END}(?:[一二三四五六七八九十\\d]期)?`, 'gu')
const COMPOUND_CUE = new RegExp(COMPOUND_END)
const BUILDING_CUE = /[栋幢座]|号楼|单元/
const BUILDING = new RegExp(
  `[${HAN_RANGE}A-Za-z\\d·]{2,10}?(?=(?:${NUM}\\s?(?:栋|幢|号楼|单元)|[A-Za-z]\\d{0,2}座|\\d{1,3}座(?=\\s?\\d|\\s|$)))`,
  'gu',
)

// What stands before an address without belonging to it. Longest first, so that 改成成山路 keeps its 成山路.
const LEAD_IN =
  /(?:新?的?地址(?:写错了|要改一下|错了)?(?:是|在|改成|改为|改到|换成|换到|为|写)?|住址(?:是|在)?|位置(?:是|在)?|我们?家(?:里)?(?:住|就?在|是|搬到)?|我们?(?:现在|目前)?(?:住|就?在|是)|人在|家(?:里)?(?:住|在)|家住|住在|住|坐标|改成|改为|改到|换成|换到|换去|搬到|搬去|搬家到|送到|上门到|去到|过来|位于|[零一二三四五六七八九十\d][时点](?:整|半)?(?:[至到在去])?|至|就在|而是|不是|应该是|那就|就?[写填]|还是|要去|要到|来到|在|到|去|是|来|:|给我|帮我|麻烦|请|约|到我家|(?:第[一二两三]|另一?)个(?:地址)?(?:是|在)?|我想|我要|保洁|打扫|清洁|上门|擦玻璃|做|搞|搞卫生|房子|老人|父母|爸妈|公司|单位|\d{1,2}点(?:半)?|\d{1,2}号|今天|明天|后天|上午|下午|晚上|周[一二三四五六日天末]|阿姨|师傅|们|您?好|谢谢|的)(?![路街道])/g

const NOT_ROAD =
  /(?:知道|味道|频道|管道|过道|下水道|难道|轨道|一道|走道|通道|报道|打交道|走路|在路|一路|半路|迷路|带路|出路|思路|网路|线路|上街|逛街|街道$|的路|这条路|那条路|马路|铁路|哪条路|有路|无路|名路)$/
const NOT_COMPOUND =
  /(?:这里|那里|哪里|家里|屋里|心里|房里|里里|城里|手里|夜里|公里|市中心|服务中心|小区|我们小区|客服中心|县城|进城|公园|家园|花园|幼儿园|动物园|农村|万里|厨房里|卫生间里|柜子里|冰箱里|屋子里|月子中心|你们公寓|这个小区|那个小区|我的小区|同一小区|几个小区|单身公寓|酒店式公寓|别墅|上海别墅|独栋别墅|联排别墅|宾馆|酒店|国际|广场|大楼)$/
const SEATS = /(?:沙发|汽车|轿车|车|椅|餐桌|凳)$/
const CUE = /(?:地址|住址|住在|家住|我家在|家在|位于|坐标|搬到|改成|改到|换成|换到|送到)[^,。!?]{0,4}$/

/** Streets, compounds and districts with whatever house, building and room numbers follow. */
function chineseSpans(text: string, asked: boolean, served: ServedArea | undefined): Span[] {
  if (!ANY_ENDING.test(text)) return []
  const spans: Span[] = []
  for (const start of anchors(text, served)) {
    if (spans.some((span) => start.at < span.at + span.length)) continue
    const { end, parts } = follow(text, start)
    const before = text.slice(0, start.at)
    const cued = asked || CUE.test(before)
    const enough =
      (parts.road && (parts.number || parts.region)) ||
      (parts.compound && (parts.number || parts.region || parts.road)) ||
      (parts.building && parts.number) ||
      parts.door
    // 徐家汇 by itself is not where the bell is rung, unless nothing more is said.
    const quarter =
      (start.district ?? 0) > 0 && end === start.at + (start.district ?? 0) && !/[区市县镇]$/.test(text.slice(0, end))
    if (enough || (cued && (parts.road || parts.compound || (parts.region && !quarter)))) {
      if (!enough && /[吗么?]/.test(text.slice(end, end + 6))) continue
      spans.push({ at: start.at, length: end - start.at })
    }
  }
  return spans
}

const ANY_ENDING = /[路街道巷弄号栋幢座室村苑城园庭府湾里坊区市县镇厦场楼院馆馆邸都墅庄心际天地]|单元|胡同/

/** Where an address may begin, from left to right. */
function anchors(text: string, served: ServedArea | undefined): Anchor[] {
  const starts = new Map<number, number>()
  const regions = new Map<number, number>()
  const consider = (match: RegExpMatchArray, rejected: RegExp | undefined): void => {
    const at = match.index ?? 0
    const name = (/^[^\d]*/.exec(match[0])?.[0] ?? match[0]).length > 0 ? match[0] : match[0]
    const head = rejected ? (/^.*?(?:大道|大街|公路|环路|胡同|[路街道巷])|^.*$/u.exec(name)?.[0] ?? name) : name
    if (rejected?.test(head)) return
    const offset = leadIn(match[0])
    if (match[0].length - offset >= 2) starts.set(at + offset, match[0].length - offset)
  }
  for (const match of matchesIn(text, ROAD, ROAD_CUE)) consider(match, NOT_ROAD)
  for (const match of matchesIn(text, COMPOUND, COMPOUND_CUE)) consider(match, NOT_COMPOUND)
  for (const match of matchesIn(text, BUILDING, BUILDING_CUE))
    if (leadIn(match[0]) < match[0].length - 1 && !SEATS.test(match[0])) consider(match, undefined)
  for (const match of matchesIn(text, BARE_DOOR))
    if (!NAME_BEFORE.test(text.slice(0, match.index))) starts.set(match.index, match[0].length)
  if (served)
    for (const { at, length, text: said } of findDistricts(text, served)) {
      starts.set(at, length)
      // 四川北路 is a quarter, too, but the street comes first.
      if (!/[路街道]$/.test(said)) regions.set(at, length)
    }
  for (const match of matchesIn(text, CITY)) starts.set(match.index, match[0].length)
  return [...starts]
    .map(([at, length]) => ({ at, length, district: regions.get(at) ?? 0 }))
    .toSorted((a, b) => a.at - b.at)
}

// 10号楼1604 is enough for whoever knows the compound.
const NAME_BEFORE = /(?:^|[,。:在是])[㐀-䶿一-鿿A-Za-z]{2,8}\s$/u
const BARE_DOOR =
  /(?<=^|[\s,。:]|[了是在到住给])(?:\d{1,3}|[一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾]{1,3})(?:号楼|栋|幢|座)\s?(?:(?:\d{1,2}|[一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾]{1,2})(?:单元|号)\s?)?(?:\d{3,4}|[零一幺二三四五六七八九]{3,4})(?![\d点:块元平])/g

const CITY = /(?:上海|北京|天津|重庆|[㐀-䶿一-鿿]{2,3}省)市?(?=[㐀-䶿一-鿿]{2,4}(?:区|市|县|新区))/gu

/** How many leading characters of the candidate are not part of a name. */
function leadIn(candidate: string): number {
  let offset = 0
  for (const match of matchesIn(candidate, LEAD_IN)) {
    const end = match.index + match[0].length
    const rest = candidate.slice(end)
    // A name keeps at least two characters before its ending: 来安路 is a street, 来南京路 is not.
    if (/^[㐀-䶿一-鿿A-Za-z\d·]{2,}/u.test(rest) && !/^[㐀-䶿一-鿿][路街道巷]/u.test(rest)) offset = end
  }
  return offset
}

interface Parts {
  region: boolean
  road: boolean
  compound: boolean
  building: boolean
  number: boolean
  /** 10号楼1604: building and flat without a street. */
  door: boolean
}

/** Takes one part of an address after the other, from the general to the room. */
function follow(text: string, { at: start, district = 0 }: Anchor): { end: number; parts: Parts } {
  const parts: Parts = {
    region: district > 0,
    road: false,
    compound: false,
    building: false,
    number: false,
    door: false,
  }
  let at = start + district
  let end = at
  if (district > 0) at += partAt(GAP, text, at)?.length ?? 0
  BARE_DOOR.lastIndex = start
  parts.door = BARE_DOOR.exec(text)?.index === start
  for (let taken = 0; taken < 14; taken++) {
    const rest = text.slice(at, at + 24)
    const stop = STOP.exec(rest)?.index
    if (stop === 0) break
    const inner = partAt(INNER_PART, text, at)
    if (inner && (end > start || /栋|幢|号楼|弄/.test(inner))) {
      parts.number = true
      at += inner.length
    } else {
      const region = parts.road ? undefined : partAt(REGION_PART, text, at)
      const road = partAt(ROAD_PART, text, at)
      const compound = partAt(COMPOUND_PART, text, at)
      const limit = stop ?? Infinity
      const best = [region, road, compound]
        .filter((part) => part !== undefined && part.length <= limit)
        .toSorted((a, b) => (a ?? '').length - (b ?? '').length)[0]
      const bracket = end > start ? partAt(BRACKET, text, at) : undefined
      const door = end > start ? partAt(DOOR_PART, text, at) : undefined
      const named = end === start && !best ? namedBuilding(text, at) : undefined
      if (door && !/^1[3-9]\d{3}$/.test(door)) {
        parts.number = true
        at += door.length
      } else if (best && !(best === road && NOT_ROAD.test(best)) && !PLAIN_WORD.test(best)) {
        if (best === region) parts.region = true
        else if (best === road) parts.road = true
        else parts.compound = true
        at += best.length
      } else if (named) {
        parts.building = true
        at += named.length
      } else if (bracket) at += bracket.length
      else {
        const near = end > start ? partAt(NEAR_PART, text, at) : undefined
        if (near) at += near.length
        else {
          const short = end === start ? SHORT_DISTRICT.exec(rest)?.[0] : undefined
          const known = short ?? (parts.region || parts.road || parts.compound ? tailName(text, at) : undefined)
          if (!known) break
          if (short) parts.region = true
          else parts.building = true
          at += known.length
        }
      }
    }
    end = at
    const gap = partAt(GAP, text, at)
    if (gap) at += gap.length
  }
  return { end, parts }
}

// 浦东, 徐汇: a district without its 区 at the start of an address.
const SHORT_DISTRICT = /^[㐀-䶿一-鿿]{2,3}?(?=[\s,]|[㐀-䶿一-鿿]{2,}(?:路|街|道|巷|镇|小区|花园|苑|城|村))/u
const PLAIN_WORD =
  /(?:阿姨|师傅|哪[里条个]|什么|怎么|多少|打扫|保洁|清洁|预约|明天|今天|后天|下午|上午|电话|联系|手机|我|你|想|要|请|个|两[台人点]|三居|复式|平米|住(?!宅))/
const STOP =
  /^(?:是|而是|应该)|(?:约|想|要|帮|请|麻烦|联系|电话|手机|姓|我|你|明天|今天|后天|大后天|上午|下午|晚上|早上|中午|周[一二三四五六日天末]|星期|礼拜|\d{1,2}月\d|\d{1,2}[点:]|做|打扫|保洁|清洁|深度|开荒|日常|擦|洗|能|可以|行不|有没|怎么|多少|复式|[一二两三四五六七八九十百\d]+(?:平(?!路|街|道|[东西南北]路)|个|台|室[一二两三\d]厅|房[一二两三\d]厅)|家里|房子|面积|大概|的|,?谢谢|就是|这|那|不(?!夜城)|吧|了|1[3-9]\d{9})/

function namedBuilding(text: string, at: number): string | undefined {
  BUILDING.lastIndex = at
  const found = BUILDING.exec(text)
  return found?.index === at ? found[0] : undefined
}

// A building without an ending that says so: 漕溪北路88号实业大楼, 世纪大道100号环球金融.
function tailName(text: string, at: number): string | undefined {
  const found = /^[㐀-䶿一-鿿A-Za-z]{2,8}(?=\s?(?:[A-Za-z]?\d{1,4}(?:栋|幢|座|号|楼|室|层|单元|-\d)))/u.exec(
    text.slice(at, at + 20),
  )
  return found && !STOP.test(found[0]) ? found[0] : undefined
}

function partAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}

const SAVED =
  /(?:上次|上回|之前|以前|原来)[^,。]{0,4}(?:来|去|做|打扫|约)过?的?(?:那个|那)?(?:地方|地址|家(?!政)|房子|小区)|老地址|原(?:来的?)?地址|(?:和|跟|同)?(?:上次|上回|之前|以前|原来|平时)的?(?:那个)?(?:一样的?)?(?:地址|地方|小区|房子)|地址(?:还是)?(?:和|跟|同)?(?:没变|不变|没改|一样|上次|之前|照旧|老样子|还是(?:上次|那个|老|原来|以前))(?:一样)?|老地方|同一个?地址|还是(?:我家|那里|那边|家里|这里)|(?:the )?(?:same|usual|old|previous|saved) (?:address|place|location)|same as (?:last time|before|usual)|address (?:on file|hasn't changed|is the same|you have)/i
const SAME =
  /^(?:就|还是|跟|和|同|按|照|用)*(?:上次|上回|之前|以前|原来|原先)(?:的|那个|那里|那边)*(?:一样|没变|不变|就行|就好)*[的吧啊呀。！!]*$/
const QUESTION = /[吗么呢?]|什么|怎么|多少|为什么|不知道|what|why|how/i
const NO_ANSWER =
  /^(?:好|不|算了|取消|等|稍|人工|转|你|嗯|哦|谢|没|改|随便|是的|可以|行|我要|我想|帮我|ok|yes|no|cancel|later|wait|hello|hi)/i

/** 瑞金医院, 汤臣一品: a name that everybody in the city finds. */
const NAMED_PLACE =
  /^[㐀-䶿一-鿿·]{2,14}(?:医院|卫生院|学校|大学|中学|小学|幼儿园|酒店|宾馆|公寓|大厦|小区|社区|花园|新村|公馆|一品|壹号|写字楼|产业园|科技园|软件园|养老院|敬老院|月子中心|(?<=医院.*)(?:[东西南北总分]院区?|住院部|门诊部))$/u
const NO_PLACE =
  /^(?:我们?|你们?|他们?|这个?|那个?|哪个?|附近|楼下|对面|隔壁|家|自己|一个|去|陪)|(?:上班|打扫|保洁|住在)|^(?:大|小|老|单身|酒店式|普通|高层|多层|人民|私立|公立|新|别的)+(?:医院|学校|公寓|小区|社区|酒店|花园)$/

/** An answer to "where?" in which no street is recognised: 绿地21城3-1201, "Green City, 3-1201". */
function wholeAnswer(text: string): string | undefined {
  const said = text
    .trim()
    .replace(
      /^(?:(?:我的?|新)?地址(?:是|在|:)?|我们?家?(?:就)?(?:住)?在|家?住(?:在)?|就?在|是|送到|it's|it is|i live (?:at|in)|my address is|address:?)\s*/i,
      '',
    )
    .replace(/[\s,。.!]*(?:谢谢|吧|哦|哈|thanks|thank you)?[\s,。.!]*$/i, '')
  if (said.length < 4 || said.length > 80 || QUESTION.test(said) || NO_ANSWER.test(said) || /^[\d\s+-]+$/.test(said))
    return undefined
  if (NAMED_PLACE.test(said) && !NO_PLACE.test(said)) return said
  const hasNumber = /\d|[一二三四五六七八九十]+(?:号|栋|楼|室|单元)/.test(said)
  return hasNumber &&
    /[㐀-䶿一-鿿A-Za-z]{2}|\d\s?[号楼栋幢弄室]/u.test(said) &&
    !/[\d一二两三四五六七八九十]+(?:点|个|平|台|人|小时|:\d|月|分|元|块)|(?:am|pm|hours?)\b/i.test(said)
    ? said
    : undefined
}

function place(mention: AddressMention, served: ServedArea | undefined): AddressMention {
  if (!served) return mention
  const districts = findDistricts(mention.value, served)
  const home = districts.find((district) => !district.outside)
  const away = districts.find((district) => district.outside)
  // 北京市朝阳区 names two places outside, 上海浦东 one at home; the first word of an address is the widest.
  if (away && (!home || away.at < home.at)) return { ...mention, district: away.value, outside: true }
  return home ? { ...mention, district: home.value } : mention
}
