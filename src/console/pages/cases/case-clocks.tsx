import { CircleCheck, Pause, TriangleAlert } from 'lucide-react'
import { formatLength, formatMoment } from '../../shell/format.ts'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import type { File } from './calls.ts'
import { Countdown } from './next-due.tsx'
import { caseTexts } from './texts.ts'

/** The three deadlines of a complaint: kept, missed, running, or paused while the customer is to answer. */
export function CaseClocks({ one, times }: { one: File['case']; times: File['times'] }) {
  const texts = useTexts(caseTexts)
  const { locale, zone } = useLanguage()
  const at = (moment: string) => formatMoment(moment, zone, locale)
  const isPaused = one.status === 'waiting_customer'
  const clocks = [
    { kind: 'sla_first_response', due: one.firstResponseDue, keptAt: one.firstResponseAt, took: times.firstResponse },
    { kind: 'sla_proposal', due: one.proposalDue, keptAt: one.proposedAt, took: undefined },
    { kind: 'sla_close', due: one.closeDue, keptAt: one.closedAt, took: times.totalResolution },
  ]
  return (
    <ul className="flex flex-col gap-3 text-sm">
      {clocks.map(({ kind, due, keptAt, took }) => {
        const isLate = keptAt !== null && keptAt > due
        return (
          <li key={kind} className="flex items-start gap-2">
            <span className="min-w-20 font-medium">{texts.deadlines[kind]}</span>
            {keptAt !== null ? (
              <span className={`flex items-center gap-1 ${isLate ? 'text-danger' : 'text-good'}`}>
                {isLate ? (
                  <TriangleAlert aria-hidden="true" className="size-4 shrink-0" />
                ) : (
                  <CircleCheck aria-hidden="true" className="size-4 shrink-0" />
                )}
                <span>
                  {isLate ? texts.missedAt(at(keptAt)) : texts.keptAt(at(keptAt))}
                  {took && (
                    <span className="block text-xs text-muted">{texts.took(formatLength(took.wallMs, locale, 2))}</span>
                  )}
                </span>
              </span>
            ) : (
              <span className="flex flex-col">
                {isPaused ? (
                  <span className="flex items-center gap-1 text-muted">
                    <Pause aria-hidden="true" className="size-3.5" />
                    {texts.paused}
                  </span>
                ) : (
                  <Countdown due={due} />
                )}
                <span className="text-xs text-muted">{isPaused ? texts.pausedText : texts.due(at(due))}</span>
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
}
