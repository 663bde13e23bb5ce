import type { Score } from './classifier.ts'
import type { Meaning } from './meaning.ts'
import type { Message } from './message.ts'
import { worker } from './rules/complaint.ts'
import { imagines, supposes } from './rules/question.ts'
import type { Hit } from './rules/rule.ts'
import { wishes } from './rules/wish.ts'

/** Meanings that lead to something being written or a person being called; guessing them costs. */
const consequential: ReadonlySet<Meaning> = new Set(['booking', 'reschedule', 'cancel', 'complaint', 'handoff'])

const milder: ReadonlySet<Meaning> = new Set(['status', 'consult', 'praise', 'feedback'])

const pleasantries: ReadonlySet<Meaning> = new Set(['greeting', 'thanks', 'goodbye', 'affirm', 'deny'])

/** What moves the thresholds, each 0 to 1: how unheard-of the text is, and how grave it would be as a complaint. */
export interface Doubt {
  novelty: number
  grave: number
}

/** What one clause of several says by itself. */
export interface Clause {
  sure: readonly Meaning[]
  p: (meaning: Meaning) => number
}

export interface Decision {
  meanings: Meaning[]
  /** Those that a rule vouches for. */
  sure: Meaning[]
  why: string[]
  /** Where one booking is undone and another one made: the clauses that the new one is described in. */
  wish?: string
  /** What it might be without being convincing, likeliest first. */
  perhaps?: Meaning[]
}

/**
 * Weighs what the rules saw against the classifier: sure hits stand, likely ones need the classifier to find them
 * possible, and without any hit a meaning with consequences needs a confident score. Nothing convincing gives an
 * empty list, which the customer gets as a question back.
 */
export function decide(
  message: Message,
  hits: readonly Hit[],
  scores: readonly Score[],
  apart: readonly Clause[],
  doubt: Doubt,
): Decision {
  const why: string[] = []
  const p = (meaning: Meaning) => scores.find((score) => score.label === meaning)?.p ?? 0
  const chosen = new Set<Meaning>()
  const because = (meaning: Meaning) =>
    why.push(`${meaning}: ${hits.find((hit) => hit.meaning === meaning)?.why ?? 'score'} (p ${p(meaning).toFixed(2)})`)
  const [best] = weighed(scores, hits)
  if (best === undefined) return { meanings: [], sure: [], why }
  const backing = hits.find((hit) => hit.meaning === best.meaning)
  const needed = backing?.strength === 'sure' ? 0 : thresholdFor(best.meaning, message, backing !== undefined, doubt)
  // A guess with consequences yields to a rule that saw something harmless.
  const harmless = hits.some(
    ({ meaning, strength }) =>
      milder.has(meaning) &&
      (strength === 'sure' || meaning === 'status') &&
      (meaning !== 'consult' || best.meaning !== 'complaint' || message.question),
  )
  const rival = hits.some(
    ({ meaning, strength }) => strength === 'sure' && meaning !== best.meaning && consequential.has(meaning),
  )
  const grave = best.meaning === 'complaint' && doubt.grave > 0.5
  const guessed = backing === undefined && consequential.has(best.meaning) && best.meaning !== 'handoff'
  const yields =
    guessed && !grave && ((harmless && best.p < 0.97) || (rival && best.p < 0.9 && best.meaning !== 'complaint'))
  if (best.p >= needed && !yields) {
    chosen.add(best.meaning)
    because(best.meaning)
  } else why.push(`too unsure: ${best.meaning} ${best.p.toFixed(2)}, needed ${needed.toFixed(2)}`)
  for (const hit of hits) {
    if (chosen.has(hit.meaning)) continue
    // Whoever asks for a person, or tells of grave harm, is never overheard for a better score of something else.
    const vital =
      hit.meaning === 'handoff' ||
      (hit.vital === true && (hit.meaning !== 'complaint' || best.p < 0.6 || worker.test(message.text)))
    const worthIt =
      hit.strength === 'sure'
        ? vital
          ? hit.meaning === 'complaint' && message.question
            ? 0.02
            : 0
          : hit.meaning === 'complaint' && message.question
            ? 0.15
            : consequential.has(hit.meaning)
              ? 0.1
              : 0.04
        : hit.meaning === 'complaint' || hit.meaning === 'consult'
          ? hit.meaning === 'complaint' && wishes(message.text)
            ? 0.4
            : 0.25
          : 0.5
    if (!vital && Math.max(p(hit.meaning), saidApart(hit, message, apart)) < worthIt) continue
    chosen.add(hit.meaning)
    because(hit.meaning)
  }
  settle(chosen, message, p, apart, why)
  const second = scores.find(({ label }) => label !== best.meaning)
  if (chosen.size === 0 && best.meaning === 'complaint' && best.p >= 0.3 && second !== undefined)
    return { meanings: [], sure: [], why, perhaps: ['complaint', second.label as Meaning] }
  return {
    meanings: [...chosen],
    sure: hits.filter(({ strength }) => strength === 'sure').map(({ meaning }) => meaning),
    why,
  }
}

// What a clause of its own says counts although the rest of the message is about something else; what leads to
// something being written must be plain there.
function saidApart({ meaning, strength }: Hit, { text }: Message, apart: readonly Clause[]): number {
  if (strength !== 'sure' && meaning !== 'consult') return 0
  if (meaning === 'complaint' && !worker.test(text)) return 0
  return Math.max(
    0,
    ...apart
      .filter(({ sure, p }) => !consequential.has(meaning) || (sure.includes(meaning) && p(meaning) > 0.4))
      .map(({ p }) => p(meaning)),
  )
}

// How much a hit counts against the classifier, in odds. A sure hit gives way only to a score near certainty.
const oddsOf = { sure: 4, likely: 2 }
const LEAST_P = 0.03

function weighed(scores: readonly Score[], hits: readonly Hit[]): { meaning: Meaning; p: number }[] {
  const odds = scores.map(({ label, p }) => {
    const hit = hits.find((each) => each.meaning === label)
    return { meaning: label as Meaning, p: hit === undefined ? p : Math.max(p, LEAST_P) * oddsOf[hit.strength] }
  })
  // What was vetoed keeps its share: the rest does not become likelier by it.
  const total = Math.max(
    1,
    odds.reduce((sum, each) => sum + each.p, 0),
  )
  return odds.map(({ meaning, p }) => ({ meaning, p: p / total })).toSorted((a, b) => b.p - a.p)
}

// Where nearly every piece of the text is unheard of, the score is a guess about letters.
function thresholdFor(meaning: Meaning, message: Message, backed: boolean, doubt: Doubt): number {
  const { context, text } = message
  const answering = context.expecting !== undefined && context.expecting !== 'confirm'
  if (meaning === 'complaint' && !backed)
    return Math.max(
      grievanceThreshold(message, doubt.grave),
      context.expecting === undefined ? 0 : doubt.grave > 0.6 ? 0.6 : 0.8,
    )
  if (doubt.novelty > 0.9 && text.length > 4) return 0.8
  // Digits and short names look like scores; nobody rates a visit in words that no rule knows.
  if (meaning === 'survey' && !backed) return 0.95
  if (answering && consequential.has(meaning) && !backed) return 0.75
  if (meaning === 'handoff') return 0.42
  return consequential.has(meaning) ? 0.55 : 0.25
}

// People tell of sickness, dirt and accidents for many reasons. Without a sign of our own doing, or where they ask,
// suppose or want somebody to come, a score alone must be nearly certain.
function grievanceThreshold({ text, question }: Message, grave: number): number {
  if (imagines(text) || (supposes.test(text) && grave <= 0.5)) return 0.95
  if (grave > 0.5) return wishes(text) || kind.test(text) ? 0.75 : question && !indignant.test(text) ? 0.5 : 0.2
  if (wishes(text) || kind.test(text)) return 0.9
  const ours = worker.test(text)
  if (question && !indignant.test(text)) return 0.7
  if (!ours) return 0.5
  return grave > 0.35 ? 0.25 : 0.45
}

const kind =
  /感谢|感动|感恩|表扬|夸|点赞|好评|不好意思|建议|希望|就更好|统一|\b(?:thank|grateful|bravo|shining|lovely|suggest)/

const indignant =
  /凭什么|为什么|为啥|怎么(?:还|回事|这么|搞|能|办事|可以)|什么(?:玩意|东西|态度|水平|意思|服务)|吗[!！]|谁(?:他妈|把|允许|让)|(?:请|要)(?:她|他|你们)干嘛|还有脸|好意思|(?:买|假|骗)的吧|搞错|咋(?:还|恁|这么)|\bwhy\b/

/** Settles what cannot be meant together. */
function settle(
  chosen: Set<Meaning>,
  message: Message,
  p: (meaning: Meaning) => number,
  apart: readonly Clause[],
  why: string[],
): void {
  // Two wishes in clauses of their own are both meant: 取消周四的，再约周六下午.
  const separate = (one: Meaning, other: Meaning) =>
    apart.some(({ sure }) => sure.includes(one) && !sure.includes(other)) &&
    apart.some(({ sure }) => sure.includes(other) && !sure.includes(one))
  const drop = (meaning: Meaning, because: string) => {
    if (chosen.delete(meaning)) why.push(`not ${meaning}: ${because}`)
  }
  const has = (meaning: Meaning) => chosen.has(meaning)
  const text = message.text
  if (
    has('handoff') &&
    has('complaint') &&
    /机器|自动|\bai\b|\bbot\b/.test(text) &&
    !/投诉|阿姨|师傅|嫂|护工|保姆/.test(text)
  )
    drop('complaint', 'is about the bot')
  if (has('handoff')) {
    for (const meaning of ['booking', 'reschedule', 'status', 'consult', 'other', 'feedback', 'praise'] as const)
      if (meaning !== 'status' || !separate('status', 'handoff')) drop(meaning, 'asks for a person')
    if (has('cancel') && !/取消|退单|cancel/.test(text)) drop('cancel', 'asks for a person')
  }
  if (has('complaint')) {
    for (const meaning of ['praise', 'survey', 'feedback', 'other'] as const) drop(meaning, 'is a complaint')
    if (has('consult') && !/什么时候退|多久|怎么(?:赔|退|处理)|投诉电话/.test(text)) drop('consult', 'is a complaint')
    if (has('booking') && !/再约|另(?:外)?约|重新约|下次/.test(text)) drop('booking', 'is a complaint')
  }
  // 取消明天的，改约周六: after an undoing it is a new order.
  if (has('cancel') && has('reschedule') && /取消[^，。]*[，。\s]+(?:改约|重新约|换约)/.test(text)) {
    drop('reschedule', 'is a new order')
    chosen.add('booking')
  }
  if (has('cancel') && has('reschedule')) {
    const replaced =
      /(?:改(?:到|成|约|在|为|期)|换(?:到|成)|挪(?:到)|推(?:到|迟)|重新约到)/.test(text) &&
      !/不改|别改|不用改|直接取消/.test(text)
    if (!separate('cancel', 'reschedule') || /直接取消|不改/.test(text))
      drop(replaced ? 'cancel' : 'reschedule', replaced ? 'wants another time' : 'wants it undone')
  }
  if (
    has('cancel') &&
    has('booking') &&
    !separate('cancel', 'booking') &&
    !/重新|改约|另(?:外|约)|再(?:约|来|订)|换成|改(?:约|订)|instead/.test(text)
  )
    drop('booking', 'wants it undone')
  if (
    has('reschedule') &&
    has('booking') &&
    (!separate('reschedule', 'booking') || /再?加(?:一)?(?:个|台|洗|做|擦)/.test(text))
  )
    drop('booking', 'moves an existing one')
  if (has('reschedule') && has('status') && !/到哪|还没/.test(text)) drop('status', 'wants it moved')
  if (has('cancel') && has('status') && !/到账|还没退/.test(text)) drop('status', 'wants it undone')
  if (has('booking') && has('status') && !separate('booking', 'status'))
    drop(p('booking') >= p('status') ? 'status' : 'booking', 'one or the other')
  if (has('status') && has('consult')) drop('consult', 'asks about a booking of theirs')
  if (has('other') && chosen.size > 1) {
    if (has('consult') || has('booking') || has('reschedule') || has('cancel')) {
      if (p('other') > 0.5 && !has('cancel') && !has('reschedule')) {
        drop('consult', 'is none of our trade')
        drop('booking', 'is none of our trade')
      } else drop('other', 'is our trade')
    }
  }
  if (has('feedback') && has('booking') && !/约|订|下单|book/.test(text)) drop('booking', 'is a suggestion')
  if (has('feedback') && has('consult'))
    drop(p('feedback') >= p('consult') ? 'consult' : 'feedback', 'one or the other')
  if (has('feedback') && has('praise') && p('feedback') < p('praise')) drop('feedback', 'mostly praise')
  if (has('praise') && has('booking') && !/再(?:约|来)|约|book/.test(text)) drop('booking', 'is praise')
  if (has('praise') && has('consult')) drop(p('praise') >= p('consult') ? 'consult' : 'praise', 'one or the other')
  if (has('survey') && has('praise')) drop('praise', 'is a rating')
  if (chosen.size > 1 && has('goodbye') && has('thanks')) drop('thanks', 'says goodbye')
  for (const meaning of ['greeting', 'thanks', 'goodbye'] as const)
    if ([...chosen].some((other) => other !== meaning && !pleasantries.has(other))) drop(meaning, 'only politeness')
  if ([...chosen].some((meaning) => !pleasantries.has(meaning))) {
    if (message.context.expecting !== 'confirm') {
      drop('affirm', 'says more')
      drop('deny', 'says more')
    }
  }
}
