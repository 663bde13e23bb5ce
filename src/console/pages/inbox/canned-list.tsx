import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Canned } from '#desk/canned.ts'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import { inboxTexts } from '../../texts/inbox.ts'
import { ErrorState, LoadingState } from '../../ui/states.tsx'
import { readCanned } from './calls.ts'

/** Canned replies, their variables filled for this conversation; typing narrows them, Enter takes one. */
export function CannedList({ conversation, onChoose }: { conversation: string; onChoose: (text: string) => void }) {
  const texts = useTexts(inboxTexts)
  const { locale } = useLanguage()
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const query = useQuery({
    queryKey: ['canned', conversation],
    queryFn: ({ signal }) => readCanned('', conversation, signal),
  })
  const wanted = typed.trim().replace(/^\//, '').toLowerCase()
  const found = (query.data?.canned ?? []).filter(({ shortcut, title, text }) =>
    [shortcut, title, text.zh, text.en ?? ''].some((part) => part.toLowerCase().includes(wanted)),
  )
  const words = ({ filled, text }: Canned) => filled ?? text[locale] ?? text.zh
  const chosen = Math.min(active, found.length - 1)
  const press = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      setActive(Math.max(0, Math.min(found.length - 1, chosen + step)))
    }
    const taken = found[chosen]
    if (event.key === 'Enter' && taken) {
      event.preventDefault()
      onChoose(words(taken))
    }
  }
  return (
    <div className="flex max-h-80 flex-col">
      <input
        autoFocus
        role="combobox"
        aria-expanded="true"
        aria-controls="canned-replies"
        aria-activedescendant={found[chosen] ? `canned-${found[chosen].id}` : undefined}
        aria-label={texts.cannedSearch}
        placeholder={texts.cannedSearch}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setActive(0)
        }}
        onKeyDown={press}
        className="min-h-10 shrink-0 rounded-t-xl border-b border-line bg-transparent px-3 outline-offset-[-2px]"
      />
      {query.isPending ? (
        <LoadingState />
      ) : query.isError ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <div id="canned-replies" role="listbox" aria-label={texts.canned} className="min-h-0 overflow-y-auto p-1">
          {found.length === 0 && (
            <p
              role="option"
              aria-selected="false"
              aria-disabled="true"
              className="px-3 py-6 text-center text-sm text-muted"
            >
              {texts.cannedNone}
            </p>
          )}
          {found.map((canned, index) => (
            <div
              key={canned.id}
              id={`canned-${canned.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === chosen}
              onClick={() => onChoose(words(canned))}
              className={`cursor-pointer rounded-lg px-2.5 py-1.5 ${index === chosen ? 'bg-sunken' : 'hover:bg-sunken'}`}
            >
              <p className="flex items-baseline gap-2 text-sm">
                <span className="font-mono text-xs text-brand">/{canned.shortcut}</span>
                <span className="min-w-0 truncate font-medium">{canned.title}</span>
              </p>
              <p className="line-clamp-2 text-xs text-muted wrap-anywhere">{words(canned)}</p>
            </div>
          ))}
        </div>
      )}
    </div>
  )
}
