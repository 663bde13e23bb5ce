import { isNegatedAt } from './asserted.ts'
import { asksAboutPeople } from './asks-about-people.ts'
import {
  asksForCall,
  asksForSomebody,
  asksForStaff,
  asksInEnglish,
  refusesBot,
  tellsToTell,
} from './asks-for-people.ts'
import { likely, sure, type Hit, type Rule } from './rule.ts'
import {
  mentionsInEnglish,
  toldInEnglish,
  foreign,
  forWork,
  hands,
  instructsWorker,
  mentionsStaff,
  notStaff,
  tellsOfCall,
  toldOf,
  toTalk,
  workerRings,
} from './tells-of-people.ts'
import { matchesIn } from '../matches-in.ts'

/**
 * Any wording of "I want a person", unless it is taken back ("别转人工") or means a worker who shall come or ring.
 * Recall matters most here: a customer who asks for a person and gets the bot is lost.
 */
export const handoff: Rule = ({ text, clauses, context }) => {
  const whole = clauses.length === 1
  for (const clause of clauses) {
    if (asksAboutPeople([clause])) continue
    const bot = first(clause, refusesBot, false)
    if (bot !== undefined) {
      const alsoComplains = /投诉|太(?:差|烂)/.test(text)
      return alsoComplains ? likely('handoff', `refuses the bot: ${bot}`) : sure('handoff', `refuses the bot: ${bot}`)
    }
    const found = askedIn(clause, whole, context.expecting, text)
    if (found !== undefined) return found
  }
  return undefined
}

function askedIn(clause: string, whole: boolean, expecting: string | undefined, text: string): Hit | undefined {
  if (foreign.test(clause) || instructsWorker.test(clause)) return undefined
  const sent = first(
    clause,
    /(?:叫|让|喊|找|请|派)(?:一?个|你们的?)?人[^，。]{0,6}(?:(?:打|回|来)(?:个|一个)?电话|(?:打|拨|回)过来|(?:打|拨|回)(?:给)?我)/g,
    true,
  )
  if (sent !== undefined && expecting !== 'phone') return sure('handoff', `asks for a call: ${sent}`)
  // 老板，多少钱 only addresses us.
  if (!whole && /^(?:老板|领导|经理|客服|师傅|管家)(?:你好|您好)?$/.test(clause)) return undefined
  const person = first(clause, asksForStaff, true) ?? first(clause, asksInEnglish, true)
  const told = toldOf.test(clause) || toldInEnglish.test(clause)
  const called = person !== undefined && /\bcall|phone|ring\b/.test(person)
  if (person !== undefined && !notStaff.test(clause) && !(called && workerRings.test(clause))) {
    if (
      /\b(?:person|people|staff|need|want|someone|somebody|anyone|find|send|get)\b/.test(person) &&
      forWork.test(clause)
    )
      return undefined
    if (called && expecting === 'name') return undefined
    return told ? likely('handoff', `tells of a person: ${person}`) : sure('handoff', `asks for a person: ${person}`)
  }
  const ordered = first(clause, tellsToTell, true)
  if (ordered !== undefined) return sure('handoff', `asks for a person: ${ordered}`)
  const named = first(clause, mentionsStaff, true) ?? first(clause, mentionsInEnglish, true)
  if (named !== undefined && !notStaff.test(clause) && !forWork.test(clause))
    return likely('handoff', `names a person: ${named}`)
  const bare = first(clause, /人工|真人|活人|人类客服/g, true)
  if (bare !== undefined && !notStaff.test(clause)) return likely('handoff', `names a person: ${bare}`)
  const instead = first(
    clause,
    /(?:让|叫|找|请|换)(?:个)?人(?:来)?(?:帮|替|给)我(?:弄|选|填|看|搞|定|操作|办|处理|取消|改|查|退|下单)/g,
    true,
  )
  if (instead !== undefined && expecting !== undefined) return sure('handoff', `wants it done by somebody: ${instead}`)
  if (expecting === 'name') return undefined
  const call = first(clause, asksForCall, true)
  // 能来吗，打我电话 138… orders, and says how one is reached.
  const isReachedAt = /打我(?:的)?(?:手机|电话|号码)?[^，。]{0,3}1[3-9]\d/.test(clause) && forWork.test(text)
  if (call !== undefined && expecting !== 'phone' && !isReachedAt && !workerRings.test(clause))
    return toldOf.test(clause) || tellsOfCall.test(clause)
      ? likely('handoff', `tells of a call: ${call}`)
      : sure('handoff', `asks for a call: ${call}`)
  const somebody = first(clause, asksForSomebody, true)
  if (somebody === undefined || /听得?(?:见|到)/.test(clause) || forWork.test(whole ? clause : text)) return undefined
  // Who rings us himself, and whether anybody answers there, is told.
  if (/打过去|有人[接理]/.test(somebody)) return likely('handoff', `tells of a call: ${somebody}`)
  const mayWork = !toTalk.test(text) && expecting === undefined && hands.test(somebody)
  return mayWork || toldOf.test(clause) || (/有/.test(somebody) && /在吗|吗$|么$|没$/.test(clause))
    ? likely('handoff', `asks for somebody: ${somebody}`)
    : sure('handoff', `asks for somebody: ${somebody}`)
}

function first(clause: string, pattern: RegExp, negatable: boolean): string | undefined {
  for (const match of matchesIn(clause, pattern)) {
    if (negatable && (isNegatedAt(clause, match.index) || takesBack.test(match[0]))) continue
    return match[0]
  }
  return undefined
}

// The negation may stand inside the words found: "叫我别找人工".
const takesBack =
  /(?:不|别|莫|甭|勿|无需|毋须|没必要)(?:用|要|必|需要|想)?(?:给我|再|急着|帮我)?(?:转|找|叫|接|打|喊|派|请|联系|人工|真人|客服)|不是要|\b(?:no need|don'?t|do not|not|without|no)\b[^.]{0,14}\b(?:human|agent|person|manager|representative|transfer|call|connect|staff|support|operator)/
