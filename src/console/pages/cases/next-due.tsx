import { Clock, Pause } from 'lucide-react'
import { formatCountdown, formatLength } from '../../shell/format.ts'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import { useNow } from '../../shell/use-now.ts'
import { caseTexts } from './texts.ts'

const hourMs = 3_600_000
const soonMs = 30 * 60_000

/** The time that is left until something is due, or by how much it is late; by the second in the last hour. */
export function Countdown({ due }: { due: string }) {
  const texts = useTexts(caseTexts)
  const { locale } = useLanguage()
  const left = Date.parse(due) - useNow()
  // What is late reads like a time of day as mm:ss.
  const amount =
    left >= 0 && left < hourMs
      ? formatCountdown(left)
      : formatLength(Math.abs(left), locale, Math.abs(left) < hourMs ? 1 : 2)
  const look = left < 0 ? 'font-semibold text-danger' : left < soonMs ? 'font-semibold text-warn-ink' : ''
  return (
    <span className={`whitespace-nowrap tabular-nums ${look}`}>
      {left < 0 ? texts.over(amount) : texts.left(amount)}
    </span>
  )
}

/** What the company owes next in a complaint and how long it has for it. */
export function NextDue({ status, next }: { status: string; next?: { kind: string; due: string } | undefined }) {
  const texts = useTexts(caseTexts)
  if (!next)
    return (
      <span className="inline-flex items-center gap-1 text-muted">
        {status === 'waiting_customer' && <Pause aria-hidden="true" className="size-3.5" />}
        {status === 'closed' ? texts.settled : status === 'waiting_customer' ? texts.paused : texts.done}
      </span>
    )
  return (
    <span className="inline-flex flex-wrap items-center gap-x-1.5">
      <Clock aria-hidden="true" className="size-3.5 text-muted" />
      <span className="text-muted">{texts.deadlines[next.kind] ?? next.kind}</span>
      <Countdown due={next.due} />
    </span>
  )
}
