import { useRef } from 'react'
import { useLocation } from 'wouter'
import type { ShownAlert } from '#desk/alerts.ts'
import type { InboxRow } from '#desk/inbox-rows.ts'
import { alertTexts } from '../texts/alerts.ts'
import { shellTexts } from '../texts/shell.ts'
import { isUrgent } from './alerts.ts'
import { callAttention } from './call-attention.ts'
import { useTexts } from './language.tsx'
import { useLiveEvents } from './live-context.tsx'
import { useSession } from './session.tsx'

/** Calls by sound or notification, where that was chosen: a customer wrote to one, a chat is offered, something urgent. */
export function CallsForChats() {
  const texts = useTexts(shellTexts)
  const alerts = useTexts(alertTexts)
  const { staff } = useSession()
  const [, go] = useLocation()
  /** The last message, and whether it was offered, of the chats that one has been called for. */
  const called = useRef(new Map<string, string>())
  useLiveEvents(({ event, data }) => {
    // Whoever looks at the console sees it; a page that opens catches up in silence.
    if (document.hasFocus()) return
    const to = (id: string | null) => () => id !== null && go(`/inbox/${encodeURIComponent(id)}`)
    if (event === 'alert') {
      const { id, kind, name, conversationId, seenAt } = data as ShownAlert
      if (seenAt !== null || !isUrgent(kind)) return
      callAttention({
        title: alerts.kinds[kind] ?? alerts.alerts,
        text: name ?? alerts.nameless,
        about: `alert ${id}`,
        look: to(conversationId),
      })
    }
    if (event !== 'conversation') return
    const { id, assignee, name, last, handoff, unread } = data as InboxRow
    const isOffered = handoff?.offeredTo === staff.id
    const wrote = assignee === staff.id && last?.from === 'customer' && unread > 0
    if (!isOffered && !wrote) return
    const what = wrote ? `message ${last.seq}` : `offer ${handoff?.offeredAt ?? ''}`
    if (called.current.get(id) === what) return
    called.current.set(id, what)
    callAttention({
      title: isOffered ? texts.offered : (name ?? alerts.nameless),
      text: isOffered ? (name ?? alerts.nameless) : (last?.text ?? ''),
      about: id,
      look: to(id),
    })
  })
  return null
}
