import { useQueryClient } from '@tanstack/react-query'
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

const LiveContext = createContext<Live | null>(null)

/** Keeps one event stream open while somebody is signed in; it is also what shows that they are present. */
export function LiveProvider({ onSignedOut, children }: { onSignedOut: () => void; children: ReactNode }) {
  const [live] = useState(makeLive)
  const queries = useQueryClient()
  const signedOut = useEffectEvent(onSignedOut)
  useEffect(() => {
    const unhear = live.onOpened(
      // Lists that are kept true by the stream itself say so in their meta: it resumes where it broke.
      () => void queries.invalidateQueries({ predicate: ({ meta }) => meta?.['resumed'] !== true }),
    )
    const stop = live.start(() => signedOut())
    return () => {
      unhear()
      stop()
    }
  }, [live, queries])
  return <LiveContext value={live}>{children}</LiveContext>
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
