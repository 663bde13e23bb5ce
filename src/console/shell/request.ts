/** The server said no: `code` for programs, the message for people, in the language of the page. */
export class Refused extends Error {
  readonly status: number
  readonly code: string
  readonly retryAfterMs: number | undefined
  /** The whole answer, for refusals that tell more than why. */
  readonly body: unknown

  constructor(status: number, code: string, message: string, retryAfterMs: number | undefined, body: unknown) {
    super(message)
    this.status = status
    this.code = code
    this.retryAfterMs = retryAfterMs
    this.body = body
  }
}

/** No answer, or none of ours: no network, a time-out, a 5xx while the server restarts. It may pass if tried again. */
export class Unreachable extends Error {}

type Query = Record<string, string | number | boolean | undefined | null>

const timeoutMs = 20_000
/** A file may be large, and the way slow. */
const uploadTimeoutMs = 120_000
/** Longer after the last touch or key, what the page asks for is its own doing and keeps no session alive. */
const attentiveMs = 60_000
export const apiRoot = '/api/console'

/**
 * Asks the console's API and resolves with the parsed answer (undefined for 204).
 * @param path below /api/console, with its leading slash
 * @throws Refused for every 4xx, Unreachable when there was no usable answer
 */
export async function request<T>(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  options: { body?: unknown; bytes?: Blob; query?: Query; signal?: AbortSignal } = {},
): Promise<T> {
  const { body, bytes, query } = options
  const limit = AbortSignal.timeout(bytes ? uploadTimeoutMs : timeoutMs)
  let response: Response
  let text: string
  try {
    response = await fetch(`${apiRoot}${path}${queryText(query)}`, {
      method,
      cache: 'no-store',
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        'accept-language': document.documentElement.lang,
        ...(Date.now() - lastTouch > attentiveMs && { 'x-background': '1' }),
        ...(method !== 'GET' && { 'content-type': bytes ? 'application/octet-stream' : 'application/json' }),
      },
      ...(method !== 'GET' && { body: bytes ?? JSON.stringify(body ?? {}) }),
      signal: options.signal ? AbortSignal.any([options.signal, limit]) : limit,
    })
    text = await response.text()
  } catch (error) {
    if (options.signal?.aborted) throw error
    throw new Unreachable('no answer', { cause: error })
  }
  if (response.status >= 500) throw new Unreachable(`status ${response.status}`)
  const parsed = parse(text)
  if (!response.ok) throw refused(response, parsed)
  if (text !== '' && parsed === undefined) throw new Unreachable('not an answer of ours')
  return parsed as T
}

let lastTouch = Date.now()
for (const sign of ['pointerdown', 'keydown', 'wheel'])
  addEventListener(sign, () => (lastTouch = Date.now()), { capture: true, passive: true })

export const get = <T>(path: string, query?: Query, signal?: AbortSignal) =>
  request<T>('GET', path, { ...(query && { query }), ...(signal && { signal }) })
export const post = <T>(path: string, body?: unknown) => request<T>('POST', path, { body })
export const put = <T>(path: string, body?: unknown) => request<T>('PUT', path, { body })
export const patch = <T>(path: string, body?: unknown) => request<T>('PATCH', path, { body })
export const del = <T>(path: string, body?: unknown) => request<T>('DELETE', path, { body })

function queryText(query: Query | undefined): string {
  const given = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== null && value !== '')
  return given.length === 0 ? '' : `?${new URLSearchParams(given.map(([key, value]) => [key, String(value)]))}`
}

function refused(response: Response, body: unknown): Refused {
  const error = (body as { error?: { code?: unknown; message?: unknown } } | undefined)?.error
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
  return new Refused(
    response.status,
    typeof error?.code === 'string' ? error.code : `status_${response.status}`,
    typeof error?.message === 'string' ? error.message : '',
    Number.isFinite(seconds) ? seconds * 1000 : undefined,
    body,
  )
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
