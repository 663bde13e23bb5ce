import { CalendarClock, Check } from 'lucide-react'
import type { Answering } from '../choices.tsx'
import type { SlotItem } from '../chat/protocol.ts'
import { useLanguage } from '../texts/language.tsx'
import type { CardEntry } from './card-entries.ts'

interface SlotsCardProps extends Answering {
  items: readonly SlotItem[]
  entries: readonly CardEntry[]
}

/** Free times to choose from, with who would come. */
export function SlotsCard({ items, entries, open, chosen, onChoose }: SlotsCardProps) {
  const { texts } = useLanguage()
  return (
    <ul aria-label={texts.slots} className="grid w-full max-w-md gap-2">
      {items.map((item, index) => {
        const { label, choice } = entries[index] ?? { label: item.id, choice: undefined }
        const picked = label === chosen
        return (
          <li key={item.id}>
            <button
              type="button"
              disabled={!open}
              aria-pressed={picked ? true : undefined}
              onClick={() => onChoose(label, choice)}
              className="flex min-h-14 w-full items-center gap-3 rounded-2xl border border-line bg-surface px-4 py-2 text-left hover:border-brand hover:bg-soft disabled:opacity-60 aria-pressed:border-brand aria-pressed:bg-soft aria-pressed:opacity-100"
            >
              <CalendarClock aria-hidden="true" className="size-5 shrink-0 text-brand" />
              <span className="min-w-0 flex-1">
                <span className="block text-sm font-medium wrap-anywhere">{label}</span>
                {item.workerName !== undefined && !label.includes(item.workerName) && (
                  <span className="block text-xs leading-5 text-muted">{item.workerName}</span>
                )}
              </span>
              {picked && <Check aria-label={texts.chosen} className="size-5 shrink-0 text-brand" />}
            </button>
          </li>
        )
      })}
    </ul>
  )
}
