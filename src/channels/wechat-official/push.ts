import type { Route } from '../channel.ts'
import type { Envelope } from './envelope.ts'
import { fieldsOf, type Fields } from './fields.ts'

export interface PushParts {
  path: string
  envelope: Envelope
  /** `plain`: only the address is signed. `sealed`: the body is encrypted, and what is not is refused. */
  mode: 'plain' | 'sealed'
  /** WeCom encrypts the word that the address check has to give back; WeChat does not. */
  sealedCheck: boolean
  now(): Date
  /** Resolves when everything is stored that may not be lost. */
  take(fields: Fields): Promise<void>
}

/** A signature is good for this long; the platform itself promises no limit. */
const freshMs = 300_000
/** The platform hangs up after five seconds; then it tries twice more. */
const answerMs = 4_500
const longestBody = 64 * 1024

/** The address that WeChat or WeCom pushes to: checks and opens what comes, and answers once it is stored. */
export function pushRoutes(parts: PushParts): readonly Route[] {
  const { path, envelope, now } = parts

  const fresh = (query: URLSearchParams): boolean => {
    const timestamp = query.get('timestamp') ?? ''
    return /^\d{1,12}$/.test(timestamp) && Math.abs(now().getTime() - Number(timestamp) * 1000) <= freshMs
  }
  const signed = (query: URLSearchParams, name: 'signature' | 'msg_signature', sealed: string[]): boolean =>
    envelope.signed(query.get(name) ?? '', [query.get('timestamp') ?? '', query.get('nonce') ?? '', ...sealed])

  /** The platform asks this once, when the address is entered in its settings. */
  function check(request: Request): Response {
    const query = new URL(request.url).searchParams
    const word = query.get('echostr') ?? ''
    if (!fresh(query)) return forbidden()
    if (parts.sealedCheck) {
      const opened = signed(query, 'msg_signature', [word]) ? envelope.open(word) : undefined
      return opened === undefined ? forbidden() : plain(opened)
    }
    return signed(query, 'signature', []) ? plain(word) : forbidden()
  }

  async function push(request: Request): Promise<Response> {
    const query = new URL(request.url).searchParams
    if (!fresh(query)) return forbidden()
    if (parts.mode === 'plain' && !signed(query, 'signature', [])) return forbidden()
    const body = await limitedBody(request)
    if (body === undefined) return plain('', 413)
    let fields = fieldsOf(body)
    if (parts.mode === 'sealed') {
      const sealed = fields?.get('Encrypt') ?? ''
      const opened = signed(query, 'msg_signature', [sealed]) ? envelope.open(sealed) : undefined
      if (opened === undefined) return forbidden()
      fields = fieldsOf(opened)
    }
    if (!fields) return plain('', 400)
    return within(
      parts.take(fields).then(() => plain('success')),
      // Not acknowledged: the platform sends it again, and the copy has no effect.
      () => plain('', 503),
    )
  }

  return [
    { method: 'GET', path, handle: (request) => Promise.resolve(check(request)) },
    { method: 'POST', path, handle: push },
  ]
}

const plain = (text: string, status = 200): Response =>
  new Response(text, {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'X-Content-Type-Options': 'nosniff' },
  })

/** The same for every reason, so that nobody learns which part of a forgery was good. */
const forbidden = (): Response => plain('', 403)

async function limitedBody(request: Request): Promise<string | undefined> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > longestBody) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

async function within(answer: Promise<Response>, late: () => Response): Promise<Response> {
  let timer: NodeJS.Timeout | undefined
  try {
    return await Promise.race([
      answer,
      new Promise<Response>((resolve) => (timer = setTimeout(() => resolve(late()), answerMs))),
    ])
  } finally {
    clearTimeout(timer)
  }
}
