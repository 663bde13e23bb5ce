import { useState } from 'react'
import { useTexts } from '../../shell/language.tsx'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { toast } from '../../ui/toast.tsx'
import { useOutcome, useStep, type Visit } from './calls.ts'
import { boardTexts } from './texts.ts'

const order = ['confirmed', 'on_the_way', 'arrived', 'in_service', 'done']

/** The step that comes next, and on the way a new expected arrival; the customer hears of each. */
export function VisitSteps({ visit }: { visit: Visit }) {
  const texts = useTexts(boardTexts)
  const [eta, setEta] = useState('')
  const step = useStep()
  const [openedAt] = useState(() => Date.now())
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
      {Date.parse(visit.end) <= openedAt && <Outcome visit={visit} />}
    </section>
  )
}

/** Its time is over: a person says whether it was made. */
function Outcome({ visit }: { visit: Visit }) {
  const texts = useTexts(boardTexts)
  const outcome = useOutcome()
  const decide = (how: 'made' | 'missed') =>
    outcome.mutate({ ref: visit.ref, outcome: how }, { onSuccess: () => toast(texts.decided, { tone: 'good' }) })
  return (
    <div role="group" aria-label={texts.outcome} className="mt-3">
      <p className="mb-1 text-sm">{texts.outcome}</p>
      <div className="flex flex-wrap gap-2">
        <Button busy={outcome.isPending} onClick={() => decide('made')}>
          {texts.made}
        </Button>
        <Button look="danger" busy={outcome.isPending} onClick={() => decide('missed')}>
          {texts.missed}
        </Button>
      </div>
      <p className="mt-1 text-xs text-muted">{texts.missedHint}</p>
    </div>
  )
}
