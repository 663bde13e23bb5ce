import { useState } from 'react'
import type { Answering } from '../choices.tsx'
import type { ServiceItem } from '../chat/protocol.ts'
import { ServiceGrid } from '../service-grid.tsx'
import { useLanguage } from '../texts/language.tsx'
import type { CardEntry } from './card-entries.ts'

const itemsAtFirst = 8

interface ServicesCardProps extends Answering {
  items: readonly ServiceItem[]
  entries: readonly CardEntry[]
}

/** Services to choose from; a long list begins with its first ones, so that the question above it stays in sight. */
export function ServicesCard({ items, entries, open, chosen, onChoose }: ServicesCardProps) {
  const { texts } = useLanguage()
  const [all, setAll] = useState(items.length <= itemsAtFirst)
  const tiles = items.map((item, index) => ({
    id: item.id,
    name: item.name,
    price: [item.priceText, item.unit].filter((part) => part !== undefined).join('/') || undefined,
    chosen: item.name === chosen,
    disabled: !open,
    onPick: () => onChoose(item.name, entries[index]?.choice),
  }))
  return (
    <div className="w-full max-w-xl">
      <ServiceGrid tiles={all ? tiles : tiles.slice(0, itemsAtFirst)} />
      {!all && (
        <button
          type="button"
          onClick={() => setAll(true)}
          className="mt-1 min-h-11 w-full text-sm font-medium text-brand print:hidden"
        >
          {texts.allServices(tiles.length)}
        </button>
      )}
    </div>
  )
}
