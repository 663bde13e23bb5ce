import { Footprints } from 'lucide-react'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import type { Lane, Visit } from './calls.ts'
import { LaneHead } from './lane-head.tsx'
import { boardTexts } from './texts.ts'
import { VisitCard } from './visit-card.tsx'

/** The lanes one below the other, for a phone: moving is done in the visit's dialog. */
export function LaneList({ lanes, onOpen }: { lanes: readonly Lane[]; onOpen: (visit: Visit) => void }) {
  const texts = useTexts(boardTexts)
  const { locale } = useLanguage()
  return (
    <div className="flex flex-col gap-3">
      {lanes.map(({ worker, visits }) => (
        <section
          key={worker.id}
          aria-label={worker.title[locale]}
          className="rounded-xl border border-line bg-surface p-3"
        >
          <LaneHead worker={worker} />
          {visits.length === 0 ? (
            <p className="mt-1 text-sm text-muted">{texts.noVisits}</p>
          ) : (
            <ul className="mt-2 flex flex-col gap-1.5">
              {visits.map((visit) => (
                <li key={`${visit.ref}/${visit.visit}`}>
                  {visit.travelMinutes !== undefined && (
                    <p className="mb-1.5 flex items-center gap-1 pl-2 text-xs text-muted">
                      <Footprints aria-hidden="true" className="size-3.5" />
                      {texts.way(visit.travelMinutes)}
                    </p>
                  )}
                  <VisitCard visit={visit} onOpen={onOpen} />
                </li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </div>
  )
}
