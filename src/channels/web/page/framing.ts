import type { Card, QuoteCard } from './chat/protocol.ts'
import { formatClock, formatFen } from './texts/format.ts'

/** What is said before and after the facts that a card shows. */
export interface Framing {
  before: string
  after: string
}

/**
 * A message with a card carries the same facts as text, for those who cannot show the card. Shown together they would be
 * said twice, so the lines that the card repeats are left out. A line of which that is not certain stays: a customer
 * must not agree to what the page has hidden.
 */
export function framing(text: string, card: Card, labels: readonly string[], zone: string): Framing {
  const lines = text.split('\n').map((line) => line.trim())
  const facts = card.kind === 'quote' ? quoteFacts(card, zone) : []
  const repeated = (line: string) => {
    const entry = /^\d+[.、)）]\s*(\S.*)$/.exec(line)?.[1]
    if (entry !== undefined && labels.includes(entry)) return true
    if (card.kind !== 'quote' || line === '') return false
    const row = /^[^：:\d]{1,24}[：:]\s*(\S.*)$/.exec(line)?.[1]
    return row === undefined ? line.startsWith(card.serviceName) : facts.some((fact) => row.includes(fact))
  }
  const first = lines.findIndex(repeated)
  if (first < 0) return { before: text.trim(), after: '' }
  return {
    before: lines.slice(0, first).join('\n').trim(),
    after: lines
      .slice(first)
      .filter((line) => !repeated(line))
      .join('\n')
      .trim(),
  }
}

function quoteFacts(quote: QuoteCard, zone: string): string[] {
  const facts = [
    quote.start && formatClock(quote.start, zone),
    quote.workerCard ?? quote.workerName,
    quote.address,
    quote.phone ?? quote.name,
    quote.note,
    quote.excludes?.[0],
    quote.cancelRule,
    quote.guarantee,
    formatFen(quote.totalFen),
    ...quote.lines.map(({ amountFen }) => formatFen(amountFen)),
  ]
  return facts.filter((fact): fact is string => fact !== undefined && fact !== '')
}
