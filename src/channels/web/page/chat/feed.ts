import { followEvents, readMessages } from './api.ts'
import { backoffMs, createPause } from './pause.ts'
import type { Message } from './protocol.ts'

export interface Feed {
  /** Looks for news at once: the device is back online, the page is in front again, or a customer asked for it. */
  refresh(): void
  stop(): void
}

interface FeedOptions {
  token: string
  lastSeq(): number
  onMessages(messages: readonly Message[]): void
  /** Staff are writing, and that is to be shown for so long. */
  onTyping(ms: number): void
  /** Called after every attempt: whether the server could be reached and, if so, that all of the past is here. */
  onConnection(reached: boolean): void
  onUnauthorized(): void
}

const pollSeconds = 25
const pollPeriodMs = 3 * 60_000
const briefMs = 1000

/**
 * Brings every message after `lastSeq`, in a loop: first what was missed, then the event stream. Where streams do not
 * come through (a proxy that refuses or holds them back) it asks by long polling, and tries a stream again later.
 */
export function startFeed(options: FeedOptions): Feed {
  const { token, lastSeq, onMessages, onTyping, onConnection, onUnauthorized } = options
  const stopped = new AbortController()
  const pause = createPause()
  let live = new AbortController()

  async function run() {
    let failures = 0
    // How little the stream can be trusted; at 1 it is left for a while.
    let distrust = 0
    let pollUntil = 0
    let suspicious = false

    while (!stopped.signal.aborted) {
      live = new AbortController()
      const polling = Date.now() < pollUntil && !suspicious
      const missed = await readMessages(token, lastSeq(), polling && failures === 0 ? pollSeconds : 0, live.signal)
      if (stopped.signal.aborted) return
      if (missed.kind === 'refused' && missed.status === 401) return onUnauthorized()
      if (missed.kind !== 'ok') {
        if (live.signal.aborted) continue
        failures += 1
        onConnection(false)
        const askedMs = missed.kind === 'refused' ? missed.retryAfterMs : undefined
        await pause.wait(askedMs ?? backoffMs(failures), stopped.signal)
        continue
      }
      failures = 0
      const { messages, typingMs } = missed.value
      if (messages.length > 0) onMessages(messages)
      if (typingMs > 0) onTyping(typingMs)
      onConnection(true)
      if (messages.length > 0) {
        // What the stream should have brought and did not: it is being held back on its way.
        if (suspicious) distrust += 0.5
        suspicious = false
        continue
      }
      suspicious = false
      if (polling) continue
      if (distrust >= 1) {
        distrust = 0
        pollUntil = Date.now() + pollPeriodMs
        continue
      }

      const openedAt = Date.now()
      const end = await followEvents(token, lastSeq(), (message) => onMessages([message]), onTyping, live.signal)
      if (stopped.signal.aborted) return
      if (end === 'unauthorized') return onUnauthorized()
      suspicious = end === 'silent' || live.signal.aborted
      const lived = Date.now() - openedAt
      if (end === 'refused') distrust += 0.5
      else if (!suspicious && lived < briefMs) distrust += 0.2
      else if (!suspicious && lived > 10 * briefMs) distrust = 0
      if (end !== 'silent' && !live.signal.aborted) await pause.wait(backoffMs(1), stopped.signal)
    }
  }

  void run()
  return {
    refresh() {
      live.abort()
      pause.wake()
    },
    stop() {
      stopped.abort()
      live.abort()
    },
  }
}
