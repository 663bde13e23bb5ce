import { useInfiniteQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query'
import { useEffectEvent, useMemo, useRef } from 'react'
import type { InboxRow } from '#desk/inbox-rows.ts'
import { useLiveEvents } from '../../shell/live-context.tsx'
import type { LiveEvent } from '../../shell/live.ts'
import { useSession } from '../../shell/session.tsx'
import { readInbox } from './calls.ts'
import type { Filter } from './model.ts'
import { joined, withRow } from './row-order.ts'

type Page = { conversations: readonly InboxRow[]; next: string | null }
type Pages = InfiniteData<Page, string | null>

/** Rows of the inbox, loaded as they are scrolled to and changed by what happens meanwhile. */
export function useRows(filter: Filter) {
  const queries = useQueryClient()
  const { staff } = useSession()
  const key = useMemo(() => ['inbox', 'rows', filter] as const, [filter])
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => readInbox(filter, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page: Page) => page.next,
    // The stream keeps it true; reading a hundred pages again because a window came to the front would help nobody.
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    gcTime: 0,
    meta: { resumed: true },
  })

  const waiting = useRef({ rows: new Map<string, InboxRow>(), gone: new Set<string>(), frame: 0 })
  const apply = useEffectEvent(() => {
    const { rows: changed, gone } = waiting.current
    waiting.current = { rows: new Map(), gone: new Set(), frame: 0 }
    queries.setQueryData<Pages>(key, (pages) => {
      if (!pages) return pages
      const complete = pages.pages.at(-1)?.next === null
      let rows = flat(pages)
      if (gone.size > 0) rows = rows.filter(({ id }) => !gone.has(id))
      for (const row of changed.values()) rows = withRow(rows, row, filter, staff.id, complete)
      return {
        ...pages,
        pages: pages.pages.map((page, index) => ({ ...page, conversations: index === 0 ? rows : [] })),
      }
    })
  })
  // Many changes at once, after a break say, are drawn once.
  useLiveEvents(({ event, data }: LiveEvent) => {
    const now = waiting.current
    // The first page may have been read a moment before the stream was open.
    if (event === 'hello' && (query.data?.pages.length ?? 0) <= 1) void queries.invalidateQueries({ queryKey: key })
    if (event === 'reset') void queries.resetQueries({ queryKey: ['inbox'] })
    if (event === 'conversation') now.rows.set((data as InboxRow).id, data as InboxRow)
    else if (event === 'gone') now.gone.add((data as { id: string }).id)
    else return
    if (now.frame === 0) now.frame = requestAnimationFrame(() => apply())
  })

  const rows = useMemo(() => (query.data ? flat(query.data as Pages) : []), [query.data])
  return { ...query, rows }
}

function flat(pages: Pages): readonly InboxRow[] {
  return pages.pages.reduce<readonly InboxRow[]>(
    (rows, page) => (page.conversations.length > 0 ? joined(rows, page.conversations) : rows),
    [],
  )
}
