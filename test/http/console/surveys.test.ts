import { expect, test } from 'vitest'
import { openCase } from '#business/cases/open-case.ts'
import { givenBooking } from '#business/bookings/given.ts'
import { startProgram } from '../../support/program.ts'
import { staffAtWork } from '../../support/staff.ts'

const now = new Date('2026-03-04T10:00:00+08:00')
const program = await startProgram({ now: () => now })
const agent = await staffAtWork(program, 'agent')
const colleague = await staffAtWork(program, 'agent')
const supervisor = await staffAtWork(program, 'supervisor')
const { db, pool } = program.connection

const visit = async (start: string, status: 'done' | 'confirmed') =>
  await givenBooking(
    program.connection.db,
    program.company,
    { service: 'clean-daily', start: new Date(start), conversationId: `web:main:${start}`, status, size: { area: 90 } },
    now,
  )

const take = (id: string, assignee: string) =>
  pool.query(
    `insert into conversation (id, channel, assignee) values ($1, 'web', $2) on conflict (id) do update set assignee = $2`,
    [id, assignee],
  )

test('an answer by telephone counts like one in the chat, says who entered it, and is listed', async () => {
  const { ref, conversationId } = await visit('2026-03-03T09:00:00+08:00', 'done')
  await take(conversationId, agent.id)
  const entered = await agent.send<{ low: boolean }>('/surveys/phone', { ref: ref.slice(2), score: 2, text: '迟到了' })
  expect(entered.low).toBe(true)
  const { answers } = await supervisor.get<{ answers: object[] }>('/surveys?from=2026-03-04&to=2026-03-04')
  expect(answers).toHaveLength(1)
  expect(answers[0]).toMatchObject({ bookingRef: ref, score: 2, source: 'phone', enteredBy: agent.id, text: '迟到了' })
  expect((await supervisor.get<{ answers: object[] }>('/surveys?score=5')).answers).toEqual([])
  expect((await agent.fetch('/surveys')).status).toBe(403)
})

test('an agent enters scores for chats and complaints in hand, a supervisor for all', async () => {
  const { ref, id, conversationId } = await visit('2026-03-01T09:00:00+08:00', 'done')
  const enter = async (who: typeof agent) => (await who.fetch('/surveys/phone', { json: { ref, score: 4 } })).status
  const answered = []
  for (const holder of ['bot', 'queue', colleague.id, agent.id]) {
    await take(conversationId, holder)
    answered.push(await enter(agent))
  }
  expect(answered).toEqual([403, 403, 403, 201])
  await take(conversationId, colleague.id)
  expect(await enter(supervisor)).toBe(201)
  await openCase(
    db,
    program.company,
    { conversationId, customerId: undefined },
    { category: 'quality', severity: 'S3', text: '没擦干净', media: [], remedy: undefined, order: '', now },
  )
  await pool.query(`update "case" set booking_id = $1, owner = $2`, [id, agent.id])
  expect(await enter(agent)).toBe(201)
  expect((await agent.fetch('/surveys/phone', { json: { ref: 'GJ00000000', score: 5 } })).status).toBe(403)
})

test('what cannot be scored is refused in words', async () => {
  const { ref } = await visit('2026-03-06T09:00:00+08:00', 'confirmed')
  const early = await supervisor.fetch('/surveys/phone', { json: { ref, score: 5 } })
  expect(early.status).toBe(409)
  expect(await early.json()).toMatchObject({ error: { code: 'not_done', message: '这次服务还没有完成。' } })
  expect((await supervisor.fetch('/surveys/phone', { json: { ref: 'GJ00000000', score: 5 } })).status).toBe(404)
  expect((await supervisor.fetch('/surveys/phone', { json: { ref, score: 6 } })).status).toBe(400)
})
