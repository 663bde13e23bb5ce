import type { Answering } from '../choices.tsx'
import type { ServiceItem } from '../chat/protocol.ts'
import { ServiceGrid } from '../service-grid.tsx'

/** Services to choose from; one without a choice of its own is asked for by name. */
export function ServicesCard({ items, open, chosen, onChoose }: { items: readonly ServiceItem[] } & Answering) {
  return (
    <div className="w-full max-w-xl">
      <ServiceGrid
        tiles={items.map((item) => ({
          id: item.id,
          name: item.name,
          price: [item.priceText, item.unit].filter((part) => part !== undefined).join(' / ') || undefined,
          chosen: item.name === chosen,
          disabled: !open,
          onPick: () => onChoose(item.name, item.choice),
        }))}
      />
    </div>
  )
}
