import { matchesIn } from '../matches-in.ts'

/**
 * Hospitals and nursing homes where somebody lies who is to be cared for, with ward and bed: 华山医院十二楼骨科三十七床,
 * Renji Hospital. Where somebody only goes to see a doctor, nobody is sent.
 */
export function findHospitals(text: string): { at: number; length: number }[] {
  const spans: { at: number; length: number }[] = []
  for (const match of matchesIn(text, CHINESE)) {
    const name = (match[1] ?? '').replace(NO_PART, '')
    const at = match.index + (match[1] ?? '').length - name.length
    const end = match.index + match[0].length
    if (name.length < 2 || GENERIC.test(name) || VISITS.test(text.slice(0, at))) continue
    if (/^(?:吗|么|有吗|上班|工作|的?(?:护士|医生|保洁))/.test(text.slice(end))) continue
    const tail = TAIL.exec(text.slice(end))?.[0] ?? ''
    spans.push({ at, length: end - at + tail.length })
  }
  for (const match of matchesIn(text, ENGLISH)) {
    if (!GOES.test(text.slice(0, match.index))) spans.push({ at: match.index, length: match[0].length })
  }
  return spans
}

const CHINESE =
  /([\u4e00-\u9fff]{2,12}?)(?:医院|卫生院|保健院|敬老院|养老院|护理院|福利院|疗养院)(?!附近|旁边|对面|里[^面]|那边|[看挂体])/g
/** Whatever stands before a name, up to the last word that is no part of one. */
const NO_PART =
  /^.*(?:[了在去到进于的是搁从来看陪送住找我他她们呢给半点号要请约订个位聘想]|[上下中]午|早上|晚上|[今明后]天|(?:周|星期|礼拜)[一二三四五六日天]|妈妈?|爸爸?|父亲|母亲|爷爷|奶奶|外公|外婆|老公|老婆|老伴|手术|住院)/
const GENERIC =
  /^(?:附近|哪个|哪家|那个|那家|这个|这家|某个?|一个|一家|三甲|私立|公立|社区|宠物|大|小|别的|其他|全市|各大?|动物)+$/
const VISITS = /(?:去|上|到|回|离|靠近|跑|赶|从|去了?一?趟)$/
const NUM = '(?:[A-Za-z]?\\d{1,4}|[零〇一幺二三四五六七八九十百]{1,5})'
const TAIL = new RegExp(
  `^(?:[\\s,、]{0,2}(?:[东西南北总分本新老][院部]区?|[\\u4e00-\\u9fff]{2}院区|(?:住院|门诊|外科|内科|急诊)(?:部|大?楼)|${NUM}\\s?(?:号楼|号床|楼|层|病区|病房|室|床|栋|区|F)|[\\u4e00-\\u9fff]{1,5}?(?:科|病区|病房|ICU)))+`,
)
const ENGLISH =
  /(?<![A-Za-z])(?!(?:The|In|At|My|A|To|This|That|Which)\s)(?:[A-Z][A-Za-z'’]+\s){1,3}[Hh]ospital(?:,? (?:[A-Z][a-z]+|[Bb]uilding \w+|[Ww]ard \w+|[Ff]loor \w+|[Bb]ed \w+|\d+(?:st|nd|rd|th)? [Ff]loor))*/g
const GOES =
  /(?:\bgo(?:es|ing)?|\btak(?:e|es|ing)|\bbring|\baccompany|\bdrive|\bride|\btrip|\bvisit)\b[^,.;!?]{0,24}\bto (?:the )?$|\b(?:near|from|behind|opposite) (?:the )?$/i
