import { useQuery, useQueryClient } from '@tanstack/react-query'
import { ArrowDown } from 'lucide-react'
import { Fragment, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import type { ChatMessage } from '#desk/chat-messages.ts'
import type { Note } from '#desk/notes.ts'
import { dayKey, formatDay } from '../../shell/format.ts'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import { useSession } from '../../shell/session.tsx'
import { fileTexts } from '../../texts/files.ts'
import { inboxTexts } from '../../texts/inbox.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorState, LoadingState } from '../../ui/states.tsx'
import { markRead, readNotes, seeMentions } from './calls.ts'
import { MessageLine } from './message-line.tsx'
import type { Conversation } from './model.ts'
import { NoteLine } from './note-line.tsx'
import { usePending, type Pending } from './outbox.ts'
import { PendingLine } from './pending-line.tsx'
import type { Acts } from './use-acts.ts'
import { notesKey } from './use-conversation.ts'
import { useMessages } from './use-messages.ts'

type Line = { key: string; at: string } & ({ message: ChatMessage } | { note: Note } | { pending: Pending })

const nearBottomPx = 80
/** A message that was gone to stands out for so long. */
const markedMs = 4_000

/** A message to go to; each wish is another one, also for the same message. */
export interface Target {
  seq: number
}

interface TranscriptProps {
  conversation: Conversation
  acts: Acts
  target: Target | null
}

/** Everything said, notes of colleagues among it; it stays at its end as long as the reader does. */
export function Transcript({ conversation, acts, target }: TranscriptProps) {
  const texts = useTexts(inboxTexts)
  const ofFiles = useTexts(fileTexts)
  const { zone, locale } = useLanguage()
  const { id } = conversation
  const query = useMessages(id)
  const notes = useQuery({ queryKey: notesKey(id), queryFn: ({ signal }) => readNotes(id, signal) }).data?.notes ?? []
  const pending = usePending(id)
  const messages = query.data?.messages ?? []
  const lines = arranged(messages, notes, query.data?.more === true, pending)

  const scroller = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const following = useRef(true)
  const lastTop = useRef(0)
  const heightAbove = useRef<number | null>(null)
  const [away, setAway] = useState(false)
  const [seenAtEnd, setSeenAtEnd] = useState(0)
  const heard = messages.at(-1)?.seq ?? 0
  const unseen = away ? messages.filter(({ seq, from }) => seq > seenAtEnd && from === 'customer').length : 0

  const toLatest = () => {
    following.current = true
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight })
  }
  const onScroll = () => {
    const box = scroller.current
    if (!box) return
    const near = box.scrollHeight - box.scrollTop - box.clientHeight < nearBottomPx
    if (near) following.current = true
    else if (box.scrollTop < lastTop.current) following.current = false
    lastTop.current = box.scrollTop
    setAway(!following.current)
    if (following.current || !away) setSeenAtEnd(heard)
  }
  const loaded = query.data !== undefined
  useLayoutEffect(() => {
    if (!loaded || !scroller.current || !content.current) return
    const observer = new ResizeObserver(() => {
      if (following.current) scroller.current?.scrollTo({ top: scroller.current.scrollHeight })
    })
    observer.observe(scroller.current)
    observer.observe(content.current)
    return () => observer.disconnect()
  }, [loaded])
  const first = messages[0]?.seq
  const lastFirst = useRef(first)
  // Older messages come in above: what is being read stays where it is.
  useLayoutEffect(() => {
    const box = scroller.current
    if (box && first !== lastFirst.current && heightAbove.current !== null)
      box.scrollTop += box.scrollHeight - heightAbove.current
    lastFirst.current = first
    heightAbove.current = null
  }, [first])
  const lastWrote = useRef(0)
  const follow = useEffectEvent(() => toLatest())
  useLayoutEffect(() => {
    if (pending.length > lastWrote.current) follow()
    lastWrote.current = pending.length
  }, [pending.length])
  const loadOlder = () => {
    heightAbove.current = scroller.current?.scrollHeight ?? null
    following.current = false
    void query.loadOlder()
  }

  const [marked, setMarked] = useState<Target | null>(null)
  const reached = useRef<Target | null>(null)
  const goTo = useEffectEvent(async (seq: number, over: AbortSignal) => {
    following.current = false
    await query.loadUntil(seq)
    if (over.aborted) return
    setMarked({ seq })
  })
  // What was loaded is shown a moment later than it was read, so it is looked for until it is there.
  useLayoutEffect(() => {
    if (!marked || marked === reached.current) return
    const line = scroller.current?.querySelector<HTMLElement>(`[data-seq="${marked.seq}"]`)
    if (!line) return
    reached.current = marked
    following.current = false
    line.scrollIntoView({ block: 'center' })
    line.focus({ preventScroll: true })
  })
  useEffect(() => {
    if (!target || !loaded) return
    const over = new AbortController()
    queueMicrotask(() => void goTo(target.seq, over.signal))
    return () => over.abort()
  }, [target, loaded])
  useEffect(() => {
    if (marked === null) return
    const timer = setTimeout(() => setMarked(null), markedMs)
    return () => clearTimeout(timer)
  }, [marked])

  useReading(conversation, heard)
  useMentions(notes)

  if (query.isPending)
    return (
      <Filler>
        <LoadingState />
      </Filler>
    )
  if (query.isError && !loaded)
    return (
      <Filler>
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      </Filler>
    )
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <div
        ref={scroller}
        id="conversation-log"
        onScroll={onScroll}
        tabIndex={0}
        role="log"
        aria-label={texts.log}
        className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-3 focus-visible:-outline-offset-4 sm:px-4"
      >
        <div ref={content} className="mx-auto flex min-h-full max-w-3xl flex-col py-3">
          {query.data.more ? (
            <p className="py-2 text-center">
              <Button size="sm" look="quiet" busy={query.older === 'loading'} onClick={loadOlder}>
                {query.older === 'failed' ? texts.olderFailed : texts.older}
              </Button>
            </p>
          ) : (
            <p className="py-2 text-center text-xs text-muted">{texts.start}</p>
          )}
          {lines.map((line, index) => {
            const before = lines[index - 1]
            const newDay = before === undefined || dayKey(before.at, zone) !== dayKey(line.at, zone)
            return (
              <Fragment key={line.key}>
                {newDay && (
                  <p className="my-3 text-center text-xs text-muted">
                    <time dateTime={line.at}>{dayName(line.at, zone, locale, texts)}</time>
                  </p>
                )}
                {'message' in line ? (
                  <div
                    data-seq={line.message.seq}
                    tabIndex={-1}
                    aria-label={marked?.seq === line.message.seq ? ofFiles.found : undefined}
                    className={`-mx-2 rounded-xl px-2 transition-colors duration-700 focus:outline-none ${marked?.seq === line.message.seq ? 'bg-warn pb-2' : ''}`}
                  >
                    <MessageLine conversation={conversation} message={line.message} acts={acts} />
                  </div>
                ) : 'note' in line ? (
                  <NoteLine conversation={id} note={line.note} />
                ) : (
                  <PendingLine pending={line.pending} />
                )}
              </Fragment>
            )
          })}
        </div>
      </div>
      {away && (
        <button
          type="button"
          onClick={toLatest}
          aria-label={unseen > 0 ? undefined : texts.toLatest}
          className="absolute bottom-3 left-1/2 flex min-h-9 min-w-9 -translate-x-1/2 items-center justify-center gap-1.5 rounded-full border border-line bg-surface px-3 text-sm font-medium text-brand shadow-md pointer-coarse:min-h-11"
        >
          <ArrowDown aria-hidden="true" className="size-4" />
          {unseen > 0 && texts.newMessages(unseen)}
        </button>
      )}
    </div>
  )
}

function Filler({ children }: { children: React.ReactNode }) {
  return <div className="min-h-0 flex-1">{children}</div>
}

/** Messages in their order, each note before the first message that came after it, what is not sent yet at the end. */
function arranged(
  messages: readonly ChatMessage[],
  notes: readonly Note[],
  more: boolean,
  pending: readonly Pending[],
): readonly Line[] {
  const oldest = messages[0]?.at ?? ''
  const waiting = notes
    .filter((note) => !more || note.at >= oldest)
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
  const lines: Line[] = []
  let next = 0
  const notesUntil = (at: number) => {
    for (let note = waiting[next]; note && Date.parse(note.at) < at; note = waiting[++next])
      lines.push({ key: `note ${note.id}`, at: note.at, note })
  }
  for (const message of messages) {
    notesUntil(Date.parse(message.at))
    lines.push({ key: `message ${message.seq}`, at: message.at, message })
  }
  notesUntil(Infinity)
  return [...lines, ...pending.map((each) => ({ key: `pending ${each.id}`, at: each.at, pending: each }))]
}

function dayName(at: string, zone: string, locale: 'zh' | 'en', texts: (typeof inboxTexts)['zh']): string {
  const day = dayKey(at, zone)
  if (day === dayKey(new Date(), zone)) return texts.today
  if (day === dayKey(new Date(Date.now() - 86_400_000), zone)) return texts.yesterday
  return formatDay(at, zone, locale)
}

/** What is open in front of somebody's eyes has been read. */
function useReading({ id, unread }: Conversation, heard: number) {
  const read = useEffectEvent((seq: number, waiting: number) => {
    // A count that stays too high for a moment hurts nobody; the next message corrects it.
    if (!document.hidden && waiting > 0 && seq > 0) markRead(id, seq).catch(() => {})
  })
  useEffect(() => {
    const look = () => read(heard, unread)
    look()
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [heard, unread])
}

/** A note that names whoever reads it has been seen. */
function useMentions(notes: readonly Note[]) {
  const { staff } = useSession()
  const queries = useQueryClient()
  const mine = notes.flatMap(({ id, mentions }) => (mentions.some((each) => each.id === staff.id) ? [id] : []))
  const ids = mine.join(' ')
  useEffect(() => {
    if (ids === '') return
    const tell = async () => {
      await seeMentions(ids.split(' '))
      await queries.invalidateQueries({ queryKey: ['inbox', 'counts'] })
    }
    // Seen again the next time it is opened.
    tell().catch(() => {})
  }, [ids, queries])
}
