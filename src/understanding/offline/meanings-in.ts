import { decide, type Decision } from './decide.ts'
import { graveShare } from './grievance.ts'
import type { Knowledge } from './knowledge.ts'
import type { Message } from './message.ts'
import { booking } from './rules/booking.ts'
import { cancel } from './rules/cancel.ts'
import { complaint } from './rules/complaint.ts'
import { affirm, deny } from './rules/consent.ts'
import { consult } from './rules/consult.ts'
import { feedback } from './rules/feedback.ts'
import { handoff } from './rules/handoff.ts'
import { praise } from './rules/praise.ts'
import { reschedule } from './rules/reschedule.ts'
import type { Rule } from './rules/rule.ts'
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
  const hits = rules.map((rule) => rule(message)).filter((hit) => hit !== undefined)
  const grave = graveShare(knowledge.categorise(message.text))
  return decide(message, hits, knowledge.classify(message.text), { novelty: knowledge.novelty(message.text), grave })
}
