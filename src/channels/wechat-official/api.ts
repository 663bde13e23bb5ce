/** How a call to the platform ended. */
export type Answer =
  /** The platform answered; `errcode` 0 is success. */
  | { is: 'answered'; errcode: number; errmsg: string; body: Record<string, unknown> }
  /** Nothing left this machine: it may be called again. */
  | { is: 'unsent'; detail: string }
  /** It left, and nobody knows what became of it. */
  | { is: 'lost'; detail: string }

export interface Api {
  /** Calls with the access token; a token that the platform does not accept any more is replaced once. */
  post(path: string, body: unknown): Promise<Answer>
  /** Gives the platform a file for three days; `media_id` in the answer names it. */
  upload(
    type: 'image' | 'file',
    file: { name: string; mime: string; content: Uint8Array<ArrayBuffer> },
  ): Promise<Answer>
  /** @throws Error when the platform no longer has it or it is longer than `maxBytes` */
  media(id: string, limit: { maxBytes: number; signal: AbortSignal }): Promise<Uint8Array<ArrayBuffer>>
  /** Resolves to what the platform says about our own access: `errcode` 0 when we have a token. */
  check(): Promise<Answer>
}

export interface ApiParts {
  root: string
  /** Asks for an access token; `force` makes the platform issue a new one. */
  token(call: (path: string, body?: unknown) => Promise<Answer>, force: boolean): Promise<Answer>
  now(): Date
  timeoutMs?: number
}

/** 40001 invalid credential, 40014 invalid access token, 42001 expired. */
const tokenCodes: ReadonlySet<number> = new Set([40001, 40014, 42001])

/** A token is replaced this long before it ends, because our clock and the platform's differ. */
const tokenMarginMs = 300_000

/** A file may be large, and the way slow. */
const uploadTimeoutMs = 60_000

/** Codes of connections that never came about. */
const unsentCodes: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

/** A client for the servers of WeChat and WeCom, which both take an access token in the address. */
export function makeApi({ root, token, now, timeoutMs = 10_000 }: ApiParts): Api {
  let current: { value: string; until: number } | undefined
  let asking: Promise<Answer> | undefined

  const call = (path: string, body?: unknown) => request(`${root}${path}`, body, timeoutMs)

  /** Whoever comes while a token is being asked for waits for the same answer. */
  function renew(force: boolean): Promise<Answer> {
    asking ??= token(call, force)
      .then((answer) => {
        if (answer.is === 'answered' && answer.errcode === 0) {
          const { access_token: value, expires_in: seconds } = answer.body
          if (typeof value !== 'string' || typeof seconds !== 'number')
            return { is: 'lost', detail: 'an answer without a token' } as const
          const ms = seconds * 1000
          current = { value, until: now().getTime() + Math.max(ms - tokenMarginMs, ms / 2) }
        }
        return answer
      })
      .finally(() => (asking = undefined))
    return asking
  }

  async function access(spoiled?: string): Promise<string | Answer> {
    if (current && current.value === spoiled) current = undefined
    if (current && current.until > now().getTime()) return current.value
    let answer = await renew(false)
    // The platform may hand out the very token that it has just refused; only then is a new one demanded, because that
    // is rationed and takes the old one from everybody else.
    if (current && current.value === spoiled) answer = await renew(true)
    return current?.value ?? answer
  }

  const post = (path: string, body: unknown) => authorised((value) => call(`${path}?access_token=${value}`, body))

  async function authorised(run: (token: string) => Promise<Answer>): Promise<Answer> {
    let spoiled: string | undefined
    for (;;) {
      const value = await access(spoiled)
      // Whatever happened while asking for a token, the message itself has not left.
      if (typeof value !== 'string') return value.is === 'lost' ? { is: 'unsent', detail: value.detail } : value
      const answer = await run(encodeURIComponent(value))
      if (answer.is !== 'answered' || !tokenCodes.has(answer.errcode)) return answer
      if (spoiled !== undefined) return { is: 'unsent', detail: `no access token is accepted: ${answer.errcode}` }
      spoiled = value
    }
  }

  return {
    post,
    upload(type, { name, mime, content }) {
      const form = new FormData()
      form.set('media', new Blob([content], { type: mime }), name)
      return authorised((value) =>
        request(`${root}/cgi-bin/media/upload?access_token=${value}&type=${type}`, form, uploadTimeoutMs),
      )
    },
    async media(id, limit) {
      let bytes: Uint8Array<ArrayBuffer> | undefined
      const answer = await authorised(async (value) => {
        const got = await download(
          `${root}/cgi-bin/media/get?access_token=${value}&media_id=${encodeURIComponent(id)}`,
          limit,
        )
        if ('is' in got) return got
        bytes = got
        return { is: 'answered', errcode: 0, errmsg: '', body: {} }
      })
      if (bytes) return bytes
      throw new Error(
        `the media could not be fetched: ${answer.is === 'answered' ? `${answer.errcode} ${answer.errmsg}` : answer.detail}`,
      )
    },
    async check() {
      const value = await access()
      return typeof value === 'string' ? { is: 'answered', errcode: 0, errmsg: '', body: {} } : value
    },
  }
}

async function request(url: string, body: unknown, timeoutMs: number): Promise<Answer> {
  const post =
    body instanceof FormData
      ? { method: 'POST', body }
      : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }
  try {
    const response = await fetch(url, {
      ...(body === undefined ? {} : post),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    })
    return response.ok ? answerOf(await response.json()) : { is: 'lost', detail: `HTTP ${response.status}` }
  } catch (error) {
    return failure(error)
  }
}

/** Videos of a 公众号 come as an address on a file server of the platform, everything else as the bytes themselves. */
const fileHost = /(^|\.)(qq\.com|qpic\.cn|weixin\.qq\.com)$/

async function download(
  url: string,
  { maxBytes, signal }: { maxBytes: number; signal: AbortSignal },
): Promise<Uint8Array<ArrayBuffer> | Answer> {
  try {
    let response = await fetch(url, { redirect: 'error', signal })
    if (/json|text\/plain/.test(response.headers.get('content-type') ?? '')) {
      const answer = answerOf(await response.json())
      const video = URL.parse(answer.is === 'answered' ? text(answer.body['video_url']) : '')
      if (!video || video.protocol !== 'https:' || !fileHost.test(video.hostname)) return answer
      response = await fetch(video, { redirect: 'error', signal })
    }
    if (!response.ok) return { is: 'lost', detail: `HTTP ${response.status}` }
    const chunks: Uint8Array[] = []
    let size = 0
    for await (const chunk of response.body ?? []) {
      size += chunk.byteLength
      if (size > maxBytes) return { is: 'lost', detail: `longer than ${maxBytes} bytes` }
      chunks.push(chunk)
    }
    return new Uint8Array(Buffer.concat(chunks))
  } catch (error) {
    return failure(error)
  }
}

function answerOf(parsed: unknown): Answer {
  if (typeof parsed !== 'object' || parsed === null) return { is: 'lost', detail: 'an answer that is no object' }
  const body = parsed as Record<string, unknown>
  return { is: 'answered', errcode: Number(body['errcode'] ?? 0), errmsg: text(body['errmsg']), body }
}

/** The address holds the token, so of an error only its code or name is told. */
function failure(error: unknown): Answer {
  const { code, name } = ((error as Error).cause ?? error) as { code?: string; name?: string }
  if (code !== undefined && unsentCodes.has(code)) return { is: 'unsent', detail: code }
  return { is: 'lost', detail: code ?? name ?? 'no answer' }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
