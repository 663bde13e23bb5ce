import type { Message } from '../message.ts'
import { announces } from './announcement.ts'
import { booking } from './booking.ts'
import { cancel } from './cancel.ts'
import { complaint } from './complaint.ts'
import { affirm, deny } from './consent.ts'
import { consult } from './consult.ts'
import { feedback } from './feedback.ts'
import { handoff } from './handoff.ts'
import { praise } from './praise.ts'
import { reschedule } from './reschedule.ts'
import { vital, type Hit, type Rule } from './rule.ts'
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
  const hits = rules.map((rule) => rule(message)).filter((hit) => hit !== undefined)
  if (message.context.expecting !== undefined || !announces(message.text)) return hits
  return [...hits.filter(({ strength }) => strength === 'vital'), vital('other', 'is said to everybody')]
}
