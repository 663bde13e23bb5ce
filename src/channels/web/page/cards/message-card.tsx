import type { Answering } from '../choices.tsx'
import type { Card } from '../chat/protocol.ts'
import { BookingCard } from './booking-card.tsx'
import { FeeCard } from './fee-card.tsx'
import { QuoteCard } from './quote-card.tsx'
import { ServicesCard } from './services-card.tsx'
import { SlotsCard } from './slots-card.tsx'
import { TimelineCard } from './timeline-card.tsx'

/** Shows a card in the way of its kind. */
export function MessageCard({ card, ...answering }: { card: Card } & Answering) {
  switch (card.kind) {
    case 'services':
      return <ServicesCard items={card.items} {...answering} />
    case 'slots':
      return <SlotsCard items={card.items} {...answering} />
    case 'quote':
      return <QuoteCard quote={card} />
    case 'booking':
      return <BookingCard booking={card} />
    case 'timeline':
      return <TimelineCard timeline={card} />
    case 'fee':
      return <FeeCard fee={card} />
    default:
      return card satisfies never
  }
}
