import { useInfiniteQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { formatMoment } from '../../shell/format.ts'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import { inboxTexts } from '../../texts/inbox.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.tsx'
import { search } from './calls.ts'

/** Finds words in the messages of all conversations that may be read, and goes there. */
export function SearchDialog({ onClose, onOpen }: { onClose: () => void; onOpen: (id: string, seq: number) => void }) {
  const texts = useTexts(inboxTexts)
  const { zone, locale } = useLanguage()
  const [typed, setTyped] = useState('')
  const wanted = useDeferredValue(typed.trim())
  const found = useInfiniteQuery({
    queryKey: ['inbox', 'search', wanted],
    queryFn: ({ pageParam, signal }) => search(wanted, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    enabled: wanted.length >= 2,
  })
  const hits = found.data?.pages.flatMap((page) => page.hits) ?? []
  return (
    <Dialog open onClose={onClose} title={texts.search}>
      <TextField
        bare
        autoFocus
        type="search"
        label={texts.search}
        placeholder={texts.searchPlaceholder}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <div className="-mx-4 mt-2 min-h-60" aria-live="polite">
        {wanted.length < 2 ? (
          <EmptyState title={texts.searchHint} />
        ) : found.isPending ? (
          <LoadingState />
        ) : found.isError ? (
          <ErrorState error={found.error} onRetry={() => void found.refetch()} />
        ) : hits.length === 0 ? (
          <EmptyState title={texts.searchNone} />
        ) : (
          <ul aria-label={texts.results}>
            {hits.map((hit) => (
              <li key={`${hit.conversationId} ${hit.seq}`}>
                <button
                  type="button"
                  onClick={() => {
                    onClose()
                    onOpen(hit.conversationId, hit.seq)
                  }}
                  className="flex w-full flex-col gap-0.5 px-4 py-2 text-left hover:bg-sunken"
                >
                  <span className="flex items-baseline gap-2 text-sm">
                    <span className="min-w-0 flex-1 truncate font-medium">{hit.name ?? texts.nameless}</span>
                    <time className="text-xs text-muted">{formatMoment(hit.at, zone, locale)}</time>
                  </span>
                  <span className="line-clamp-2 text-sm text-muted wrap-anywhere">
                    {texts.from[hit.from] ?? hit.from}: <Marked text={hit.text} word={wanted} />
                  </span>
                </button>
              </li>
            ))}
          </ul>
        )}
        {found.hasNextPage && (
          <p className="p-3 text-center">
            <Button busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
              {texts.loadMore}
            </Button>
          </p>
        )}
      </div>
    </Dialog>
  )
}

/** A text with the found word marked, beginning shortly before it. */
function Marked({ text, word }: { text: string; word: string }) {
  const place = text.toLowerCase().indexOf(word.toLowerCase())
  if (place < 0) return text
  const from = place > 30 ? place - 24 : 0
  return (
    <>
      {from > 0 && '…'}
      {text.slice(from, place)}
      <mark className="rounded bg-warn px-0.5 text-warn-ink">{text.slice(place, place + word.length)}</mark>
      {text.slice(place + word.length)}
    </>
  )
}
