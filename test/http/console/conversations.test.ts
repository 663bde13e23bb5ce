import { expect, test } from 'vitest'
import { openCase } from '#business/cases/open-case.ts'
import type { CustomerCard } from '#desk/customer-card.ts'
import type { InboxRow } from '#desk/inbox-rows.ts'
import type { ChatMessage } from '#desk/chat-messages.ts'
import { startProgram, visitor } from '../../support/program.ts'
import { staffAtWork } from '../../support/staff.ts'

const program = await startProgram()
const ann = await staffAtWork(program, 'agent', { name: '李娜' })
const bob = await staffAtWork(program, 'agent', { name: '王强' })
const lead = await staffAtWork(program, 'supervisor', { name: '赵敏' })
const admin = await staffAtWork(program, 'admin', { name: '管理员' })

/** A visitor whose chat is in the queue. */
async function waiting() {
  const customer = await visitor(program)
  await customer.say({ id: 'a', text: '约日常保洁' })
  await customer.say({ id: 'b', text: '转人工' })
  const id = customer.conversationId
  return { ...customer, id, path: `/conversations/${encodeURIComponent(id)}` }
}

const list = async (who: typeof ann, query: string) =>
  (await who.get<{ conversations: InboxRow[] }>(`/inbox?${query}`)).conversations
const messages = async (who: typeof ann, path: string) =>
  (await who.get<{ messages: ChatMessage[] }>(`${path}/messages`)).messages

/** Looks again until it is so; what is said has its turn a moment later. */
async function until<T>(look: () => Promise<T>, good: (found: T) => boolean): Promise<T> {
  for (;;) {
    const found = await look()
    if (good(found)) return found
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

test('a chat that asks for a person stands in the queue, with its place and why', async () => {
  const { id } = await waiting()
  const rows = await list(ann, 'view=queue')
  expect(rows.find((row) => row.id === id)).toMatchObject({
    assignee: 'queue',
    channel: 'web',
    unread: 2,
    last: { from: 'bot' },
    asks: '约日常保洁 · 转人工',
    handoff: { reason: 'asked', priority: 4, takenBy: null },
  })
})

test('the card names the deadlines of a complaint that its page names', async () => {
  const customer = await waiting()
  const { number } = await openCase(
    program.connection.db,
    program.company,
    { conversationId: customer.id, customerId: undefined },
    { category: 'quality', severity: 'S2', text: '没擦干净', media: [], remedy: undefined, order: '', now: new Date() },
  )
  const card = await lead.get<CustomerCard>(`${customer.path}/customer`)
  const page = await lead.get<{ case: { proposalDue: string; closeDue: string } }>(`/cases/${number}`)
  expect(card.followUps.find(({ kind }) => kind === 'sla_proposal')?.dueAt).toBe(page.case.proposalDue)
  expect(card.followUps.find(({ kind }) => kind === 'sla_close')?.dueAt).toBe(page.case.closeDue)
})

test('of two who take a chat one gets it, and the other is told who has it', async () => {
  const { path } = await waiting()
  const tries = await Promise.all([ann, bob].map((who) => who.fetch(`${path}/take`, { json: {} })))
  // Too late by a moment is a conflict; later, the chat is a colleague's and not one's own to take.
  expect(tries.filter(({ status }) => status === 200)).toHaveLength(1)
  const late = tries.find(({ status }) => status === 409 || status === 403)
  const winner = tries[0]?.status === 200 ? ann : bob
  const refused = (await late?.json()) as { error: { by: { name: string } } }
  expect(refused.error).toMatchObject({ by: { id: winner.id, name: winner.name } })
})

test('what staff write reaches the customer once, however often it is sent', async () => {
  const customer = await waiting()
  const say = { id: 'm1', text: '您好，我是李娜' }
  expect(await (await ann.fetch(`${customer.path}/say`, { json: say })).json()).toEqual({
    accepted: true,
    duplicate: false,
  })
  expect(await (await ann.fetch(`${customer.path}/say`, { json: say })).json()).toEqual({
    accepted: true,
    duplicate: true,
  })
  const lines = await until(
    () => customer.read(0),
    (found) => found.some(({ from }) => from === 'staff'),
  )
  expect(lines.filter(({ from }) => from === 'staff')).toHaveLength(1)
  const [mine] = await list(ann, 'view=mine').then((rows) => rows.filter((row) => row.id === customer.id))
  expect(mine).toMatchObject({ assignee: ann.id, assigneeName: '李娜', handoff: { firstDue: null } })
  expect((await messages(ann, customer.path)).at(-1)).toMatchObject({ from: 'staff', byName: '李娜', status: 'sent' })
})

test('the bot is silent while staff have the chat; given back, the flow goes on and the customer is told what was done', async () => {
  const customer = await waiting()
  await ann.send(`${customer.path}/take`, {})
  await customer.post('/messages', { id: 'c', text: '90平' })
  await ann.send(`${customer.path}/back`, { note: '已为您备注' })
  const lines = await until(
    () => customer.read(0),
    (found) => found.some(({ text }) => text.includes('已为您备注')),
  )
  // What was said meanwhile is not answered by the bot, but the area told to people is not asked again.
  expect(lines.at(-1)?.text).toMatch(/已为您备注[\s\S]*想约哪天/)
  const twice = await ann.fetch(`${customer.path}/back`, { json: {} })
  expect(twice.status).toBe(403)
})

test('a chat goes to a colleague with a note that the customer never sees, or back to the queue', async () => {
  const customer = await waiting()
  await ann.send(`${customer.path}/take`, {})
  await ann.send(`${customer.path}/transfer`, { to: bob.id, note: '客户要发票' })
  expect((await list(bob, 'view=mine')).map(({ id }) => id)).toContain(customer.id)
  expect((await ann.fetch(customer.path)).status).toBe(403)
  expect(JSON.stringify(await customer.read(0))).not.toContain('客户要发票')
  await bob.send(`${customer.path}/transfer`, { to: 'queue' })
  expect((await list(ann, 'view=queue')).map(({ id }) => id)).toContain(customer.id)
})

test('an agent sees no chat of a colleague, a supervisor sees and gives away all of them', async () => {
  const { id, path } = await waiting()
  await ann.send(`${path}/take`, {})
  expect((await list(bob, 'view=all&limit=100')).map((row) => row.id)).not.toContain(id)
  expect((await bob.fetch(`${path}/messages`)).status).toBe(403)
  expect((await bob.fetch(`${path}/assign`, { json: { to: bob.id } })).status).toBe(403)
  expect((await list(lead, 'view=all&limit=100')).map((row) => row.id)).toContain(id)
  await lead.send(`${path}/assign`, { to: bob.id })
  expect((await list(bob, 'view=mine')).map((row) => row.id)).toContain(id)
})

test('an administrator writes only after saying why, and that is recorded', async () => {
  const { path } = await waiting()
  expect((await admin.fetch(`${path}/say`, { json: { id: 'x', text: '您好' } })).status).toBe(403)
  const why = { id: 'x', text: '您好', breakGlass: '值班主管联系不上' }
  expect((await admin.fetch(`${path}/say`, { json: why })).status).toBe(202)
  const { rows } = await program.connection.pool.query(
    `select detail->>'why' as why from audit_entry where staff_id = $1 and what = 'chat.reply'`,
    [admin.id],
  )
  expect(rows).toEqual([{ why: '值班主管联系不上' }])
})

test('closing is over: the bot begins afresh, and the outcome stays on record', async () => {
  const customer = await waiting()
  await ann.send(`${customer.path}/take`, {})
  await ann.send(`${customer.path}/close`, { outcome: 'solved', note: '已解决' })
  await until(
    () => ann.get<{ assignee: string }>(customer.path),
    ({ assignee }) => assignee === 'bot',
  )
  const detail = await ann.get<{ state: { flow: string | null }; history: unknown[] }>(customer.path)
  expect(detail).toMatchObject({
    state: { flow: null },
    history: [{ outcome: 'solved', note: '已解决', takenByName: '李娜' }],
  })
})

test('what is read is no longer unread, for that reader alone', async () => {
  const { id, path } = await waiting()
  expect(await ann.send(`${path}/read`, { seq: 2 })).toEqual({ unread: 1 })
  expect(await ann.send(`${path}/read`, { seq: 99 })).toEqual({ unread: 0 })
  expect((await list(bob, 'view=queue')).find((row) => row.id === id)?.unread).toBe(2)
})

test('what was said is found in any script, by those who may see it', async () => {
  const customer = await waiting()
  await customer.post('/messages', { id: 'q', text: '我家有一只紫色鹦鹉 100%' })
  const hits = async (who: typeof ann, q: string) =>
    (await who.get<{ hits: { conversationId: string }[] }>(`/search?q=${encodeURIComponent(q)}`)).hits
  expect((await hits(ann, '紫色鹦鹉')).map(({ conversationId }) => conversationId)).toEqual([customer.id])
  expect(await hits(ann, '100%鹦')).toEqual([])
  await ann.send(`${customer.path}/take`, {})
  expect(await hits(bob, '紫色鹦鹉')).toEqual([])
  expect(await hits(lead, '鹦鹉 紫色')).toHaveLength(1)
})

test.each(['none', '0', '1.5', '99999999999999999999'])('no message is sent again by the number %s', async (seq) => {
  const { path } = await waiting()
  for (const act of ['resend', 'mark']) {
    const json = act === 'mark' ? { status: 'sent' } : {}
    const answer = await lead.fetch(`${path}/messages/${seq}/${act}`, { json })
    expect(answer.status).toBe(409)
    expect(await answer.json()).toMatchObject({ error: { code: 'wrong_state' } })
  }
})

test('the name that customers are told is one’s own to choose, and never an address', async () => {
  const own = await staffAtWork(program, 'agent', { name: '李晓梅' })
  expect(await own.get('/session/shown-as')).toEqual({ shownAs: null })
  for (const shownAs of ['li@example.com', '<b>x</b>', 'x'.repeat(21)])
    expect((await own.fetch('/session', { json: { shownAs }, method: 'PATCH' })).status).toBe(400)
  await own.send('/session', { shownAs: ' 客服小李 ' }, 'PATCH')
  expect(await own.get('/session/shown-as')).toEqual({ shownAs: '客服小李' })
  const customer = await visitor(program)
  await customer.say({ id: '1', text: '转人工' })
  await own.send(`/conversations/${encodeURIComponent(customer.conversationId)}/take`, {})
  const said = await until(
    () => customer.read(0),
    (lines) => lines.at(-1)?.from === 'system',
  )
  expect(said.at(-1)?.text).toContain('客服小李')
  expect(JSON.stringify(said)).not.toContain('李晓梅')
})

test('that staff write is shown to the customer for a moment, not more often than is of use, and never kept', async () => {
  const customer = await waiting()
  const write = (who: typeof ann) => who.send(`${customer.path}/typing`, {})
  const news = async (query: string) => {
    const url = `${program.url}/api/chat/messages?after=${(await customer.read(0)).at(-1)?.seq}&${query}`
    return (await (await fetch(url, { headers: customer.auth })).json()) as {
      messages: unknown[]
      typing?: { ms: number }
    }
  }
  await write(ann)
  await ann.send(`${customer.path}/take`, {})
  await until(
    () => customer.read(0),
    (lines) => lines.at(-1)?.from === 'system',
  )
  const before = await program.connection.pool.query('select count(*) from message')
  const asked = [news('wait=20&typing=1'), news('wait=2')]
  await until(
    async () => {
      await write(ann)
      return Promise.race([asked[0], new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), 50))])
    },
    (told) => told !== undefined,
  )
  expect(await asked[0]).toMatchObject({ messages: [], typing: { ms: expect.any(Number) } })
  // Who does not ask for it waits on, as before.
  expect(await asked[1]).toEqual({ messages: [] })
  const stream = await fetch(`${program.url}/api/chat/events?typing=1&after=1000`, { headers: customer.auth })
  let text = ''
  const reading = (async () => {
    for await (const piece of stream.body ?? []) {
      text += Buffer.from(piece).toString()
      if (text.includes('event: typing')) return
    }
  })()
  await until(
    async () => {
      await write(ann)
      return Promise.race([
        reading.then(() => true),
        new Promise<false>((resolve) => setTimeout(() => resolve(false), 200)),
      ])
    },
    (over) => over,
  )
  expect(text).toContain('event: typing\ndata: {"ms":')
  expect((await program.connection.pool.query('select count(*) from message')).rows).toEqual(before.rows)
})

test('a canned reply with places left empty reaches nobody, now or later', async () => {
  const customer = await waiting()
  const text = '您的订单{{ booking.ref }}已确认'
  const dueAt = new Date(Date.now() + 3_600_000).toISOString()
  const tries = [
    await ann.fetch(`${customer.path}/say`, { json: { id: 'blank', text } }),
    await ann.fetch(`${customer.path}/later`, { json: { text, dueAt } }),
  ]
  for (const refused of tries) {
    expect(refused.status).toBe(400)
    expect(await refused.json()).toMatchObject({ error: { code: 'blanks' } })
  }
  expect(JSON.stringify(await messages(ann, customer.path))).not.toContain('booking.ref')
})

test('an offer says until when it can be taken, and is passed on by whoever has it alone', async () => {
  const customer = await waiting()
  await program.connection.pool.query(
    `update handoff set offered_to = $2, offered_at = now(), passed = '{}' where conversation_id = $1`,
    [customer.id, ann.id],
  )
  const offer = async () => (await lead.get<InboxRow>(customer.path)).handoff
  const { offeredAt, offeredUntil } = (await offer()) ?? {}
  expect(Date.parse(offeredUntil ?? '') - Date.parse(offeredAt ?? '')).toBe(60_000)
  await bob.send(`${customer.path}/pass`, {})
  expect((await offer())?.offeredTo).toBe(ann.id)
  await ann.send(`${customer.path}/pass`, {})
  const { rows } = await program.connection.pool.query<{ passed: string[]; offered_to: string | null }>(
    'select passed, offered_to from handoff where conversation_id = $1',
    [customer.id],
  )
  expect(rows[0]?.passed).toContain(ann.id)
  expect(rows[0]?.offered_to).not.toBe(ann.id)
})
