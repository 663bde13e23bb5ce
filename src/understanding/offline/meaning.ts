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
