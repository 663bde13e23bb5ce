import type { Card } from './chat/protocol.ts'
import { formatFen } from './texts/format.ts'

/** What is said before and after the facts that a card shows: the text without its account of the same facts. */
export interface Framing {
  before: string
  after: string
}

/**
 * A message with a card carries the same facts as text, for those who cannot show the card. Shown together they would be
 * said twice, so only the leading and the closing lines that state none of them remain around the card.
 */
export function framing(text: string, card: Card): Framing {
  const lines = text.split('\n').map((line) => line.trim())
  const facts = factsOf(card)
  const states = (line: string) =>
    /^(\d+[.、)）]|[-•·*])\s*\S/.test(line) ||
    /^[^：:]{1,14}[：:]\s*\S/.test(line) ||
    facts.some((fact) => line.includes(fact))
  const first = lines.findIndex((line) => line !== '' && states(line))
  if (first < 0) return { before: lines.join('\n').trim(), after: '' }
  const last = lines.findLastIndex((line) => line !== '' && states(line))
  return {
    before: lines.slice(0, first).join('\n').trim(),
    after: lines
      .slice(last + 1)
      .join('\n')
      .trim(),
  }
}

function factsOf(card: Card): string[] {
  const facts = (() => {
    switch (card.kind) {
      case 'services':
        return card.items.map((item) => item.name)
      case 'slots':
        return card.items.map((item) => item.label)
      case 'quote':
        return [card.serviceName, card.address, card.cancelRule, card.guarantee, formatFen(card.totalFen)]
      case 'booking':
        return [card.ref, card.serviceName, card.address]
      case 'timeline':
        return [card.ref, card.serviceName]
      case 'fee':
        return [formatFen(card.feeFen), card.clause]
      default:
        return card satisfies never
    }
  })()
  return facts.filter((fact) => fact !== undefined)
}
