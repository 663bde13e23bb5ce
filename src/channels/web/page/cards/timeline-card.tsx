import { Check, MapPin, X } from 'lucide-react'
import type { TimelineCard as Timeline } from '../chat/protocol.ts'
import { dayKey, formatClock, formatDay, formatSpan } from '../texts/format.ts'
import { useLanguage } from '../texts/language.tsx'
import { CardFrame } from './card-frame.tsx'

/** How far a visit has come, step by step. */
export function TimelineCard({ timeline }: { timeline: Timeline }) {
  const { texts, zone } = useLanguage()
  const { steps, eta } = timeline
  const current = steps.findLastIndex((step) => step.done)
  const visitDay = timeline.start && dayKey(timeline.start, zone)
  const stepTime = (at: string) =>
    visitDay === dayKey(at, zone) ? formatClock(at, zone) : `${formatDay(at, zone, texts)} ${formatClock(at, zone)}`
  const details = [timeline.start && formatSpan(timeline.start, undefined, zone, texts), timeline.workerName]

  return (
    <CardFrame title={texts.progress} note={<span className="font-mono text-xs">{timeline.ref}</span>}>
      <p className="text-lg leading-snug font-semibold">{timeline.serviceName}</p>
      <p className="text-sm text-muted">{details.filter(Boolean).join(' · ')}</p>
      {eta !== undefined && (
        <p className="mt-2 flex items-center gap-2 rounded-lg bg-soft px-3 py-2 text-sm font-medium text-soft-ink">
          <MapPin aria-hidden="true" className="size-4 shrink-0" />
          {texts.eta(/^\d{4}-.*T/.test(eta) ? formatClock(eta, zone) : eta)}
        </p>
      )}
      <ol className="mt-3">
        {steps.map((step, index) => {
          const last = index === steps.length - 1
          const now = index === current
          return (
            <li key={`${step.status}-${index}`} aria-current={now ? 'step' : undefined} className="flex gap-3">
              <span className="flex flex-col items-center">
                <span
                  className={`flex size-6 shrink-0 items-center justify-center rounded-full border-2 ${step.done ? 'border-brand bg-brand text-on-brand' : 'border-edge'} ${now ? 'ring-4 ring-soft' : ''}`}
                >
                  {step.done &&
                    (step.status === 'cancelled' ? (
                      <X aria-hidden="true" strokeWidth={3} className="size-3.5" />
                    ) : (
                      <Check aria-hidden="true" strokeWidth={3} className="size-3.5" />
                    ))}
                </span>
                {!last && <span className={`w-0.5 flex-1 ${index < current ? 'bg-brand' : 'bg-line'}`} />}
              </span>
              <span className={`flex min-w-0 flex-1 justify-between gap-3 ${last ? '' : 'pb-4'}`}>
                <span className={now ? 'font-semibold' : step.done ? '' : 'text-muted'}>
                  {step.label}
                  <span className="sr-only"> {now ? texts.stepNow : step.done ? texts.stepDone : texts.stepAhead}</span>
                </span>
                {step.at !== undefined && step.done && (
                  <time dateTime={step.at} className="shrink-0 text-sm text-muted tabular-nums">
                    {stepTime(step.at)}
                  </time>
                )}
              </span>
            </li>
          )
        })}
      </ol>
    </CardFrame>
  )
}
