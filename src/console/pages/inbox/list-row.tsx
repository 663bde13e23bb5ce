import { CircleAlert, Star, TriangleAlert } from 'lucide-react'
import { memo } from 'react'
import { Link } from 'wouter'
import type { InboxRow } from '#desk/inbox-rows.ts'
import { dayKey, formatClock, formatDay, formatMoment } from '../../shell/format.ts'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import { remembered } from '../../shell/remembered.ts'
import { useSession } from '../../shell/session.tsx'
import { inboxTexts } from '../../texts/inbox.ts'
import { Badge } from '../../ui/badge.tsx'
import { PriorityMark } from './priority-mark.tsx'
import { SlaClock } from './sla-clock.tsx'

/** Every row is as high, so that ten thousand need no measuring. */
export const rowHeightPx = 84

/** A conversation in the list: who, what is wanted or was said last, who has it, and what is urgent about it. */
export const ListRow = memo(function ListRow({ row, chosen }: { row: InboxRow; chosen: boolean }) {
  const texts = useTexts(inboxTexts)
  const { zone, locale } = useLanguage()
  const { staff } = useSession()
  const { handoff, last } = row
  const waits = row.assignee === 'queue' ? handoff : null
  const name = row.name ?? texts.nameless
  const draft = remembered(`draft.reply.${row.id}`)
  const holder =
    row.assignee === staff.id ? texts.mine : (texts.holder[row.assignee] ?? row.assigneeName ?? texts.somebody)

  return (
    <Link
      href={`/inbox/${encodeURIComponent(row.id)}`}
      aria-current={chosen ? 'true' : undefined}
      className={`flex h-full flex-col justify-center gap-0.5 border-b border-line px-3 focus-visible:-outline-offset-2 ${chosen ? 'bg-soft' : 'hover:bg-sunken'}`}
    >
      <span className="flex items-center gap-1.5">
        {handoff && <PriorityMark priority={handoff.priority} />}
        <span className={`min-w-0 flex-1 truncate ${row.unread > 0 ? 'font-semibold' : 'font-medium'}`}>{name}</span>
        {row.vip && (
          <Star role="img" aria-label={texts.vip} className="size-3.5 shrink-0 fill-note-edge text-note-edge" />
        )}
        {last && (
          <time dateTime={last.at} className="shrink-0 text-xs text-muted tabular-nums">
            {dayKey(last.at, zone) === dayKey(new Date(), zone)
              ? formatClock(last.at, zone)
              : formatDay(last.at, zone, locale)}
          </time>
        )}
      </span>
      <span className="flex items-center gap-1.5 text-sm text-muted">
        <span className="min-w-0 flex-1 truncate">
          {draft !== null && draft.trim() !== '' ? (
            <>
              <span className="font-medium text-danger">[{texts.draft}]</span> {draft}
            </>
          ) : row.asks !== null ? (
            row.asks
          ) : (
            last && (
              <>
                {last.from !== 'customer' && `${texts.from[last.from] ?? last.from}: `}
                {last.text}
              </>
            )
          )}
        </span>
        {row.unread > 0 && (
          <span
            aria-label={texts.unread(row.unread)}
            role="img"
            className="flex h-4.5 min-w-4.5 shrink-0 items-center justify-center rounded-full bg-danger px-1 text-[0.6875rem] font-semibold text-on-danger tabular-nums"
          >
            {row.unread > 99 ? '99+' : row.unread}
          </span>
        )}
      </span>
      <span className="flex h-5 items-center gap-1.5 overflow-hidden text-xs text-muted">
        <span className="shrink-0">{texts.channels[row.channel] ?? row.channel}</span>
        <span aria-hidden="true">·</span>
        <span className="min-w-0 truncate">{waits ? (texts.reasons[waits.reason] ?? waits.reason) : holder}</span>
        {waits?.place != null && <span className="shrink-0">{texts.place(waits.place)}</span>}
        {row.doubtful > 0 && (
          <TriangleAlert
            role="img"
            aria-label={texts.doubtful(row.doubtful)}
            className="size-3.5 shrink-0 text-danger"
          />
        )}
        {row.openCase && (
          <span
            className="flex shrink-0 items-center gap-0.5 text-danger"
            aria-label={texts.openCase(row.openCase.number, row.openCase.severity)}
            role="img"
          >
            <CircleAlert aria-hidden="true" className="size-3.5" />
            {row.openCase.severity}
          </span>
        )}
        <span className="flex-1" />
        {handoff?.callbackAt != null && handoff.nextDue === null && handoff.firstDue === null ? (
          <Badge tone="warn">{formatMoment(handoff.callbackAt, zone, locale)}</Badge>
        ) : (
          handoff && <SlaClock handoff={handoff} bare />
        )}
      </span>
    </Link>
  )
})
