import { CalendarClock, MessageSquare } from 'lucide-react'
import { Link } from 'wouter'
import { formatClock, formatDay } from '../../shell/format.ts'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import { useRight } from '../../shell/session.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import type { Day } from './calls.ts'
import { boardTexts } from './texts.ts'
import { placedOn } from './use-asked-move.ts'
import { VisitMove } from './visit-move.tsx'
import { VisitStatus } from './visit-status.tsx'
import { VisitSteps } from './visit-steps.tsx'

/** All about one visit: how it gets on, and, without dragging, who does it when. */
export function VisitDialog({ day, refOf, onClose }: { day: Day; refOf: string | undefined; onClose: () => void }) {
  const texts = useTexts(boardTexts)
  const { locale, zone } = useLanguage()
  const mayMove = useRight('board.move')
  const placed = refOf === undefined ? undefined : placedOn(day, refOf)
  if (!placed) return null
  const { visit, team } = placed
  const names = team.map((id) => day.lanes.find(({ worker }) => worker.id === id)?.worker.title[locale] ?? id)
  const facts = [
    [
      texts.time,
      `${formatDay(visit.start, zone, locale)} ${formatClock(visit.start, zone)}–${formatClock(visit.end, zone)}`,
    ],
    [texts.worker, names.length === 0 ? texts.unassignedText : names.join(locale === 'zh' ? '、' : ', ')],
    [texts.customer, `${visit.customerName ?? texts.unnamed} · ${visit.district ?? texts.unknownDistrict}`],
    [texts.note, visit.note],
  ] as const
  const link = 'inline-flex min-h-9 items-center gap-1.5 text-sm text-brand underline'
  return (
    <Dialog open onClose={onClose} title={`${visit.service[locale]} ${visit.ref}`}>
      <div className="flex flex-col gap-4">
        <div className="flex flex-col gap-1 text-sm">
          <p className="flex flex-wrap items-center gap-2">
            <VisitStatus status={visit.status} />
            {visit.eta !== null && <span>{texts.eta(visit.eta)}</span>}
            {visit.visits > 1 && <span className="text-muted">{texts.visitOf(visit.visit + 1, visit.visits)}</span>}
          </p>
          <dl>
            {facts
              .filter(([, value]) => value !== null)
              .map(([label, value]) => (
                <div key={label} className="flex gap-3 py-0.5">
                  <dt className="w-16 shrink-0 text-muted">{label}</dt>
                  <dd className="wrap-anywhere">{value}</dd>
                </div>
              ))}
          </dl>
          <div className="flex flex-wrap gap-x-4">
            <Link href={`/inbox/${encodeURIComponent(visit.conversationId)}`} className={link}>
              <MessageSquare aria-hidden="true" className="size-4" />
              {texts.chat}
            </Link>
            <Link href={`/follow-ups?booking=${visit.ref}`} className={link}>
              <CalendarClock aria-hidden="true" className="size-4" />
              {texts.plan}
            </Link>
          </div>
        </div>
        {mayMove && team.length > 0 && <VisitSteps visit={visit} />}
        {mayMove && <VisitMove day={day} visit={visit} team={team} onDone={onClose} />}
      </div>
    </Dialog>
  )
}
