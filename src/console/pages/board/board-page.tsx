import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { dayKey } from '../../shell/format.ts'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import { useShortcuts } from '../../shell/shortcuts.tsx'
import { useNow } from '../../shell/use-now.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox, Select, TextField } from '../../ui/field.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { type Day, type Lane, useDay, type Visit } from './calls.ts'
import { DayLanes } from './day-lanes.tsx'
import { LaneList } from './lane-list.tsx'
import { boardTexts } from './texts.ts'
import { Unassigned } from './unassigned.tsx'
import { VisitDialog } from './visit-dialog.tsx'

interface Filter {
  status: string
  district: string
  busyOnly: boolean
}

/** The day's visits worker by worker; the address names the day and the visit that is looked at. */
export default function BoardPage() {
  const texts = useTexts(boardTexts)
  const { zone } = useLanguage()
  const [, go] = useLocation()
  const asked = new URLSearchParams(useSearch())
  const today = dayKey(new Date(useNow(60_000)), zone)
  const day = asked.get('day') ?? today
  const ref = asked.get('ref') ?? undefined
  const [filter, setFilter] = useState<Filter>({ status: '', district: '', busyOnly: false })
  const query = useDay(day)
  const show = (next: string, visit?: string) =>
    go(`/board?${new URLSearchParams({ day: next, ...(visit !== undefined && { ref: visit }) })}`, { replace: true })
  useShortcuts(texts.title, [
    { keys: 'p', label: texts.previous, run: () => show(moved(day, -1)) },
    { keys: 'n', label: texts.next, run: () => show(moved(day, 1)) },
    { keys: 't', label: texts.today, run: () => show(today) },
  ])
  return (
    <Page title={texts.title} about={texts.about} wide>
      <div className="flex items-end gap-1">
        <IconButton icon={ChevronLeft} label={texts.previous} onClick={() => show(moved(day, -1))} />
        <TextField
          bare
          label={texts.day}
          type="date"
          value={day}
          onChange={(event) => event.target.value !== '' && show(event.target.value)}
        />
        <IconButton icon={ChevronRight} label={texts.next} onClick={() => show(moved(day, 1))} />
        <Button onClick={() => show(today)}>{texts.today}</Button>
      </div>
      <Loaded query={query}>
        {(data) => (
          <>
            <Filters day={data} filter={filter} onChange={setFilter} />
            <Lanes day={data} filter={filter} onOpen={(visit) => show(day, visit.ref)} />
            <VisitDialog key={ref} day={data} refOf={ref} onClose={() => show(day)} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Filters({ day, filter, onChange }: { day: Day; filter: Filter; onChange: (next: Filter) => void }) {
  const texts = useTexts(boardTexts)
  const districts = [...new Set(day.lanes.flatMap(({ worker }) => worker.districts))].toSorted()
  return (
    <div className="grid grid-cols-2 items-end gap-3 sm:flex sm:flex-wrap">
      <Select
        label={texts.status}
        value={filter.status}
        onChange={(status) => onChange({ ...filter, status })}
        options={[
          { value: '', label: texts.anyStatus },
          ...Object.entries(texts.statuses).map(([value, label]) => ({ value, label })),
        ]}
      />
      <Select
        label={texts.district}
        value={filter.district}
        onChange={(district) => onChange({ ...filter, district })}
        options={[{ value: '', label: texts.anyDistrict }, ...districts.map((name) => ({ value: name, label: name }))]}
      />
      <Checkbox
        label={texts.busyOnly}
        checked={filter.busyOnly}
        onChange={(event) => onChange({ ...filter, busyOnly: event.target.checked })}
      />
    </div>
  )
}

function Lanes({ day, filter, onOpen }: { day: Day; filter: Filter; onOpen: (visit: Visit) => void }) {
  const texts = useTexts(boardTexts)
  const fits = (visit: Visit) =>
    (filter.status === '' || visit.status === filter.status) &&
    (filter.district === '' || visit.district === filter.district)
  const lanes: Lane[] = day.lanes
    .map((lane) => ({ ...lane, visits: lane.visits.filter(fits) }))
    .filter(
      ({ worker, visits }) =>
        visits.length > 0 ||
        (!filter.busyOnly && (filter.district === '' || worker.districts.includes(filter.district))),
    )
  const unassigned = day.unassigned.filter(fits)
  if (day.lanes.length === 0) return <EmptyState title={texts.empty} />
  return (
    <>
      {unassigned.length > 0 && <Unassigned visits={unassigned} onOpen={onOpen} />}
      {lanes.length === 0 ? (
        <EmptyState title={texts.nobody} text={texts.nobodyText} />
      ) : (
        <>
          <div className="hidden md:block">
            <DayLanes day={day} lanes={lanes} onOpen={onOpen} />
          </div>
          <div className="md:hidden">
            <LaneList lanes={lanes} onOpen={onOpen} />
          </div>
        </>
      )}
    </>
  )
}

function moved(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}
