import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import type { ShownRequest } from '#business/privacy/data-requests.ts'
import { alertsKey } from '../../shell/alerts.ts'
import { formatDay, formatMoment } from '../../shell/format.ts'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import { get, post } from '../../shell/request.ts'
import { useNow } from '../../shell/use-now.ts'
import { personalDataTexts } from '../../texts/personal-data.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { TextArea } from '../../ui/field.tsx'
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.tsx'

const key = ['data-requests']

/** What customers want done with what is kept about them, and by when it has to be answered. */
export function DataRequests() {
  const texts = useTexts(personalDataTexts)
  const query = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => get<{ requests: ShownRequest[] }>('/data-requests', undefined, signal),
  })
  if (query.isPending) return <LoadingState />
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  const { requests } = query.data
  if (requests.length === 0) return <EmptyState title={texts.none} text={texts.noneText} />
  return (
    <ul className="divide-y divide-line rounded-xl border border-line bg-surface">
      {requests.map((request) => (
        <RequestLine key={request.id} request={request} />
      ))}
    </ul>
  )
}

function RequestLine({ request }: { request: ShownRequest }) {
  const texts = useTexts(personalDataTexts)
  const { zone, locale } = useLanguage()
  const queries = useQueryClient()
  const now = useNow(60_000)
  const [refusing, setRefusing] = useState(false)
  const [why, setWhy] = useState('')
  const settle = useMutation({
    mutationFn: (how: { outcome: 'done' | 'refused'; why?: string }) =>
      post(`/data-requests/${encodeURIComponent(request.id)}/settle`, how),
    onSuccess: () => {
      setRefusing(false)
      // It rings no more.
      void queries.invalidateQueries({ queryKey: alertsKey })
      return queries.invalidateQueries({ queryKey: key })
    },
  })
  const isOpen = request.status === 'open'
  const late = isOpen && Date.parse(request.dueAt) < now
  const day = formatDay(request.dueAt, zone, locale)
  const erased = request.conversationId.startsWith('erased:')
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-2">
          {erased ? (
            <span className="text-muted">{texts.gone}</span>
          ) : (
            <Link
              href={`/inbox/${encodeURIComponent(request.conversationId)}`}
              className="font-medium text-brand underline wrap-anywhere"
            >
              {request.name ?? texts.customer}
            </Link>
          )}
          <span className="font-medium">{texts.kinds[request.kind]}</span>
          <Badge tone={isOpen ? (late ? 'danger' : 'warn') : 'plain'}>{texts.statuses[request.status]}</Badge>
        </p>
        <p className="mt-0.5 text-xs text-muted wrap-anywhere">
          {[
            `${texts.asked} ${formatMoment(request.askedAt, zone, locale)} · ${request.notedBy ?? texts.byCustomer}`,
            isOpen ? (late ? texts.late(day) : texts.due(day)) : request.settledBy,
            request.settledAt === null ? null : formatMoment(request.settledAt, zone, locale),
            request.why,
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </p>
      </div>
      {isOpen && (
        <div className="flex gap-2">
          <Button size="sm" onClick={() => setRefusing(true)}>
            {texts.refuse}
          </Button>
          {/* Deleting is done from the customer's card, and settles its request itself. */}
          {request.kind === 'copy' && (
            <Button size="sm" look="primary" busy={settle.isPending} onClick={() => settle.mutate({ outcome: 'done' })}>
              {texts.done}
            </Button>
          )}
        </div>
      )}
      {refusing && (
        <Dialog open onClose={() => setRefusing(false)} title={texts.refuseTitle} width="sm">
          <form
            onSubmit={(event) => {
              event.preventDefault()
              settle.mutate({ outcome: 'refused', why: why.trim() })
            }}
          >
            <TextArea
              label={texts.why}
              required
              maxLength={500}
              value={why}
              onChange={(event) => setWhy(event.target.value)}
            />
            <DialogActions>
              <Button onClick={() => setRefusing(false)}>{texts.cancel}</Button>
              <Button type="submit" look="danger" busy={settle.isPending} disabled={why.trim() === ''}>
                {texts.refuseNow}
              </Button>
            </DialogActions>
          </form>
        </Dialog>
      )}
    </li>
  )
}
