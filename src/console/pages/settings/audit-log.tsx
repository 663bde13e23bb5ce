import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatMoment } from '../../shell/format.ts'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import { get } from '../../shell/request.ts'
import { settingsTexts } from '../../texts/settings.ts'
import { auditTexts } from '../../texts/audit.ts'
import { Button } from '../../ui/button.tsx'
import { Select, TextField } from '../../ui/field.tsx'
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { readNames } from '../inbox/calls.ts'
import { inZone } from '../inbox/wall-time.ts'

interface Entry {
  id: number
  at: string
  staffId: string | null
  staffName: string | null
  what: string
  objectKind: string | null
  objectId: string | null
  address: string | null
  detail: Record<string, unknown> | null
}

/** Who did what, newest first; nothing here can be changed. */
export function AuditLog() {
  const texts = useTexts(settingsTexts)
  const words = useTexts(auditTexts)
  const { zone, locale } = useLanguage()
  const [staff, setStaff] = useState('')
  const [what, setWhat] = useState('')
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const names = useQuery({ queryKey: ['staff-names'], queryFn: ({ signal }) => readNames(signal) }).data?.staff ?? []
  const query = useInfiniteQuery({
    queryKey: ['audit', staff, what, from, to],
    queryFn: ({ pageParam, signal }) =>
      get<{ entries: Entry[]; next: number | null }>(
        '/audit',
        {
          staff,
          what,
          from: inZone(`${from}T00:00`, zone)?.toISOString(),
          to: endOf(to, zone),
          before: pageParam,
        },
        signal,
      ),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
  })
  const entries = query.data?.pages.flatMap((page) => page.entries) ?? []
  const said = (entry: Entry) => words.acts[entry.what] ?? entry.what
  return (
    <div className="flex flex-col gap-4">
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        <Select
          label={texts.auditWho}
          value={staff}
          onChange={setStaff}
          options={[
            { value: '', label: texts.auditEverybody },
            ...names.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <Select
          label={texts.auditWhat}
          value={what}
          onChange={setWhat}
          options={[
            { value: '', label: texts.auditAll },
            ...Object.entries(words.groups).map(([value, label]) => ({ value, label })),
          ]}
        />
        <TextField type="date" label={texts.auditFrom} value={from} onChange={(event) => setFrom(event.target.value)} />
        <TextField type="date" label={texts.auditTo} value={to} onChange={(event) => setTo(event.target.value)} />
      </div>
      {query.isPending ? (
        <LoadingState />
      ) : query.isError ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : entries.length === 0 ? (
        <EmptyState title={texts.noEntries} />
      ) : (
        <Table
          caption={texts.tabs.audit}
          rows={entries}
          rowKey={({ id }) => String(id)}
          columns={[
            {
              id: 'when',
              title: texts.when,
              cell: (row) => <span className="whitespace-nowrap">{formatMoment(row.at, zone, locale)}</span>,
            },
            {
              id: 'who',
              title: texts.who,
              cell: (row) => <span className="whitespace-nowrap">{row.staffName ?? texts.system}</span>,
            },
            {
              id: 'what',
              title: texts.what,
              cell: (row) => (
                <>
                  <p>{said(row)}</p>
                  {row.detail !== null && (
                    <p className="max-w-md font-mono text-xs text-muted wrap-anywhere">{JSON.stringify(row.detail)}</p>
                  )}
                </>
              ),
            },
            {
              id: 'object',
              title: texts.object,
              cell: (row) =>
                row.objectId !== null && (
                  <span className="text-xs wrap-anywhere">
                    {words.objects[row.objectKind ?? ''] ?? row.objectKind} {row.objectId}
                  </span>
                ),
            },
            { id: 'address', title: texts.address, cell: (row) => <span className="text-xs">{row.address}</span> },
          ]}
        />
      )}
      {query.hasNextPage && (
        <p className="text-center">
          <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {texts.more}
          </Button>
        </p>
      )}
    </div>
  )
}

/** The first moment after a day, which is the first of the next one. */
function endOf(day: string, zone: string): string | undefined {
  const noon = Date.parse(`${day}T12:00:00Z`)
  if (Number.isNaN(noon)) return undefined
  const next = new Date(noon + 86_400_000).toISOString().slice(0, 10)
  return inZone(`${next}T00:00`, zone)?.toISOString()
}
