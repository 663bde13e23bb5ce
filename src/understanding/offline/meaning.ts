/** What a whole message, or one clause of it, may be about. Training files bear these names. */
export const meanings = [
  'booking',
  'reschedule',
  'cancel',
  'status',
  'complaint',
  'survey',
  'consult',
  'feedback',
  'praise',
  'handoff',
  'greeting',
  'thanks',
  'goodbye',
  'other',
  'affirm',
  'deny',
] as const

export type Meaning = (typeof meanings)[number]

/** About how often each is meant, among messages that open a subject; they need not add up to one. */
export const usual: Readonly<Record<Meaning, number>> = {
  booking: 0.2,
  reschedule: 0.08,
  cancel: 0.06,
  status: 0.09,
  complaint: 0.17,
  survey: 0.03,
  consult: 0.18,
  feedback: 0.03,
  praise: 0.05,
  handoff: 0.07,
  greeting: 0.03,
  thanks: 0.02,
  goodbye: 0.02,
  other: 0.05,
  affirm: 0.02,
  deny: 0.02,
}
