import { compoundSurnames, notNames, surnames } from '../vocabulary/surnames.ts'
import type { Found } from './found.ts'
import { matchesIn } from '../matches-in.ts'

/** `value` is the name with its form of address as the customer gave it: 王女士, 张三丰, 李姐, Anna, Mr. Wang; 王 after 我姓王. */
export interface NameMention extends Found<string> {
  surname?: string
  title?: string
}

export interface NameContext {
  expecting?: string
  /** An address is given, which people sign with their name. */
  addressed?: boolean
  /** The numbers in the text: a name may stand beside one. */
  phones?: readonly Found<string>[]
}

/** Names by which the customer or the contact wants to be called. Names of workers (王师傅, 上次的刘阿姨) are not among them. */
export function findNames(text: string, context: NameContext = {}): NameMention[] {
  const found: NameMention[] = []
  for (const match of matchesIn(text, SURNAME_GIVEN)) {
    const said = match[1] ?? ''
    if (OF_WORKER.test(text.slice(0, match.index))) continue
    // 姓吴，吴国栋 gives the whole name after all.
    const whole = new RegExp(
      `^[\\s,，。]*(?:名|名叫|叫)?[\\s,，]*(${said}[㐀-䶿一-鿿]{1,2})(?=$|[\\s,，。])`,
      'u',
    ).exec(text.slice(match.index + match[0].length))
    if (whole?.[1]) add(match.index + match[0].length + whole[0].indexOf(whole[1]), whole[1])
    else add(match.index + match[0].indexOf(said, 1), said)
  }
  for (const match of matchesIn(text, INTRODUCED)) {
    const said = trimName(match[2] ?? '')
    const strong = !/^(?:我是|是)$/.test(match[1] ?? '')
    if (isChineseName(said, strong))
      add(
        match.index + (match[1] ?? '').length + (match[0].length - (match[1] ?? '').length - (match[2] ?? '').length),
        said,
      )
  }
  for (const match of matchesIn(text, TITLED, TITLE_CUE)) {
    const said = match[0]
    const before = text.slice(Math.max(0, match.index - 8), match.index)
    const given = said.slice(0, -(match[2] ?? '').length)
    if (notNames.has(given) || ABOUT_WORKER.test(before)) continue
    const familiar = /^(?:姐|哥|大姐|大哥|嫂|叔|姨|阿姨|师傅|老师傅)$/.test(match[2] ?? '')
    if (familiar && context.expecting !== 'name' && !CALLED.test(before) && !signs(text, match, context)) continue
    add(match.index, said)
  }
  for (const { at, length } of context.phones ?? []) {
    const before = BEFORE_PHONE.exec(text.slice(0, at))
    const after = AFTER_PHONE.exec(text.slice(at + length))
    const alone = before?.index === 0 && context.expecting === 'phone'
    const [first, last] = [besideNumber(before?.[1], alone), besideNumber(after?.[1], false)]
    if (before && first) add(before.index + before[0].lastIndexOf(first), first)
    if (after && last) add(at + length + after[0].indexOf(last), last)
  }
  for (const match of matchesIn(text, FAMILIAR)) {
    const said = match[1] ?? ''
    if (!notNames.has(said.slice(1))) add(match.index + match[0].indexOf(said), said)
  }
  for (const match of matchesIn(text, ENGLISH)) {
    const [whole, cue, name] = match
    if (!name) continue
    const called = context.expecting === 'name' || context.expecting === 'phone'
    const kept = keepCapitalised(name, called || /name|call me|contact|ask for/i.test(cue ?? ''))
    if (kept) add(match.index + whole.lastIndexOf(name) + name.indexOf(kept), kept)
  }
  for (const match of matchesIn(text, ENGLISH_IN_CHINESE)) {
    const kept = keepCapitalised(match[1] ?? '', context.expecting === 'name')
    if (kept) add(match.index + match[0].indexOf(kept), kept)
  }
  for (const match of matchesIn(text, ENGLISH_TITLED)) {
    if (
      !/(?:same|with|cleaner|ayi|again|have|want|by|loved|love|like|praise|to|about|from|send|than)\s*$/i.test(
        text.slice(0, match.index),
      )
    )
      add(match.index, match[0])
  }
  const signed = found.length === 0 && context.addressed ? SIGNED.exec(text)?.[1] : undefined
  if (signed && isSignature(signed)) add(text.lastIndexOf(signed), signed)
  if (found.length === 0 && context.expecting === 'name') {
    const whole = wholeName(text)
    if (whole && text.includes(whole)) add(text.indexOf(whole), whole)
  }
  return found.toSorted((a, b) => a.at - b.at)

  function add(at: number, said: string): void {
    if (!said || found.some((other) => other.at < at + said.length && at < other.at + other.length)) return
    const mention: NameMention = { value: said, at, length: said.length, text: said }
    const surname = surnameOf(said)
    const title = TITLE_AT_END.exec(said)?.[0]
    if (surname) mention.surname = surname
    if (title && title !== said) mention.title = title
    found.push(mention)
  }
}

function besideNumber(said: string | undefined, lowerCaseToo: boolean): string | undefined {
  if (said === undefined) return undefined
  if (/^[a-z]/i.test(said)) return keepCapitalised(said, lowerCaseToo)
  const called = said.replace(/(?<=..)(?:来?开门|接待|接|在家|对接)$/, '')
  if (called !== said) return besideNumber(called, lowerCaseToo)
  const isName = said.length === 1 ? surnames.includes(said) && !notNames.has(said) : isChineseName(said, true)
  return isName ? said : undefined
}

/** The surname that a Chinese name begins with, if it does. */
function surnameOf(name: string): string | undefined {
  const two = name.slice(0, 2)
  if (COMPOUND.has(two)) return two
  const first = name.charAt(0)
  return first !== '' && surnames.includes(first) ? first : undefined
}

const COMPOUND = new Set(compoundSurnames.split(' '))
const SURNAME = `(?:${compoundSurnames.replaceAll(' ', '|')}|[${surnames}])`
const KIN =
  '老公|老婆|妈妈?|爸爸?|先生|太太|爱人|媳妇|儿子|女儿|哥哥?|姐姐?|弟弟?|妹妹?|婆婆|公公|朋友|室友|同事|助理|秘书'
// What somebody is there: 夜班经理老秦, 行政Coco.
const POST = '夜班|白班|前台|行政|人事|物业|门卫|保安|经理|店长|主管|管家|负责人|业主|房东'
const TITLE =
  '先生|女士|太(?=$|[\\s,。;!])|阿婆|阿公|大爷|大妈|小姐姐|小姐|太太|老师|老板|总|阿姨|师傅|大姐|大哥|姐|哥|嫂|叔叔|叔|姨|医生|教授|同学|奶奶|爷爷|妈妈|爸爸|夫人'
const TITLE_AT_END = new RegExp(`(?:${TITLE})$`)
const TITLE_CUE = new RegExp(TITLE)
const TITLED = new RegExp(
  `(${SURNAME}(?:(?<=^|[^㐀-䶿一-鿿]${SURNAME}|(?:联系人|我是|我叫|叫|是|姓名|收件人|找|:)${SURNAME})[㐀-䶿一-鿿]{1,2}?)?)(${TITLE})(?![㐀-䶿一-鿿]*路)`,
  'gu',
)
const SURNAME_GIVEN = new RegExp(`(?<!尊|同|不|百家|么|他|她|(?<!免)贵)姓(?:是|:)?\\s?(${SURNAME})(?!名|什么)`, 'gu')
const INTRODUCED =
  /(联系人(?:就|改|换|写)*(?:是|叫|写|为|成|姓名)?(?:我?(?:老公|老婆|妈|爸|先生|太太|爱人|儿子|女儿)(?:[,\s]+|吧[,\s]*|的?名字))?|收件人|姓名(?:是|写|改成|改为)?|名字(?:(?:写|打|记|搞)错了?[,，\s]*(?:应该)?(?:是|叫)?|是|叫|写|改成|改为|换成)?|我的名字(?:是|叫)|我叫|我名字叫|叫我|喊我|称呼我?(?:为|叫|是)?|本人|我是|户主|业主是|下单人|预约人)[\s:,是为]{0,2}([㐀-䶿一-鿿·]{1,8})/gu
/** The surname of whoever comes is not the customer's. */
const OF_WORKER = /(?:师傅|阿姨|保洁员?|月嫂|护工|客服|经理|老师|技师|小哥|那位|那个)$/
/** 找小钱开门, 联系老顾 */
const FAMILIAR = new RegExp(
  `(?:找|寻|联系|打给|问|联系人|接头人|对接人?|对接)(?:是|:|一下)?(?:门卫|保安|前台|物业|经理|店长|管家)*\\s?([小老阿]${SURNAME})(?=开门|拿|取|要|领|登记|对接|联系|即可|就行|就好|$|[\\s,。!]|1[3-9]\\d)`,
  'gu',
)
const CALLED = /(?:叫我|喊我|称呼我?|我是|联系人(?:是|:)?|我叫|本人|姓名(?:是|:)?|联系|打给|找)\s?$/
const ABOUT_WORKER =
  /(?:上次|上回|之前|还是|换掉|换个|派|指定|让|那个|这个|那位|这位|就要|不要|你们的?|投诉|表扬|和|跟|点名|继续|仍然|安排)的?$/
const SIGNED = new RegExp(`[\\s,。;/](${SURNAME}[㐀-䶿一-鿿]{1,2})[\\s。.!]*$`, 'u')
// A name, of which a surname alone will do, as one clause.
const NAMED = `([㐀-䶿一-鿿]{1,4}|[A-Za-z][a-z-]+(?: [A-Z][a-z'-]+){0,2})`
const BEFORE_PHONE = new RegExp(
  `(?:^|[\\s,。.;:/、])(?:(?:(?:my )?(?:husband|wife|partner|friend|roommate|mum|mom|dad|son|daughter) |I'm |I am |[Cc]all |[Cc]ontact |[Aa]sk for |[Tt]ext )|是|[^,。.;:/、\\s]{0,6}(?:找|联系人?)(?:${POST})*|(?:我|用我)?(?:${KIN})的?|(?:${POST})+)?${NAMED}[\\s,。;:/、.]*(?:的?(?:联系)?(?:电话|手机号?|号码|[Tt]el|[Pp]hone|[Mm]obile)(?:是|is)?|(?:手机)?微信同号|同微信|(?<=[a-z]) ?(?:on|at))?[\\s:,.]*$`,
  'u',
)
const AFTER_PHONE = new RegExp(
  `^(?:[\\s,。;:/、]+|是(?=[^,。]{2}))(?:找|联系|叫|我是|我叫|是|(?:我|我的)?(?:${KIN})的?)?\\s?${NAMED}(?=$|[\\s,。;:/、!.吧])`,
  'u',
)
const ENGLISH =
  /\b(i'm|i am|my name is|my name's|name is|name[:\s]|this is|it's|call me|ask for|contact(?: person)?(?: is|:)?|under the name(?: of)?)\s*:?\s*(?!(?:mrs?|ms|miss|dr)\b)([A-Za-z][A-Za-z'-]+(?:\s[A-Z][A-Za-z'-]+){0,2})(?![A-Za-z])/gi
const ENGLISH_IN_CHINESE =
  /(?:叫|我是|姓名|名字|联系人|称呼)(?:是|叫|为|我)?[\s:]*阿?([A-Za-z][A-Za-z'-]+(?:\s[A-Z][A-Za-z'-]+)?)(?![A-Za-z])/g
const ENGLISH_TITLED = /\b(?:Mr|Mrs|Ms|Miss|Mister|Dr)\.?\s[A-Z][a-z]+(?:\s[A-Z][a-z]+)?\b/g
const ENGLISH_NOT_NAMES = new Set(
  'looking interested at in not sorry free available home going calling busy the a an fine happy here there so very just also still really back on from trying hoping wondering afraid sure ready ok okay done good great unhappy disappointed angry waiting booking moving living staying new old your my our about for to with and that this what urgent please thanks thank hello hi yes no it his her their saturday sunday monday tuesday wednesday thursday friday tomorrow today tonight shanghai beijing pudong xuhui number address phone pregnant allergic fed lost late early out off up down all too terrible bad dirty clean broken nobody mobile tel cell road wechat whatsapp email cleaning district daily deep call contact text ring room unit apt flat building block street lane when if before after again once later as first only or until'.split(
    ' ',
  ),
)
const NOT_A_NAME =
  /^(?:[不没别]|好的?|可以|行|不用|不要|随便|都行|没有|什么|怎么|多少|为什么|是的|对的?|同上|一样|老样子|还是|我的|我自己|本人|我老公|我老婆|我妈|我爸|我们|他们|你们|保洁|阿姨|师傅|明天|今天|人工|客服|取消|算了|稍等|等等|知道|不知道|谢谢|你好|您好|不改|不变|改|电话|手机|地址|没了|上面|刚才)/
const NAME_PARTICLES = /(?:吧|呢|啊|呀|就行|就可以|就好|即可|谢谢|哦|哈|的|,|。|!)+$/

function trimName(text: string): string {
  const titled = TITLE_INSIDE.exec(text)
  if (titled) return titled[0]
  return text.replace(/(?:的?电话|的?手机|吧|呢|啊|就行|就可以|就好|即可|谢谢|哈|的).*$/u, '')
}
const TITLE_INSIDE = new RegExp(`^(?:小|老)?${SURNAME}[㐀-䶿一-鿿]{0,2}?(?:${TITLE})`, 'u')

function isChineseName(said: string, strong: boolean): boolean {
  if (said === '' || notNames.has(said) || NOT_A_NAME.test(said)) return false
  if (TITLE_INSIDE.test(said)) return true
  if (/^[小老][㐀-䶿一-鿿]$/u.test(said))
    return strong && (surnames.includes(said.charAt(1)) || /^小(?![时姐区孩朋工费计心])/.test(said))
  if (/^阿[㐀-䶿一-鿿]$/u.test(said)) return strong && !/[姨婆公爸妈嬷]/.test(said)
  const surname = surnameOf(said)
  if (!surname) return strong && /^[㐀-䶿一-鿿]·?[㐀-䶿一-鿿·]{1,7}$/u.test(said) && said.includes('·')
  const given = said.length - surname.length
  return (
    given >= 1 &&
    given <= 2 &&
    !notNames.has(said.slice(0, 2)) &&
    !/[了吗的是在有要来去不没这那你我他她]/.test(said.slice(surname.length))
  )
}

/** …1002室，沈阿姨: whoever gives an address signs with the name she goes by. */
function signs(text: string, { index, 0: said }: RegExpMatchArray, { addressed }: NameContext): boolean {
  const end = (index ?? 0) + said.length
  return addressed === true && /[\d室号][\s,，]+$/.test(text.slice(0, index)) && /^[\s。.!]*$/.test(text.slice(end))
}

/** 周根宝 and no 方便来 or 安排下. */
function isSignature(said: string): boolean {
  return isChineseName(said, false) && !PLAIN_WORDS.test(said.slice(1)) && !TITLE_INSIDE.test(said)
}
const PLAIN_WORDS =
  /[机间工房路店楼点下上号单天月日年周些费钱块元个快慢吧呀啊嘛呢谢好您做洗擦扫净约订排派起就行可以能会到过给打住家庭师姨客服务价格层厅卧厨卫窗柜床灯门人名位大小多少早晚午前后左右里外内旁边区市县]/

function keepCapitalised(name: string, lowerCaseToo: boolean): string | undefined {
  const words = name.split(/\s+/)
  const kept: string[] = []
  for (const word of words) {
    if (ENGLISH_NOT_NAMES.has(word.toLowerCase())) break
    if (!/^[A-Z]/.test(word) && !(lowerCaseToo && kept.length === 0)) break
    kept.push(word)
  }
  return kept.length > 0 ? kept.join(' ') : undefined
}

function wholeName(text: string): string | undefined {
  // 张，弓长张 spells the surname; 用我老公名字吧，周明 gives it last.
  const spelt = /^(?:我?(?:姓|叫|是))?(.)[,，\s]*[㐀-䶿一-鿿]{1,3}\1[吧的啊。]*$/u.exec(text.trim())?.[1]
  if (spelt !== undefined && surnames.includes(spelt)) return spelt
  const parts = text
    .split(/[,，。;；\s]+/)
    .map((part) => part.replace(/^[她他](?:姓名|名字)?叫/, '').replace(NAME_PARTICLES, ''))
  const named = parts.length < 2 ? undefined : parts.findLast((part) => part.length <= 4 && isChineseName(part, false))
  if (named !== undefined) return named
  const said = text
    .trim()
    .replaceAll(/["“”「」]/g, '')
    .replace(/^阿(?=[A-Z])/, '')
    .replace(/^(?:就|是|我?的?名字|叫|写|填|用|我|it's|it is|my name is|call me)+\s*(?=.)/i, '')
    .replace(/1[3-9][\d\s-]{9,13}/g, '')
    .trim()
    .replace(NAME_PARTICLES, '')
    .trim()
  if (NOT_A_NAME.test(said) || notNames.has(said)) return undefined
  if (/^[㐀-䶿一-鿿·]{1,5}$/u.test(said)) {
    if (said.length === 1) return surnames.includes(said) ? said : undefined
    return said.length <= 4 || said.includes('·') || surnameOf(said) ? said : undefined
  }
  if (/^[A-Za-z][A-Za-z.'-]*(?:\s[A-Za-z][A-Za-z.'-]*){0,2}$/.test(said) && said.length >= 2)
    return said.split(/\s/).some((word) => ENGLISH_NOT_NAMES.has(word.toLowerCase())) ? undefined : said
  return undefined
}
