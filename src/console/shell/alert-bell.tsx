import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Bell } from 'lucide-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { ChatAlerts } from '#desk/alerts-by-chat.ts'
import { alertTexts } from '../texts/alerts.ts'
import { inboxTexts } from '../texts/inbox.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Popover } from '../ui/popover.tsx'
import { EmptyState, LoadingState } from '../ui/states.tsx'
import { alertsKey, isUrgent } from './alerts.ts'
import { formatLength } from './format.ts'
import { useLanguage, useTexts } from './language.tsx'
import { get, post } from './request.ts'
import { useNow } from './use-now.ts'

/** What people on duty must see: one line a chat, the gravest first, with a way to it. */
export function AlertBell() {
  const texts = useTexts(alertTexts)
  const [, go] = useLocation()
  const queries = useQueryClient()
  const [open, setOpen] = useState(false)
  const query = useQuery({
    queryKey: alertsKey,
    queryFn: ({ signal }) => get<{ chats: ChatAlerts[]; more: boolean }>('/alerts/chats', undefined, signal),
  })
  const chats = query.data?.chats ?? []
  const see = useMutation({
    mutationFn: async (ids: readonly number[]) => {
      for (const id of ids) await post(`/alerts/${id}/seen`)
    },
    onSettled: () => queries.invalidateQueries({ queryKey: alertsKey }),
  })
  const look = ({ ids, conversationId }: ChatAlerts) => {
    setOpen(false)
    see.mutate(ids)
    go(conversationId === null ? '/bulletin' : `/inbox/${encodeURIComponent(conversationId)}`)
  }
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label={texts.alerts}
      trigger={
        <button
          type="button"
          aria-label={chats.length > 0 ? texts.open(chats.length) : texts.alerts}
          className="relative inline-flex size-9 shrink-0 items-center justify-center rounded-lg text-muted hover:bg-sunken hover:text-ink pointer-coarse:size-11"
        >
          <Bell aria-hidden="true" className="size-4.5" />
          {chats.length > 0 && (
            <span
              aria-hidden="true"
              className="absolute -top-0.5 left-5 flex h-4 min-w-4 items-center justify-center rounded-full bg-danger px-1 text-[0.625rem] font-semibold text-on-danger"
            >
              {query.data?.more === true ? `${chats.length}+` : chats.length}
            </span>
          )}
        </button>
      }
    >
      <div className="flex max-h-96 flex-col">
        <div className="flex min-h-11 items-center gap-2 border-b border-line px-3">
          <h2 className="flex-1 text-sm font-semibold">{texts.alerts}</h2>
          {chats.length > 1 && (
            <Button
              size="sm"
              look="quiet"
              busy={see.isPending}
              onClick={() => see.mutate(chats.flatMap(({ ids }) => ids))}
            >
              {texts.allSeen}
            </Button>
          )}
        </div>
        {query.isPending ? (
          <LoadingState />
        ) : chats.length === 0 ? (
          <EmptyState icon={Bell} title={texts.none} />
        ) : (
          <ul className="min-h-0 divide-y divide-line overflow-y-auto">
            {chats.map((chat) => (
              <li key={chat.ids[0]} className="flex items-center gap-2 px-3 py-2">
                <button type="button" onClick={() => look(chat)} className="group min-w-0 flex-1 text-left">
                  <Entry chat={chat} />
                </button>
                <Button size="sm" disabled={see.isPending} onClick={() => see.mutate(chat.ids)}>
                  {texts.seen}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Popover>
  )
}

/** What people are called to one chat for: the gravest in colour, the others counted, and how long somebody waits. */
function Entry({ chat: { conversationId, name, reason, waitingSince, kinds } }: { chat: ChatAlerts }) {
  const texts = useTexts(alertTexts)
  const { reasons } = useTexts(inboxTexts)
  const { locale } = useLanguage()
  const now = useNow(10_000)
  const [first, ...others] = kinds.map(({ kind, count, what }) => {
    const word = texts.kinds[kind] ?? kind
    const why = texts.whats[what ?? '']
    return { kind, words: texts.counted(why === undefined ? word : `${word}（${why}）`, count) }
  })
  const more = [
    ...(reason === null ? [] : [reasons[reason] ?? reason]),
    // That the customer came to people is said by the reason.
    ...others.filter(({ kind }) => kind !== 'handoff').map(({ words }) => words),
  ]
  return (
    <>
      <span className="flex flex-wrap items-center gap-x-1.5 gap-y-0.5">
        {first && <Badge tone={isUrgent(first.kind) ? 'danger' : 'warn'}>{first.words}</Badge>}
        {waitingSince !== null && (
          <span className="text-xs text-muted tabular-nums">
            {texts.waits(formatLength(now - Date.parse(waitingSince), locale))}
          </span>
        )}
      </span>
      {conversationId !== null && (
        <span className="block truncate text-sm font-medium underline decoration-line underline-offset-2 group-hover:decoration-ink">
          {name ?? texts.nameless}
        </span>
      )}
      {more.length > 0 && <span className="block text-xs text-muted">{more.join(' · ')}</span>}
    </>
  )
}
