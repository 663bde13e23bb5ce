import { ArrowDown, Info } from 'lucide-react'
import { Fragment, useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import type { ChatState } from './chat/chat.ts'
import type { Unconfirmed } from './chat/conversation.ts'
import type { Message } from './chat/protocol.ts'
import { MessageRow } from './message-row.tsx'
import { dayKey, formatSeparator } from './texts/format.ts'
import { useLanguage } from './texts/language.tsx'

interface MessageLogProps {
  state: ChatState
  onChoose: (text: string, choice?: string) => void
  onResend: (id: string) => void
  children: ReactNode
}

type Line = { key: string; at: string } & ({ message: Message; past: boolean } | { unconfirmed: Unconfirmed })

const nearBottomPx = 80
const sameSpeakerMs = 3 * 60_000

/** The conversation. It stays at its end as long as the customer does, and counts what comes in while they read above. */
export function MessageLog({ state, onChoose, onResend, children }: MessageLogProps) {
  const { texts, zone } = useLanguage()
  const scroller = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const following = useRef(true)
  const lastTop = useRef(0)
  const heard = state.messages.filter((message) => message.from !== 'customer').length
  const said = state.messages.length - heard + state.unconfirmed.length
  const [heardAtBottom, setHeardAtBottom] = useState(0)
  const [away, setAway] = useState(false)
  const unseen = away ? Math.max(0, heard - heardAtBottom) : 0

  const toLatest = () => {
    following.current = true
    toBottom(scroller.current)
  }
  const onScroll = () => {
    const box = scroller.current
    if (!box) return
    const near = box.scrollHeight - box.scrollTop - box.clientHeight < nearBottomPx
    // Being far from the end is no sign of reading above: the content may just have grown. Going up is.
    if (near) following.current = true
    else if (box.scrollTop < lastTop.current) following.current = false
    lastTop.current = box.scrollTop
    setAway(!following.current)
    if (following.current || !away) setHeardAtBottom(heard)
  }

  const empty = state.messages.length + state.unconfirmed.length + state.past.length === 0

  // Cards, a keyboard that opens and a turned phone all change heights without a new message.
  useLayoutEffect(() => {
    if (empty) return
    const observer = new ResizeObserver(() => {
      if (following.current) toBottom(scroller.current)
    })
    if (scroller.current) observer.observe(scroller.current)
    if (content.current) observer.observe(content.current)
    return () => observer.disconnect()
  }, [empty])
  // Whoever has just said something wants to see it, wherever they were reading.
  const lastSaid = useRef(said)
  useLayoutEffect(() => {
    const more = said > lastSaid.current
    lastSaid.current = said
    if (!more) return
    following.current = true
    toBottom(scroller.current)
    // The pressed button is dead or gone now; the keyboard goes on from here and not from the top of the page.
    const focused = document.activeElement
    if (!focused || focused === document.body || focused.matches(':disabled')) {
      scroller.current?.focus({ preventScroll: true })
    }
  }, [said])

  const lines: Line[] = [
    ...state.past.map((message, index) => ({ key: `past-${index}`, at: message.at, message, past: true })),
    ...state.messages.map((message) => ({ key: message.id, at: message.at, message, past: false })),
    ...state.unconfirmed.map((unconfirmed) => ({ key: unconfirmed.id, at: unconfirmed.at, unconfirmed })),
  ]

  return (
    <div className="relative flex min-h-0 flex-1 flex-col print:block">
      <div
        ref={scroller}
        onScroll={onScroll}
        tabIndex={0}
        role="log"
        aria-label={texts.log}
        aria-live={state.loading ? 'off' : 'polite'}
        aria-relevant="additions"
        className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-3 focus-visible:-outline-offset-4 sm:px-4 print:overflow-visible"
      >
        <div ref={content} className="mx-auto flex min-h-full max-w-3xl flex-col py-3">
          {state.loading && <LoadingLines label={texts.loading} />}
          {children}
          {lines.map((line, index) => {
            const before = lines[index - 1]
            const newDay = before === undefined || dayKey(before.at, zone) !== dayKey(line.at, zone)
            return (
              <Fragment key={line.key}>
                {state.renewed && index === state.past.length && <Notice text={texts.renewed} />}
                {newDay && <DaySeparator at={line.at} />}
                <MessageRow
                  state={state}
                  line={line}
                  continued={!newDay && before !== undefined && sameSpeaker(before, line)}
                  onChoose={onChoose}
                  onResend={onResend}
                />
              </Fragment>
            )
          })}
          {state.renewed && lines.length === state.past.length && <Notice text={texts.renewed} />}
          {(state.typing || state.staffTyping) && (
            <Typing label={state.staffTyping ? texts.staffTyping : texts.typing} staff={state.staffTyping} />
          )}
        </div>
      </div>
      {away && (
        <button
          type="button"
          onClick={toLatest}
          aria-label={unseen > 0 ? undefined : texts.toLatest}
          className="absolute bottom-3 left-1/2 flex min-h-11 min-w-11 -translate-x-1/2 items-center justify-center gap-1.5 rounded-full border border-line bg-surface px-3 text-sm font-medium text-brand shadow-md print:hidden"
        >
          <ArrowDown aria-hidden="true" className="size-4" />
          {unseen > 0 && texts.newMessages(unseen)}
        </button>
      )}
    </div>
  )
}

function toBottom(box: HTMLElement | null) {
  box?.scrollTo({ top: box.scrollHeight })
}

function speaker(line: Line): string {
  return 'message' in line ? line.message.from : 'customer'
}

function sameSpeaker(before: Line, line: Line): boolean {
  return speaker(before) === speaker(line) && Date.parse(line.at) - Date.parse(before.at) < sameSpeakerMs
}

function DaySeparator({ at }: { at: string }) {
  const { texts, zone } = useLanguage()
  return (
    <p className="my-3 text-center text-xs text-muted">
      <time dateTime={at}>{formatSeparator(at, zone, texts)}</time>
    </p>
  )
}

function Notice({ text }: { text: string }) {
  return (
    <p className="mx-auto my-3 flex max-w-md items-start gap-2 rounded-xl bg-warn px-3 py-2 text-sm text-warn-ink">
      <Info aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      {text}
    </p>
  )
}

function Typing({ label, staff }: { label: string; staff: boolean }) {
  return (
    <div
      className={`mt-2 ml-10 flex h-10 w-fit items-center justify-center gap-1.5 rounded-2xl rounded-tl-md px-4 print:hidden ${staff ? 'bg-staff' : 'bg-surface'}`}
    >
      <span className={staff ? 'text-xs text-muted' : 'sr-only'}>{label}</span>
      <span className="size-2 animate-dot rounded-full bg-muted" />
      <span className="size-2 animate-dot rounded-full bg-muted [animation-delay:0.15s]" />
      <span className="size-2 animate-dot rounded-full bg-muted [animation-delay:0.3s]" />
    </div>
  )
}

function LoadingLines({ label }: { label: string }) {
  return (
    <div className="flex animate-pulse flex-col gap-3 py-3">
      <p className="sr-only">{label}</p>
      <div className="ml-10 h-16 w-3/5 rounded-2xl bg-surface" />
      <div className="ml-auto h-10 w-2/5 rounded-2xl bg-line" />
      <div className="ml-10 h-28 w-4/5 rounded-2xl bg-surface" />
    </div>
  )
}
