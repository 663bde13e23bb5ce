import type { Evidence } from './evidence.ts'
import { RISK, type Grievance } from './grievance.ts'
import type { Meaning } from './meaning.ts'
import type { Message } from './message.ts'
import { excused } from './rules/complaint.ts'
import { isAboutWorkersCall } from './rules/handoff.ts'
import { isSure } from './rules/rule.ts'
import { settle } from './settle.ts'

/** Meanings that lead to something being written or a person being called; guessing them costs. */
const consequential: ReadonlySet<Meaning> = new Set(['booking', 'reschedule', 'cancel', 'complaint', 'handoff'])

/** What may be wanted beside something else. */
const wishes: ReadonlySet<Meaning> = new Set([...consequential, 'status'])

/** What one clause of several says by itself. */
export interface Clause {
  question: boolean
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
 * Chooses what is meant. The likeliest meaning stands if it is likely enough for what it leads to; beside it stand
 * those that a rule saw and a clause of their own makes likely. Nothing convincing gives an empty list, which the
 * customer gets as a question back.
 * @param beside what it would be as a complaint, and how unheard-of the words are, 0 to 1
 */
export function decide(
  { read, hits }: Evidence,
  p: (meaning: Meaning) => number,
  ranked: readonly Meaning[],
  apart: readonly Clause[],
  beside: { grievance: Grievance; novelty: number },
): Decision {
  const why: string[] = []
  const chosen = new Set<Meaning>()
  const sure = hits.filter(isSure).map(({ meaning }) => meaning)
  const outright = hits.some(({ meaning, strength }) => meaning === 'complaint' && strength === 'outright')
  const grieves = hits.some(({ meaning }) => meaning === 'complaint')
  const rival = excused(read.text) || (!grieves && sure.some((meaning) => consequential.has(meaning)))
  for (const [rank, meaning] of ranked.entries()) {
    const hit = hits.find((each) => each.meaning === meaning)
    // Where nearly every piece of the text is unheard of, the score is a guess about letters.
    const babble = beside.novelty > 0.85 && read.text.length > 4 && !sure.includes(meaning) && meaning !== 'handoff'
    const needed = babble
      ? 2
      : saidApart(meaning, sure, apart)
        ? 0
        : meaning === 'complaint'
          ? complaintThreshold(read, beside.grievance, outright, rival)
          : rank === 0
            ? thresholdFor(meaning, read)
            : besideThreshold(meaning, sure)
    if (p(meaning) < needed && hit?.strength !== 'vital') continue
    if (meaning === 'handoff' && !hit && isAboutWorkersCall(read.text)) continue
    chosen.add(meaning)
    why.push(`${meaning}: ${hit?.why ?? 'score'} (p ${p(meaning).toFixed(2)})`)
  }
  // Whoever wants no more messages wants nothing else.
  if (hits.some(({ meaning, strength }) => meaning === 'consult' && strength === 'vital'))
    for (const meaning of ['complaint', 'cancel', 'feedback', 'goodbye'] as const)
      if (meaning !== 'cancel' || !/退订/.test(read.text)) chosen.delete(meaning)
  settle(chosen, read, p, apart, why)
  if (chosen.size > 0) return { meanings: [...chosen], sure, why }
  const perhaps = ranked.filter((meaning) => p(meaning) >= 0.2)
  return { meanings: [], sure, why: [...why, `too unsure: ${perhaps.join(', ')}`], perhaps }
}

// What may be an S1 is heard early, and so is who complains outright. Whoever was just asked something is taken to answer.
function complaintThreshold({ context }: Message, { risk }: Grievance, outright: boolean, rival: boolean): number {
  if (outright && risk >= RISK) return 0
  // Where a rule saw another wish or an excuse, and none a grievance, the score must outweigh both.
  if (rival) return 0.75
  return (risk >= RISK ? 0 : outright ? 0.2 : 0.42) + (context.expecting === undefined ? 0 : 0.5)
}

function thresholdFor(meaning: Meaning, { context }: Message): number {
  if (!consequential.has(meaning)) return 0.25
  if (meaning === 'handoff') return 0.3
  return context.expecting === undefined || context.expecting === 'confirm' ? 0.5 : 0.7
}

// A lower rank is a rival reading rather than a second wish. But whoever asks for a person is never overheard.
function besideThreshold(meaning: Meaning, sure: readonly Meaning[]): number {
  if (meaning === 'handoff') return sure.includes(meaning) ? 0.02 : 0.25
  return sure.includes(meaning) ? 0.2 : 1
}

// What a clause of its own says is a wish of its own, whatever the rest of the message is about. A question may be put
// in any words; what leads further must be plain.
function saidApart(meaning: Meaning, sure: readonly Meaning[], apart: readonly Clause[]): boolean {
  if (meaning === 'consult') return apart.some(({ question, p }) => question && p(meaning) > 0.6)
  if (!sure.includes(meaning) || !wishes.has(meaning)) return false
  return apart.some((clause) => clause.sure.includes(meaning) && clause.p(meaning) > 0.6)
}
