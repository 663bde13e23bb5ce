import type { HttpBindings } from '@hono/node-server'
import type { Context, MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import { record } from '#access/audit.ts'
import { can, dependsOnObject, isRecorded, mayEver, reachOf, type Act, type Subject } from '#access/can.ts'
import type { StaffMember } from '#access/can.ts'
import { sessionCookieName } from '#access/cookies.ts'
import { sessionOf, stillGood, type StaffSession } from '#access/sessions.ts'
import type { Database } from '#db/client.ts'
import type { ConsoleParts } from './parts.ts'
import { Refusal } from './refusals.ts'

/** What a handler of the console may rely on behind `allow` or `signedIn`. */
export interface ConsoleEnv {
  Bindings: HttpBindings
  Variables: {
    console: ConsoleParts
    staff: StaffMember
    session: StaffSession
    /** Whether the handler asked about its object. */
    weighed: boolean
    /** Whether the handler wrote its own line of the audit. */
    recorded: boolean
  }
}

type ConsoleContext = Context<ConsoleEnv>
type Guard = MiddlewareHandler<ConsoleEnv>

/** Who may use a route: a right, whoever is signed in, whoever still has to give a code, or everybody. */
export type Admitted = { act: Act } | 'signed-in' | 'half-signed-in' | 'everybody'

const guards = new WeakMap<object, Admitted>()

/** Whom a handler lets pass; undefined for one that is no guard. */
export const admittedBy = (handler: object): Admitted | undefined => guards.get(handler)

/** A code counts as fresh for so long. */
export const freshSeconds = 5 * 60
/** How soon a stream notices by itself that its session is over; most ends are told at once. */
const recheckMs = 15_000

/**
 * Lets those pass who have this right for anything at all. Where it depends on the object, the handler has to ask
 * `mayOr403` about it, or narrow its list with `scopeOf`; an answer without either is a mistake and not given. A right
 * whose use is recorded leaves a line, unless the handler wrote a better one with `audit`.
 */
export function allow(act: Act): Guard {
  const guard: Guard = async (c, next) => {
    await identify(c, 'full')
    const { role } = c.get('staff')
    if (!mayEver(role, act)) throw forbidden(c)
    if (reachOf(role, act) === 'fresh') requireFresh(c)
    await next()
    if (!c.res.ok) return
    if (dependsOnObject(role, act) && !c.get('weighed'))
      throw new Error(`${c.req.method} ${c.req.path} answered without asking about its object`)
    if (isRecorded(role, act) && !c.get('recorded')) await audit(c, act, { kind: 'path', id: c.req.path })
  }
  guards.set(guard, { act })
  return guard
}

/** Lets everybody pass who is signed in with a code. */
export function signedIn(): Guard {
  const guard: Guard = async (c, next) => {
    await identify(c, 'full')
    await next()
  }
  guards.set(guard, 'signed-in')
  return guard
}

/** Lets those pass who gave a password and may set up a second factor, but nothing else. */
export function halfSignedIn(): Guard {
  const guard: Guard = async (c, next) => {
    await identify(c, 'half')
    await next()
  }
  guards.set(guard, 'half-signed-in')
  return guard
}

/** Lets everybody pass: for what comes before a session. */
export function open(): Guard {
  const guard: Guard = (_c, next) => next()
  guards.set(guard, 'everybody')
  return guard
}

/**
 * Ends the request with 403 unless the right reaches this object. What is recorded is recorded before it is done.
 * @throws Refusal
 */
export async function mayOr403(c: ConsoleContext, act: Act, subject: Subject, id?: string): Promise<void> {
  c.set('weighed', true)
  const staff = c.get('staff')
  if (!can(staff, act, subject)) throw forbidden(c)
  if (!isRecorded(staff.role, act)) return
  if (reachOf(staff.role, act) === 'fresh') requireFresh(c)
  const detail = subject.breakGlass === undefined ? undefined : { why: subject.breakGlass }
  await audit(c, act, { kind: act.split('.')[0] ?? act, id: id ?? c.req.path }, detail)
}

/** Which objects of a list a right reaches: all, or those in one's own hands, with or without those in nobody's. */
export function scopeOf(c: ConsoleContext, act: Act): { all: true } | { all: false; own: string; unassigned: boolean } {
  c.set('weighed', true)
  const { id, role } = c.get('staff')
  const reach = reachOf(role, act)
  if (reach === 'own' || reach === 'open') return { all: false, own: id, unassigned: reach === 'open' }
  if (reach === undefined || reach === 'break-glass') throw forbidden(c)
  return { all: true }
}

/** Records what was done; give it the transaction in which it was done. */
export async function audit(
  c: ConsoleContext,
  what: string,
  object?: { kind: string; id: string },
  detail?: Record<string, unknown>,
  db: Database = c.get('console').db,
): Promise<void> {
  c.set('recorded', true)
  const by = c.get('staff') as StaffMember | undefined
  await record(db, {
    what,
    ...(by ? { by } : {}),
    ...(object ? { object } : {}),
    address: addressOf(c),
    ...(detail ? { detail } : {}),
  })
}

/**
 * Where a request comes from. Where the program stands behind a proxy (it has an address of its own outside), a proxy
 * on this machine or in its network says so; nobody else is believed.
 */
export function addressOf(c: Context<ConsoleEnv>): string {
  const peer = c.env.incoming.socket.remoteAddress?.replace(/^::ffff:/, '') ?? 'unknown'
  if (c.get('console').access.publicUrl === undefined || !near.test(peer)) return peer
  return c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() || peer
}

const near = /^(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|::1$|f[cd])/

/** Aborts when the session of a stream is over (signed out, role changed, idle, too old), or its page is gone. */
export function endOfSession(c: ConsoleContext): AbortSignal {
  const { watch, pool, closing } = c.get('console')
  const over = new AbortController()
  const gone = AbortSignal.any([c.req.raw.signal, closing, over.signal])
  const { id } = c.get('session')
  const look = async () => {
    while (!gone.aborted) {
      await watch.next(sessionNews(c.get('staff').id), recheckMs, gone)
      if (!gone.aborted && !(await stillGood(pool, id))) over.abort()
    }
  }
  // Where nobody can say whether it is still good, it is not; the page comes again.
  look().catch(() => over.abort())
  return gone
}

/** Under which name `watch` tells that sessions of somebody ended. */
export const sessionNews = (staffId: string): string => `staff:${staffId}`

/** The session's token. What follows the dot is a signature, which adds nothing to a random token kept as a hash. */
const tokenOf = (c: Context, publicUrl: string | undefined): string =>
  (getCookie(c, sessionCookieName(publicUrl)) ?? '').split('.')[0] ?? ''

/** @throws Refusal unless there is a session, with its code given where `wanted` is full */
async function identify(c: ConsoleContext, wanted: 'full' | 'half'): Promise<void> {
  const { pool, access } = c.get('console')
  const token = tokenOf(c, access.publicUrl)
  const byPerson = c.req.header('x-background') === undefined && c.req.header('accept') !== 'text/event-stream'
  const found = token === '' ? undefined : await sessionOf(pool, token, byPerson)
  if (!found) throw new Refusal(c, 401, 'signed_out', { zh: '请先登录。', en: 'Please sign in.' })
  if (wanted === 'full' && found.session.codeAgeMs === undefined)
    throw new Refusal(c, 401, 'code_wanted', { zh: '请先设置两步验证。', en: 'Please set up your second factor.' })
  c.set('staff', found.staff)
  c.set('session', found.session)
}

function requireFresh(c: ConsoleContext): void {
  if ((c.get('session').codeAgeMs ?? Infinity) <= freshSeconds * 1000) return
  throw new Refusal(c, 403, 'fresh_code_wanted', {
    zh: '此操作需要重新输入验证码。',
    en: 'This needs a new code from your authenticator.',
  })
}

const forbidden = (c: Context) =>
  new Refusal(c, 403, 'forbidden', { zh: '您没有权限进行此操作。', en: 'You are not allowed to do this.' })
