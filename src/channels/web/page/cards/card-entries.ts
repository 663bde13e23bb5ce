import type { Choice, Message, SlotItem } from '../chat/protocol.ts'
import { formatSpan } from '../texts/format.ts'
import type { Texts } from '../texts/zh.ts'

/** An entry of a card that can be chosen: what it is called and, if there is one, the choice that means it. */
export interface CardEntry {
  label: string
  choice: string | undefined
}

/**
 * The entries of a message's card, in its order. An entry means the button of the same id or label; without such a
 * button and without a choice of its own it is chosen by saying its label.
 */
export function cardEntries(message: Message, zone: string, texts: Texts): readonly CardEntry[] {
  const { card, choices } = message
  if (card?.kind === 'services') {
    return card.items.map((item) => ({
      label: item.name,
      choice: buttonFor(choices, item.id, item.name, item.choice) ?? item.choice,
    }))
  }
  if (card?.kind === 'slots') {
    return card.items.map((item) => {
      const label = slotLabel(item, zone, texts)
      return { label, choice: buttonFor(choices, item.id, label, undefined) }
    })
  }
  return []
}

function buttonFor(choices: readonly Choice[], id: string, label: string, own: string | undefined): string | undefined {
  return choices.find((choice) => choice.id === own || choice.id === id || choice.label === label)?.id
}

function slotLabel(item: SlotItem, zone: string, texts: Texts): string {
  return item.label ?? formatSpan(item.start, item.end, zone, texts)
}
