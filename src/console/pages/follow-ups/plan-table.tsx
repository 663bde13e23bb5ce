import { Link } from 'wouter'
import { formatMoment } from '../../shell/format.ts'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import { Badge, type Tone } from '../../ui/badge.tsx'
import type { Planned } from './follow-ups-page.tsx'
import { followUpTexts } from '../../texts/follow-ups.ts'
import { whyInWords } from '../../texts/why-in-words.ts'

const tones: Record<string, Tone> = { pending: 'brand', done: 'good', void: 'plain', skipped: 'warn' }

/** What is planned in order of time, each with why, and with the reason where it was not done or had to wait. */
export function PlanTable({ lines }: { lines: readonly Planned[] }) {
  return (
    <ul className="divide-y divide-line rounded-xl border border-line bg-surface">
      {lines.map((line) => (
        <li key={line.key} className="grid gap-x-4 gap-y-1 px-3 py-2.5 text-sm md:grid-cols-[11rem_14rem_1fr_14rem]">
          <Time line={line} />
          <What line={line} />
          <Reasons line={line} />
          <Whose line={line} />
        </li>
      ))}
    </ul>
  )
}

function Time({ line }: { line: Planned }) {
  const texts = useTexts(followUpTexts)
  const { locale, zone } = useLanguage()
  const isMoved = line.plannedAt !== null && line.plannedAt !== line.dueAt
  return (
    <div>
      <p className="font-medium tabular-nums">{formatMoment(line.dueAt, zone, locale)}</p>
      {isMoved && (
        <p className="text-xs text-muted">{texts.putOff(formatMoment(line.plannedAt ?? '', zone, locale))}</p>
      )}
      {line.doneAt !== null && (
        <p className="text-xs text-muted">{texts.doneAt(formatMoment(line.doneAt, zone, locale))}</p>
      )}
    </div>
  )
}

function What({ line }: { line: Planned }) {
  const texts = useTexts(followUpTexts)
  return (
    <p className="flex flex-wrap items-start gap-2">
      <span className="font-medium">{texts.kinds[line.kind]}</span>
      <Badge tone={tones[line.status] ?? 'plain'}>{texts.statuses[line.status]}</Badge>
    </p>
  )
}

function Reasons({ line }: { line: Planned }) {
  const texts = useTexts(followUpTexts)
  const { why, reason } = line
  return (
    <div className="min-w-0">
      {why !== null && (
        <p className="wrap-anywhere">
          <span className="text-muted">{texts.why}</span> {whyInWords(why, texts.whys)}
        </p>
      )}
      {reason !== null && (
        <p className="wrap-anywhere">
          <span className="text-muted">{texts.reason}</span> {texts.reasons[reason]}
        </p>
      )}
    </div>
  )
}

function Whose({ line }: { line: Planned }) {
  const texts = useTexts(followUpTexts)
  const link = 'inline-flex min-h-7 items-center text-brand underline pointer-coarse:min-h-9'
  return (
    <p className="flex flex-wrap items-center gap-x-3 text-muted">
      {line.customerName !== null && <span>{line.customerName}</span>}
      {line.bookingRef !== null && (
        <Link href={`/follow-ups?booking=${line.bookingRef}`} title={texts.whole} className={link}>
          {line.bookingRef}
        </Link>
      )}
      {line.conversationId !== null && (
        <Link href={`/inbox/${encodeURIComponent(line.conversationId)}`} className={link}>
          {texts.chat}
        </Link>
      )}
    </p>
  )
}
