import { beforeAll, beforeEach, expect, test } from 'vitest'
import { listAlerts } from '#desk/alerts.ts'
import { alertsByChat } from '#desk/alerts-by-chat.ts'
import { testDatabase } from '../support/database.ts'
import { echoRoad } from '../support/echo-road.ts'
import { deskOn, employ, morning, queued } from './chats.ts'

const connection = await testDatabase(4)
const { pool } = connection
const desk = deskOn(connection, echoRoad(pool))

beforeAll(async () => {
  for (const id of ['ann', 'bob']) await employ(connection, id)
})
beforeEach(() => pool.query('truncate alert'))

const raise = (kind: string, conversationId: string, detail: Record<string, unknown>) =>
  pool.query('insert into alert (kind, conversation_id, detail, at) values ($1, $2, $3, $4)', [
    kind,
    conversationId,
    detail,
    morning,
  ])
const open = async () =>
  (
    await listAlerts(pool, { scope: { all: true }, leads: true }, { open: true, before: undefined, limit: 100 })
  ).alerts.map(({ kind, conversationId }) => `${kind} of ${conversationId ?? ''}`)

async function alarmed(id: string) {
  await queued(connection, id)
  await raise('supervisor', id, { what: 'unanswered' })
  await raise('sla', id, { what: 'first_reply' })
  await raise('callback', id, { seq: 3, why: 'blocked' })
  await raise('uncertain', id, { seq: 4 })
  await raise('sla', id, { what: 'proposal', number: 'C1' })
  await raise('dispatch', id, { what: 'not_arrived', ref: 'GJ1' })
  await raise('data_request', id, { what: 'erase' })
}

test('whoever takes a chat has seen to its alerts, but not to messages in doubt, complaints, visits and requests about data', async () => {
  await alarmed('mine')
  await queued(connection, 'other')
  await desk.take({ conversationId: 'mine', staffId: 'ann' })
  const left = [
    'handoff of other',
    'data_request of mine',
    'dispatch of mine',
    'sla of mine',
    'uncertain of mine',
    'callback of mine',
  ]
  expect(await open()).toEqual(left)
  const { rows } = await pool.query(`select distinct seen_by from alert where seen_at is not null`)
  expect(rows).toEqual([{ seen_by: 'ann' }])
})

test('given to a colleague it rings for nobody any more; put back into the queue what was raised stays', async () => {
  await alarmed('given')
  await desk.transfer({ conversationId: 'given', staffId: 'ann', to: 'bob' })
  expect(await open()).not.toContain('supervisor of given')
  await desk.transfer({ conversationId: 'given', staffId: 'bob', to: 'supervisors' })
  expect(await open()).toContain('supervisor of given')
})

test('a chat is one entry, the gravest first, with what rang how often, why people have it and since when it waits', async () => {
  await pool.query('delete from handoff')
  await queued(connection, 'calm', { reason: 'misunderstood' })
  await queued(connection, 'grave', { reason: 's1' })
  await desk.sweep()
  await pool.query('truncate alert')
  for (const what of ['first_reply', 'next_reply']) await raise('sla', 'calm', { what })
  await raise('handoff', 'calm', { reason: 'misunderstood' })
  await raise('supervisor', 'calm', { what: 'unanswered' })
  await raise('s1', 'grave', {})
  await pool.query(`insert into alert (kind, at) values ('bulletin', $1)`, [morning])
  const seenBy = async (leads: boolean) => (await alertsByChat(pool, { scope: { all: true }, leads }, 10)).chats
  const lead = await seenBy(true)
  expect(lead.map(({ conversationId }) => conversationId)).toEqual(['grave', 'calm', null])
  expect(lead[1]).toMatchObject({ reason: 'misunderstood', waitingSince: morning.toISOString() })
  expect(lead[1]?.kinds).toEqual([
    { kind: 'sla', count: 2, what: 'next_reply' },
    { kind: 'supervisor', count: 1, what: 'unanswered' },
    { kind: 'handoff', count: 1, what: null },
  ])
  expect(lead[1]?.ids).toHaveLength(4)
  const agent = await seenBy(false)
  expect(agent.map(({ conversationId }) => conversationId)).toEqual(['grave', 'calm'])
  expect(agent[1]?.kinds.map(({ kind }) => kind)).toEqual(['sla', 'handoff'])
  expect((await alertsByChat(pool, { scope: { all: true }, leads: true }, 1)).more).toBe(true)
})
