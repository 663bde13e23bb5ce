import { Timer } from 'lucide-react'
import type { ShownHandoff } from '#desk/inbox-rows.ts'
import { formatCountdown, formatLength } from '../../shell/format.ts'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import { useNow } from '../../shell/use-now.ts'
import { inboxTexts } from '../../texts/inbox.ts'

const soonMs = 3 * 60_000
const hourMs = 3_600_000

/** The clock that runs out first of what is owed to the customer, counting down; then how late it is. */
export function SlaClock({ handoff, bare = false }: { handoff: ShownHandoff; bare?: boolean }) {
  const texts = useTexts(inboxTexts)
  const { locale } = useLanguage()
  const [what, due] =
    handoff.firstDue !== null
      ? (['first', handoff.firstDue] as const)
      : handoff.nextDue !== null
        ? (['next', handoff.nextDue] as const)
        : (['resolve', handoff.resolveDue] as const)
  const now = useNow()
  if (due === null) return null
  const left = Date.parse(due) - now
  if (bare && what === 'resolve' && left > hourMs) return null
  const tone = left < 0 ? 'bg-danger-soft text-danger' : left < soonMs ? 'bg-warn text-warn-ink' : 'text-muted'
  const clock = Math.abs(left) < hourMs ? formatCountdown(left) : formatLength(Math.abs(left), locale)
  const name = texts.clocks[what]
  const sentence = left < 0 ? texts.clockOver(name, formatLength(-left, locale)) : texts.clockLeft(name, clock)
  return (
    <span
      role="timer"
      aria-label={sentence}
      title={sentence}
      className={`inline-flex h-5 shrink-0 items-center gap-1 rounded px-1.5 text-xs font-medium tabular-nums ${tone}`}
    >
      <Timer aria-hidden="true" className="size-3.5" />
      {bare ? clock : sentence}
    </span>
  )
}
