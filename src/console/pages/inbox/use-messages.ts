import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ChatMessage } from '#desk/chat-messages.ts'
import { readMessages } from './calls.ts'

interface Known {
  messages: readonly ChatMessage[]
  /** Whether there are older ones than these. */
  more: boolean
}

export const messagesKey = (id: string) => ['inbox', 'messages', id] as const

/** A conversation's messages, the newest ones first to be had, older ones when they are asked for. */
export function useMessages(id: string) {
  const queries = useQueryClient()
  const [older, setOlder] = useState<'idle' | 'loading' | 'failed'>('idle')
  const query = useQuery({
    queryKey: messagesKey(id),
    queryFn: async ({ signal }): Promise<Known> => {
      const latest = await readMessages(id, {}, signal)
      return onto(queries.getQueryData<Known>(messagesKey(id)), latest)
    },
    staleTime: 0,
  })
  const joinOlder = (before: number, page: Known) =>
    queries.setQueryData<Known>(messagesKey(id), (known) => {
      // Something else may have been read meanwhile.
      if (!known || known.messages[0]?.seq !== before) return known
      return { messages: [...page.messages.filter(({ seq }) => seq < before), ...known.messages], more: page.more }
    })
  const loadOlder = async () => {
    const [first] = queries.getQueryData<Known>(messagesKey(id))?.messages ?? []
    if (!first || older === 'loading') return
    setOlder('loading')
    try {
      joinOlder(first.seq, await readMessages(id, { before: first.seq }))
      setOlder('idle')
    } catch {
      setOlder('failed')
    }
  }
  /** Loads backwards until a message is there, however old, or nothing older is left. */
  const loadUntil = async (seq: number) => {
    setOlder('loading')
    try {
      for (;;) {
        const known = queries.getQueryData<Known>(messagesKey(id))
        const first = known?.messages[0]?.seq
        if (first === undefined || first <= seq || !known?.more) break
        joinOlder(first, await readMessages(id, { before: first, limit: 100 }))
      }
      setOlder('idle')
    } catch {
      setOlder('failed')
    }
  }
  return { ...query, older, loadOlder, loadUntil }
}

/** The newest messages joined to what was known; what is too old to join is dropped and can be loaded again. */
function onto(known: Known | undefined, latest: Known): Known {
  const first = latest.messages[0]?.seq
  if (!known || first === undefined) return latest
  const kept = known.messages.filter(({ seq, status }) => seq < first && status !== 'waiting')
  const touches = known.messages.some(({ seq }) => seq >= first)
  return touches && kept.length > 0 ? { messages: [...kept, ...latest.messages], more: known.more } : latest
}
