import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import type { InboxRow } from '#desk/inbox-rows.ts'
import { useLiveEvents } from '../../shell/live-context.tsx'
import type { LiveEvent } from '../../shell/live.ts'
import { Refused } from '../../shell/request.ts'
import { readConversation } from './calls.ts'
import type { Conversation } from './model.ts'
import { onAccepted, pendingOf, settle } from './outbox.ts'
import { messagesKey } from './use-messages.ts'

export const conversationKey = (id: string) => ['inbox', 'conversation', id] as const

/** One for all who look at it: of several ways to read it the last would be taken, also one that reads nothing. */
export const conversationQuery = (id: string) =>
  queryOptions({
    queryKey: conversationKey(id),
    queryFn: ({ signal }) => readConversation(id, signal),
    staleTime: 0,
  })

/** Whether a conversation is not, or no more, for one's eyes: then nothing about its customer is either. */
export const isOutOfSight = (error: Error | null): boolean =>
  error instanceof Refused && [403, 404].includes(error.status)

/** A conversation that is open: its row as it changes, and everything about it read again when it did. */
export function useConversation(id: string) {
  const queries = useQueryClient()
  const query = useQuery(conversationQuery(id))
  useLiveEvents(({ event, data }: LiveEvent) => {
    if (event === 'gone' && (data as { id: string }).id === id)
      void queries.invalidateQueries({ queryKey: conversationKey(id) })
    if (event !== 'conversation' || (data as InboxRow).id !== id) return
    const row = data as InboxRow
    const known = queries.getQueryData<Conversation>(conversationKey(id))
    if (known && known.touched > row.touched) return
    queries.setQueryData<Conversation>(conversationKey(id), (now) => now && { ...now, ...row })
    // What it may be asked for and where its flow stands changes with the assignee and the last words.
    void queries.invalidateQueries({ queryKey: conversationKey(id) })
    void queries.invalidateQueries({ queryKey: messagesKey(id) })
    if (known?.last?.seq !== row.last?.seq) void queries.invalidateQueries({ queryKey: aboutKey(id) })
    if (known?.assignee !== row.assignee) void queries.invalidateQueries({ queryKey: notesKey(id) })
  })
  const readBack = useEffectEvent(async (conversation: string) => {
    const ids = pendingOf(conversation).flatMap((each) => (each.state === 'accepted' ? [each.id] : []))
    await queries.invalidateQueries({ queryKey: messagesKey(conversation) })
    settle(conversation, ids)
  })
  useEffect(() => onAccepted((conversation) => readBack(conversation)), [])
  return query
}

/** What is worked out from a conversation: summary and suggestions. */
export const aboutKey = (id: string) => ['inbox', 'about', id] as const
export const notesKey = (id: string) => ['inbox', 'notes', id] as const
export const customerKey = (id: string) => ['inbox', 'customer', id] as const
export const laterKey = (id: string) => ['inbox', 'later', id] as const
