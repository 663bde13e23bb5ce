import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Users } from 'lucide-react'
import type { PresenceStatus } from '#db/schema/desk.ts'
import type { TeamEntry } from '#desk/team.ts'
import { formatMoment } from '../../shell/format.ts'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import { useLiveEvents } from '../../shell/live-context.tsx'
import { get, put } from '../../shell/request.ts'
import { useRight } from '../../shell/session.tsx'
import { teamTexts } from '../../texts/team.ts'
import { Badge } from '../../ui/badge.tsx'
import { Page } from '../../ui/page.tsx'
import { Select } from '../../ui/field.tsx'
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { toast } from '../../ui/toast.tsx'
import { QueueToAssign } from './queue-to-assign.tsx'

const key = ['team']
const tones = { online: 'good', away: 'warn', offline: 'plain' } as const

/** Who is there, with how much in hand, and who waits to be given to them. */
export default function TeamPage() {
  const texts = useTexts(teamTexts)
  const { zone, locale } = useLanguage()
  const queries = useQueryClient()
  const mayChange = useRight('team.presence')
  const mayAssign = useRight('chat.assign')
  const query = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => get<{ staff: TeamEntry[] }>('/team', undefined, signal),
  })
  useLiveEvents(({ event, data }) => {
    if (event !== 'team') return
    queries.setQueryData(key, data)
  })
  const change = useMutation({
    mutationFn: ({ id, ...next }: { id: string; status: PresenceStatus; capacity: number }) =>
      put(`/team/${encodeURIComponent(id)}`, next),
    onSuccess: () => {
      toast(texts.changed, { tone: 'good' })
      return queries.invalidateQueries({ queryKey: key })
    },
  })
  if (query.isPending) return <LoadingState />
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  const { staff } = query.data
  const online = staff.filter(({ status }) => status === 'online')
  const free = online.reduce((sum, { capacity, chats }) => sum + Math.max(0, capacity - chats), 0)
  const chats = staff.reduce((sum, each) => sum + each.chats, 0)
  return (
    <Page title={texts.team} about={texts.about}>
      {staff.length === 0 ? (
        <EmptyState icon={Users} title={texts.nobody} text={texts.nobodyText} />
      ) : (
        <>
          <p className="text-sm">{texts.summary(online.length, chats, free)}</p>
          <Table
            caption={texts.team}
            rows={staff}
            rowKey={({ id }) => id}
            columns={[
              {
                id: 'name',
                title: texts.name,
                cell: (row) => (
                  <>
                    <p className="font-medium whitespace-nowrap">{row.name}</p>
                    <p className="text-xs whitespace-nowrap text-muted">{texts.roles[row.role] ?? row.role}</p>
                  </>
                ),
              },
              {
                id: 'status',
                title: texts.status,
                cell: (row) => (
                  <>
                    {mayChange ? (
                      <Select
                        bare
                        label={`${texts.status} ${row.name}`}
                        value={row.status}
                        disabled={change.isPending}
                        onChange={(status: PresenceStatus) =>
                          change.mutate({ id: row.id, status, capacity: row.capacity })
                        }
                        options={(['online', 'away', 'offline'] as const).map((value) => ({
                          value,
                          label: texts.statuses[value] ?? value,
                        }))}
                        className="min-w-24"
                      />
                    ) : (
                      <Badge tone={tones[row.status]}>{texts.statuses[row.status]}</Badge>
                    )}
                    {row.status === 'offline' && row.seenAt !== null && (
                      <p className="mt-0.5 text-xs text-muted">{texts.seen(formatMoment(row.seenAt, zone, locale))}</p>
                    )}
                  </>
                ),
              },
              { id: 'load', title: texts.load, cell: (row) => <Load chats={row.chats} capacity={row.capacity} /> },
              {
                id: 'waiting',
                title: texts.waiting,
                numeric: true,
                cell: (row) => (row.waiting > 0 ? <Badge tone="warn">{row.waiting}</Badge> : 0),
              },
              {
                id: 'capacity',
                title: texts.capacity,
                cell: (row) =>
                  mayChange ? (
                    <Select
                      bare
                      label={`${texts.capacity} ${row.name}`}
                      value={String(row.capacity)}
                      disabled={change.isPending}
                      onChange={(capacity) =>
                        change.mutate({ id: row.id, status: row.status, capacity: Number(capacity) })
                      }
                      options={capacities(row.capacity).map((value) => ({
                        value: String(value),
                        label: String(value),
                      }))}
                      className="min-w-18"
                    />
                  ) : (
                    row.capacity
                  ),
              },
              {
                id: 'skills',
                title: texts.skills,
                cell: (row) => (
                  <span className="flex flex-wrap gap-1">
                    {[...row.languages.map((each) => texts.languages[each] ?? each), ...row.skills].map((word) => (
                      <Badge key={word}>{word}</Badge>
                    ))}
                  </span>
                ),
              },
            ]}
          />
          {mayAssign && <QueueToAssign staff={staff} />}
        </>
      )}
    </Page>
  )
}

const capacities = (now: number) =>
  [...new Set([1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 50, now])].toSorted((a, b) => a - b)

function Load({ chats, capacity }: { chats: number; capacity: number }) {
  const texts = useTexts(teamTexts)
  const full = chats >= capacity
  return (
    <span className="flex items-center gap-2 whitespace-nowrap tabular-nums">
      <span aria-hidden="true" className="h-1.5 w-16 overflow-hidden rounded-full bg-sunken">
        <span
          className={`block h-full ${full ? 'bg-danger' : 'bg-brand'}`}
          style={{ width: `${Math.min(100, (100 * chats) / Math.max(1, capacity))}%` }}
        />
      </span>
      {texts.loadOf(chats, capacity)}
    </span>
  )
}
