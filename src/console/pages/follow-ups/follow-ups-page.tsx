import { useQuery } from '@tanstack/react-query'
import type { JSONParsed } from 'hono/utils/types'
import { useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { PlannedLine } from '#business/follow-ups/planned.ts'
import { dayKey } from '../../shell/format.ts'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import { get } from '../../shell/request.ts'
import { useNow } from '../../shell/use-now.ts'
import { Button } from '../../ui/button.tsx'
import { Select, TextField } from '../../ui/field.tsx'
import { Page } from '../../ui/page.tsx'
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.tsx'
import { wallClock } from '../cases/wall-clock.ts'
import { PlanTable } from './plan-table.tsx'
import { followUpTexts } from './texts.ts'

export type Planned = JSONParsed<PlannedLine>

const dayMs = 86_400_000

/** What is planned on a day, for an order or for a chat, as the address says. */
export default function FollowUpsPage() {
  const texts = useTexts(followUpTexts)
  const { zone } = useLanguage()
  const [, go] = useLocation()
  const search = useSearch()
  const asked = new URLSearchParams(search)
  const today = dayKey(new Date(useNow(60_000)), zone)
  const booking = asked.get('booking') ?? ''
  const conversationId = asked.get('conversation') ?? ''
  const day = asked.get('day') ?? today
  const kind = asked.get('kind') ?? ''
  const status = asked.get('status') ?? ''
  const show = (next: Record<string, string>) => {
    const given = Object.entries({ booking, conversation: conversationId, day, kind, status, ...next })
    go(`/follow-ups?${new URLSearchParams(given.filter(([, value]) => value !== ''))}`, { replace: true })
  }
  const isOne = booking !== '' || conversationId !== ''
  const from = wallClock(`${day}T00:00`, zone)
  const wish = {
    kind,
    status,
    ...(booking !== '' && { bookingRef: booking }),
    ...(conversationId !== '' && { conversationId }),
    ...(!isOne && { from: from.toISOString(), to: new Date(from.getTime() + dayMs).toISOString() }),
  }
  const query = useQuery({
    queryKey: ['follow-ups', wish],
    queryFn: ({ signal }) => get<{ followUps: Planned[]; kinds: string[] }>('/follow-ups', wish, signal),
    refetchInterval: 30_000,
  })
  return (
    <Page title={texts.title} about={texts.about} wide>
      <div className="grid grid-cols-2 items-start gap-3 sm:flex sm:flex-wrap">
        <BookingField key={booking} booking={booking} onShow={(next) => show({ booking: next })} />
        {!isOne && (
          <TextField
            label={texts.day}
            type="date"
            value={day}
            onChange={(event) => event.target.value !== '' && show({ day: event.target.value })}
          />
        )}
        <Select
          label={texts.kind}
          value={kind}
          onChange={(next) => show({ kind: next })}
          options={[
            { value: '', label: texts.anyKind },
            ...Object.entries(texts.kinds).map(([value, label]) => ({ value, label })),
          ]}
        />
        <Select
          label={texts.status}
          value={status}
          onChange={(next) => show({ status: next })}
          options={[
            { value: '', label: texts.anyStatus },
            ...Object.entries(texts.statuses).map(([value, label]) => ({ value, label })),
          ]}
        />
        {isOne && (
          <div className="self-center">
            <Button onClick={() => show({ booking: '', conversation: '' })}>{texts.clear}</Button>
          </div>
        )}
      </div>
      {query.isPending ? (
        <LoadingState />
      ) : query.isError ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : query.data.followUps.length === 0 ? (
        <EmptyState title={texts.none} text={texts.noneText} />
      ) : (
        <PlanTable lines={inOrder(query.data.followUps)} />
      )}
    </Page>
  )
}

const inOrder = (lines: readonly Planned[]) => lines.toSorted((a, b) => a.dueAt.localeCompare(b.dueAt))

function BookingField({ booking, onShow }: { booking: string; onShow: (booking: string) => void }) {
  const texts = useTexts(followUpTexts)
  const [typed, setTyped] = useState(booking)
  return (
    <form
      className="col-span-2"
      onSubmit={(event) => {
        event.preventDefault()
        onShow(typed.trim())
      }}
    >
      <TextField
        label={texts.booking}
        hint={texts.bookingHint}
        type="search"
        enterKeyHint="search"
        placeholder="GJ12345678"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => typed.trim() !== booking && onShow(typed.trim())}
      />
    </form>
  )
}
