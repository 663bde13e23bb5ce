import { createPause, backoffMs } from '../../channels/web/page/chat/pause.ts'
import { eventStream } from '../../channels/web/page/chat/event-stream.ts'
import { apiRoot } from './request.ts'

/** `live`: what happens is shown at once; `reconnecting`: trying again by itself; `offline`: the device has no network. */
export type LiveState = 'connecting' | 'live' | 'reconnecting' | 'offline'

export interface LiveEvent {
  event: string
  data: unknown
}

export interface Live {
  state(): LiveState
  subscribe(listener: () => void): () => void
  /** Hears every event until the returned function is called. */
  listen(hear: (event: LiveEvent) => void): () => void
  /** Hears when the stream is open: what was read before it was, and cannot be resumed, must be read anew. */
  onOpened(hear: () => void): () => void
  retry(): void
  /** Opens the stream and keeps it open until the returned function is called. */
  start(signedOut: () => void): () => void
}

const silenceMs = 45_000

/**
 * Follows `/api/console/events` once it is started. After a break it resumes after the last event that was heard, so
 * nothing is missed; `signedOut` is called instead of trying on when the session has ended.
 */
export function makeLive(): Live {
  const pause = createPause()
  const watchers = new Set<() => void>()
  const hearers = new Set<(event: LiveEvent) => void>()
  const opened = new Set<() => void>()
  let state: LiveState = 'connecting'
  let lastId: string | undefined
  let connection = new AbortController()

  const change = (next: LiveState) => {
    if (next === state) return
    state = next
    for (const watcher of watchers) watcher()
  }
  const again = () => {
    connection.abort()
    pause.wake()
  }
  const offline = () => {
    change('offline')
    connection.abort()
  }

  async function follow(stopped: AbortSignal): Promise<'signed-out' | 'broken'> {
    connection = new AbortController()
    let timer = setTimeout(() => connection.abort(), silenceMs)
    try {
      const response = await fetch(`${apiRoot}/events`, {
        headers: { accept: 'text/event-stream', ...(lastId !== undefined && { 'last-event-id': lastId }) },
        cache: 'no-store',
        signal: AbortSignal.any([connection.signal, stopped]),
      })
      if (response.status === 401) return 'signed-out'
      if (!response.ok || !response.body) return 'broken'
      change('live')
      for (const hear of opened) hear()
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
      const read = eventStream()
      for (;;) {
        clearTimeout(timer)
        timer = setTimeout(() => connection.abort(), silenceMs)
        const { done, value } = await reader.read()
        if (done) return 'broken'
        for (const { id, event, data } of read(value)) {
          if (id !== undefined) lastId = id
          const parsed: unknown = JSON.parse(data)
          for (const hear of hearers) hear({ event, data: parsed })
        }
      }
    } catch {
      // A broken line is what reconnecting is for, whatever broke it.
      return 'broken'
    } finally {
      clearTimeout(timer)
      connection.abort()
    }
  }

  async function run(signedOut: () => void, stopped: AbortSignal) {
    for (let failures = 0; !stopped.aborted;) {
      const began = Date.now()
      if ((await follow(stopped)) === 'signed-out') {
        if (!stopped.aborted) signedOut()
        return
      }
      failures = Date.now() - began > 10_000 ? 1 : failures + 1
      change(navigator.onLine ? 'reconnecting' : 'offline')
      await pause.wait(backoffMs(failures), stopped)
    }
  }

  return {
    state: () => state,
    subscribe(listener) {
      watchers.add(listener)
      return () => watchers.delete(listener)
    },
    listen(hear) {
      hearers.add(hear)
      return () => hearers.delete(hear)
    },
    onOpened(hear) {
      opened.add(hear)
      return () => opened.delete(hear)
    },
    retry: again,
    start(signedOut) {
      const stopped = new AbortController()
      addEventListener('online', again, { signal: stopped.signal })
      addEventListener('offline', offline, { signal: stopped.signal })
      void run(signedOut, stopped.signal)
      return () => stopped.abort()
    },
  }
}
