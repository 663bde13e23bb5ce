import { useQuery } from '@tanstack/react-query'
import { MessageSquare } from 'lucide-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useLocation, useRoute, useSearch } from 'wouter'
import { useTexts } from '../../shell/language.tsx'
import { useLiveState } from '../../shell/live-context.tsx'
import { usePageTitle } from '../../shell/page-title.ts'
import { useShortcuts } from '../../shell/shortcuts.tsx'
import { useCounts } from '../../shell/unread.ts'
import { inboxTexts } from '../../texts/inbox.ts'
import { EmptyState } from '../../ui/states.tsx'
import { ConversationList } from './conversation-list.tsx'
import { ConversationPane } from './conversation-pane.tsx'
import { conversationQuery, isOutOfSight } from './use-conversation.ts'
import { CustomerPane } from './customer-pane.tsx'
import type { Target } from './transcript.tsx'
import { wakeOutbox } from './outbox.ts'
import { useFilter } from './use-filter.ts'
import { useRows } from './use-rows.ts'

// Needed now and then, and of no use without the server that brings it.
const SearchDialog = lazy(async () => ({ default: (await import('./search-dialog.tsx')).SearchDialog }))

/** The list, the conversation that is chosen and its customer: beside one another, or one at a time on a phone. */
export default function InboxPage() {
  const texts = useTexts(inboxTexts)
  const [, go] = useLocation()
  const [, params] = useRoute('/inbox/:id')
  const id = params ? decodeURIComponent(params.id) : null
  const [filter, changeFilter] = useFilter()
  const list = useRows(filter)
  const counts = useCounts()
  const [card, setCard] = useState(false)
  const [searching, setSearching] = useState(false)

  const live = useLiveState()
  useEffect(() => {
    if (live === 'live') wakeOutbox()
  }, [live])
  const opened = useQuery({ ...conversationQuery(id ?? ''), enabled: false })

  usePageTitle(texts.inbox)
  const [target, setTarget] = useTarget(id)
  const open = (next: string | null, seq?: number) => {
    setCard(false)
    setTarget(next === null || seq === undefined ? null : { id: next, seq })
    go(next === null ? '/inbox' : `/inbox/${encodeURIComponent(next)}${seq === undefined ? '' : `?at=${seq}`}`)
  }
  const step = (by: 1 | -1) => {
    const place = list.rows.findIndex((row) => row.id === id)
    const next = list.rows[place < 0 ? 0 : place + by]
    if (next) open(next.id)
  }
  useShortcuts(texts.keys.area, [
    { keys: 'j ArrowDown', label: texts.keys.next, run: () => step(1) },
    { keys: 'k ArrowUp', label: texts.keys.previous, run: () => step(-1) },
    { keys: 'Enter', label: texts.keys.open, run: () => document.getElementById('conversation-log')?.focus() },
    { keys: 'Ctrl+k', label: texts.keys.search, run: () => setSearching(true) },
  ])

  return (
    <div className="flex h-full">
      <div
        className={`min-h-0 w-full flex-col border-line bg-surface md:flex md:w-80 md:shrink-0 md:border-r 2xl:w-96 ${id === null ? 'flex' : 'hidden'}`}
      >
        <ConversationList
          list={list}
          filter={filter}
          onFilter={changeFilter}
          counts={counts}
          chosen={id}
          onSearch={() => setSearching(true)}
        />
      </div>
      {id === null ? (
        <div className="hidden flex-1 items-center justify-center md:flex">
          <EmptyState icon={MessageSquare} title={texts.choose} text={texts.chooseText} />
        </div>
      ) : (
        <>
          <div className={`min-w-0 flex-1 flex-col ${card && !isOutOfSight(opened.error) ? 'hidden lg:flex' : 'flex'}`}>
            <ConversationPane
              key={id}
              id={id}
              target={target}
              onBack={() => open(null)}
              onCard={() => setCard((shown) => !shown)}
            />
          </div>
          {!isOutOfSight(opened.error) && (
            <div
              className={`w-full border-line bg-surface lg:block lg:w-80 lg:shrink-0 lg:border-l ${card ? 'block' : 'hidden'}`}
            >
              <CustomerPane
                key={id}
                id={id}
                assignee={opened.data?.assignee ?? ''}
                history={opened.data?.history ?? []}
                onClose={() => setCard(false)}
              />
            </div>
          )}
        </>
      )}
      {searching && (
        <Suspense>
          <SearchDialog onClose={() => setSearching(false)} onOpen={open} />
        </Suspense>
      )}
    </div>
  )
}

/** The message to go to: one that was searched for, or that the address names when the page is opened. */
function useTarget(id: string | null) {
  const at = Number(new URLSearchParams(useSearch()).get('at') ?? Number.NaN)
  const [wanted, setWanted] = useState<({ id: string } & Target) | null>(() =>
    id !== null && Number.isSafeInteger(at) ? { id, seq: at } : null,
  )
  return [wanted?.id === id ? wanted : null, setWanted] as const
}
