import { Api, GrammyError, HttpError } from 'grammy'

/** How long a call may take that does not wait for updates. */
const timeoutSeconds = 20

/**
 * Telegram's methods, each call tried once: whether a failed call may be repeated is known only to whoever made it.
 * Node's own fetch is used since grammY's names the URL, and with it the token, in its errors.
 */
export function makeApi(token: string, apiRoot: string, seconds = timeoutSeconds): Api {
  return new Api(token, { apiRoot, timeoutSeconds: seconds, fetch: nativeFetch })
}

/** grammY's abort signals are not Node's. */
interface ForeignSignal {
  aborted: boolean
  addEventListener(type: 'abort', listener: () => void): void
}

function nativeFetch(
  url: string | URL,
  init: {
    method: string
    headers: Record<string, string>
    /** Pieces where a file is sent. */
    body: string | AsyncIterable<Uint8Array>
    signal: ForeignSignal
  },
) {
  const { method, headers, body, signal } = init
  const controller = new AbortController()
  if (signal.aborted) controller.abort()
  else signal.addEventListener('abort', () => controller.abort())
  return fetch(url, {
    method,
    headers: { 'content-type': headers['content-type'] ?? 'application/json' },
    signal: controller.signal,
    ...(typeof body === 'string' ? { body } : { body: ReadableStream.from(body), duplex: 'half' as const }),
  })
}

/** Node's signal where grammY's types want another library's; either works. */
export const asForeign = (signal: AbortSignal) => signal as unknown as NonNullable<Parameters<Api['getMe']>[0]>

/** What Telegram answered instead of a result, or nothing when no such answer came. */
export const refusalOf = (error: unknown): GrammyError | undefined => (error instanceof GrammyError ? error : undefined)

/** True when the request cannot have left this machine. */
export function neverLeft(error: unknown): boolean {
  for (let cause = error instanceof HttpError ? error.error : error; cause instanceof Error; cause = cause.cause) {
    const { code, syscall } = cause as NodeJS.ErrnoException
    if (syscall === 'connect' || syscall === 'getaddrinfo' || code === 'UND_ERR_CONNECT_TIMEOUT') return true
  }
  return false
}

/** An error as it may be logged: which call and why, without what the customer wrote, which grammY's errors carry. */
export function plainly(error: unknown): Error {
  if (error instanceof GrammyError) return new Error(`${error.method}: ${error.error_code} ${error.description}`)
  if (error instanceof HttpError) return new Error(error.message, { cause: error.error })
  return error instanceof Error ? error : new Error(String(error))
}
