import { useQuery } from '@tanstack/react-query'
import type { Counts } from '#desk/inbox.ts'
import { useKeptTrue } from './live-context.tsx'
import { get } from './request.ts'
import { useRight } from './session.tsx'

/** How much waits where in the inbox; undefined until it is known, and for who may not read chats. */
export function useCounts(): Counts | undefined {
  const mayRead = useRight('chat.read')
  const query = useQuery({
    queryKey: ['inbox', 'counts'],
    queryFn: ({ signal }) => get<Counts>('/inbox/counts', undefined, signal),
    enabled: mayRead,
    ...useKeptTrue(['chats']),
  })
  return query.data
}
