import type { Context } from '#engine/command.ts'
import type { Evidence } from './evidence.ts'
import { isHeard, LEAST_RISK, type Grievance } from './grievance.ts'
import type { Meaning } from './meaning.ts'
import type { Message } from './message.ts'
import { excused } from './rules/complaint.ts'
import { categoriesIn } from './rules/complaint-category.ts'
import { isSure, type Hit } from './rules/rule.ts'
import { settle } from './settle.ts'

/**
 * How likely the likeliest meaning must be to be acted on. What leads to something being written or a person being
 * called needs more, since guessing it costs: below that the customer is asked.
 */
const needed: Readonly<Partial<Record<Meaning, number>>> = {
  booking: 0.6,
  reschedule: 0.55,
  cancel: 0.5,
  complaint: 0.55,
  handoff: 0.4,
}
const NEEDED_OF_HARMLESS = 0.25
// Whoever was just asked something is taken to answer, so anything else needs so much more; and whoever was not asked is
// not taken to answer.
const MORE_WHEN_ASKED = 0.35
const NEEDED_OF_STRAY_ANSWERS = 0.65
const NEEDED_OF_ASIDE = 0.55
const elsewhere: ReadonlySet<Meaning> = new Set(['status', 'greeting', 'goodbye'])
const unasked: ReadonlySet<Meaning> = new Set(['survey'])
const NEVER = 2
/** How much less is needed where a rule vouches for it. */
const WORTH_OF_RULE = 0.15
// A time and friendly words alone sound like an order to the score; where no rule sees any sign of one, it must be surer.
const MORE_WITHOUT_SIGN = 0.12
const needsSign: ReadonlySet<Meaning> = new Set(['booking', 'reschedule'])
const NEEDED_OF_GUESSED_GRIEVANCE = 0.62

/** What one clause of several says by itself. */
export interface Clause {
  question: boolean
  sure: () => readonly Meaning[]
  likeliest: () => Meaning | undefined
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

/** What else is known of the words. */
interface Beside {
  /** Of a complaint, 0 to 1, or an outcry. */
  likelihood: number | 'outcry'
  /** What it would be as a complaint. */
  grievance: () => Grievance
  /** How unheard-of the words are, 0 to 1. */
  novelty: number
}

/**
 * Chooses what is meant. The likeliest meaning stands if it is likely enough for what it leads to; beside it stand what
 * a clause of its own plainly says, somebody's danger, and the wish for a person. Nothing convincing gives an empty
 * list, which the customer gets as a question back.
 */
export function decide(
  { read, hits }: Evidence,
  p: (meaning: Meaning) => number,
  ranked: readonly Meaning[],
  apart: readonly Clause[],
  beside: Beside,
): Decision {
  const sure = hits.filter(isSure).map(({ meaning }) => meaning)
  const vital = hits.find(({ strength }) => strength === 'vital')
  // Whoever wants no more messages wants nothing else, and what is said to everybody wants nothing of us.
  if (vital?.meaning === 'consult' || vital?.meaning === 'other')
    return { meanings: [vital.meaning], sure, why: [vital.why] }
  if (atALoss.test(read.text)) return { meanings: [], sure, why: ['is at a loss'] }
  const why: string[] = []
  const chosen = new Set<Meaning>()
  for (const [rank, meaning] of ranked.entries()) {
    // Where nearly every piece of the text is unheard of, or it is a bare number, the score is a guess about letters.
    const odd = /^\d+$/.test(read.text) || (beside.novelty > 0.85 && read.text.length > 3)
    const babble = odd && !sure.includes(meaning)
    const guessed = meaning === 'complaint' && !hasSign(read, hits)
    const baseless = guessed && tellsNothing(read)
    const unlikely = baseless || (guessed && p(meaning) < NEEDED_OF_GUESSED_GRIEVANCE)
    const unsigned = needsSign.has(meaning) && !hits.some((hit) => hit.meaning === meaning)
    const worth = p(meaning) - (unsigned ? MORE_WITHOUT_SIGN : 0)
    const enough = !(rank === 0 && babble) && !unlikely && isEnough(worth, meaning, rank === 0, read, sure, apart)
    const heard =
      meaning === vital?.meaning ||
      (meaning === 'complaint' &&
        !baseless &&
        !isMerelyPraise(ranked, sure, p) &&
        isDanger(read, hits, beside, p(meaning))) ||
      (meaning === 'cancel' && isLeaving(read, sure, p(meaning)))
    if (!enough && !heard) continue
    chosen.add(meaning)
    why.push(`${meaning}: ${hits.find((hit) => hit.meaning === meaning)?.why ?? 'score'} (p ${p(meaning).toFixed(2)})`)
  }
  settle(chosen, read, p, apart, why)
  if (chosen.size > 0) return { meanings: [...chosen], sure, why }
  // 对，就这样，明天不给答复我就投诉 is a yes, however it goes on.
  const agrees = read.context.expecting === 'confirm' && sure.includes('affirm') && !hesitates.test(read.text)
  if (agrees) return { meanings: ['affirm'], sure, why: ['begins with yes'] }
  const perhaps = ranked.filter((meaning) => p(meaning) >= 0.2)
  return { meanings: [], sure, why: [...why, `too unsure: ${perhaps.join(', ')}`], perhaps }
}

const hesitates = /想想|考虑|等|但|不过|先别|再说|问|改|换|不[是要对行]|[吗?？]|\b(?:but|wait|change|instead)\b/

// 我婆婆一看就放心，好评 speaks of somebody frail, and nothing befell her.
function isMerelyPraise(
  ranked: readonly Meaning[],
  sure: readonly Meaning[],
  p: (meaning: Meaning) => number,
): boolean {
  return ranked[0] === 'praise' && p('praise') > 0.5 && !sure.includes('complaint')
}

// Whoever did not understand is none the wiser for small talk.
const atALoss =
  /^(?:我|俺)?(?:真|也|还是|完全|有点)?(?:不知道|不晓得|不清楚|不太懂|没看懂|看不懂|没听懂|听不懂|没明白|不明白|没懂|不懂|啥意思|什么意思)[啊呀了呢吧的。.!！~?？\s]*$|^(?:i )?(?:don'?t|do not) (?:know|understand|get it)[.!?\s]*$/i

// 我不知道 and 他 stand in many grievances, and tell of none.
function tellsNothing({ text }: Message): boolean {
  return text.length <= 4
}

// Whether any word is a sign of a grievance; without one it is a guess.
function hasSign({ text }: Message, hits: readonly Hit[]): boolean {
  return hits.some(({ meaning }) => meaning === 'complaint') || categoriesIn(text).length > 0
}

// What may be an S1 is heard early, unless it is likelier the answer to something else.
function isDanger(
  { context, text }: Message,
  hits: readonly Hit[],
  { likelihood, grievance }: Beside,
  p: number,
): boolean {
  // What is hardly a complaint is less of a danger still.
  if (likelihood !== 'outcry' && likelihood < LEAST_RISK) return false
  const { expecting } = context
  // 写我闺女吧，她叫小棠 names a child, and nothing befell her.
  const enough = expecting === undefined ? 0 : expecting === 'name' || expecting === 'phone' ? 0.85 : 0.6
  const vouched = hits.some((hit) => hit.meaning === 'complaint' && isSure(hit))
  return p > enough && !excused(text) && isHeard(text, grievance(), 'open', vouched)
}

// In the middle of a dialogue a rule knows better than the score whether somebody wants to leave it.
function isLeaving({ context }: Message, sure: readonly Meaning[], likelihood: number): boolean {
  return context.flow !== undefined && sure.includes('cancel') && likelihood > 0.05
}

function isEnough(
  p: number,
  meaning: Meaning,
  first: boolean,
  { context, text }: Message,
  sure: readonly Meaning[],
  apart: readonly Clause[],
): boolean {
  const vouched = sure.includes(meaning)
  // A small mishap of one's own that ended well is nobody's merit.
  if (meaning === 'praise' && !vouched && excused(text)) return false
  // Reading the clauses takes longest, so they are asked last.
  const whole = first ? neededOfFirst(meaning, vouched, context) : neededBeside(meaning, vouched, context)
  return p >= whole || p >= neededApart(meaning, vouched, apart)
}

function neededOfFirst(meaning: Meaning, vouched: boolean, { expecting }: Context): number {
  const least = needed[meaning]
  const asked = expecting !== undefined
  // A number given to another question is no score.
  if (meaning === 'survey' && asked && expecting !== 'rating' && !vouched) return NEVER
  // Few words are a score, a greeting, a farewell or a look at an order of theirs unless something says so.
  if (!vouched && (asked ? elsewhere : unasked).has(meaning)) return NEEDED_OF_ASIDE
  if (least === undefined) return isAnswer(meaning) && !asked && !vouched ? NEEDED_OF_STRAY_ANSWERS : NEEDED_OF_HARMLESS
  if (vouched && meaning === 'handoff') return 0
  if (asked && (expecting !== 'confirm' || (isForPeople(meaning) && !vouched))) return least + MORE_WHEN_ASKED
  return vouched ? least - WORTH_OF_RULE : least
}

// A lower rank is a rival reading rather than a second wish. But whoever asks for people is not overheard.
function neededBeside(meaning: Meaning, vouched: boolean, { expecting }: Context): number {
  // Asked for an order, whoever wants somebody to do it for him says so beside what shall be done.
  if (vouched && meaning === 'handoff') return expecting === undefined ? 0.04 : 0.01
  return vouched && meaning === 'complaint' && expecting === undefined ? 0.3 : NEVER
}

// What a clause of its own says is a wish of its own, whatever the rest of the message is about. A question may be put
// in any words; what leads further must be plain, and more so where another clause says nothing else as plainly.
function neededApart(meaning: Meaning, vouched: boolean, apart: readonly Clause[]): number {
  if (meaning === 'consult') {
    const asks = (clause: Clause) =>
      clause.question && clause.p(meaning) > (clause.sure().includes(meaning) ? 0.2 : 0.5)
    return apart.some(asks) ? 0 : NEVER
  }
  if (!vouched || !isWish(meaning)) return NEVER
  const saidAt = meaning === 'complaint' ? 0.9 : meaning === 'handoff' ? 0.75 : 0.6
  const says = (clause: Clause) =>
    clause.sure().includes(meaning) && clause.likeliest() === meaning && clause.p(meaning) > saidAt
  if (!apart.some(says)) return NEVER
  // However loud the anger, 叫你们店长来 in a clause of its own is heard.
  if (meaning === 'handoff') return 0.002
  if (meaning === 'complaint') return 0.01
  // 长期要打扫，有没有优惠价 asks, whatever its beginning would be alone.
  if (meaning === 'booking') return 0.15
  return apart.some((clause) => clause.sure().some((other) => other !== meaning && other === clause.likeliest()))
    ? 0
    : 0.02
}

const isAnswer = (meaning: Meaning) => meaning === 'affirm' || meaning === 'deny'
const isForPeople = (meaning: Meaning) => meaning === 'complaint' || meaning === 'handoff'

/** Whether it may be wanted beside something else. */
export function isWish(meaning: Meaning): boolean {
  return meaning === 'status' || meaning in needed
}
