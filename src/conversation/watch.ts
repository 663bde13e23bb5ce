import { EventEmitter } from 'node:events'
import postgres from 'postgres'

/** Tells waiting pages that something new stands in a conversation, whichever process wrote it. */
export interface Watch {
  changed(conversationIds: readonly string[]): void
  /**
   * Resolves at the next change, which is true, or after `ms`, or when `signal` aborts. What was missed is found by
   * reading again.
   */
  next(conversationId: string, ms: number, signal?: AbortSignal): Promise<boolean>
  /** The same for a change of any of them. */
  any(ms: number, signal?: AbortSignal): Promise<boolean>
  close(): Promise<void>
}

/** Under this name `watch` tells that staff are writing in a conversation: for the moment, and never stored. */
export const writingIn = (conversationId: string): string => `writing:${conversationId}`

const channel = 'conversation_changed'
/** Notices of one moment share a NOTIFY: each takes a lock that all of PostgreSQL's commits wait for. */
const gatherMs = 15
/** Under this name waits who wants to hear of everything; no conversation is called so. */
const everything = '*'

/**
 * Watches through LISTEN/NOTIFY on a connection of its own, which is made again when it drops.
 * A notice may be lost then; those who wait read again when their time is up.
 */
export async function makeWatch(url: string, onError: (error: unknown) => void): Promise<Watch> {
  const local = new EventEmitter().setMaxListeners(0)
  const sql = postgres(url, { max: 1, onnotice: () => undefined, connection: { application_name: 'guanjia-watch' } })
  const self = Math.random().toString(36).slice(2, 10)
  let gathered = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  let closed = false
  await sql.listen(channel, (payload) => {
    const [from, ...ids] = payload.split('\n')
    if (from !== self) for (const id of [...ids, everything]) local.emit(id)
  })

  function flush(): void {
    timer = undefined
    const ids = [...gathered]
    gathered = new Set()
    // A payload holds at most 8,000 bytes.
    for (let i = 0; i < ids.length; i += 80) {
      const payload = [self, ...ids.slice(i, i + 80)].join('\n')
      sql.notify(channel, payload).catch((error: unknown) => {
        if (!closed) onError(error)
      })
    }
  }

  const next = (id: string, ms: number, signal?: AbortSignal): Promise<boolean> =>
    new Promise((resolve) => {
      const end = (changed: boolean) => {
        clearTimeout(alarm)
        local.off(id, news)
        signal?.removeEventListener('abort', over)
        resolve(changed)
      }
      const news = () => end(true)
      const over = () => end(false)
      const alarm = setTimeout(over, ms)
      local.once(id, news)
      signal?.addEventListener('abort', over, { once: true })
    })

  return {
    changed(ids) {
      for (const id of ids) {
        local.emit(id)
        gathered.add(id)
      }
      if (ids.length > 0) local.emit(everything)
      timer ??= setTimeout(flush, gatherMs)
    },
    next,
    any: (ms, signal) => next(everything, ms, signal),
    async close() {
      closed = true
      clearTimeout(timer)
      await sql.end({ timeout: 1 })
    },
  }
}
