import { useState } from 'react'
import { useTexts } from '../../shell/language.tsx'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { toast } from '../../ui/toast.tsx'
import { useStep, type Visit } from './calls.ts'
import { boardTexts } from './texts.ts'

const order = ['confirmed', 'on_the_way', 'arrived', 'in_service', 'done']

/** The step that comes next, and on the way a new expected arrival; the customer hears of each. */
export function VisitSteps({ visit }: { visit: Visit }) {
  const texts = useTexts(boardTexts)
  const [eta, setEta] = useState('')
  const step = useStep()
  const next = order[order.indexOf(visit.status) + 1]
  if (!order.includes(visit.status) || next === undefined) return null
  const takesEta = next === 'on_the_way' || visit.status === 'on_the_way'
  const name = texts.steps[next] ?? next
  const go = (status: string) =>
    step.mutate(
      { ref: visit.ref, status, ...(status === 'on_the_way' && eta !== '' && { eta }) },
      {
        onSuccess: () => {
          setEta('')
          toast(texts.stepped(texts.steps[status] ?? status), { tone: 'good' })
        },
      },
    )
  return (
    <section aria-label={texts.progress} className="border-t border-line pt-3">
      <h3 className="mb-2 text-sm font-semibold">{texts.progress}</h3>
      <div className="flex flex-wrap items-end gap-2">
        {takesEta && (
          <TextField label={texts.etaLabel} type="time" value={eta} onChange={(event) => setEta(event.target.value)} />
        )}
        {visit.status === 'on_the_way' && (
          <Button busy={step.isPending} disabled={eta === ''} onClick={() => go('on_the_way')}>
            {texts.newEta}
          </Button>
        )}
        <Button look="primary" busy={step.isPending} onClick={() => go(next)}>
          {name}
        </Button>
      </div>
    </section>
  )
}
