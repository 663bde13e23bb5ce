import type { Command, Context, SlotValue } from '#engine/command.ts'
import type { Knowledge } from '../offline/knowledge.ts'
import { mentionsIn, type Mentions } from '../offline/mentions.ts'
import { normalise, type Normalised } from '../offline/normalise.ts'
import { slotNames, type SlotName } from '../offline/slots.ts'
import type { Mask } from './mask.ts'
import type { Catalogue, ModelCommand } from './model-commands.ts'

type SetCommand = Extract<Command, { kind: 'set' }>

/** The message as the model was shown it, and what is needed to read its words. */
export interface Shown {
  /** With numbers and addresses masked. */
  masked: string
  message: Normalised
  mask: Mask
  context: Context
  knowledge: Knowledge
  catalogue: Catalogue
}

/** A letter-by-letter copy may differ in spaces and case only. */
const folded = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '')

/** True when the customer wrote these words. */
export const wasSaid = (words: string, { masked }: Pick<Shown, 'masked'>): boolean =>
  folded(words) !== '' && folded(masked).includes(folded(words))

/**
 * The slots that the model found, each with the value that our own readers see in the customer's words. What the customer
 * did not write, and words in which the readers see nothing for that slot, are dropped.
 */
export function setsOf(commands: readonly ModelCommand[], shown: Shown): SetCommand[] {
  const whole = mentionsIn(shown.message.text, shown.message.signals, shown.context, shown.knowledge)
  return commands.flatMap((command) => {
    if (command.kind !== 'set' || !wasSaid(command.words, shown)) return []
    const words = shown.mask.back(command.words)
    const value = valueOf(command.slot, command.id, words, whole, shown)
    return value === undefined ? [] : [{ kind: 'set' as const, slot: command.slot, value, text: words }]
  })
}

function valueOf(
  slot: string,
  id: string | null,
  words: string,
  whole: Mentions,
  { context, knowledge, catalogue, message }: Shown,
): SlotValue | undefined {
  const name = slotNames.find((each) => each === slot)
  // Free answers belong to the question that asked for them, so a message cannot fill in what was never asked.
  if (name === undefined) return slot === context.expecting ? words : undefined
  switch (name) {
    case 'note':
      return words
    case 'service':
      return catalogue.services.find((service) => service.id === id)?.id ?? read(name)
    case 'variant':
      return catalogue.services.some(({ variants }) => variants.some((variant) => variant.id === id))
        ? (id ?? undefined)
        : read(name)
    case 'also':
    case 'add_ons':
    case 'when':
    case 'duration':
    case 'area':
    case 'count':
    case 'address':
    case 'phone':
    case 'name':
    case 'order':
    case 'rating':
    case 'worker':
      return read(name)
    default:
      return name satisfies never
  }

  // 三点 alone is either half of the day; in the whole message, 下午三点, it is one.
  function read(wanted: Exclude<SlotName, 'note'>): SlotValue | undefined {
    const inMessage = whole[wanted]
    if (inMessage && (folded(inMessage.text).includes(folded(words)) || folded(words).includes(folded(inMessage.text))))
      return inMessage.value
    // Asked for a price or a problem, the readers take bare numbers for nothing; the model says which slot they are.
    const asked = { ...context, expecting: wanted }
    return mentionsIn(normalise(words).text, message.signals, asked, knowledge)[wanted]?.value
  }
}
