import { expect, test } from 'vitest'
import { givenBooking } from '#business/bookings/given.ts'
import type { Size } from '#business/catalogue/sizing.ts'
import { startProgram, visitor } from '../../support/program.ts'
import { staffAtWork } from '../../support/staff.ts'

const now = new Date('2026-03-04T10:00:00+08:00')
const program = await startProgram({ now: () => now })
const agent = await staffAtWork(program, 'agent')

const once = { service: 'clean-daily', size: { area: 90 } as Size }

const booked = async (start: string, order = once) => {
  const customer = await visitor(program)
  const one = await givenBooking(
    program.connection.db,
    program.company,
    {
      ...order,
      start: new Date(start),
      conversationId: customer.conversationId,
      district: '徐汇区',
    },
    now,
  )
  return { customer, ref: one.ref }
}

interface Board {
  lanes: { worker: { id: string; code: string }; visits: { ref: string; start: string; travelMinutes?: number }[] }[]
  unassigned: { ref: string }[]
}

const laneOf = (board: Board, ref: string) =>
  board.lanes.find(({ visits }) => visits.some((visit) => visit.ref === ref))?.worker.id

test('what staff move on the board is moved, and the customer hears of it', async () => {
  const { customer, ref } = await booked('2026-03-06T09:00:00+08:00')
  const before = laneOf(await agent.get<Board>('/board?day=2026-03-06'), ref)
  expect(before).toBeDefined()
  const moved = await agent.send<{ start: string; team: { id: string; title: { zh: string } }[] }>(
    `/board/${ref}/reassign`,
    { start: '2026-03-06T14:00:00+08:00' },
  )
  expect(new Date(moved.start)).toEqual(new Date('2026-03-06T14:00:00+08:00'))
  const [told] = (await customer.read(0, 5)).filter(({ from }) => from === 'bot')
  expect(told?.text).toContain(ref)
  expect(told?.text).toContain('14:00')
  const after = await agent.get<Board>('/board?day=2026-03-06')
  expect(laneOf(after, ref)).toBe(moved.team[0]?.id)
})

test('a move against the rules is refused with its reason and changes nothing', async () => {
  const { ref } = await booked('2026-03-09T09:00:00+08:00')
  const day = await agent.get<Board>('/board?day=2026-03-09')
  const yellow = day.lanes.find(({ worker }) => worker.code !== 'green')
  const refused = await agent.fetch(`/board/${ref}/reassign`, { json: { workers: [yellow?.worker.id] } })
  expect(refused.status).toBe(409)
  expect(await refused.json()).toMatchObject({ error: { code: 'code', message: '安心码不是绿码，不能派单。' } })
  expect(await agent.get<Board>('/board?day=2026-03-09')).toEqual(day)
  expect((await agent.fetch('/board/GJ00000000/reassign', { json: { workers: ['x'] } })).status).toBe(404)
})

test('who may be chosen is told before, with the reason for everybody else, and the move keeps to it', async () => {
  const { ref } = await booked('2026-03-10T09:00:00+08:00')
  const { candidates } = await agent.get<{ candidates: { id: string; why: string | null }[] }>(
    `/board/${ref}/candidates`,
  )
  expect(candidates.some(({ why }) => why === null)).toBe(true)
  expect(candidates.some(({ why }) => why !== null)).toBe(true)
  for (const { id, why } of candidates) {
    const answer = await agent.fetch(`/board/${ref}/reassign`, { json: { workers: [id] } })
    expect([id, answer.status]).toEqual([id, why === null ? 200 : 409])
  }
  const night = encodeURIComponent('2026-03-10T03:00:00+08:00')
  const late = await agent.get<{ candidates: { why: string | null }[] }>(`/board/${ref}/candidates?start=${night}`)
  expect(late.candidates.every(({ why }) => why !== null)).toBe(true)
  expect((await agent.fetch('/board/GJ00000000/candidates')).status).toBe(404)
})

test('a visit gets on step by step, each told to its customer', async () => {
  const { customer, ref } = await booked('2026-03-04T10:30:00+08:00')
  expect((await agent.fetch(`/board/${ref}/progress`, { json: { status: 'done' } })).status).toBe(409)
  await agent.send(`/board/${ref}/progress`, { status: 'on_the_way', eta: '10:25' })
  const told = (await customer.read(0, 5)).filter(({ from }) => from === 'bot')
  expect(told.at(-1)?.text).toContain('10:25')
})

test('a visit that nobody reported is decided once, and who decided it stays on record', async () => {
  const { customer, ref } = await booked('2026-03-03T14:00:00+08:00')
  const decide = (outcome: string) => agent.fetch(`/board/${ref}/outcome`, { json: { outcome } })
  expect((await decide('missed')).status).toBe(200)
  const told = (await customer.read(0, 5)).filter(({ from }) => from === 'bot')
  expect(told.at(-1)?.text).toContain('没有人上门')
  expect(await (await decide('made')).json()).toMatchObject({ error: { code: 'not_open' } })
  const { rows } = await program.connection.pool.query(
    `select role, detail from audit_entry where what = 'board.outcome' and object_id = $1`,
    [ref],
  )
  expect(rows).toEqual([{ role: 'agent', detail: { outcome: 'missed' } }])
})

test('nobody came to the first of several visits: the others are not taken away', async () => {
  const { ref } = await booked('2026-03-02T14:00:00+08:00', { service: 'clean-recurring', size: { count: 4 } })
  const stands = async () =>
    (
      await program.connection.pool.query(
        `select b.status, count(*) filter (where a.active)::int as visits from booking b
          join assignment a on a.booking_id = b.id where b.ref = $1 group by 1`,
        [ref],
      )
    ).rows
  expect(await stands()).toEqual([{ status: 'confirmed', visits: 4 }])
  const refused = await agent.fetch(`/board/${ref}/outcome`, { json: { outcome: 'missed' } })
  expect(await refused.json()).toMatchObject({ error: { code: 'more_visits' } })
  expect(await stands()).toEqual([{ status: 'confirmed', visits: 4 }])
})
