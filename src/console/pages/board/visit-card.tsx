import { formatClock } from '../../shell/format.ts'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import type { Visit } from './calls.ts'
import { boardTexts } from './texts.ts'
import { VisitStatus } from './visit-status.tsx'

/** A visit in words, to be opened. */
export function VisitCard({ visit, onOpen }: { visit: Visit; onOpen: (visit: Visit) => void }) {
  const texts = useTexts(boardTexts)
  const { locale, zone } = useLanguage()
  return (
    <button
      type="button"
      onClick={() => onOpen(visit)}
      className="flex w-full flex-col gap-1 rounded-lg border border-line bg-surface p-2.5 text-left text-sm hover:border-brand"
    >
      <span className="flex w-full flex-wrap items-center gap-x-2">
        <span className="font-semibold tabular-nums">
          {formatClock(visit.start, zone)}–{formatClock(visit.end, zone)}
        </span>
        <VisitStatus status={visit.status} />
        {visit.eta !== null && <span className="text-xs text-muted">{texts.eta(visit.eta)}</span>}
      </span>
      <span>{visit.service[locale]}</span>
      <span className="text-xs text-muted">
        {visit.district ?? texts.unknownDistrict} · {visit.customerName ?? texts.unnamed} · {visit.ref}
        {visit.visits > 1 && ` · ${texts.visitOf(visit.visit + 1, visit.visits)}`}
      </span>
    </button>
  )
}
