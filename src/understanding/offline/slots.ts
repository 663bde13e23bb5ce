import type { Command, SlotValue } from '#engine/command.ts'
import type { Found } from './entities/found.ts'
import type { Meaning } from './meaning.ts'
import type { Mentions } from './mentions.ts'
import type { Message } from './message.ts'
import { notesIn } from './notes.ts'

export type Set = Extract<Command, { kind: 'set' }>

export const slotNames = [
  'service',
  'also',
  'variant',
  'add_ons',
  'when',
  'duration',
  'area',
  'count',
  'address',
  'phone',
  'name',
  'order',
  'rating',
  'worker',
  'note',
] as const

export type SlotName = (typeof slotNames)[number]

const arranging: readonly SlotName[] = [
  'service',
  'also',
  'variant',
  'add_ons',
  'when',
  'duration',
  'area',
  'count',
  'address',
  'phone',
  'name',
  'worker',
  'order',
  'note',
]
const describing: readonly SlotName[] = [
  'service',
  'also',
  'variant',
  'when',
  'area',
  'count',
  'address',
  'phone',
  'name',
]
const inquiring: ReadonlySet<Meaning> = new Set(['consult', 'handoff'])
const finding: readonly SlotName[] = ['service', 'when', 'order', 'phone', 'name', 'worker']

// What a message may fill follows from what it is about: "保洁一小时多少钱" wants no one for an hour.
const reasonsFor: Partial<Record<Meaning, readonly SlotName[]>> = {
  booking: arranging,
  reschedule: arranging,
  cancel: finding,
  status: finding,
  complaint: ['order', 'phone', 'worker'],
  consult: ['service', 'variant', 'area', 'order'],
  // A score and idle talk are what short answers are most often mistaken for.
  survey: ['rating', 'worker', 'order', 'service', 'variant', 'area', 'count'],
  other: ['service', 'variant', 'area', 'count', 'address', 'phone', 'order'],
  praise: ['worker', 'order'],
  handoff: ['phone', 'order'],
  affirm: arranging,
  deny: arranging,
  greeting: arranging,
  thanks: ['phone'],
}

/** The slots that a message fills by itself, without having been asked. */
export function slotsIn(message: Message, text: string, mentions: Mentions, meanings: readonly Meaning[]): Set[] {
  const { flow } = message.context
  const allowed = new Set<SlotName>()
  for (const meaning of meanings) for (const slot of reasonsFor[meaning] ?? []) allowed.add(slot)
  if (meanings.length === 0) for (const slot of arranging) allowed.add(slot)
  // 周六上午能来擦玻璃吗: what is asked about a service is kept for the order that may follow.
  if (flow === undefined && mentions.service !== undefined && meanings.some((meaning) => inquiring.has(meaning)))
    for (const slot of describing) allowed.add(slot)
  const arrangesNow = flow === 'booking' || flow === 'reschedule'
  if (arrangesNow && !meanings.includes('complaint'))
    for (const slot of arranging) if (!isOnlyAsked(slot, message, meanings)) allowed.add(slot)
  if (meanings.includes('status') && meanings.includes('complaint')) allowed.delete('when')
  if (meanings.includes('complaint') && !meanings.includes('reschedule')) allowed.delete('when')
  if (meanings.length === 0 && !arrangesNow && message.question) return []
  return slotNames.filter((slot) => allowed.has(slot)).flatMap((slot) => setOf(slot, message, text, mentions))
}

/** The command that fills this slot from the message, if the message says anything for it. */
export function setOf(slot: SlotName, message: Message, text: string, mentions: Mentions): Set[] {
  if (slot === 'note') return notesIn(text).map((note) => ({ kind: 'set', slot: 'note', value: note, text: note }))
  const found: Found<SlotValue> | undefined = mentions[slot]
  return found === undefined ? [] : [{ kind: 'set', slot, value: found.value, text: found.text }]
}

// A question may name an hour or a number without wanting it.
function isOnlyAsked(slot: SlotName, message: Message, meanings: readonly Meaning[]): boolean {
  if (!meanings.includes('consult') || meanings.includes('booking')) return false
  return slot === 'duration' || slot === 'count' || slot === 'when' || (slot === 'note' && message.question)
}
