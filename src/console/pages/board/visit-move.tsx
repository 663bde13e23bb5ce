import { useState } from 'react'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import { Button } from '../../ui/button.tsx'
import { Select, TextField } from '../../ui/field.tsx'
import { toast } from '../../ui/toast.tsx'
import { fieldClock, wallClock } from '../cases/wall-clock.ts'
import { type Day, type Move, useCandidates, useMove, type Visit } from './calls.ts'
import { boardTexts } from './texts.ts'

const same = 'same'
const anybody = 'anybody'

interface VisitMoveProps {
  day: Day
  visit: Visit
  /** Ids of who does it now. */
  team: readonly string[]
  onDone: () => void
}

/** Another worker, another start, or both, by menu; who may not be sent stands there with the reason. */
export function VisitMove({ day, visit, team, onDone }: VisitMoveProps) {
  const texts = useTexts(boardTexts)
  const { locale, zone } = useLanguage()
  const [start, setStart] = useState(fieldClock(visit.start, zone))
  const [worker, setWorker] = useState<string>(team.length === 0 ? anybody : same)
  const [leaving, setLeaving] = useState(team[0] ?? '')
  const move = useMove()
  const nameOf = (id: string) => day.lanes.find((lane) => lane.worker.id === id)?.worker.title[locale] ?? id
  const isWhole = visit.visits === 1
  const at = start === '' ? visit.start : wallClock(start, zone).toISOString()
  const isNewStart = isWhole && Date.parse(at) !== Date.parse(visit.start)
  const candidates = useCandidates(visit.status === 'confirmed' ? visit.ref : undefined, isNewStart ? at : undefined)
  if (visit.status !== 'confirmed') return <p className="border-t border-line pt-3 text-sm text-muted">{texts.fixed}</p>

  const isNewWorker = worker !== same
  const save = () => {
    const change: Move = {
      ref: visit.ref,
      // Without a name the rules of dispatch choose, which they do when a start is given.
      ...(isNewWorker && worker !== anybody && { workers: [...team.filter((id) => id !== leaving), worker] }),
      ...((isNewStart || worker === anybody) && { start: at }),
    }
    move.mutate(change, {
      onSuccess: () => {
        toast(texts.moved, { tone: 'good' })
        onDone()
      },
    })
  }
  const others = (candidates.data?.candidates ?? []).filter(({ id }) => !team.includes(id))
  return (
    <form
      aria-label={texts.move}
      className="flex flex-col gap-3 border-t border-line pt-3"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <h3 className="text-sm font-semibold">{texts.move}</h3>
      {!isWhole && <p className="text-sm text-muted">{texts.recurring(visit.visits)}</p>}
      <div className="grid gap-3 sm:grid-cols-2">
        {isWhole && (
          <TextField
            label={texts.newStart}
            type="datetime-local"
            step={day.slotMinutes * 60}
            value={start}
            onChange={(event) => setStart(event.target.value)}
          />
        )}
        {team.length > 1 && (
          <Select
            label={texts.leaving}
            value={leaving}
            onChange={setLeaving}
            options={team.map((id) => ({ value: id, label: nameOf(id) }))}
          />
        )}
        <Select
          label={texts.newWorker}
          value={worker}
          onChange={setWorker}
          hint={candidates.isPending ? texts.loadingWho : undefined}
          options={[
            ...(team.length === 0
              ? [{ value: anybody, label: texts.anybody }]
              : [{ value: same, label: texts.asBefore }]),
            ...others
              .toSorted((a, b) => Number(a.why !== null) - Number(b.why !== null))
              .map(({ id, title, why }) => ({
                value: id,
                label: why === null ? title[locale] : `${title[locale]}：${why}`,
                disabled: why !== null,
              })),
          ]}
        />
      </div>
      <div className="flex justify-end">
        <Button type="submit" look="primary" busy={move.isPending} disabled={!isNewStart && !isNewWorker}>
          {isNewStart || isNewWorker ? texts.save : texts.nothing}
        </Button>
      </div>
    </form>
  )
}
