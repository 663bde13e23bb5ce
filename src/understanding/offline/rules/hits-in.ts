import type { Message } from '../message.ts'
import { booking } from './booking.ts'
import { cancel } from './cancel.ts'
import { complaint } from './complaint.ts'
import { affirm, deny } from './consent.ts'
import { consult } from './consult.ts'
import { feedback } from './feedback.ts'
import { handoff } from './handoff.ts'
import { praise } from './praise.ts'
import { reschedule } from './reschedule.ts'
import type { Hit, Rule } from './rule.ts'
import { farewell, gratitude, greeting, outOfScope } from './smalltalk.ts'
import { status } from './status.ts'
import { survey } from './survey.ts'

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

/** What the rules see in a message; of each meaning at most one hit. */
export function hitsIn(message: Message): Hit[] {
  return rules.map((rule) => rule(message)).filter((hit) => hit !== undefined)
}
