import type { Evidence } from './evidence.ts'
import type { Grievance } from './grievance.ts'
import type { Meaning } from './meaning.ts'
import type { Message } from './message.ts'
import { excused } from './rules/complaint.ts'
import { isAboutWorkersCall } from './rules/handoff.ts'
import { isSure } from './rules/rule.ts'
import { settle } from './settle.ts'

/**
 * How likely the likeliest meaning must be to be acted on. What leads to something being written or a person being
 * called needs more, since guessing it costs: below that the customer is asked.
 */
const needed: Readonly<Partial<Record<Meaning, number>>> = {
  booking: 0.55,
  reschedule: 0.5,
  cancel: 0.5,
  complaint: 0.5,
  handoff: 0.5,
}
const NEEDED_OF_HARMLESS = 0.25
// Whoever was just asked something is taken to answer.
const NEEDED_OF_ANSWERS = 0.8
const NEVER = 2
// What may be an S1 is heard early.
const RISK_HEARD = 0.15

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

/**
 * Chooses what is meant. The likeliest meaning stands if it is likely enough for what it leads to; beside it stand what
 * a clause of its own plainly says, somebody's danger, and the wish for a person. Nothing convincing gives an empty
 * list, which the customer gets as a question back.
 * @param beside what it would be as a complaint, and how unheard-of the words are, 0 to 1
 */
export function decide(
  { read, hits }: Evidence,
  p: (meaning: Meaning) => number,
  ranked: readonly Meaning[],
  apart: readonly Clause[],
  { grievance, novelty }: { grievance: Grievance; novelty: number },
): Decision {
  const sure = hits.filter(isSure).map(({ meaning }) => meaning)
  const vital = hits.find(({ strength }) => strength === 'vital')
  if (vital !== undefined) return { meanings: [vital.meaning], sure, why: [`${vital.meaning}: ${vital.why}`] }
  const why: string[] = []
  const chosen = new Set<Meaning>()
  for (const [rank, meaning] of ranked.entries()) {
    // Where nearly every piece of the text is unheard of, the score is a guess about letters.
    const babble = novelty > 0.85 && read.text.length > 4 && !sure.includes(meaning)
    const enough =
      rank === 0 ? !babble && p(meaning) >= neededFor(meaning, read, sure) : isBeside(meaning, p, sure, apart)
    if (!enough && !(meaning === 'complaint' && isDanger(read, grievance, p(meaning)))) continue
    chosen.add(meaning)
    why.push(`${meaning}: ${hits.find((hit) => hit.meaning === meaning)?.why ?? 'score'} (p ${p(meaning).toFixed(2)})`)
  }
  settle(chosen, read, p, apart, why)
  if (chosen.size > 0) return { meanings: [...chosen], sure, why }
  const perhaps = ranked.filter((meaning) => p(meaning) >= 0.2)
  return { meanings: [], sure, why: [...why, `too unsure: ${perhaps.join(', ')}`], perhaps }
}

function isDanger({ context, text }: Message, { risk }: Grievance, likelihood: number): boolean {
  return risk >= RISK_HEARD && !excused(text) && (context.expecting === undefined || likelihood > 0.5)
}

function neededFor(meaning: Meaning, { context, text }: Message, sure: readonly Meaning[]): number {
  const least = needed[meaning]
  if (meaning === 'handoff' && sure.includes(meaning)) return 0
  if (meaning === 'handoff' && isAboutWorkersCall(text)) return NEVER
  if (least === undefined) return NEEDED_OF_HARMLESS
  return context.expecting === undefined || (context.expecting === 'confirm' && !isForPeople(meaning))
    ? least
    : NEEDED_OF_ANSWERS
}

const isForPeople = (meaning: Meaning) => meaning === 'complaint' || meaning === 'handoff'

// A lower rank is a rival reading rather than a second wish, unless a clause of its own says it. A question may be put
// in any words; what leads further must be plain.
function isBeside(
  meaning: Meaning,
  p: (meaning: Meaning) => number,
  sure: readonly Meaning[],
  apart: readonly Clause[],
) {
  if (meaning === 'consult')
    return apart.some((clause) => clause.question && clause.p(meaning) > (clause.sure().includes(meaning) ? 0.2 : 0.5))
  if (!sure.includes(meaning) || !wishes.has(meaning)) return false
  const says = (clause: Clause) =>
    clause.sure().includes(meaning) &&
    clause.likeliest() === meaning &&
    clause.p(meaning) > (isForPeople(meaning) ? 0.9 : 0.6)
  const saysAnother = (clause: Clause) =>
    clause.sure().some((other) => other !== meaning && other === clause.likeliest())
  if (isForPeople(meaning)) return p(meaning) > 0.2 || (p(meaning) > 0.02 && apart.some(says))
  return apart.some(says) && (p(meaning) > 0.02 || apart.some(saysAnother))
}

/** What may be wanted beside something else. */
const wishes: ReadonlySet<Meaning> = new Set(['booking', 'reschedule', 'cancel', 'complaint', 'handoff', 'status'])
