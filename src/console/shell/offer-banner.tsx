import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Hand } from 'lucide-react'
import { useLocation } from 'wouter'
import type { InboxRow } from '#desk/inbox-rows.ts'
import { inboxTexts } from '../texts/inbox.ts'
import { shellTexts } from '../texts/shell.ts'
import { Button } from '../ui/button.tsx'
import { useTexts } from './language.tsx'
import { useLiveEvents } from './live-context.tsx'
import { get, post } from './request.ts'
import { useSession } from './session.tsx'
import { useNow } from './use-now.ts'

const key = ['inbox', 'offered']

/** Over every page: the customers who are offered to whoever sits here, each with the seconds left to take or pass. */
export function OfferBanner() {
  const { staff } = useSession()
  const queries = useQueryClient()
  const now = useNow()
  const isOffered = ({ assignee, handoff }: InboxRow) => assignee === 'queue' && handoff?.offeredTo === staff.id
  const query = useQuery({
    queryKey: key,
    // What is offered is at the head of the queue.
    queryFn: async ({ signal }) => {
      const wish = { view: 'queue', sort: 'priority', limit: 50 }
      return (await get<{ conversations: InboxRow[] }>('/inbox', wish, signal)).conversations.filter(isOffered)
    },
    staleTime: Infinity,
  })
  useLiveEvents(({ event, data }) => {
    if (event === 'reset') void queries.invalidateQueries({ queryKey: key })
    if (event !== 'conversation' && event !== 'gone') return
    const row = data as InboxRow
    queries.setQueryData<InboxRow[]>(key, (rows = []) => {
      const others = rows.filter(({ id }) => id !== row.id)
      if (event === 'conversation' && isOffered(row)) return [...others, row]
      return others.length === rows.length ? rows : others
    })
  })
  return (query.data ?? []).map((row) => {
    const left = Math.ceil((Date.parse(row.handoff?.offeredUntil ?? '') - now) / 1000)
    return left > 0 ? <Offer key={row.id} row={row} seconds={left} /> : null
  })
}

function Offer({ row: { id, name, asks, handoff }, seconds }: { row: InboxRow; seconds: number }) {
  const texts = useTexts(shellTexts)
  const inbox = useTexts(inboxTexts)
  const [, go] = useLocation()
  const queries = useQueryClient()
  const path = `/conversations/${encodeURIComponent(id)}`
  const drop = () => queries.setQueryData<InboxRow[]>(key, (rows = []) => rows.filter((row) => row.id !== id))
  const take = useMutation({
    mutationFn: () => post(`${path}/take`, {}),
    onSettled: () => {
      drop()
      go(`/inbox/${encodeURIComponent(id)}`)
    },
  })
  const pass = useMutation({ mutationFn: () => post(`${path}/pass`, {}), onSuccess: drop })
  const isBusy = take.isPending || pass.isPending
  const reason = handoff?.reason ?? ''
  return (
    <section
      aria-label={texts.offered}
      className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-warn bg-warn px-4 py-1.5 text-sm text-warn-ink"
    >
      <Hand aria-hidden="true" className="size-4 shrink-0" />
      <p className="min-w-0 flex-1">
        <span role="alert" className="font-semibold">
          {texts.offeredOf(name ?? inbox.nameless)}
        </span>{' '}
        · {inbox.reasons[reason] ?? reason}
        {asks !== null && <span className="line-clamp-1 wrap-anywhere">{asks}</span>}
      </p>
      <span role="timer" className="shrink-0 tabular-nums">
        {texts.secondsLeft(seconds)}
      </span>
      <Button look="primary" busy={take.isPending} disabled={isBusy} onClick={() => take.mutate()}>
        {inbox.take}
      </Button>
      <Button busy={pass.isPending} disabled={isBusy} onClick={() => pass.mutate()}>
        {texts.pass}
      </Button>
    </section>
  )
}
