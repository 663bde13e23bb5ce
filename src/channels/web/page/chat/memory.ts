import type { Unconfirmed } from './conversation.ts'
import { parseSession, type Session } from './protocol.ts'

// What outlives a reload. A browser may forbid storage; then the chat works until the page is closed.
const sessionKey = 'guanjia.session'
const localeKey = 'guanjia.locale'
const outboxPrefix = 'guanjia.outbox.'
const staleMs = 5 * 60_000

export function rememberedSession(): Session | null {
  return parseSession(read(sessionKey))
}

export function rememberSession(session: Session): void {
  write(sessionKey, session)
}

export function rememberedLocale(): unknown {
  return read(localeKey)
}

export function rememberLocale(locale: string): void {
  write(localeKey, locale)
}

export function rememberUnconfirmed(message: Unconfirmed): void {
  write(outboxPrefix + message.id, message)
}

export function forgetUnconfirmed(id: string): void {
  try {
    localStorage.removeItem(outboxPrefix + id)
  } catch {
    // Storage is forbidden: there was nothing to forget.
  }
}

/**
 * The messages that were not confirmed when the page was closed, oldest first. They may have arrived, which is harmless
 * because their ids stay. Only recent ones are to be sent at once; older ones wait for the customer to decide.
 */
export function rememberedUnconfirmed(now: number): Unconfirmed[] {
  return storedKeys()
    .filter((key) => key.startsWith(outboxPrefix))
    .flatMap((key) => {
      const message = read(key) as Unconfirmed | null
      if (message === null || typeof message.id !== 'string' || typeof message.text !== 'string') return []
      if (message.delivery === 'failed') return [message]
      return now - Date.parse(message.at) < staleMs
        ? [{ ...message, delivery: 'sending' as const }]
        : [{ ...message, delivery: 'failed' as const, reason: 'network' as const }]
    })
    .toSorted((a, b) => a.at.localeCompare(b.at))
}

function storedKeys(): string[] {
  try {
    return Object.keys(localStorage)
  } catch {
    return []
  }
}

function read(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null')
  } catch {
    return null
  }
}

function write(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value))
  } catch {
    // Full or forbidden: the message is still on the screen and on its way.
  }
}
