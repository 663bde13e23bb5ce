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
  /** What was unread and when it was offered, of the chats that were heard of. */
  const known = useRef(new Map<string, { unread: number; offeredAt: string | null }>())
  useLiveEvents(({ event, data }) => {
    // Whoever looks at the console sees it.
    const looksOn = document.hasFocus()
    const to = (id: string | null) => () => id !== null && go(`/inbox/${encodeURIComponent(id)}`)
    if (event === 'alert') {
      const { id, kind, name, conversationId, seenAt } = data as ShownAlert
      if (looksOn || seenAt !== null || !isUrgent(kind)) return
      callAttention({
        title: alerts.kinds[kind] ?? alerts.alerts,
        text: name ?? alerts.nameless,
        about: `alert ${id}`,
        look: to(conversationId),
      })
    }
    if (event !== 'conversation') return
    const { id, assignee, name: given, last, handoff, unread } = data as InboxRow
    const before = known.current.get(id)
    const offeredAt = handoff?.offeredTo === staff.id ? handoff.offeredAt : null
    const mine = assignee === staff.id ? unread : 0
    known.current.set(id, { unread: mine, offeredAt })
    if (looksOn) return
    const name = given ?? alerts.nameless
    if (offeredAt !== null && offeredAt !== before?.offeredAt)
      callAttention({ title: texts.offered, text: name, about: id, look: to(id) })
    else if (mine > (before?.unread ?? 0))
      // What was said last may be somebody else's: a colleague's word for the customer comes between.
      callAttention({ title: name, text: last?.from === 'customer' ? last.text : texts.wrote, about: id, look: to(id) })
  })
  return null
}
