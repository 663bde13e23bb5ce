import { UserX } from 'lucide-react'
import { useTexts } from '../../shell/language.tsx'
import type { Visit } from './calls.ts'
import { startDrag } from './drag.ts'
import { boardTexts } from './texts.ts'
import { VisitCard } from './visit-card.tsx'

/** Booked, and nobody comes: what has to be seen to first. */
export function Unassigned({ visits, onOpen }: { visits: readonly Visit[]; onOpen: (visit: Visit) => void }) {
  const texts = useTexts(boardTexts)
  return (
    <section
      aria-label={texts.unassigned(visits.length)}
      className="rounded-xl border border-danger bg-danger-soft p-3"
    >
      <h2 className="flex items-center gap-2 text-sm font-semibold text-danger">
        <UserX aria-hidden="true" className="size-4" />
        {texts.unassigned(visits.length)}
      </h2>
      <p className="mb-2 text-sm text-ink">{texts.unassignedText}</p>
      <ul className="grid gap-2 sm:grid-cols-2 lg:grid-cols-4">
        {visits.map((visit) => (
          <li
            key={visit.ref}
            draggable={visit.status === 'confirmed'}
            onDragStart={(event) => startDrag(event, { ref: visit.ref, from: undefined, grabbedMinutes: 0 })}
          >
            <VisitCard visit={visit} onOpen={onOpen} />
          </li>
        ))}
      </ul>
    </section>
  )
}
