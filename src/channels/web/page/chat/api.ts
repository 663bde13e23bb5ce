import { eventStream } from './event-stream.ts'
import * as protocol from './protocol.ts'

/**
 * How a request ended. `refused` is the server's own no; `unreachable` is everything that may pass if
 * tried again: no network, a time-out, a 5xx while the server restarts, an answer that is not ours.
 */
export type Outcome<T> = { kind: 'ok'; value: T } | Refusal | { kind: 'unreachable' }

export interface Refusal {
  kind: 'refused'
  status: number
  retryAfterMs: number | undefined
}

const timeoutMs = 15_000
// Some servers send a stream's headers with its first keep-alive only.
const openingMs = 25_000
const silenceMs = 45_000

export interface Outgoing {
  id: string
  text?: string
  choice?: string
}

export function openSession(locale: string): Promise<Outcome<protocol.Session>> {
  return request('/api/chat/sessions', { body: { locale } }, protocol.parseSession)
}

/** Sending the same `id` again is harmless: the server answers `duplicate` and changes nothing. */
export function postMessage(token: string, message: Outgoing): Promise<Outcome<true>> {
  return request('/api/chat/messages', { token, body: message }, protocol.parseAccepted)
}

/** Messages after `seq`, oldest first, waiting up to `waitSeconds` (0 to 25) for the first, or for staff who write. */
export function readMessages(
  token: string,
  seq: number,
  waitSeconds: number,
  signal?: AbortSignal,
): Promise<Outcome<protocol.News>> {
  const path = `/api/chat/messages?after=${seq}&wait=${waitSeconds}&cards=1&typing=1`
  const limit = timeoutMs + waitSeconds * 1000
  return request(path, { token, timeoutMs: limit, ...(signal && { signal }) }, protocol.parseNews)
}

/** The bytes of a file in this chat; undefined where they are not to be had. Never rejects. */
export async function fetchFile(
  token: string | undefined,
  id: string,
  signal?: AbortSignal,
): Promise<Blob | undefined> {
  try {
    const response = await fetch(`/api/chat/files/${encodeURIComponent(id)}`, {
      headers: { authorization: `Bearer ${token ?? ''}` },
      ...(signal && { signal }),
    })
    return response.ok ? await response.blob() : undefined
  } catch {
    return undefined
  }
}

export function readCompany(locale: string): Promise<Outcome<protocol.Company>> {
  return request(`/api/chat/company?locale=${locale}`, {}, protocol.parseCompany)
}

export function readDemoBookings(token: string): Promise<Outcome<readonly protocol.DemoBooking[]>> {
  return request('/api/demo/bookings', { token }, protocol.parseDemoBookings)
}

export function moveDemoVisit(token: string, visit: { ref: string; status: string; eta?: string }) {
  return request('/api/demo/visits', { token, body: visit }, () => true as const)
}

/**
 * Follows the event stream after `seq` until it ends, and says how: `unauthorized`; `refused` when no stream was to be
 * had; `silent` when nothing arrived for so long that the connection must be dead; else `closed`.
 */
export async function followEvents(
  token: string,
  seq: number,
  onMessage: (message: protocol.Message) => void,
  onTyping: (ms: number) => void,
  signal: AbortSignal,
): Promise<'unauthorized' | 'refused' | 'silent' | 'closed'> {
  const connection = new AbortController()
  let silent = false
  const hangUp = () => connection.abort()
  const startTimer = (limitMs: number) =>
    setTimeout(() => {
      silent = true
      hangUp()
    }, limitMs)
  let timer = startTimer(openingMs)
  signal.addEventListener('abort', hangUp)
  try {
    const response = await fetch('/api/chat/events?cards=1&typing=1', {
      headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream', 'last-event-id': String(seq) },
      cache: 'no-store',
      signal: connection.signal,
    })
    if (response.status === 401) return 'unauthorized'
    if (!response.ok || !response.headers.get('content-type')?.startsWith('text/event-stream') || !response.body) {
      await response.body?.cancel()
      return 'refused'
    }
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
    const read = eventStream()
    for (;;) {
      clearTimeout(timer)
      timer = startTimer(silenceMs)
      const { done, value } = await reader.read()
      if (done) return 'closed'
      for (const event of read(value)) {
        const message = event.event === 'message' ? protocol.parseMessage(parseJson(event.data)) : null
        if (message) onMessage(message)
        else if (event.event === 'typing') onTyping(protocol.parseTyping(parseJson(event.data)))
      }
    }
  } catch {
    return silent ? 'silent' : 'closed'
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', hangUp)
  }
}

interface RequestOptions {
  token?: string
  body?: unknown
  timeoutMs?: number
  signal?: AbortSignal
}

async function request<T>(
  path: string,
  options: RequestOptions,
  parse: (body: unknown) => T | null,
): Promise<Outcome<T>> {
  // AbortSignal.any would be shorter, but phones of 2023 lack it.
  const connection = new AbortController()
  const hangUp = () => connection.abort()
  const timer = setTimeout(hangUp, options.timeoutMs ?? timeoutMs)
  options.signal?.addEventListener('abort', hangUp)
  if (options.signal?.aborted) hangUp()
  try {
    const response = await fetch(path, {
      method: options.body === undefined ? 'GET' : 'POST',
      cache: 'no-store',
      headers: {
        accept: 'application/json',
        ...(options.token !== undefined && { authorization: `Bearer ${options.token}` }),
        ...(options.body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(options.body !== undefined && { body: JSON.stringify(options.body) }),
      signal: connection.signal,
    })
    const body = await response.text()
    if (response.ok) {
      const value = parse(parseJson(body))
      return value === null ? { kind: 'unreachable' } : { kind: 'ok', value }
    }
    return response.status >= 500 ? { kind: 'unreachable' } : refusal(response)
  } catch {
    return { kind: 'unreachable' }
  } finally {
    clearTimeout(timer)
    options.signal?.removeEventListener('abort', hangUp)
  }
}

function refusal(response: Response): Refusal {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
  const retryAfterMs = Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined
  return { kind: 'refused', status: response.status, retryAfterMs }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
