import { compoundSurnames, notNames, surnames } from '../vocabulary/surnames.ts'
import type { Found } from './found.ts'
import { matchesIn } from '../matches-in.ts'

/** `value` is the worker's name as said (王师傅, 刘阿姨), a staff number, or `last` for whoever came the last time. */
export interface WorkerMention extends Found<string> {
  /** The one who came before. */
  previous?: true
  /** A staff number, not a name. */
  number?: true
  /** The customer does not want this worker. */
  declined?: true
}

/** Workers whom the customer names: 上次那个王姐, 王师傅, 还是刘阿姨, "same cleaner as last time". */
export function findWorkers(text: string): WorkerMention[] {
  const found: WorkerMention[] = []
  for (const match of matchesIn(text, NAMED, CALLED)) {
    const [whole, name, title] = match
    const before = text.slice(Math.max(0, match.index - 10), match.index)
    if (
      notNames.has(name ?? '') ||
      OWN_NAME.test(before) ||
      /[对关由]$/.test(before) ||
      (name === '司' && before.endsWith('公')) ||
      (name === '单' && /[那这的一两三几哪]$|\d$/.test(before)) ||
      (name === '安' && before.endsWith('保'))
    )
      continue
    // 王姐 may be the customer; she is a worker when she is asked for, or spoken about.
    if (
      /^(?:姐|哥|大姐|大哥|嫂|姨|叔|女士|先生|小姐)$/.test(title ?? '') &&
      !ASKED_FOR.test(before) &&
      !AGAIN.test(text)
    )
      continue
    add(match.index, whole, PREVIOUS.test(before), before)
  }
  for (const match of matchesIn(text, FAMILIAR)) {
    const said = match[1] ?? ''
    add(
      match.index + match[0].length - said.length,
      said,
      PREVIOUS.test(match[0]),
      text.slice(Math.max(0, match.index - 6), match.index),
    )
  }
  for (const match of matchesIn(text, FULL_NAME)) {
    const said = match[1] ?? ''
    if (!notNames.has(said) && !notNames.has(said.slice(0, 2)) && !NO_GIVEN.test(said))
      add(
        match.index + match[0].indexOf(said),
        said,
        PREVIOUS.test(match[0]),
        text.slice(Math.max(0, match.index - 6), match.index),
      )
  }
  for (const match of matchesIn(text, STAFF_NUMBER)) {
    const number = match[1] ?? match[2] ?? ''
    add(match.index, match[0], false, text.slice(Math.max(0, match.index - 6), match.index), number)
  }
  for (const match of matchesIn(text, ENGLISH_NAMED)) {
    const said = match[1] ?? match[2] ?? match[3] ?? ''
    if (said) add(match.index + match[0].indexOf(said), said, /again|same|last/i.test(match[0]), '')
  }
  if (found.length === 0) {
    const last = LAST_ONE.exec(text)
    if (last) add(last.index, last[0], true, text.slice(Math.max(0, last.index - 6), last.index), 'last')
  }
  return found.toSorted((a, b) => a.at - b.at)

  function add(at: number, said: string, previous: boolean, before: string, value = said): void {
    if (found.some((other) => other.at < at + said.length && at < other.at + other.length)) return
    const mention: WorkerMention = { value, at, length: said.length, text: said }
    if (previous) mention.previous = true
    if (value !== said && value !== 'last') mention.number = true
    if (DECLINED.test(before) || /^(?:别|不要|就别)再?(?:来|派)/.test(text.slice(at + said.length)))
      mention.declined = true
    found.push(mention)
  }
}

const SURNAME = `(?:${compoundSurnames.replaceAll(' ', '|')}|[${surnames}])`
const GIVEN = String.raw`(?:(?<=(?:^|[^㐀-䶿一-鿿]|还是|派|让|要|找|是)${SURNAME})[㐀-䶿一-鿿]{1,2}?)?`
const CALLINGS = '阿姨|师傅|大姐|大嫂|嫂子|月嫂|姐姐|护工|老师傅|大哥|大叔|女士|先生|小姐|姐|哥|嫂|姨|叔'
const CALLED = new RegExp(CALLINGS)
const NAMED = new RegExp(`((?:小|老)?${SURNAME}${GIVEN})(${CALLINGS})(?!们|夫)`, 'gu')
const FAMILIAR = new RegExp(
  `(?:上次|上回|之前|还是|还要|派|换成|指定|点名|继续|让)(?:那个|那位|的|叫|要|用|找)*\\s?((?:小|老)${SURNAME})(?![㐀-䶿一-鿿]{0,1}(?:区|路|房|户|公|板|师|人|客|样|时|地))`,
  'gu',
)
/** 指定王秀英, 上次面试那个周桂兰 */
const FULL_NAME = new RegExp(
  `(?:指定|点名要?|就要|还要|还是要?|换成|派|上[次回](?:来的|面试的?|那[个位])+|之前(?:来的|面试的?|那[个位])+|还找|面试(?:过的?|的|那[个位])+)\\s?(${SURNAME}[㐀-䶿一-鿿]{1,2}?)(?=$|[,，。\\s!]|来|做|吧|就|上户)`,
  'gu',
)
const NO_GIVEN = /[了吗的是在有要来去不没这那你我他她师姨嫂工机时间点下上午天个位家庭房]/
const STAFF_NUMBER =
  /(?:工号|编号)\s?(?:是|:)?\s?(\d{1,8})(?:号)?(?:的)?(?:阿姨|师傅)?|(?<![\d月])(\d{1,6})号(?:阿姨|师傅|保洁员|技师|护工)/g
const OWN_NAME = /(?:叫我|喊我|我是|我叫|联系人[^,。]{0,6}|称呼我?|姓名(?:是|:)?|打给|联系|收件人)\s?$/
const ASKED_FOR =
  /(?:上次|上回|之前|还是|还要|还用|派|指定|点名|让|那个|那位|这位|这个|找|约|换成|换|要|请|继续|不要|别让|给我|等)(?:的|那个|那位|一下|叫|回)?\s?$/
const AGAIN = /还是(?:她|他)|上次|又派|再派|做得|擦得|干得|人特别好|表扬|很细|真好|服务态度/
const PREVIOUS = /(?:上次|上回|上一次|之前|以前|原来|昨天|前天|上周|上个?月)[^,。!?]{0,6}$|还是(?:那个|要|找|用)?$/
const DECLINED =
  /(?:不要|别再?派|别让|ban掉?|拉黑|屏蔽|换了|开除|不想要|不再要|换掉|除了|别找|不用|别要|拒绝)(?:上次|那个|这个|的|再|让)*$/
const LAST_ONE =
  /(?:上次|上回|上一次|之前|以前|原来|昨天|前天|上周|上个?月)[^,。!?\d]{0,5}?(?:那个|那位|的|那个来的|来的)?(?:保洁|钟点工|做饭)?(?:阿姨|师傅|大姐|姐姐|小哥|护工|人员|保洁员|技师)|(?:同一个|同一位|一样的|老|固定的那个|原班)(?:阿姨|师傅|大姐|人员)(?!们)|还是(?:那个|那位|她|他|原来那个)(?:阿姨|师傅|大姐|人)?(?:来|做|吧|就行|可以)?|(?:the )?same (?:cleaner|lady|person|worker|aunt(?:y|ie)?|ayi|maid|guy|one|nanny|woman|helper)(?: (?:as|from|who came|that came)(?: last time| before| last week)?)?|(?:the )?(?:cleaner|lady|ayi|aunt(?:y|ie)?|worker|maid) (?:from|who came|that came|we had) (?:last|before)[a-z ]{0,8}|(?:my|our|the|your) (?:usual|regular|previous) (?:cleaner|ayi|aunt(?:y|ie)?|maid|lady)/i
const ENGLISH_NAMED =
  /\b(?:[Aa]yi|[Aa]unt(?:y|ie)?|[Cc]leaner|[Ss]hifu|Master|[Ss]ister)\s([A-Z][a-z]+)\b|\b((?:Ms|Mr|Mrs|Miss)\.?\s[A-Z][a-z]+)(?=\s(?:again|as (?:before|last)|like last|from last))|\b(?:have|want|send|get|book|request|with|prefer)\s([A-Z][a-z]+)(?=\s(?:again|like last|as last|who came|from last))|\b([A-Z][a-z]+) (?:ayi|Ayi|shifu|Shifu)\b/g
