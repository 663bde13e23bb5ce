import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'

/** What the server says; `choices` and `card` as the website chat contract has them. */
export interface Said {
  from?: 'bot' | 'staff' | 'system'
  text: string
  choices?: readonly { id: string; label: string }[]
  card?: Readonly<Record<string, unknown>>
  name?: string
  /** The bytes of its id are in `files`. */
  file?: Readonly<{ id: string; kind: 'photo' | 'document'; name: string; mime: string; bytes: number }>
}

export interface Received {
  id: string
  text?: string
  choice?: string
}

interface Line extends Omit<Said, 'from'> {
  seq: number
  id: string
  from: 'customer' | 'bot' | 'staff' | 'system'
  at: string
}

interface Session {
  conversationId: string
  lines: Line[]
  seen: Set<string>
}

/** What goes wrong, until it is set back; counters count down. */
export interface Faults {
  /** Connections of so many posts are cut: before the message is stored, or after it, so that the answer is lost. */
  cutPosts: { count: number; when: 'before' | 'after' }
  /** So many posts are answered 429, with this Retry-After. */
  tooMany: { count: number; retryAfterSeconds: number }
  /** So many posts are refused for good, with this status. */
  refusals: { count: number; status: number }
  /** Every request waits this long. */
  delayMs: number
  /** Every event is sent twice. */
  duplicates: boolean
  /** No event stream is to be had. */
  refuseStreams: boolean
  /** Streams open and stay silent, as behind a proxy that buffers. */
  holdStreams: boolean
  companyMissing: boolean
}

const noFaults = (): Faults => ({
  cutPosts: { count: 0, when: 'before' },
  tooMany: { count: 0, retryAfterSeconds: 1 },
  refusals: { count: 0, status: 400 },
  delayMs: 0,
  duplicates: false,
  refuseStreams: false,
  holdStreams: false,
  companyMissing: false,
})

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
}

export interface FakeChatServer {
  url: string
  faults: Faults
  /** What the company endpoint tells; change it before the page is opened. */
  company: Record<string, unknown>
  demoBookings: Record<string, unknown>[]
  demoMoves: unknown[]
  /** What `/api/chat/files/<id>` gives to whoever has a good token. */
  files: Map<string, { mime: string; content: Uint8Array }>
  /** How the bot answers a message; by default it repeats it. */
  answer: (message: Received) => readonly Said[]
  /** Every message stored, in order, over all sessions: each id once. */
  stored: Received[]
  /** Every post that arrived, repeated and refused ones too. */
  posts: Received[]
  /** What broke the contract; a test ends with none. */
  violations: string[]
  sessions: { locale: unknown }[]
  /** Says something in the newest session without having been asked. */
  say(...said: readonly Said[]): void
  /** Breaks all open streams, `midEvent` after half of an event was written. */
  cutStreams(midEvent?: boolean): void
  openStreams(): number
  /** Staff are writing, for all who asked to be told. */
  typing(ms: number): void
  /** Reads that wait for news at this moment. */
  openPolls(): number
  /** Makes every token worthless. */
  revokeTokens(): void
  /** Stops listening and cuts all connections; what was stored stays. */
  stop(): Promise<void>
  start(): Promise<void>
}

/**
 * The website chat contract over real HTTP, from memory, with faults on demand, for tests of the page. It is strict:
 * what the contract does not allow is refused and noted in `violations`. It also serves the built page with a policy
 * that allows nothing but its own files.
 */
export async function startFakeChatServer(pages: string): Promise<FakeChatServer> {
  const sessions = new Map<string, Session>()
  const revoked = new Set<string>()
  const streams = new Set<{ response: ServerResponse; session: Session; next: number }>()
  const waiting = new Set<(typingMs?: number) => void>()
  let server: Server | undefined
  let port = 0
  let newest: Session | undefined

  const fake: FakeChatServer = {
    url: '',
    faults: noFaults(),
    company: {},
    demoBookings: [],
    demoMoves: [],
    files: new Map(),
    answer: (message) => [{ text: `收到：${message.text ?? message.choice}` }],
    stored: [],
    posts: [],
    violations: [],
    sessions: [],
    say(...said) {
      if (!newest) throw new Error('nobody has opened a session yet')
      add(newest, said)
    },
    cutStreams(midEvent = false) {
      for (const { response } of streams) {
        if (midEvent) response.write('id: 999999\nevent: message\ndata: {"seq": 999999, "id": "half", "fr')
        setTimeout(() => response.destroy(), midEvent ? 20 : 0)
      }
      streams.clear()
    },
    openStreams: () => streams.size,
    typing(ms) {
      for (const { response } of streams) response.write(`event: typing\ndata: ${JSON.stringify({ ms })}\n\n`)
      for (const wake of waiting) wake(ms)
    },
    openPolls: () => waiting.size,
    revokeTokens() {
      for (const token of sessions.keys()) revoked.add(token)
      fake.cutStreams()
    },
    stop() {
      return new Promise((resolve) => {
        if (!server) return resolve()
        server.close(() => resolve())
        server.closeAllConnections()
        streams.clear()
        server = undefined
      })
    },
    start() {
      return new Promise((resolve, reject) => {
        const started = createServer((request, response) => {
          handle(request, response).catch((error: unknown) => {
            fake.violations.push(`the fake server failed: ${String(error)}`)
            response.destroy()
          })
        })
        server = started
        started.once('error', reject)
        started.listen(port, '127.0.0.1', () => {
          port = (started.address() as AddressInfo).port
          fake.url = `http://127.0.0.1:${port}`
          resolve()
        })
      })
    },
  }

  function add(session: Session, said: readonly Said[]) {
    for (const line of said) {
      const seq = (session.lines.at(-1)?.seq ?? 0) + 1
      session.lines.push({ from: 'bot', ...line, seq, id: randomUUID(), at: new Date().toISOString() })
    }
    deliver()
  }

  function deliver() {
    for (const stream of streams) {
      if (fake.faults.holdStreams) continue
      for (const line of stream.session.lines.filter(({ seq }) => seq >= stream.next)) {
        const event = `id: ${line.seq}\nevent: message\ndata: ${JSON.stringify(line)}\n\n`
        stream.response.write(fake.faults.duplicates ? event + event : event)
        stream.next = line.seq + 1
      }
    }
    for (const wake of waiting) wake()
  }

  async function handle(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url ?? '/', fake.url)
    if (!url.pathname.startsWith('/api/')) return page(url.pathname, response)
    if (fake.faults.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, fake.faults.delayMs))
    const body = await readBody(request)
    const route = `${request.method} ${url.pathname}`

    if (route === 'GET /api/chat/company') {
      return fake.faults.companyMissing ? refuse(response, 404, 'not_found') : json(response, 200, fake.company)
    }
    if (route === 'POST /api/chat/sessions') return openSession(body, response)

    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? ''
    const session = revoked.has(token) ? undefined : sessions.get(token)
    if (!session) return refuse(response, 401, 'unauthorized')

    if (route.startsWith('GET /api/chat/files/')) {
      const file = fake.files.get(url.pathname.slice('/api/chat/files/'.length))
      if (!file) return refuse(response, 404, 'not_found')
      response.writeHead(200, { 'content-type': file.mime, 'x-content-type-options': 'nosniff' }).end(file.content)
      return
    }
    switch (route) {
      case 'POST /api/chat/messages':
        return receive(session, body, request, response)
      case 'GET /api/chat/messages':
        return readLines(session, url, request, response)
      case 'GET /api/chat/events':
        return followLines(session, url, request, response)
      case 'GET /api/demo/bookings':
        return json(response, 200, { bookings: fake.demoBookings })
      case 'POST /api/demo/visits':
        fake.demoMoves.push(body)
        return json(response, 200, {})
      default:
        fake.violations.push(`no such route: ${route}`)
        return refuse(response, 404, 'not_found')
    }
  }

  function openSession(body: unknown, response: ServerResponse) {
    const fields = onlyKeys(body, ['locale', 'name'])
    if (!fields || (fields['locale'] !== undefined && !['zh', 'en'].includes(fields['locale'] as string))) {
      return violate(response, 'a session takes {locale?: zh|en, name?}', body)
    }
    const token = randomUUID()
    newest = { conversationId: randomUUID(), lines: [], seen: new Set() }
    sessions.set(token, newest)
    fake.sessions.push({ locale: fields['locale'] })
    json(response, 201, { token, conversationId: newest.conversationId })
  }

  function receive(session: Session, body: unknown, request: IncomingMessage, response: ServerResponse) {
    const fields = onlyKeys(body, ['id', 'text', 'choice'])
    const { id, text, choice } = fields ?? {}
    if (typeof id !== 'string' || id === '' || id.length > 64) return violate(response, 'id: 1 to 64 characters', body)
    if (text === undefined && choice === undefined) return violate(response, 'a text or a choice', body)
    if (text !== undefined && (typeof text !== 'string' || text.trim() === ''))
      return violate(response, 'an empty text', body)
    if (choice !== undefined && typeof choice !== 'string') return violate(response, 'choice is a string', body)
    if (!request.headers['content-type']?.startsWith('application/json')) return violate(response, 'not JSON', body)
    const message: Received = { id, ...(text !== undefined && { text }), ...(choice !== undefined && { choice }) }
    fake.posts.push(message)
    if ((text?.length ?? 0) > 4000) return refuse(response, 413, 'too_long')

    const { cutPosts, refusals, tooMany } = fake.faults
    if (refusals.count > 0) {
      refusals.count -= 1
      return refuse(response, refusals.status, 'refused')
    }
    if (tooMany.count > 0) {
      tooMany.count -= 1
      response.setHeader('retry-after', String(tooMany.retryAfterSeconds))
      return refuse(response, 429, 'too_many')
    }
    const cut = cutPosts.count > 0
    if (cut) cutPosts.count -= 1
    if (cut && cutPosts.when === 'before') return request.socket.destroy()

    const duplicate = session.seen.has(id)
    if (!duplicate) {
      session.seen.add(id)
      fake.stored.push(message)
      const seq = (session.lines.at(-1)?.seq ?? 0) + 1
      const label = session.lines.flatMap((line) => line.choices ?? []).findLast((known) => known.id === choice)?.label
      const at = new Date().toISOString()
      session.lines.push({ seq, id, from: 'customer', text: text ?? label ?? choice ?? '', at })
      deliver()
      add(session, fake.answer(message))
    }
    if (cut) return request.socket.destroy()
    json(response, 202, { accepted: true, duplicate })
  }

  async function readLines(session: Session, url: URL, request: IncomingMessage, response: ServerResponse) {
    const after = Number(url.searchParams.get('after') ?? '0')
    const wait = Number(url.searchParams.get('wait') ?? '0')
    if (!Number.isInteger(after) || after < 0 || !(wait >= 0 && wait <= 25))
      return violate(response, 'after, wait', url.search)
    const news = () => session.lines.filter(({ seq }) => seq > after)
    let typing: { ms: number } | undefined
    if (news().length === 0 && wait > 0) {
      await new Promise<void>((resolve) => {
        const check = (typingMs?: number) => {
          if (typingMs !== undefined && url.searchParams.get('typing') === '1') typing = { ms: typingMs }
          if (typing || news().length > 0) done()
        }
        const done = () => {
          clearTimeout(timer)
          waiting.delete(check)
          resolve()
        }
        const timer = setTimeout(done, wait * 1000)
        waiting.add(check)
        request.once('close', done)
      })
    }
    json(response, 200, { messages: withCards(news(), url), ...(typing && { typing }) })
  }

  function followLines(session: Session, url: URL, request: IncomingMessage, response: ServerResponse) {
    if (fake.faults.refuseStreams) return refuse(response, 406, 'no_streams')
    const last = request.headers['last-event-id']
    if (typeof last !== 'string' || !/^\d+$/.test(last)) return violate(response, 'Last-Event-ID', last)
    if (url.searchParams.get('typing') !== '1') return violate(response, 'typing=1', url.search)
    if (url.searchParams.get('cards') !== '1') return violate(response, 'cards=1', url.search)
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    response.write(': open\n\n')
    const open = { response, session, next: Number(last) + 1 }
    streams.add(open)
    response.once('close', () => streams.delete(open))
    deliver()
  }

  async function page(path: string, response: ServerResponse) {
    const file = normalize(join(pages, path === '/' ? 'index.html' : path))
    const content = file.startsWith(pages) ? await readFile(file).catch(() => null) : null
    if (!content) {
      response.writeHead(404).end()
      return
    }
    response.writeHead(200, {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
      'content-security-policy':
        "default-src 'self'; img-src 'self' data: blob:; base-uri 'none'; object-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
    })
    response.end(content)
  }

  function violate(response: ServerResponse, rule: string, what: unknown) {
    fake.violations.push(`${rule}: ${JSON.stringify(what)}`)
    refuse(response, 400, 'invalid')
  }

  await fake.start()
  return fake
}

function withCards(lines: readonly Line[], url: URL): readonly Line[] {
  if (url.searchParams.get('cards') === '1') return lines
  return lines.map(({ card: _card, ...line }) => line)
}

function onlyKeys(body: unknown, keys: readonly string[]): Record<string, unknown> | null {
  if (typeof body !== 'object' || body === null) return null
  return Object.keys(body).every((key) => keys.includes(key)) ? (body as Record<string, unknown>) : null
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  try {
    return JSON.parse(Buffer.concat(pieces).toString('utf8'))
  } catch {
    return undefined
  }
}

function json(response: ServerResponse, status: number, body: unknown) {
  if (response.destroyed) return
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  response.end(JSON.stringify(body))
}

function refuse(response: ServerResponse, status: number, code: string) {
  json(response, status, { error: { code, message: code } })
}
