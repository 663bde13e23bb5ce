import { useSyncExternalStore } from 'react'
import { backoffMs, createPause } from '../../../channels/web/page/chat/pause.ts'
import { remember, remembered } from '../../shell/remembered.ts'
import { Refused, Unreachable } from '../../shell/request.ts'
import type { SentFile } from '#engine/model.ts'
import { say } from './calls.ts'

/** Something a staff member wrote that the server has not shown yet. */
export interface Pending {
  /** Sent again with the same id it has no second effect. */
  id: string
  conversation: string
  text: string
  /** One that the server has already. */
  file?: Pick<SentFile, 'id' | 'name' | 'kind'>
  at: string
  breakGlass?: string
  state: 'sending' | 'retrying' | 'accepted' | 'failed'
  /** The server's words, where it refused. */
  why?: string
}

const storageKey = 'outbox'
/** For so long it is tried again unasked; after that the staff member decides. */
const tryingMs = 5 * 60_000

let pending: readonly Pending[] = restore()
const listeners = new Set<() => void>()
const pause = createPause()
const accepted = new Set<(conversation: string) => unknown>()
addEventListener('online', wakeOutbox)

function change(next: readonly Pending[]) {
  pending = next
  const kept = next.filter(({ state }) => state !== 'accepted')
  remember(storageKey, kept.length > 0 ? JSON.stringify(kept) : null)
  for (const listener of listeners) listener()
}

const update = (id: string, next: Partial<Pending>) =>
  change(pending.map((each) => (each.id === id ? { ...each, ...next } : each)))

/** What an earlier page did not get through waits for a decision: its moment may have passed. */
function restore(): readonly Pending[] {
  try {
    const kept = JSON.parse(remembered(storageKey) ?? '[]') as Pending[]
    return kept.map((each) => ({ ...each, state: 'failed' as const }))
  } catch {
    return []
  }
}

async function deliver(id: string): Promise<void> {
  const began = Date.now()
  for (let failures = 1; ; failures += 1) {
    const message = pending.find((each) => each.id === id)
    if (!message) return
    try {
      const { conversation, text, file, breakGlass } = message
      await say(conversation, { id, text, ...(file && { file: file.id }), breakGlass })
      update(id, { state: 'accepted' })
      for (const hear of accepted) hear(message.conversation)
      return
    } catch (error) {
      const tooMany = error instanceof Refused && error.status === 429
      if (!(error instanceof Unreachable) && !tooMany) {
        update(id, { state: 'failed', ...(error instanceof Error && error.message !== '' && { why: error.message }) })
        return
      }
      if (Date.now() - began > tryingMs) {
        update(id, { state: 'failed' })
        return
      }
      update(id, { state: 'retrying' })
      await pause.wait(tooMany ? (error.retryAfterMs ?? 2000) : backoffMs(failures))
    }
  }
}

/**
 * Sends a reply, trying on while the server cannot be reached: the words with the first file, every other file as a
 * message of its own after it, so that each arrives or is decided about by itself.
 */
export function send(
  conversation: string,
  text: string,
  breakGlass: string | undefined,
  files: readonly NonNullable<Pending['file']>[] = [],
): void {
  const at = new Date().toISOString()
  const common = { conversation, at, state: 'sending' as const, ...(breakGlass !== undefined && { breakGlass }) }
  const messages = Array.from({ length: Math.max(1, files.length) }, (_, i): Pending => {
    const file = files[i]
    return { ...common, id: crypto.randomUUID(), text: i === 0 ? text : '', ...(file && { file }) }
  })
  change([...pending, ...messages])
  void deliverInOrder(messages.map(({ id }) => id))
}

async function deliverInOrder(ids: readonly string[]): Promise<void> {
  for (const id of ids) await deliver(id)
}

/** Tries what waits for the server at once: there is reason to think that it is back. */
export function wakeOutbox(): void {
  pause.wake()
}

export function sendAgain(id: string): void {
  update(id, { state: 'sending' })
  void deliver(id)
}

export function discard(id: string): void {
  change(pending.filter((each) => each.id !== id))
}

/** Hears of conversations in which something was accepted, so that it can be read back. */
export function onAccepted(hear: (conversation: string) => unknown): () => void {
  accepted.add(hear)
  return () => accepted.delete(hear)
}

/** Forgets what was accepted before a moment: by then the conversation that was read shows it. */
export function settle(conversation: string, ids: readonly string[]): void {
  const done = new Set(ids)
  if (pending.some((each) => each.conversation === conversation && done.has(each.id)))
    change(pending.filter((each) => !done.has(each.id)))
}

export function pendingOf(conversation: string): readonly Pending[] {
  return pending.filter((each) => each.conversation === conversation)
}

/** What was written in a conversation and is not among its messages yet. */
export function usePending(conversation: string): readonly Pending[] {
  const all = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => pending,
  )
  return all.filter((each) => each.conversation === conversation)
}
