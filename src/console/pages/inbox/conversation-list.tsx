import { useVirtualizer } from '@tanstack/react-virtual'
import { CheckCheck, Search } from 'lucide-react'
import { useEffect, useEffectEvent, useRef } from 'react'
import { AlertBell } from '../../shell/alert-bell.tsx'
import { useTexts } from '../../shell/language.tsx'
import { useRight } from '../../shell/session.tsx'
import { inboxTexts } from '../../texts/inbox.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.tsx'
import { ListFilters } from './list-filters.tsx'
import { ListRow, rowHeightPx } from './list-row.tsx'
import type { Counts } from '#desk/inbox.ts'
import { views, type Filter } from './model.ts'
import { isNarrowed, unnarrowed } from './use-filter.ts'
import type { useRows } from './use-rows.ts'

interface ConversationListProps {
  list: ReturnType<typeof useRows>
  filter: Filter
  onFilter: (change: Partial<Filter>) => void
  counts: Counts | undefined
  chosen: string | null
  onSearch: () => void
}

/** The conversations of a view. Only the rows in sight exist in the page, however many there are. */
export function ConversationList({ list, filter, onFilter, counts, chosen, onSearch }: ConversationListProps) {
  const texts = useTexts(inboxTexts)
  const supervises = useRight('team.read')
  const shown = views.filter((view) => view !== 'supervisors' || supervises)
  const count = (view: string) => counts?.[view as keyof Counts]

  return (
    <>
      <div className="flex items-center gap-1 border-b border-line px-3 py-2">
        <h1 className="sr-only">{texts.inbox}</h1>
        <label className="min-w-0 flex-1">
          <span className="sr-only">{texts.view}</span>
          <select
            value={filter.view}
            onChange={(event) => onFilter({ view: event.target.value as Filter['view'] })}
            className="min-h-9 w-full rounded-lg bg-transparent pr-2 font-semibold hover:bg-sunken pointer-coarse:min-h-11"
          >
            {shown.map((view) => (
              <option key={view} value={view}>
                {texts.views[view]}
                {(count(view) ?? 0) > 0 ? ` (${count(view)})` : ''}
              </option>
            ))}
          </select>
        </label>
        {/* Where there is room it is beside all pages. */}
        <span className="md:hidden">
          <AlertBell />
        </span>
        <IconButton icon={Search} label={texts.search} onClick={onSearch} />
        <ListFilters filter={filter} onFilter={onFilter} counts={counts} />
      </div>
      <div role="group" aria-label={texts.view} className="flex gap-1 border-b border-line px-2 py-1.5">
        {(['mine', 'queue', 'bot', 'all'] as const).map((view) => (
          <button
            key={view}
            type="button"
            aria-pressed={filter.view === view}
            onClick={() => onFilter({ view })}
            className="flex min-h-8 flex-1 items-center justify-center gap-1 rounded-lg px-1 text-sm text-muted hover:bg-sunken aria-pressed:bg-soft aria-pressed:font-semibold aria-pressed:text-soft-ink pointer-coarse:min-h-11"
          >
            {texts.views[view]}
            {(count(view) ?? 0) > 0 && <span className="text-xs tabular-nums">{count(view)}</span>}
          </button>
        ))}
      </div>
      <Rows list={list} filter={filter} onFilter={onFilter} chosen={chosen} />
    </>
  )
}

function Rows({
  list,
  filter,
  onFilter,
  chosen,
}: Pick<ConversationListProps, 'list' | 'filter' | 'onFilter' | 'chosen'>) {
  const texts = useTexts(inboxTexts)
  const scroller = useRef<HTMLDivElement>(null)
  const { rows, hasNextPage, isFetchingNextPage, isFetchNextPageError } = list
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoized by hand
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeightPx,
    overscan: 8,
    getItemKey: (index) => rows[index]?.id ?? index,
  })
  const items = virtual.getVirtualItems()
  const lastShown = items.at(-1)?.index ?? 0
  const nearEnd = lastShown >= rows.length - 15
  const more = useEffectEvent(() => void list.fetchNextPage())
  useEffect(() => {
    if (nearEnd && hasNextPage && !isFetchingNextPage && !isFetchNextPageError) more()
  }, [nearEnd, hasNextPage, isFetchingNextPage, isFetchNextPageError, rows.length])

  const place = rows.findIndex(({ id }) => id === chosen)
  const reveal = useEffectEvent(() => place >= 0 && virtual.scrollToIndex(place, { align: 'auto' }))
  useEffect(() => {
    reveal()
  }, [chosen])

  if (list.isPending) return <LoadingState />
  if (list.isError && rows.length === 0) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />
  if (rows.length === 0) {
    if (isNarrowed(filter))
      return (
        <EmptyState title={texts.emptyOther}>
          <Button onClick={() => onFilter(unnarrowed)}>{texts.clearFilters}</Button>
        </EmptyState>
      )
    if (filter.view === 'mine')
      return (
        <EmptyState icon={CheckCheck} title={texts.emptyMine} text={texts.emptyMineText}>
          <Button onClick={() => onFilter({ view: 'queue' })}>{texts.views.queue}</Button>
        </EmptyState>
      )
    if (filter.view === 'queue')
      return <EmptyState icon={CheckCheck} title={texts.emptyQueue} text={texts.emptyQueueText} />
    return <EmptyState title={texts.emptyOther} />
  }
  return (
    <div ref={scroller} tabIndex={-1} className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
      <ul aria-label={texts.conversations} className="relative" style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const row = rows[item.index]
          return (
            row && (
              <li
                key={item.key}
                aria-setsize={hasNextPage ? -1 : rows.length}
                aria-posinset={item.index + 1}
                className="absolute inset-x-0 top-0"
                style={{ height: rowHeightPx, transform: `translateY(${item.start}px)` }}
              >
                <ListRow row={row} chosen={row.id === chosen} />
              </li>
            )
          )
        })}
      </ul>
      {isFetchingNextPage && <p className="py-3 text-center text-xs text-muted">{texts.loadingMore}</p>}
      {isFetchNextPageError && !isFetchingNextPage && (
        <p className="p-3 text-center">
          <Button size="sm" onClick={() => void list.fetchNextPage()}>
            {texts.loadMore}
          </Button>
        </p>
      )}
    </div>
  )
}
