import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Bell } from 'lucide-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { ShownAlert } from '#desk/alerts.ts'
import { alertTexts } from '../texts/alerts.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Popover } from '../ui/popover.tsx'
import { EmptyState, LoadingState } from '../ui/states.tsx'
import { alertsKey, isUrgent } from './alerts.ts'
import { formatMoment } from './format.ts'
import { useLanguage, useTexts } from './language.tsx'
import { get, post } from './request.ts'

/** What people on duty must see: how much there is, and each with a way to it. */
export function AlertBell() {
  const texts = useTexts(alertTexts)
  const { zone, locale } = useLanguage()
  const [, go] = useLocation()
  const queries = useQueryClient()
  const [open, setOpen] = useState(false)
  const query = useQuery({
    queryKey: alertsKey,
    queryFn: ({ signal }) => get<{ alerts: ShownAlert[]; next: string | null }>('/alerts', { open: 1 }, signal),
  })
  const alerts = query.data?.alerts ?? []
  const see = useMutation({
    mutationFn: async (ids: readonly number[]) => {
      for (const id of ids) await post(`/alerts/${id}/seen`)
    },
    onSettled: () => queries.invalidateQueries({ queryKey: alertsKey }),
  })
  const look = ({ id, conversationId }: ShownAlert) => {
    setOpen(false)
    see.mutate([id])
    if (conversationId !== null) go(`/inbox/${encodeURIComponent(conversationId)}`)
  }
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label={texts.alerts}
      trigger={
        <button
          type="button"
          aria-label={alerts.length > 0 ? texts.open(alerts.length) : texts.alerts}
          className="relative inline-flex size-9 shrink-0 items-center justify-center rounded-lg text-muted hover:bg-sunken hover:text-ink pointer-coarse:size-11"
        >
          <Bell aria-hidden="true" className="size-4.5" />
          {alerts.length > 0 && (
            <span
              aria-hidden="true"
              className="absolute -top-0.5 left-5 flex h-4 min-w-4 items-center justify-center rounded-full bg-danger px-1 text-[0.625rem] font-semibold text-on-danger"
            >
              {query.data?.next === null ? alerts.length : `${alerts.length}+`}
            </span>
          )}
        </button>
      }
    >
      <div className="flex max-h-96 flex-col">
        <div className="flex min-h-11 items-center gap-2 border-b border-line px-3">
          <h2 className="flex-1 text-sm font-semibold">{texts.alerts}</h2>
          {alerts.length > 1 && (
            <Button size="sm" look="quiet" busy={see.isPending} onClick={() => see.mutate(alerts.map(({ id }) => id))}>
              {texts.allSeen}
            </Button>
          )}
        </div>
        {query.isPending ? (
          <LoadingState />
        ) : alerts.length === 0 ? (
          <EmptyState icon={Bell} title={texts.none} />
        ) : (
          <ul className="min-h-0 divide-y divide-line overflow-y-auto">
            {alerts.map((alert) => (
              <li key={alert.id} className="flex items-center gap-2 px-3 py-2">
                <div className="min-w-0 flex-1">
                  <p className="flex items-center gap-1.5">
                    <Badge tone={isUrgent(alert.kind) ? 'danger' : 'warn'}>
                      {texts.kinds[alert.kind] ?? alert.kind}
                    </Badge>
                    <span className="text-xs text-muted tabular-nums">{formatMoment(alert.at, zone, locale)}</span>
                  </p>
                  {alert.conversationId !== null && (
                    <button
                      type="button"
                      onClick={() => look(alert)}
                      className="max-w-full truncate text-sm underline decoration-line underline-offset-2 hover:decoration-ink"
                    >
                      {alert.name ?? texts.nameless}
                    </button>
                  )}
                </div>
                <Button size="sm" disabled={see.isPending} onClick={() => see.mutate([alert.id])}>
                  {texts.seen}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Popover>
  )
}
