import { expect, test } from 'vitest'
import type { CustomerCard } from '#desk/customer-card.ts'
import type { Note } from '#desk/notes.ts'
import type { ChatSummary } from '#desk/summary.ts'
import type { Suggestion } from '#desk/suggest.ts'
import { startProgram, visitor } from '../../support/program.ts'
import { staffAtWork } from '../../support/staff.ts'

const program = await startProgram()
const { pool } = program.connection
const ann = await staffAtWork(program, 'agent', { name: '李娜' })
const bob = await staffAtWork(program, 'agent', { name: '王强' })
const lead = await staffAtWork(program, 'supervisor', { name: '赵敏' })

async function chat(...said: string[]) {
  const customer = await visitor(program)
  for (const [i, text] of said.entries()) await customer.say({ id: `s${i}`, text })
  const path = `/conversations/${encodeURIComponent(customer.conversationId)}`
  return { ...customer, path }
}

/** Somebody on file who writes in this chat. */
async function file(conversationId: string, id: string, name: string, phone: string) {
  await pool.query(`insert into customer (id, name, phone, addresses, created_at) values ($1, $2, $3, $4, now())`, [
    id,
    name,
    phone,
    JSON.stringify([{ address: '徐汇区漕溪北路88号1502室', district: '徐汇' }]),
  ])
  await pool.query('update conversation set customer_id = $2 where id = $1', [conversationId, id])
}

test('whoever takes a chat over sees at a glance what is wanted, what is known and what was not understood', async () => {
  const customer = await chat('约日常保洁，90平', 'qwsx edcr', '转人工')
  const summary = await ann.get<ChatSummary>(`${customer.path}/summary`)
  expect(summary).toMatchObject({ by: 'rules', misunderstood: 'qwsx edcr', cases: [], bookings: [] })
  expect(summary.wish).toContain('预约')
  expect(summary.known).toMatch(/90平/)
})

test('what the company knows, the open question and canned replies that fit are proposed', async () => {
  await ann.send('/canned', {
    shortcut: 'fapiao',
    title: '发票',
    text: { zh: '{{customer.name}}您好，发票在完成后三天内开好。' },
  })
  const customer = await chat('约日常保洁', '转人工')
  await customer.post('/messages', { id: 'q', text: '你们开发票吗' })
  const { suggestions } = await ann.get<{ suggestions: Suggestion[] }>(`${customer.path}/suggestions`)
  expect(suggestions.map(({ from }) => from)).toEqual(expect.arrayContaining(['flow', 'canned']))
  expect(suggestions.find(({ from }) => from === 'flow')?.text).toContain('平')
})

test('canned replies are found by their shortcut and filled for the chat; what is not known stays to be seen', async () => {
  const written = {
    shortcut: 'hi',
    title: '问候',
    text: { zh: '{{customer.name}}您好，我是{{staff.name}}，订单{{booking.ref}}', en: 'Hello {{customer.name}}' },
  }
  await ann.send('/canned', written)
  expect((await bob.fetch('/canned', { json: written })).status).toBe(409)
  const customer = await chat('你好')
  await file(customer.conversationId, 'c-canned', '陈静', '13900000011')
  const { canned } = await ann.get<{ canned: { shortcut: string; filled: string }[] }>(
    `/canned?q=/hi&conversation=${encodeURIComponent(customer.conversationId)}`,
  )
  expect(canned.map(({ filled }) => filled)).toEqual(['陈静您好，我是李娜，订单{{booking.ref}}'])
})

test('a note reaches whoever is named in it, and never the customer', async () => {
  const customer = await chat('转人工')
  const note = await ann.send<Note>(`${customer.path}/notes`, { text: '@王强 客户很急', mentions: [bob.id] })
  expect(note).toMatchObject({ byName: '李娜', mentions: [{ id: bob.id, name: '王强' }] })
  const named = async () => (await bob.get<{ notes: (Note & { seen: boolean })[] }>('/mentions')).notes
  expect(await named()).toMatchObject([{ id: note.id, seen: false }])
  expect(await bob.get('/inbox/counts')).toMatchObject({ mentioned: 1 })
  await bob.send('/mentions/seen', { ids: [note.id] })
  expect(await named()).toMatchObject([{ seen: true }])
  expect(JSON.stringify(await customer.read(0))).not.toContain('很急')
  expect((await bob.fetch(`${customer.path}/notes/${note.id}`, { method: 'DELETE' })).status).toBe(404)
})

test('a reply for later is said at its time, unless the customer writes before', async () => {
  const [kept, dropped] = [await chat('转人工'), await chat('转人工')]
  const dueAt = new Date(Date.now() + 1_500).toISOString()
  for (const { path } of [kept, dropped]) await ann.send(`${path}/later`, { text: '还需要帮忙吗？', dueAt })
  await dropped.post('/messages', { id: 'now', text: '喂' })
  let lines = await kept.read(0)
  while (!lines.some(({ from }) => from === 'staff')) lines = await kept.read(lines.at(-1)?.seq ?? 0, 5)
  expect(lines.at(-1)).toMatchObject({ from: 'staff', text: '还需要帮忙吗？' })
  const { later } = await ann.get<{ later: { status: string; why: string }[] }>(`${dropped.path}/later`)
  expect(later).toMatchObject([{ status: 'cancelled', why: 'customer_wrote' }])
  expect((await dropped.read(0)).some(({ from }) => from === 'staff')).toBe(false)
})

test('number and address are masked until somebody who may asks for them, which is recorded', async () => {
  const customer = await chat('转人工')
  await file(customer.conversationId, 'c-masked', '周蕾', '13912345678')
  const card = await ann.get<CustomerCard>(`${customer.path}/customer`)
  expect(card).toMatchObject({ name: '周蕾', phone: '139****5678', addresses: ['徐汇区漕溪北路****'], unmasked: false })
  expect(JSON.stringify(card)).not.toContain('1502')
  // Not in hand yet.
  expect((await ann.fetch(`${customer.path}/customer/reveal`, { json: {} })).status).toBe(403)
  await ann.send(`${customer.path}/take`, {})
  expect(await ann.send(`${customer.path}/customer/reveal`, {})).toMatchObject({ phone: '13912345678' })
  const { rows } = await pool.query(
    `select object_id from audit_entry where what = 'customer.unmasked' and staff_id = $1`,
    [ann.id],
  )
  expect(rows).toEqual([{ object_id: customer.conversationId }])
})

test('tags open a file where there is none, and a VIP comes first', async () => {
  const customer = await chat('你好')
  await lead.send(`${customer.path}/customer`, { name: '吴先生', tags: ['VIP'] }, 'PATCH')
  await customer.say({ id: 'p', text: '转人工' })
  expect(await ann.get(customer.path)).toMatchObject({ name: '吴先生', vip: true, handoff: { priority: 3 } })
})

test('two files of one customer become one, and can be made two again', async () => {
  const [first, second] = [await chat('你好'), await chat('你好')]
  await file(first.conversationId, 'c-one', '孙悦', '13700000001')
  await file(second.conversationId, 'c-two', '孙悦', '13700000001')
  await pool.query(`update customer set tags = '{狗}' where id = 'c-two'`)
  await pool.query(
    `insert into poll (id, key, kind, customer_id, conversation_id, status, created_at) values ('p', 'p', 'nps', 'c-two', $1, 'sent', now())`,
    [second.conversationId],
  )
  const asked = async () => (await pool.query(`select customer_id as id from poll where id = 'p'`)).rows
  expect((await ann.fetch('/customers/c-one/merge', { json: { other: 'c-two' } })).status).toBe(403)
  const card = async () => lead.get<CustomerCard>(`${first.path}/customer`)
  expect((await card()).duplicates).toMatchObject([{ id: 'c-two', why: 'phone' }])
  const { merge } = await lead.send<{ merge: string }>('/customers/c-one/merge', { other: 'c-two' })
  expect(await card()).toMatchObject({ tags: ['狗'], duplicates: [], merges: [{ id: merge, mayUndo: true }] })
  expect((await card()).identities.map(({ conversationId }) => conversationId)).toContain(second.conversationId)
  expect(await asked()).toEqual([{ id: 'c-one' }])
  await lead.send(`/customer-merges/${merge}/undo`, {})
  expect((await card()).identities.map(({ conversationId }) => conversationId)).toEqual([first.conversationId])
  expect(await card()).toMatchObject({ tags: [] })
  expect(await asked()).toEqual([{ id: 'c-two' }])
  expect((await lead.fetch(`/customer-merges/${merge}/undo`, { json: {} })).status).toBe(409)
})

test('who is there, and with how much, is known to the team; a supervisor may send somebody away', async () => {
  await ann.send('/team/me', { status: 'away', capacity: 4 }, 'PUT')
  const { staff } = await lead.get<{ staff: { id: string; status: string; capacity: number }[] }>('/team')
  expect(staff.find(({ id }) => id === ann.id)).toMatchObject({ status: 'away', capacity: 4 })
  expect((await bob.fetch(`/team/${ann.id}`, { method: 'PUT', json: { status: 'offline' } })).status).toBe(403)
  await lead.send(`/team/${ann.id}`, { status: 'offline' }, 'PUT')
})
