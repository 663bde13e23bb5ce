import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatMoment } from '../../shell/format.ts'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import { get } from '../../shell/request.ts'
import { settingsTexts } from '../../texts/settings.ts'
import { auditTexts } from '../../texts/audit.ts'
import { Button } from '../../ui/button.tsx'
import { Select, TextField } from '../../ui/field.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { EmptyState } from '../../ui/states.tsx'
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
  /** What people call it; null where it has no name. */
  objectName: string | null
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
  const [object, setObject] = useState<{ kind: string; id: string; words: string } | null>(null)
  const names = useQuery({ queryKey: ['staff-names'], queryFn: ({ signal }) => readNames(signal) }).data?.staff ?? []
  const query = useInfiniteQuery({
    queryKey: ['audit', staff, what, from, to, object],
    queryFn: ({ pageParam, signal }) =>
      get<{ entries: Entry[]; next: number | null }>(
        '/audit',
        {
          staff,
          what,
          kind: object?.kind,
          object: object?.id,
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
      {object !== null && (
        <p className="flex flex-wrap items-center gap-2 text-sm">
          <span className="min-w-0 wrap-anywhere">
            {texts.auditOnly} {object.words}
          </span>
          <Button size="sm" onClick={() => setObject(null)}>
            {texts.auditAllObjects}
          </Button>
        </p>
      )}
      <Loaded query={query}>
        {() =>
          entries.length === 0 ? (
            <EmptyState title={texts.noEntries} />
          ) : (
            <ul
              aria-label={texts.tabs.audit}
              className="divide-y divide-line rounded-xl border border-line bg-surface text-sm"
            >
              {entries.map((entry) => (
                <li key={entry.id} className="px-3 py-2">
                  <p className="flex flex-wrap items-baseline gap-x-2">
                    <span className="font-medium">{words.acts[entry.what] ?? entry.what}</span>
                    {isThing(entry) && (
                      <button
                        type="button"
                        title={texts.auditOfObject}
                        onClick={() => setObject(thingOf(entry, words.objects))}
                        className="min-w-0 text-left text-xs text-brand underline wrap-anywhere pointer-coarse:min-h-9"
                      >
                        {thingOf(entry, words.objects).words}
                      </button>
                    )}
                  </p>
                  <p className="text-xs text-muted wrap-anywhere">
                    {[formatMoment(entry.at, zone, locale), entry.staffName ?? texts.system, entry.address]
                      .filter((part) => part !== null)
                      .join(' · ')}
                  </p>
                  {entry.detail !== null && (
                    <p className="text-xs text-muted wrap-anywhere">
                      {detailText(entry.detail, words, (id) => names.find((one) => one.id === id)?.name)}
                    </p>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
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

/** Whether it was done to something: to look at a whole page is said by the act. */
const isThing = ({ objectId, objectKind }: Entry): boolean =>
  objectId !== null && objectKind !== 'path' && !objectId.startsWith('/')

const thingOf = ({ objectKind, objectId, objectName }: Entry, kinds: Record<string, string>) => {
  const kind = objectKind ?? ''
  return { kind, id: objectId ?? '', words: [kinds[kind] ?? kind, objectName].filter(Boolean).join(' ') }
}

/** The first moment after a day, which is the first of the next one. */
function endOf(day: string, zone: string): string | undefined {
  const noon = Date.parse(`${day}T12:00:00Z`)
  if (Number.isNaN(noon)) return undefined
  const next = new Date(noon + 86_400_000).toISOString().slice(0, 10)
  return inZone(`${next}T00:00`, zone)?.toISOString()
}

/** In words; a change as `from → to`, and what has no word as it was recorded. */
function detailText(
  detail: Record<string, unknown>,
  { details, values }: (typeof auditTexts)['zh'],
  nameOf: (id: string) => string | undefined,
): string {
  const plain = (value: unknown): string => {
    if (Array.isArray(value)) return value.map(plain).join('、')
    if (typeof value !== 'object' || value === null)
      return values[String(value)] ?? nameOf(String(value)) ?? String(value)
    if ('from' in value && 'to' in value) return `${plain(value.from)} → ${plain(value.to)}`
    return named(Object.entries(value))
  }
  const named = (entries: [string, unknown][]): string =>
    entries.map(([key, value]) => `${details[key] ?? key}: ${plain(value)}`).join(' · ')
  return named(Object.entries(detail))
}
