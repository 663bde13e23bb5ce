import { setTimeout as pause } from 'node:timers/promises'
import type { Api } from 'grammy'
import type { Update } from 'grammy/types'
import { asForeign, refusalOf } from './api.ts'

export const wanted = ['message', 'edited_message', 'callback_query'] as const

/** How long Telegram may keep us waiting for updates. */
export const longPollSeconds = 25

export interface Polling {
  api: Api
  /** Resolves when all are stored. */
  take(updates: readonly Update[]): Promise<void>
  signal: AbortSignal
  /** Told after every try: nothing when updates can be had, else why not. */
  went(wrong: unknown): void
}

/**
 * Asks for updates until `signal` aborts. Telegram forgets an update when a later one is asked for, so that happens only
 * when all before are stored; at the end the last ones may come once more.
 */
export async function poll({ api, take, signal, went }: Polling): Promise<void> {
  let offset: number | undefined
  for (let failures = 0; !signal.aborted;) {
    try {
      const updates = await api.raw.getUpdates(
        {
          // After a failure no waiting, so that it is known soon whether the trouble is over.
          timeout: failures === 0 ? longPollSeconds : 0,
          allowed_updates: wanted,
          ...(offset === undefined ? {} : { offset }),
        },
        asForeign(signal),
      )
      if (updates.length > 0) {
        await take(updates)
        offset = Math.max(...updates.map((update) => update.update_id)) + 1
      }
      // An empty answer confirmed everything before. Ids begin anew after a quiet week: an old offset would skip them.
      else offset = undefined
      failures = 0
      went(undefined)
    } catch (error) {
      if (signal.aborted) return
      went(error)
      if (isWebhookSet(error)) await api.deleteWebhook().catch(went)
      await breathe(failures++, error, signal)
    }
  }
}

/** Waits longer after each failure, up to half a minute, or as long as Telegram asks for. */
export async function breathe(failures: number, error: unknown, signal: AbortSignal): Promise<void> {
  const asked = refusalOf(error)?.parameters.retry_after
  const ms = asked === undefined ? Math.min(250 * 2 ** failures, 30_000) : asked * 1_000
  await pause(ms, undefined, { signal }).catch(() => undefined)
}

function isWebhookSet(error: unknown): boolean {
  const refusal = refusalOf(error)
  return refusal?.error_code === 409 && /webhook/i.test(refusal.description)
}
