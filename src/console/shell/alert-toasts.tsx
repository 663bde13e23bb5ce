import { useQueryClient } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import type { ShownAlert } from '#desk/alerts.ts'
import type { ChatAlerts } from '#desk/alerts-by-chat.ts'
import type { InboxRow } from '#desk/inbox-rows.ts'
import { alertTexts } from '../texts/alerts.ts'
import { toast } from '../ui/toast.tsx'
import { alertsKey, isUrgent } from './alerts.ts'
import { useTexts } from './language.tsx'
import { useLiveEvents } from './live-context.tsx'

/** Shows over any page what cannot wait, when it happens, and forgets it when a colleague takes the chat. */
export function AlertToasts() {
  const texts = useTexts(alertTexts)
  const [, go] = useLocation()
  const queries = useQueryClient()
  useLiveEvents(({ event, data }) => {
    if (event === 'conversation') {
      const { id, assignee } = data as InboxRow
      const known = queries.getQueryData<{ chats: ChatAlerts[] }>(alertsKey)?.chats ?? []
      if (known.some((one) => one.conversationId === id && one.assignee !== assignee))
        void queries.invalidateQueries({ queryKey: alertsKey })
    }
    if (event !== 'alert') return
    void queries.invalidateQueries({ queryKey: alertsKey })
    const { kind, name, conversationId, seenAt } = data as ShownAlert
    if (seenAt !== null || !isUrgent(kind)) return
    const what = texts.kinds[kind] ?? kind
    if (conversationId === null) toast(what, { tone: 'danger' })
    else
      toast(`${what} · ${name ?? texts.nameless}`, {
        tone: 'danger',
        about: conversationId,
        action: { label: texts.look, run: () => go(`/inbox/${encodeURIComponent(conversationId)}`) },
      })
  })
  return null
}
