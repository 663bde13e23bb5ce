import { formatClock } from '../../shell/format.ts'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import type { Visit } from './calls.ts'
import { startDrag } from './drag.ts'
import { boardTexts } from './texts.ts'
import { minuteOf, place, type Span } from './timeline.ts'

const looks: Record<string, string> = {
  held: 'border-dashed border-edge bg-warn text-warn-ink',
  confirmed: 'border-brand bg-soft text-soft-ink',
  on_the_way: 'border-staff-ink bg-staff text-staff-ink',
  arrived: 'border-staff-ink bg-staff text-staff-ink',
  in_service: 'border-staff-ink bg-staff text-staff-ink',
  done: 'border-good bg-good-soft text-good',
}

interface VisitBlockProps {
  visit: Visit
  workerId: string
  dayFrom: string
  span: Span
  onOpen: (visit: Visit) => void
}

/** A visit on its lane, with the way to it before. Dragged, or opened and moved by its dialog. */
export function VisitBlock({ visit, workerId, dayFrom, span, onOpen }: VisitBlockProps) {
  const texts = useTexts(boardTexts)
  const { locale, zone } = useLanguage()
  const start = minuteOf(visit.start, dayFrom)
  const end = minuteOf(visit.end, dayFrom)
  const left = place(start, span)
  const width = place(end, span) - left
  const way = visit.travelMinutes === undefined ? 0 : left - place(start - visit.travelMinutes, span)
  const clock = `${formatClock(visit.start, zone)}–${formatClock(visit.end, zone)}`
  const more = [
    texts.statuses[visit.status] ?? visit.status,
    visit.ref,
    ...(visit.travelMinutes === undefined ? [] : [texts.way(visit.travelMinutes)]),
  ].join(locale === 'zh' ? '，' : ', ')
  return (
    <>
      {way > 0 && (
        <span
          aria-hidden="true"
          title={texts.way(visit.travelMinutes ?? 0)}
          style={{ left: `${left - way}%`, width: `${way}%` }}
          className="absolute top-1/2 h-1 -translate-y-1/2 bg-edge/60"
        />
      )}
      <button
        type="button"
        draggable={visit.status === 'confirmed'}
        onDragStart={(event) => {
          const box = event.currentTarget.getBoundingClientRect()
          const grabbedMinutes = ((event.clientX - box.left) / box.width) * (end - start)
          startDrag(event, { ref: visit.ref, from: workerId, grabbedMinutes })
        }}
        onClick={() => onOpen(visit)}
        title={more}
        style={{ left: `${left}%`, width: `${width}%` }}
        className={`absolute inset-y-1 z-10 overflow-hidden rounded-md border px-1.5 text-left text-xs leading-tight ${looks[visit.status] ?? 'border-line bg-surface'} ${visit.status === 'confirmed' ? 'cursor-grab' : ''}`}
      >
        <span className="block truncate font-semibold tabular-nums">{clock}</span>
        <span className="block truncate">{visit.service[locale]}</span>
        <span className="block truncate">
          {visit.district ?? texts.unknownDistrict} · {visit.customerName ?? texts.unnamed}
        </span>
        <span className="sr-only">{more}</span>
      </button>
    </>
  )
}
