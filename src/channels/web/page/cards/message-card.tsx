import type { Answering } from '../choices.tsx'
import type { Card } from '../chat/protocol.ts'
import type { CardEntry } from './card-entries.ts'
import { BookingCard } from './booking-card.tsx'
import { FeeCard } from './fee-card.tsx'
import { QuoteCard } from './quote-card.tsx'
import { ServicesCard } from './services-card.tsx'
import { SlotsCard } from './slots-card.tsx'
import { TimelineCard } from './timeline-card.tsx'

interface MessageCardProps extends Answering {
  card: Card
  entries: readonly CardEntry[]
}

/** Shows a card in the way of its kind. */
export function MessageCard({ card, entries, ...answering }: MessageCardProps) {
  switch (card.kind) {
    case 'services':
      return <ServicesCard items={card.items} entries={entries} {...answering} />
    case 'slots':
      return <SlotsCard items={card.items} entries={entries} {...answering} />
    case 'quote':
      return <QuoteCard quote={card} open={answering.open} />
    case 'booking':
      return <BookingCard booking={card} />
    case 'timeline':
      return <TimelineCard timeline={card} />
    case 'fee':
      return <FeeCard fee={card} />
    case 'handoff':
      return null
    default:
      return card satisfies never
  }
}
