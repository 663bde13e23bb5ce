import { useQuery } from '@tanstack/react-query'
import type { JSONParsed } from 'hono/utils/types'
import { useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { PlannedLine } from '#business/follow-ups/planned.ts'
import { dayKey } from '../../shell/format.ts'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import { useKeptTrue } from '../../shell/live-context.tsx'
import { get } from '../../shell/request.ts'
import { useNow } from '../../shell/use-now.ts'
import { Button } from '../../ui/button.tsx'
import { Select, TextField } from '../../ui/field.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { wallClock } from '../cases/wall-clock.ts'
import { PlanTable } from './plan-table.tsx'
import { followUpTexts } from '../../texts/follow-ups.ts'

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
  const customer = asked.get('customer') ?? ''
  const day = asked.get('day') ?? today
  const kind = asked.get('kind') ?? ''
  const status = asked.get('status') ?? ''
  const show = (next: Record<string, string>) => {
    const given = Object.entries({ booking, customer, conversation: conversationId, day, kind, status, ...next })
    go(`/follow-ups?${new URLSearchParams(given.filter(([, value]) => value !== ''))}`, { replace: true })
  }
  const isOne = booking !== '' || conversationId !== '' || customer !== ''
  const from = wallClock(`${day}T00:00`, zone)
  const wish = {
    kind,
    status,
    ...(booking !== '' && { bookingRef: booking }),
    ...(conversationId !== '' && { conversationId }),
    ...(customer !== '' && { customer }),
    ...(!isOne && { from: from.toISOString(), to: new Date(from.getTime() + dayMs).toISOString() }),
  }
  const query = useQuery({
    queryKey: ['follow-ups', wish],
    queryFn: ({ signal }) => get<{ followUps: Planned[]; kinds: string[] }>('/follow-ups', wish, signal),
    ...useKeptTrue(['chats', 'visits', 'cases'], { restMs: 5_000 }),
  })
  return (
    <Page title={texts.title} about={texts.about} wide>
      <div className="grid grid-cols-2 items-start gap-3 sm:flex sm:flex-wrap">
        <WantedField
          key={`booking ${booking}`}
          label={texts.booking}
          hint={texts.bookingHint}
          placeholder="GJ12345678"
          value={booking}
          onShow={(next) => show({ booking: next })}
        />
        <WantedField
          key={`customer ${customer}`}
          label={texts.customer}
          value={customer}
          onShow={(next) => show({ customer: next })}
        />
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
            <Button onClick={() => show({ booking: '', conversation: '', customer: '' })}>{texts.clear}</Button>
          </div>
        )}
      </div>
      <Loaded query={query}>
        {(data) =>
          data.followUps.length === 0 ? (
            <EmptyState title={texts.none} text={texts.noneText} />
          ) : (
            <PlanTable lines={inOrder(data.followUps)} />
          )
        }
      </Loaded>
    </Page>
  )
}

const inOrder = (lines: readonly Planned[]) => lines.toSorted((a, b) => a.dueAt.localeCompare(b.dueAt))

interface WantedFieldProps {
  label: string
  hint?: string
  placeholder?: string
  value: string
  onShow: (wanted: string) => void
}

/** A field whose text counts once it is whole: at Enter, or when the field is left. */
function WantedField({ label, hint, placeholder, value, onShow }: WantedFieldProps) {
  const [typed, setTyped] = useState(value)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onShow(typed.trim())
      }}
    >
      <TextField
        label={label}
        hint={hint}
        type="search"
        enterKeyHint="search"
        placeholder={placeholder}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => typed.trim() !== value && onShow(typed.trim())}
      />
    </form>
  )
}
