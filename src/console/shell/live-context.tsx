import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import {
  createContext,
  useContext,
  useEffect,
  useEffectEvent,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react'
import { makeLive, type Live, type LiveEvent, type LiveState } from './live.ts'

/** What happens that a query may have to be read again for. */
export type Subject = 'chats' | 'visits' | 'cases' | 'alerts'

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: {
      /** The stream itself keeps it true and resumes where it broke. */
      resumed?: boolean
      /** It is read again when one of these changes, but not before so many milliseconds have passed since the last time. */
      live?: { of: readonly Subject[]; restMs: number }
    }
  }
}

const subjectOf: Record<string, Subject | undefined> = {
  conversation: 'chats',
  gone: 'chats',
  visits: 'visits',
  cases: 'cases',
  alert: 'alerts',
}

const LiveContext = createContext<Live | null>(null)

/** Keeps one event stream open while somebody is signed in; it is also what shows that they are present. */
export function LiveProvider({ onSignedOut, children }: { onSignedOut: () => void; children: ReactNode }) {
  const [live] = useState(makeLive)
  const queries = useQueryClient()
  const signedOut = useEffectEvent(onSignedOut)
  useEffect(() => {
    const unhear = live.onOpened(
      // Lists that are kept true by the stream itself say so in their meta: it resumes where it broke.
      () => void queries.invalidateQueries({ predicate: ({ meta }) => meta?.resumed !== true }),
    )
    const readAgain = rereading(queries)
    const unlisten = live.listen(({ event }) => {
      const subject = subjectOf[event]
      if (subject) readAgain.for(subject)
    })
    const stop = live.start(() => signedOut())
    return () => {
      unhear()
      unlisten()
      readAgain.stop()
      stop()
    }
  }, [live, queries])
  return <LiveContext value={live}>{children}</LiveContext>
}

/** All open pages hear of a change at once, and need not ask at once. */
const spreadMs = 200

/** Reads queries again that a change concerns: those on the screen after their rest, others when they are shown. */
function rereading(queries: QueryClient) {
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  return {
    for(subject: Subject) {
      const cache = queries.getQueryCache()
      for (const { queryHash, queryKey, meta } of cache.findAll({
        predicate: (one) => one.meta?.live?.of.includes(subject) ?? false,
      })) {
        void queries.invalidateQueries({ queryKey, exact: true, refetchType: 'none' })
        const rest = (meta?.live?.restMs ?? 0) - (Date.now() - (cache.get(queryHash)?.state.dataUpdatedAt ?? 0))
        const read = () => {
          timers.delete(queryHash)
          void queries.refetchQueries({ queryKey, exact: true, type: 'active', stale: true })
        }
        if (!timers.has(queryHash))
          timers.set(queryHash, setTimeout(read, Math.max(0, rest) + Math.random() * spreadMs))
      }
    },
    stop: () => timers.forEach((timer) => clearTimeout(timer)),
  }
}

/**
 * Options of a query that is read again when something of these happens; by the clock only while there is no stream.
 * @param restMs how long it rests between two readings at least
 */
export function useKeptTrue(of: readonly Subject[], { restMs = 1_000, offlineMs = 20_000 } = {}) {
  const state = useLiveState()
  return { meta: { live: { of, restMs } }, refetchInterval: state === 'live' ? (false as const) : offlineMs }
}

/** How the event stream stands. */
export function useLiveState(): LiveState {
  const live = useContext(LiveContext)
  return useSyncExternalStore(live?.subscribe ?? (() => () => {}), live?.state ?? (() => 'connecting'))
}

export function useLiveRetry(): () => void {
  const live = useContext(LiveContext)
  return () => live?.retry()
}

/** Hears every event of the stream while the component is shown. */
export function useLiveEvents(hear: (event: LiveEvent) => void): void {
  const live = useContext(LiveContext)
  const heard = useEffectEvent(hear)
  useEffect(() => live?.listen((event) => heard(event)), [live])
}
