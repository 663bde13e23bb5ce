import { randomInt, randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { dependsOnObject, isRecorded, mayEver, reachOf, type Act } from '#access/can.ts'
import { givenBooking } from '#business/bookings/given.ts'
import type { Role } from '#db/schema/staff.ts'
import { consoleRoutes } from '../../support/console-routes.ts'
import { startProgram } from '../../support/program.ts'
import { staffAtWork, type AtWork } from '../../support/staff.ts'

const now = new Date('2026-03-04T10:00:00+08:00')
const program = await startProgram({ now: () => now })
const { pool } = program.connection
const staff: Record<Role, AtWork> = {
  agent: await staffAtWork(program, 'agent'),
  supervisor: await staffAtWork(program, 'supervisor'),
  admin: await staffAtWork(program, 'admin'),
}
const colleague = await staffAtWork(program, 'agent')
const roles = Object.keys(staff) as Role[]

/**
 * What each route that changes something is sent, so that it is about the right and not about the form. A route that is
 * not here is sent `{}`; where that is not enough its test says so.
 */
const bodies: Record<string, () => unknown> = {
  'POST /staff/invitations': () => ({ email: `${randomUUID()}@example.com`, name: 'X', role: 'agent' }),
  'PATCH /staff/:id': () => ({ name: 'X' }),
  'POST /staff/:id/reset': () => ({ secondFactor: false }),
  'POST /cases/:number/assign': () => ({ owner: colleague.id }),
  'POST /cases/:number/contact': () => ({ text: '已致电' }),
  'POST /cases/:number/ask': () => ({ question: '哪里？' }),
  'POST /cases/:number/propose': () => ({ rung: 'apology', text: '抱歉' }),
  'POST /cases/:number/reject': () => ({ why: '不妥' }),
  'POST /cases/:number/decide': () => ({ decision: '道歉' }),
  'POST /cases/:number/close': () => ({ cause: '迟到' }),
  'POST /cases/:number/reopen': () => ({ why: '又来' }),
  'POST /cases/:number/improve': () => ({ cause: '迟到', action: '提醒', owner: colleague.id }),
  'POST /cases/:number/improve-too': () => ({ id: 'none' }),
  'POST /board/:ref/reassign': () => ({ workers: ['w1'] }),
  'POST /board/:ref/progress': () => ({ status: 'on_the_way' }),
  'POST /board/:ref/outcome': () => ({ outcome: 'made' }),
  'POST /conversations/:id/say': () => ({ id: randomUUID(), text: '您好' }),
  'POST /conversations/:id/close': () => ({ outcome: 'solved' }),
  'POST /conversations/:id/transfer': () => ({ to: 'queue' }),
  'POST /conversations/:id/assign': () => ({ to: colleague.id }),
  'POST /conversations/:id/messages/:seq/mark': () => ({ status: 'sent' }),
  'POST /conversations/:id/notes': () => ({ text: '备注' }),
  'POST /conversations/:id/later': () => ({ text: '您好', dueAt: new Date(+now + 3_600_000).toISOString() }),
  'POST /conversations/:id/data/requests': () => ({ kind: 'copy' }),
  'POST /conversations/:id/data/erase': () => ({ typed: 'erase' }),
  'POST /data-requests/:id/settle': () => ({ outcome: 'done' }),
  'POST /customers/:id/merge': () => ({ other: 'nobody' }),
  'POST /mentions/seen': () => ({ ids: [] }),
  'POST /canned': () => ({ shortcut: randomUUID().slice(0, 8), title: 'X', text: { zh: '您好' } }),
  'PUT /team/:id': () => ({ status: 'online' }),
  'PUT /team/me': () => ({ status: 'online' }),
  'POST /conversations/:id/read': () => ({ seq: 0 }),
}

/** Where not the path but the body says what it is about. */
const inBody: Record<string, (hands: Hands) => Promise<unknown>> = {
  'POST /surveys/phone': async (hands) => ({ ref: await order(hands, 'done'), score: 5 }),
}

/** In whose hands an object is: a member of staff's, or nobody's. */
type Hands = string | null

/** Makes the object that a path is about, in somebody's hands; resolves with the path's parameters. */
const objects: Record<string, (hands: Hands) => Promise<Record<string, string>>> = {
  conversations: async (hands) => ({ id: await chat(hands), seq: '1' }),
  cases: async (hands) => ({ number: await complaint(hands) }),
  board: async (hands) => ({ ref: await order(hands) }),
  alerts: async (hands) => ({ id: await alarm(hands) }),
  canned: async (hands) => ({ id: await reply(hands) }),
  'data-requests': async () => ({ id: await wish() }),
  team: (hands) => Promise.resolve({ id: hands ?? 'nobody' }),
}

async function chat(hands: Hands): Promise<string> {
  const id = `web:${randomUUID()}`
  await pool.query(`insert into conversation (id, channel, assignee) values ($1, 'web', $2)`, [id, hands ?? 'queue'])
  return id
}

async function complaint(hands: Hands): Promise<string> {
  const number = `TS${randomInt(10_000_000, 99_999_999)}`
  await pool.query(
    `insert into "case" (id, number, conversation_id, category, severity, text, owner, first_response_due, proposal_due, close_due, opened_at)
      values ($1, $2, $3, 'late_noshow', 'S3', '迟到', $4, now(), now(), now(), now())`,
    [randomUUID(), number, await chat(null), hands],
  )
  return number
}

async function alarm(hands: Hands): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    `insert into alert (kind, conversation_id, at) values ('handoff', $1, now()) returning id`,
    [await chat(hands)],
  )
  return String(rows[0]?.id)
}

async function reply(hands: Hands): Promise<string> {
  const id = randomUUID()
  const values = [id, id.slice(0, 8), JSON.stringify({ zh: '您好' }), hands ?? '']
  await pool.query(
    `insert into canned_reply (id, shortcut, title, text, by, updated_at) values ($1, $2, 'X', $3, $4, now())`,
    values,
  )
  return id
}

async function wish(): Promise<string> {
  const id = randomUUID()
  await pool.query(
    `insert into data_request (id, kind, conversation_id, asked_by, asked_at, due_at) values ($1, 'copy', $2, 'customer', now(), now())`,
    [id, await chat(null)],
  )
  return id
}

let days = 1

/** Each on a day of its own, so that somebody is free. */
async function order(hands: Hands, status: 'confirmed' | 'done' = 'confirmed'): Promise<string> {
  const start = new Date(Date.parse('2026-03-05T10:00:00+08:00') + (days++ % 20) * 86_400_000)
  const conversationId = await chat(hands)
  const given = {
    service: 'clean-daily',
    start,
    conversationId,
    district: '徐汇区',
    size: { area: 60 },
    worker: null,
    status,
  }
  return (await givenBooking(program.connection.db, program.company, given, now)).ref
}

const paramsOf = (path: string) => [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name)
const filled = (path: string, params: Record<string, string>) =>
  path.replaceAll(/:(\w+)/g, (_all, name: string) => encodeURIComponent(params[name] ?? 'x'))

/** What a role is answered: its code, and what it read. A stream is left once it has begun. */
async function ask(
  who: AtWork,
  method: string,
  path: string,
  body: unknown,
): Promise<{ status: number; text: string }> {
  const stop = new AbortController()
  const response = await who.fetch(path, method === 'GET' ? { signal: stop.signal } : { method, json: body })
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') ?? false
  const text = isStream ? '' : await response.text()
  stop.abort()
  return { status: response.status, text }
}

const refused = (answer: { status: number; text: string }) =>
  answer.status === 403 && answer.text.includes('"forbidden"')

const guarded = consoleRoutes().flatMap(({ method, path, admits }) => {
  const [admitted] = admits
  return typeof admitted === 'object' ? [{ method, path, act: admitted.act, key: `${method} ${path}` }] : []
})

test.each(guarded)(
  '$key lets those pass who may $act, whatever is in whose hands',
  async ({ method, path, act, key }) => {
    for (const role of roles) {
      const who = staff[role]
      const body = bodies[key]?.() ?? {}
      if (!mayEver(role, act)) {
        expect([role, refused(await ask(who, method, filled(path, await some(path)), body))]).toEqual([role, true])
        continue
      }
      if (reachOf(role, act) === 'fresh') await freshness(role, method, filled(path, await some(path)), body)
      if (dependsOnObject(role, act)) await inHands(role, act, method, path, key)
      else {
        const before = await lines(who)
        const answer = await ask(who, method, filled(path, await some(path)), bodies[key]?.() ?? {})
        const passes = answer.status < 500 && !refused(answer)
        expect([role, passes, answer.text]).toEqual([role, true, answer.text])
        if (isRecorded(role, act) && answer.status < 300) expect(await lines(who)).toBe(before + 1)
      }
    }
  },
)

/** How much the audit says of somebody. */
async function lines(who: AtWork): Promise<number> {
  const { rows } = await pool.query<{ n: number }>('select count(*)::int as n from audit_entry where staff_id = $1', [
    who.id,
  ])
  return rows[0]?.n ?? 0
}

/** Any object that the path may be about; routes of which nobody's right depends on it need none. */
async function some(path: string): Promise<Record<string, string>> {
  const make = objects[path.split('/')[1] ?? '']
  return make && paramsOf(path).length > 0 ? await make(null) : {}
}

async function freshness(role: Role, method: string, path: string, body: unknown): Promise<void> {
  const stale = await staffAtWork(program, role, { codeAge: '6 minutes' })
  const answer = await ask(stale, method, path, body)
  expect([answer.status, answer.text.includes('fresh_code_wanted')]).toEqual([403, true])
}

/** One's own, nobody's and a colleague's; of a list, what it must not show. */
async function inHands(role: Role, act: Act, method: string, path: string, key: string): Promise<void> {
  const who = staff[role]
  const reach = reachOf(role, act)
  const kind = path.split('/')[1] ?? ''
  const body = inBody[key]
  if (paramsOf(path).length === 0 && body === undefined) {
    if (method !== 'GET') return
    const foreign = [await chat(colleague.id), await complaint(colleague.id)]
    const { text } = await ask(who, method, path, undefined)
    expect(foreign.filter((id) => text.includes(id))).toEqual([])
    return
  }
  const make = objects[kind]
  if (!make && !body) throw new Error(`${key}: say in this test how to make what /${kind} is about`)
  for (const [whose, holder, reached] of [
    ['own', who.id, reach === 'own' || reach === 'open'],
    ['nobody’s', null, reach === 'open'],
    ['a colleague’s', colleague.id, false],
  ] as const) {
    const params = (await make?.(holder)) ?? {}
    const answer = await ask(who, method, filled(path, params), (await body?.(holder)) ?? bodies[key]?.() ?? {})
    expect([role, whose, 'form', answer.status === 400 ? answer.text : '']).toEqual([role, whose, 'form', ''])
    expect([role, whose, 'refused', refused(answer)]).toEqual([role, whose, 'refused', !reached])
    // What is refused as unknown was not about the object at all.
    const wrong = answer.status >= 500 || (reached && answer.text.includes('"unknown_c'))
    expect([role, whose, wrong, answer.text]).toEqual([role, whose, false, answer.text])
  }
  if (reach === 'break-glass' && make)
    await withReason(who, method, filled(path, await make(colleague.id)), bodies[key]?.() ?? {})
}

/** What may be done for a reason is done with one, and the reason is written down. */
async function withReason(who: AtWork, method: string, path: string, body: unknown): Promise<void> {
  const why = randomUUID()
  const answer = await ask(who, method, path, { ...(body as object), breakGlass: why })
  // A route that takes no reason offers no way round.
  if (answer.status === 400 || refused(answer)) return
  const { rowCount } = await pool.query(`select 1 from audit_entry where staff_id = $1 and detail->>'why' = $2`, [
    who.id,
    why,
  ])
  expect(rowCount).toBe(1)
}
