import type { HttpBindings } from '@hono/node-server'
import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { streamSSE } from 'hono/streaming'
import type pg from 'pg'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { z } from 'zod'
import { clean, longestText } from '#channels/clean.ts'
import type { Road } from '#conversation/road.ts'
import { transcript } from '#conversation/transcript.ts'
import { writingIn, type Watch } from '#conversation/watch.ts'
import { authorised, type Authorised } from './authorised.ts'
import { refuse } from './errors.ts'
import type { Sessions } from './sessions.ts'

export interface ChatParts {
  pool: pg.Pool
  road: Road
  watch: Watch
  sessions: Sessions
  now(): Date
  closing: AbortSignal
}

const NewSession = z.object({ locale: z.enum(['zh', 'en']).optional(), name: z.string().max(100).optional() })
const NewMessage = z
  .object({
    id: z.string().min(1).max(64),
    text: z.string().optional(),
    choice: z.string().min(1).max(64).optional(),
  })
  .refine((m) => m.text !== undefined || m.choice !== undefined, 'text or choice is wanted')
const After = z.object({
  after: z.coerce.number().int().min(0).default(0),
  wait: z.coerce.number().min(0).max(25).default(0),
  cards: z.string().optional(),
  typing: z.string().optional(),
})

/** The longest body: 4,000 characters in any script, and room for the rest. */
const longestBody = 32 * 1024
/** What is read of a longer one before the connection is cut all the same. */
const mostDiscarded = 8 * 1024 * 1024
/** A page that waits is told to read again at least this often, should a notice get lost. */
const rereadMs = 5_000
/** For so long a page shows that staff are writing; who goes on writing says so again before. */
const writingMs = 6_000
const sseKeepAliveMs = 15_000

/** The website chat, as other programs rely on it. */
export function chat(parts: ChatParts) {
  const { pool, road, watch, sessions } = parts
  const perAddress = new RateLimiterMemory({ points: 1_000, duration: 60 })
  const perChat = new RateLimiterMemory({ points: 60, duration: 10 })

  const app = new Hono<Authorised>()
  app.use(
    bodyLimit({
      maxSize: longestBody,
      async onError(c) {
        await discard(c)
        return refuse(c, 413, 'too_large', `a body may have ${longestBody} bytes`)
      },
    }),
  )

  app.post('/sessions', async (c) => {
    const wait = await limited(perAddress, addressOf(c))
    if (wait) return tooMany(c, wait)
    const body = await json(c)
    const parsed = NewSession.safeParse(body)
    if (!parsed.success) return refuse(c, 400, 'bad_request', z.prettifyError(parsed.error))
    const locale = parsed.data.locale ?? (c.req.header('accept-language')?.startsWith('en') ? 'en' : 'zh')
    const name = parsed.data.name === undefined ? undefined : clean(parsed.data.name)
    return c.json(await sessions.open(locale, name, parts.now()), 201)
  })

  app.use('/messages', authorised(sessions))
  app.use('/events', authorised(sessions))

  app.post('/messages', async (c) => {
    const conversationId = c.get('conversationId')
    const parsed = NewMessage.safeParse(await json(c))
    if (!parsed.success) return refuse(c, 400, 'bad_request', z.prettifyError(parsed.error))
    const { id, choice } = parsed.data
    const raw = parsed.data.text ?? ''
    if (raw.length > longestText) return refuse(c, 413, 'text_too_long', `a message may have ${longestText} characters`)
    if (clean(id) !== id) return refuse(c, 400, 'bad_request', 'id has characters that cannot be stored')
    const text = clean(raw)
    // Nothing to see, but something was sent: it is stored and answered like any message that says nothing.
    if (raw === '' && choice === undefined) return refuse(c, 400, 'empty', 'text is empty')
    const wait = await limited(perChat, conversationId)
    if (wait) return tooMany(c, wait)
    const { duplicate } = await road.receive({
      conversationId,
      channel: 'web',
      locale: 'zh',
      externalId: id,
      sender: 'customer',
      text: choice !== undefined && text === '' ? await labelOf(conversationId, choice) : text,
      ...(choice === undefined ? {} : { payload: { choice } }),
      at: parts.now().toISOString(),
    })
    return c.json({ accepted: true, duplicate }, 202)
  })

  app.get('/messages', async (c) => {
    const parsed = After.safeParse(c.req.query())
    if (!parsed.success) return refuse(c, 400, 'bad_request', z.prettifyError(parsed.error))
    const { after, wait, cards, typing } = parsed.data
    const until = Date.now() + wait * 1000
    const id = c.get('conversationId')
    const signal = AbortSignal.any([c.req.raw.signal, parts.closing])
    for (;;) {
      const ms = Math.max(1, Math.min(rereadMs, until - Date.now()))
      const changed = watch.next(id, ms, signal)
      const writing = typing === '1' && wait > 0 ? watch.next(writingIn(id), ms, signal) : undefined
      const messages = await transcript(pool, id, after, cards === '1')
      if (messages.length > 0 || Date.now() >= until || signal.aborted) return c.json({ messages })
      if (await first(changed, writing)) return c.json({ messages, typing: { ms: writingMs } })
    }
  })

  app.get('/events', (c) => {
    const id = c.get('conversationId')
    const cards = c.req.query('cards') === '1'
    const typing = c.req.query('typing') === '1'
    let after = Number(c.req.header('last-event-id') ?? c.req.query('after') ?? 0)
    if (!Number.isSafeInteger(after) || after < 0) return refuse(c, 400, 'bad_request', 'Last-Event-ID is a number')
    return streamSSE(c, async (stream) => {
      const gone = new AbortController()
      stream.onAbort(() => gone.abort())
      const signal = AbortSignal.any([gone.signal, parts.closing])
      let spoke = Date.now()
      while (!signal.aborted) {
        const changed = watch.next(id, rereadMs, signal)
        const writing = typing ? watch.next(writingIn(id), rereadMs, signal) : undefined
        const messages = await transcript(pool, id, after, cards)
        for (const message of messages) {
          after = message.seq
          spoke = Date.now()
          await stream.writeSSE({ id: String(message.seq), event: 'message', data: JSON.stringify(message) })
        }
        if (Date.now() - spoke >= sseKeepAliveMs) {
          spoke = Date.now()
          await stream.write(': still here\n\n')
        }
        if (messages.length === 0 && (await first(changed, writing)))
          await stream.writeSSE({ event: 'typing', data: JSON.stringify({ ms: writingMs }) })
      }
    })
  })

  /** A pressed button reads as its label in the transcript. */
  async function labelOf(conversationId: string, choice: string): Promise<string> {
    const text = `select c->>'label' as label from message m, jsonb_array_elements(m.choices) c
      where m.conversation_id = $1 and c->>'id' = $2 order by m.seq desc limit 1`
    const { rows } = await pool.query<{ label: string }>({ name: 'label', text, values: [conversationId, choice] })
    return rows[0]?.label ?? ''
  }

  return app
}

/** Whether staff are writing, where that is known before anything was said. */
const first = (changed: Promise<boolean>, writing: Promise<boolean> | undefined): Promise<boolean> =>
  writing ? Promise.race([changed.then(() => false), writing]) : changed.then(() => false)

/**
 * Reads the rest of a body that is too long and throws it away, and keeps the connection for nothing else: a sender who
 * is cut off while still writing never sees why, and the adapter cuts half a second later whatever comes next on it.
 */
async function discard(c: Context): Promise<void> {
  const { incoming, outgoing } = c.env as HttpBindings
  outgoing.shouldKeepAlive = false
  let bytes = 0
  for await (const chunk of incoming) {
    bytes += (chunk as Buffer).length
    if (bytes > mostDiscarded) return
  }
}

/** The body, or nothing that any schema accepts when it is not JSON. */
async function json(c: Context): Promise<unknown> {
  try {
    return await c.req.json()
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

const addressOf = (c: Context): string => (c.env as HttpBindings).incoming.socket.remoteAddress ?? 'unknown'

/** Milliseconds to wait when there were too many, else 0. */
async function limited(limiter: RateLimiterMemory, key: string): Promise<number> {
  try {
    await limiter.consume(key)
    return 0
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return Math.max(1, refusal.msBeforeNext)
    throw refusal
  }
}

function tooMany(c: Context, waitMs: number) {
  c.header('Retry-After', String(Math.ceil(waitMs / 1000)))
  return refuse(c, 429, 'too_many', 'too many requests; please wait a moment')
}
