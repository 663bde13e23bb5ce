import type { Context } from '#engine/command.ts'
import { decide, type Clause, type Decision } from './decide.ts'
import { graveShare } from './grievance.ts'
import type { Knowledge } from './knowledge.ts'
import type { Meaning } from './meaning.ts'
import { messageOf, type Message } from './message.ts'
import { booking } from './rules/booking.ts'
import { cancel } from './rules/cancel.ts'
import { complaint, excused } from './rules/complaint.ts'
import { affirm, deny } from './rules/consent.ts'
import { consult } from './rules/consult.ts'
import { feedback } from './rules/feedback.ts'
import { handoff } from './rules/handoff.ts'
import { praise } from './rules/praise.ts'
import { withoutRefusedHandoff } from './rules/refusals.ts'
import { reschedule } from './rules/reschedule.ts'
import type { Hit, Rule } from './rules/rule.ts'
import { farewell, gratitude, greeting, outOfScope } from './rules/smalltalk.ts'
import { status } from './rules/status.ts'
import { survey } from './rules/survey.ts'

const rules: readonly Rule[] = [
  handoff,
  complaint,
  cancel,
  reschedule,
  status,
  booking,
  consult,
  feedback,
  survey,
  praise,
  outOfScope,
  greeting,
  gratitude,
  farewell,
  affirm,
  deny,
]

/** What the whole message is about, by rules and classifier together. */
export function meaningsIn(message: Message, knowledge: Knowledge): Decision {
  const { rest, refused } = withoutRefusedHandoff(message.text)
  if (refused && rest.length < 3) return { meanings: ['other'], sure: ['other'], why: ['wants no person'] }
  const read = refused ? messageOf(rest, message.context) : message
  const hits = hitsIn(read)
  const vetoed = new Set<Meaning>()
  if (refused) vetoed.add('handoff')
  const grieves = hits.some(({ meaning }) => meaning === 'complaint')
  if (excused(read.text) || (refused && !grieves)) vetoed.add('complaint')
  if (
    /(?:别|不要|不用|不想|不是要|没说要|先不)(?:给我|帮我)?取消/.test(read.text) &&
    !hits.some(({ meaning }) => meaning === 'cancel')
  )
    vetoed.add('cancel')
  const scores = knowledge.classify(read.text).filter(({ label }) => !vetoed.has(label as Meaning))
  const allowed = hits.filter(({ meaning }) => !vetoed.has(meaning))
  const apart =
    read.clauses.length > 1
      ? read.clauses.slice(0, 6).map((clause) => clauseOf(clause, message.context, knowledge))
      : []
  const grave = vetoed.has('complaint') ? 0 : graveShare(knowledge.categorise(read.text))
  const decision = decide(read, allowed, scores, apart, { novelty: knowledge.novelty(read.text), grave })
  if (!decision.meanings.includes('booking') || !decision.meanings.includes('cancel')) return decision
  const wished = read.clauses.filter((_, index) => apart[index]?.sure.includes('cancel') === false)
  return { ...decision, wish: wished.join('，') }
}

function hitsIn(message: Message): Hit[] {
  return rules.map((rule) => rule(message)).filter((hit) => hit !== undefined)
}

function clauseOf(text: string, context: Context, knowledge: Knowledge): Clause {
  const hits = hitsIn(messageOf(text, context))
  const scores = knowledge.classify(text)
  return {
    sure: hits.filter(({ strength }) => strength === 'sure').map(({ meaning }) => meaning),
    p: (meaning) => scores.find(({ label }) => label === meaning)?.p ?? 0,
  }
}
