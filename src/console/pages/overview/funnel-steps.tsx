import { Link } from 'wouter'
import { useTexts } from '../../shell/language.tsx'
import type { Days, Figures } from './calls.ts'
import { overviewTexts } from './texts.ts'

/** How many came how far, step by step, with what was lost at each; a step leads to the chats that stopped there. */
export function FunnelSteps({ funnel, days }: { funnel: Figures['period']['funnel']; days: Days }) {
  const texts = useTexts(overviewTexts)
  if (funnel.n === 0) return <p className="text-sm text-muted">{texts.noData}</p>
  return (
    <div className="flex flex-col gap-2 text-sm">
      <p className="text-muted">{texts.funnelAbout(funnel.n)}</p>
      <ol className="flex flex-col gap-1">
        {funnel.steps.map(({ step, reached, stopped }, i) => {
          const before = funnel.steps[i - 1]?.reached ?? reached
          const lost = before === 0 ? 0 : (before - reached) / before
          return (
            <li key={step}>
              <Link
                href={`/overview/stopped/${step}?${new URLSearchParams({ ...days })}`}
                className="grid grid-cols-[6rem_1fr] items-center gap-x-3 rounded-lg px-1 py-1 hover:bg-sunken sm:grid-cols-[7rem_1fr_10rem]"
              >
                <span>{texts.steps[step] ?? step}</span>
                <span className="relative h-6 overflow-hidden rounded bg-sunken">
                  <span
                    aria-hidden="true"
                    style={{ width: `${(100 * reached) / funnel.n}%` }}
                    className="absolute inset-y-0 left-0 bg-brand/25"
                  />
                  <span className="absolute inset-y-0 left-2 flex items-center font-medium tabular-nums">
                    {reached}（{Math.round((100 * reached) / funnel.n)}%）
                  </span>
                </span>
                <span className="col-span-2 text-xs text-muted tabular-nums sm:col-span-1">
                  {step === 'booked' ? '' : texts.stopped(stopped)}
                  {lost > 0 && ` · ${texts.lost(`${Math.round(lost * 100)}%`)}`}
                </span>
              </Link>
            </li>
          )
        })}
      </ol>
    </div>
  )
}
