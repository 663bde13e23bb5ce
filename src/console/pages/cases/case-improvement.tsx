import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTexts } from '../../shell/language.tsx'
import { get } from '../../shell/request.ts'
import { useMay } from '../../shell/session.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/field.tsx'
import { type File, useCaseAct } from './calls.ts'
import { caseTexts } from './texts.ts'
import { useStaffNames } from './use-staff-names.ts'

interface Improvement {
  id: string
  cause: string
  action: string
  cases: number
}

/** What is done so that it does not happen again; what was noted for another complaint may be linked here as well. */
export function CaseImprovement({ file }: { file: File }) {
  const texts = useTexts(caseTexts)
  const { nameOf } = useStaffNames()
  const { case: one, improvement } = file
  const mayWork = useMay('case.work', one.owner ?? 'queue')
  const done = useCaseAct(one.number, 'improved', false)
  if (!improvement) return mayWork ? <LinkImprovement number={one.number} /> : null
  const isDone = improvement.doneAt !== null
  return (
    <div className="flex flex-col items-start gap-2 text-sm">
      <p className="wrap-anywhere">
        {improvement.cause} → {improvement.action}{' '}
        <Badge tone={isDone ? 'good' : 'plain'}>{isDone ? texts.improvementDone : nameOf(improvement.owner)}</Badge>
      </p>
      {!isDone && mayWork && (
        <Button size="sm" busy={done.isPending} onClick={() => done.mutate({})}>
          {texts.improvementDone}
        </Button>
      )}
    </div>
  )
}

function LinkImprovement({ number }: { number: string }) {
  const texts = useTexts(caseTexts)
  const [open, setOpen] = useState(false)
  const [chosen, setChosen] = useState('')
  const link = useCaseAct(number, 'improve-too', false)
  const query = useQuery({
    queryKey: ['cases', 'improvements', number],
    enabled: open,
    queryFn: ({ signal }) =>
      get<{ improvements: Improvement[] }>(`/cases/${encodeURIComponent(number)}/improvements`, undefined, signal),
  })
  if (!open)
    return (
      <Button size="sm" onClick={() => setOpen(true)}>
        {texts.linkImprovement}
      </Button>
    )
  const known = query.data?.improvements ?? []
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        link.mutate({ id: chosen })
      }}
    >
      <Select
        label={texts.linkImprovement}
        value={chosen}
        onChange={setChosen}
        options={[
          {
            value: '',
            label: query.isPending ? '…' : known.length === 0 ? texts.noImprovements : texts.chooseImprovement,
          },
          ...known.map(({ id, cause, action, cases }) => ({ value: id, label: `${cause} → ${action} (${cases})` })),
        ]}
      />
      <div>
        <Button type="submit" size="sm" busy={link.isPending} disabled={chosen === ''}>
          {texts.save}
        </Button>
      </div>
    </form>
  )
}
