import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { JSONParsed } from 'hono/utils/types'
import type { LoggedTurn, TurnLine } from '#conversation/turn-log.ts'
import type { Command } from '#engine/command.ts'
import { useKeptTrue } from '../../shell/live-context.tsx'
import { get } from '../../shell/request.ts'

export type Line = JSONParsed<TurnLine>
export interface Meant {
  kind: 'message'
  text: string
  commands: readonly Command[]
  severity?: string
  why?: readonly string[]
}
export type Turn = Omit<JSONParsed<LoggedTurn>, 'given'> & {
  given: (Meant | { kind: 'event'; event: string; about?: string })[]
}

export type Categories = readonly { id: string; zh: string; en: string }[]

const pageLength = 30

export function useLatestTurns(kind: string) {
  return useQuery({
    queryKey: ['inspector', kind],
    queryFn: ({ signal }) => get<{ turns: Line[] }>('/inspector', { kind }, signal),
    ...useKeptTrue(['chats'], { restMs: 5_000 }),
  })
}

/** The turns of a chat, the latest first, a page at a time. */
export function useTurns(conversationId: string) {
  return useInfiniteQuery({
    queryKey: ['inspector', 'chat', conversationId],
    queryFn: ({ signal, pageParam }) =>
      get<{ turns: Turn[]; categories: Categories }>(
        `/inspector/${encodeURIComponent(conversationId)}`,
        { limit: pageLength, before: pageParam },
        signal,
      ),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ turns }) => (turns.length < pageLength ? undefined : turns.at(-1)?.seq),
  })
}
