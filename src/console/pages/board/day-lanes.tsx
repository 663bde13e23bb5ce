import { useState, useSyncExternalStore } from 'react'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import { useNow } from '../../shell/use-now.ts'
import { type Day, type Lane, useCandidates, type Visit } from './calls.ts'
import { dragging, onDragging } from './drag.ts'
import { LaneHead } from './lane-head.tsx'
import { boardTexts } from './texts.ts'
import { clockOf, minuteOf, momentOf, place, snapped, type Span, spanOf } from './timeline.ts'
import { useAskedMove } from './use-asked-move.ts'
import { VisitBlock } from './visit-block.tsx'

interface DayLanesProps {
  day: Day
  lanes: readonly Lane[]
  onOpen: (visit: Visit) => void
}

/** The day as a table of times, a lane for each worker; visits are dragged between and along the lanes. */
export function DayLanes({ day, lanes, onOpen }: DayLanesProps) {
  const texts = useTexts(boardTexts)
  const span = spanOf(day)
  const hours = Array.from({ length: (span.to - span.from) / 60 + 1 }, (_, i) => span.from + i * 60)
  const now = minuteOf(useNow(60_000), day.from)
  return (
    <div
      tabIndex={0}
      role="region"
      aria-label={texts.lanes}
      className="overflow-x-auto rounded-xl border border-line bg-surface"
    >
      <div className="min-w-[60rem]">
        <div aria-hidden="true" className="flex border-b border-line text-xs text-muted">
          <span className="sticky left-0 z-20 w-40 shrink-0 border-r border-line bg-surface" />
          <span className="relative h-7 flex-1">
            {hours.slice(0, -1).map((minute) => (
              <span
                key={minute}
                style={{ left: `${place(minute, span)}%` }}
                className="absolute top-1.5 pl-1 tabular-nums"
              >
                {clockOf(minute)}
              </span>
            ))}
          </span>
        </div>
        <ul className="relative">
          {lanes.map((lane) => (
            <LaneRow key={lane.worker.id} day={day} lane={lane} span={span} hours={hours} now={now} onOpen={onOpen} />
          ))}
        </ul>
      </div>
    </div>
  )
}

interface LaneRowProps {
  day: Day
  lane: Lane
  span: Span
  hours: readonly number[]
  /** Minutes of the shown day. */
  now: number
  onOpen: (visit: Visit) => void
}

function LaneRow({ day, lane, span, hours, now, onOpen }: LaneRowProps) {
  const { locale } = useLanguage()
  const { worker, visits } = lane
  const dragged = useSyncExternalStore(onDragging, dragging)
  const [over, setOver] = useState<number | undefined>()
  const ask = useAskedMove(day)
  const { data } = useCandidates(dragged?.ref)
  // Where somebody is free is a matter of the time as well; all other reasons hold wherever it is dropped.
  const why = dragged && data?.candidates.find(({ id }) => id === worker.id)?.why
  const startAt = (event: React.DragEvent): number => {
    const box = event.currentTarget.getBoundingClientRect()
    const grabbed = ((dragged?.grabbedMinutes ?? 0) / (span.to - span.from)) * box.width
    return snapped((event.clientX - grabbed - box.left) / box.width, span, day)
  }
  return (
    <li aria-label={worker.title[locale]} className="flex border-b border-line last:border-0">
      <div className="sticky left-0 z-20 w-40 shrink-0 border-r border-line bg-surface px-3 py-1.5">
        <LaneHead worker={worker} />
      </div>
      <div
        onDragOver={(event) => {
          if (!dragged) return
          event.preventDefault()
          setOver(startAt(event))
        }}
        onDragLeave={() => setOver(undefined)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(undefined)
          if (dragged) void ask({ dragged, to: worker.id, start: momentOf(startAt(event), day.from) })
        }}
        className={`relative min-h-14 flex-1 bg-sunken ${dragged ? (why ? 'opacity-60' : 'outline-2 -outline-offset-2 outline-brand') : ''}`}
      >
        {worker.shifts.map((shift) => (
          <span
            key={shift.startMinute}
            aria-hidden="true"
            style={bar(shift.startMinute, shift.endMinute, span)}
            className="absolute inset-y-0 bg-surface"
          />
        ))}
        {worker.off.map((off) => (
          <span
            key={off.start}
            aria-hidden="true"
            style={bar(minuteOf(off.start, day.from), minuteOf(off.end, day.from), span)}
            className="absolute inset-y-0 bg-sunken"
          />
        ))}
        {hours.map((minute) => (
          <span
            key={minute}
            aria-hidden="true"
            style={{ left: `${place(minute, span)}%` }}
            className="absolute inset-y-0 w-px bg-line"
          />
        ))}
        {now > span.from && now < span.to && (
          <span
            aria-hidden="true"
            style={{ left: `${place(now, span)}%` }}
            className="absolute inset-y-0 z-10 w-0.5 bg-danger"
          />
        )}
        {visits.map((visit) => (
          <VisitBlock
            key={`${visit.ref}/${visit.visit}`}
            visit={visit}
            workerId={worker.id}
            dayFrom={day.from}
            span={span}
            onOpen={onOpen}
          />
        ))}
        {over !== undefined && (
          <span
            style={{ left: `${place(over, span)}%` }}
            className="pointer-events-none absolute inset-y-0 z-20 border-l-2 border-brand bg-soft px-1 text-xs whitespace-nowrap text-soft-ink"
          >
            {clockOf(over)} {why ?? ''}
          </span>
        )}
      </div>
    </li>
  )
}

const bar = (from: number, to: number, span: Span) => ({
  left: `${place(from, span)}%`,
  width: `${place(to, span) - place(from, span)}%`,
})
