import { expect, test } from 'vitest'
import { startProgram } from '../../support/program.ts'
import { staffAtWork } from '../../support/staff.ts'
import { chat, everythingKnown, secrets, whereFound } from '../../business/privacy/everything-known.ts'

const now = new Date('2026-03-05T10:00:00+08:00')
const program = await startProgram({ now: () => now })
const { pool } = program.connection
const supervisor = await staffAtWork(program, 'supervisor')
const admin = await staffAtWork(program, 'admin')
await everythingKnown(program.connection)
const path = `/conversations/${encodeURIComponent(chat)}/data`
const audited = async (what: string) =>
  (
    await pool.query(
      `select object_kind as kind, object_id as id, detail, role from audit_entry where what = $1 order by id`,
      [what],
    )
  ).rows

interface Look {
  toType: string
  obstacles: { why: string; text: string }[]
  othersWithTheNumber: number
  accesses: { what: string; staffName: string }[]
  requests: { id: string; kind: string; status: string; notedBy: string | null }[]
}

test('a supervisor notes what a customer asked for by telephone, once, and settles it', async () => {
  const asked = await supervisor.fetch(`${path}/requests`, { json: { kind: 'copy' } })
  expect(asked.status).toBe(201)
  expect((await supervisor.fetch(`${path}/requests`, { json: { kind: 'copy' } })).status).toBe(200)
  const { requests } = await supervisor.get<Look>('/data-requests')
  const request = requests.find(({ kind }) => kind === 'copy')
  expect(request).toMatchObject({ status: 'open', name: secrets.name, notedBy: 'supervisor' })
  const settle = (json: object) => supervisor.fetch(`/data-requests/${request?.id}/settle`, { json })
  expect((await settle({ outcome: 'refused', why: ' ' })).status).toBe(400)
  expect((await settle({ outcome: 'done' })).status).toBe(200)
  expect((await settle({ outcome: 'done' })).status).toBe(409)
  expect(await audited('customer.ask')).toHaveLength(2)
})

test('a copy is a download that nobody keeps on the way, and is recorded without what is in it', async () => {
  expect((await supervisor.fetch(`${path}/copy`, { json: {} })).status).toBe(403)
  const response = await admin.fetch(`${path}/copy`, { json: {} })
  expect(response.status).toBe(200)
  expect(response.headers.get('content-disposition')).toMatch(/^attachment/)
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(await response.text()).toContain(secrets.words)
  expect(await audited('customer.export')).toEqual([
    { kind: 'customer', id: expect.any(String), detail: { chats: 2 }, role: 'admin' },
  ])
})

test('at most ten copies an hour, also when they are asked for at once', async () => {
  const eager = await staffAtWork(program, 'admin')
  const answers = await Promise.all(Array.from({ length: 14 }, () => eager.fetch(`${path}/copy`, { json: {} })))
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
    ...Array<number>(10).fill(200),
    ...Array<number>(4).fill(429),
  ])
  expect(answers.find(({ status }) => status === 429)?.headers.get('retry-after')).toBe('3600')
})

test('whoever decides is told of other files with the same number, and an admin of who looked', async () => {
  const before = await supervisor.get<Look>(path)
  expect([before.othersWithTheNumber, before.accesses]).toEqual([0, []])
  await pool.query(`insert into customer (id, phone, created_at) values ('same', $1, now())`, [secrets.phone])
  const look = await admin.get<Look>(path)
  expect(look.othersWithTheNumber).toBe(1)
  expect(look.accesses[0]).toMatchObject({ what: 'customer.export', staffName: 'admin' })
  await pool.query(`delete from customer where id = 'same'`)
})

test('nothing is erased unless the name was typed, and not while something is open', async () => {
  const look = await supervisor.get<Look>(path)
  expect(look).toMatchObject({ toType: secrets.name, obstacles: [] })
  expect((await supervisor.fetch(`${path}/erase`, { json: { typed: secrets.name } })).status).toBe(403)
  const wrong = await admin.fetch(`${path}/erase`, { json: { typed: '欧阳' } })
  expect([wrong.status, await wrong.json()]).toMatchObject([409, { error: { code: 'not_confirmed' } }])
  await pool.query(`update "case" set status = 'open' where number = 'TS1'`)
  const open = await admin.fetch(`${path}/erase`, { json: { typed: secrets.name } })
  expect([open.status, await open.json()]).toMatchObject([
    409,
    { error: { code: 'obstacles', message: '现在还不能删除：投诉 TS1 还没有结案。' } },
  ])
  await pool.query(`update "case" set status = 'closed' where number = 'TS1'`)
})

test('whoever is erased is nowhere any more, and the audit says who did it to which file', async () => {
  const done = await admin.send<{ conversationId: string; chats: number; topics: number }>(`${path}/erase`, {
    typed: secrets.name,
  })
  expect(done).toMatchObject({ chats: 2, topics: 1 })
  const { name, phone, address, words } = secrets
  expect(await whereFound(pool, { name, phone, address, words })).toEqual(new Map())
  expect(await audited('customer.erase')).toEqual([
    { kind: 'customer', id: expect.any(String), detail: { chats: 2, settled: false }, role: 'admin' },
  ])
  expect((await admin.fetch(`${path}/erase`, { json: { typed: secrets.name } })).status).toBe(409)
  const erased = `/conversations/${encodeURIComponent(done.conversationId)}`
  expect((await admin.fetch(`${erased}/data/erase`, { json: { typed: 'erase' } })).status).toBe(409)
  // There is nobody left to ask for anything.
  expect((await supervisor.fetch(`${erased}/data/requests`, { json: { kind: 'erase' } })).status).toBe(409)
  expect((await supervisor.fetch(`${erased}/take`, { json: {} })).status).toBe(409)
  expect((await supervisor.fetch(erased)).status).toBe(200)
  const { conversations } = await supervisor.get<{ conversations: { id: string }[] }>('/inbox?view=all')
  expect(conversations.map(({ id }) => id)).not.toContain(done.conversationId)
})

test('whoever writes again is somebody new', async () => {
  await program.road.receive({
    conversationId: chat,
    channel: 'web',
    locale: 'zh',
    sender: 'customer',
    externalId: 'again',
    text: '你好',
    at: now.toISOString(),
  })
  const { rows } = await pool.query(`select customer_id, display_name from conversation where id = $1`, [chat])
  expect(rows).toEqual([{ customer_id: null, display_name: null }])
})
