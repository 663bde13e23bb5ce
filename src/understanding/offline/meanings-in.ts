import type { Score } from './classifier.ts'
import { decide, isWish, type Clause, type Decision } from './decide.ts'
import { evidenceIn, type Evidence } from './evidence.ts'
import { grievanceIn, type Grievance } from './grievance.ts'
import type { Knowledge } from './knowledge.ts'
import type { Meaning } from './meaning.ts'
import { messageOf, type Message } from './message.ts'
import { outcryIn } from './rules/complaint.ts'
import { asksAboutPeople } from './rules/asks-about-people.ts'
import { isAboutOthers } from './rules/tells-of-people.ts'
import { isSure } from './rules/rule.ts'

/** What is meant, and what it would be about if it is a complaint. */
export interface Understanding extends Decision {
  grievance: () => Grievance
}

/** What the whole message is about, by rules and classifiers together. */
export function meaningsIn(message: Message, knowledge: Knowledge): Understanding {
  const evidence = evidenceIn(message)
  const { read, refused, marks } = evidence
  // 不要客服，要你们经理 waves off one and asks for another.
  const asksAfterAll = read !== message && evidence.hits.some((hit) => isSure(hit) && hit.meaning === 'handoff')
  const ruledOut = (label: string) =>
    (label === 'handoff' && ((refused && !asksAfterAll) || wantsNobody(evidence))) ||
    (label === 'cancel' && isKept(evidence)) ||
    (label === 'reschedule' && isLeftAsItIs(evidence)) ||
    ((label === 'affirm' || label === 'deny') && answersNothing(evidence))
  const scores = without(ruledOut, knowledge.classify(read.text, marks))
  const p = (meaning: Meaning) => scores.find(({ label }) => label === meaning)?.p ?? 0
  const likelihood = outcryIn(read.text) === undefined ? p('complaint') : 'outcry'
  // Most messages are no complaint, and what it would be about as one is asked of few.
  const grievance = once(() => grievanceIn(read.text, likelihood, knowledge.categorise(read.text, marks)))
  if (refused && read === message) return { meanings: ['other'], sure: ['other'], why: ['wants no person'], grievance }
  const ranked = scores.map(({ label }) => label as Meaning)
  const apart =
    read.clauses.length > 1 && evidence.hits.length > 0
      ? read.clauses.slice(0, 6).map((clause) => clauseOf(messageOf(clause, message.context), knowledge))
      : []
  const decision = {
    ...decide(evidence, p, ranked, apart, { likelihood, grievance, novelty: knowledge.novelty(read.text) }),
    grievance,
  }
  // Whoever waves a person off and asks nothing wants nothing.
  if (refused && !read.question && decision.meanings.join() === 'consult' && p('consult') < 0.55)
    return { ...decision, meanings: ['other'], why: [...decision.why, 'wants no person'] }
  if (!decision.meanings.includes('booking') || !decision.meanings.includes('cancel')) return decision
  const wished = read.clauses.filter((_, index) => apart[index]?.sure().includes('cancel') === false)
  return { ...decision, wish: wished.join('，') }
}

function wantsNobody({ read, hits }: Evidence): boolean {
  const vouched = hits.some((hit) => hit.meaning === 'handoff' && isSure(hit))
  return !vouched && (isAboutOthers(read.text) || asksAboutPeople(read.clauses))
}

// Where nothing was asked, a no that also says what is wanted is no answer.
function answersNothing({ read, hits }: Evidence): boolean {
  return read.context.expecting === undefined && hits.some((hit) => isSure(hit) && isWish(hit.meaning))
}

function without(ruledOut: (label: string) => boolean, scores: readonly Score[]): Score[] {
  const left = scores.filter(({ label }) => !ruledOut(label))
  const total = left.reduce((sum, { p }) => sum + p, 0)
  return left.map(({ label, p }) => ({ label, p: p / total }))
}

const keeps =
  /(?:别|(?<!要)不|不要|不用|不想|不是要|没说要|先不)(?:给我|帮我|再)?取消|没(?:有)?(?:说|想)?(?:过)?不(?:要|做|约|来)(?!紧)|(?:单子?|预约)[^，。]{0,4}(?:给我)?留(?:着|住)/
const retracts =
  /(?:刚才?|之前|昨天)[^，。]{0,6}(?:说|点|按|发)[^，。]{0,8}(?:不要|取消|退|不做|不约)[^。]{0,20}(?:留着|保留|照常|照旧|别动|不算|乱[打按点]|误[触按点]|[点按]错|手滑)|别听(?:我|他|她|孩子|老人)|(?:退单|取消|退订|不要)[^。]{0,8}(?:别|不要|勿)(?:给)?(?:办|处理|受理|当真)|(?:不要|取消)[^，。]{0,4}(?:不算|不作数)|恢复(?:吗|一下|预约|订单|么|回来)/

// 取消明天的，不取消后天的 undoes one of them all the same.
function isKept({ read, hits }: Evidence): boolean {
  if (retracts.test(read.text)) return true
  return keeps.test(read.text) && !hits.some((hit) => hit.meaning === 'cancel' && isSure(hit))
}

const asBefore =
  /(?:按|照|还是|就)着?(?:原来|原先|原定|之前|先前|约好|约定)|照常|照旧|照舊|照来|照做|\b(?:as (?:planned|booked|agreed|before)|keep it)\b/

// 不取消了，按原来的时间来 names a time without moving anything.
function isLeftAsItIs({ read, hits }: Evidence): boolean {
  return (
    keeps.test(read.text) &&
    asBefore.test(read.text) &&
    !hits.some((hit) => hit.meaning === 'reschedule' && isSure(hit))
  )
}

// Most clauses of most messages need no more than a look, so what each says is found out when it is asked for.
function clauseOf(clause: Message, knowledge: Knowledge): Clause {
  const evidence = once(() => evidenceIn(clause))
  const sure = once(() =>
    evidence()
      .hits.filter(isSure)
      .map(({ meaning }) => meaning),
  )
  const scores = once(() => knowledge.classify(clause.text, evidence().marks))
  return {
    question: clause.question,
    sure,
    likeliest: () => scores()[0]?.label as Meaning | undefined,
    p: (meaning) => scores().find(({ label }) => label === meaning)?.p ?? 0,
  }
}

function once<T>(find: () => T): () => T {
  let found: { value: T } | undefined
  return () => (found ??= { value: find() }).value
}
