import { expect, test } from 'vitest'
import type { CaseFile } from '#business/cases/case-file.ts'
import type { CaseLine } from '#business/cases/case-list.ts'
import type { HandoffLine } from '#business/overview/desk-figures.ts'
import type { PollLine } from '#business/quality/figures.ts'
import type { Overview, RightNow } from '#business/overview/overview.ts'
import { startProgram, visitor } from '../../support/program.ts'
import { staffAtWork } from '../../support/staff.ts'

// Wednesday; people are at their desks from 8:30.
let now = new Date('2026-03-04T10:00:00+08:00')
const program = await startProgram({ now: () => now })
const supervisor = await staffAtWork(program, 'supervisor')
const agent = await staffAtWork(program, 'agent')
const { pool } = program.connection

const onDay = (day: string) => `/overview?from=${day}&to=${day}`

test('how far those came who wanted to book is counted once for each chat, by the furthest step', async () => {
  const asked = async (...texts: string[]) => {
    const customer = await visitor(program)
    for (const [i, text] of texts.entries()) await customer.say({ id: String(i), text })
    return customer.conversationId
  }
  const atSize = await asked('想约周六下午的保洁')
  await asked('想约周六下午的保洁', '90平')
  await asked('你们几点下班')
  const { period } = await supervisor.get<Overview>(onDay('2026-03-04'))
  const reached = Object.fromEntries(period.funnel.steps.map(({ step, reached: n }) => [step, n]))
  expect(period.funnel.n).toBe(2)
  expect(reached).toMatchObject({ started: 2, service: 2, time: 1, slot: 1, address: 0, booked: 0 })
  expect(period.desk.containment).toMatchObject({ value: 1, n: 3 })
  const { chats } = await supervisor.get<{ chats: { conversationId: string }[] }>(
    '/overview/stopped?step=service&from=2026-03-04&to=2026-03-04',
  )
  expect(chats.map(({ conversationId }) => conversationId)).toEqual([atSize])
})

test('first responses count from the hand-off, by the wall and by desk hours, and the period before stands beside', async () => {
  const handoff = (id: string, opened: string, replied: string | null) =>
    pool.query(
      `insert into handoff (id, conversation_id, reason, priority, opened_at, first_reply_at, first_due, resolved_at)
        values ($1, $1, 'asked', 4, $2, $3, $2::timestamptz + interval '1 hour', $3)`,
      [id, opened, replied],
    )
  await handoff('h1', '2026-03-03T10:00:00+08:00', '2026-03-03T10:10:00+08:00')
  // Opened after hours, answered an hour after the desk opened again.
  await handoff('h2', '2026-03-03T22:00:00+08:00', '2026-03-04T09:30:00+08:00')
  await handoff('h3', '2026-03-03T23:00:00+08:00', null)
  now = new Date('2026-03-04T12:00:00+08:00')
  const { period, before } = await supervisor.get<Overview>(onDay('2026-03-03'))
  const { firstResponse, answeredInTime } = period.desk
  expect(firstResponse.wall.median).toMatchObject({ n: 2 })
  expect(firstResponse.wall.p90).toMatchObject({ value: 11.5 * 3_600_000, n: 2 })
  expect(firstResponse.business.p90).toMatchObject({ value: 3_600_000, n: 2 })
  expect(answeredInTime).toMatchObject({ n: 3, value: 1 / 3 })
  const { handoffs } = await supervisor.get<{ handoffs: HandoffLine[] }>(onDay('2026-03-03').replace('?', '/handoffs?'))
  expect(handoffs.map((line) => [line.id, line.answeredInTime])).toEqual([
    ['h3', false],
    ['h2', false],
    ['h1', true],
  ])
  expect(before.desk.handoffs).toBe(0)
  expect(before.desk.firstResponse.wall.median).toBeUndefined()
})

test('only those who lead look at it, and a period ends after it begins', async () => {
  expect((await agent.fetch('/overview')).status).toBe(403)
  expect((await supervisor.fetch('/overview?from=2026-03-04&to=2026-03-01')).status).toBe(400)
  const days = await supervisor.get<Overview>('/overview?from=2026-03-01&to=2026-03-04')
  expect(days.days.map(({ day }) => day)).toEqual(['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04'])
  expect(days.days.at(-1)).toMatchObject({ chats: 3 })
})

test('what is late and who waits now is what the lists show', async () => {
  const counted = await supervisor.get<RightNow>('/overview/now')
  const customer = await visitor(program)
  await customer.say({ id: 'a', text: '阿姨用开水把我孩子烫伤了' })
  const { conversations } = await supervisor.get<{ conversations: unknown[] }>('/inbox?view=queue')
  const right = await supervisor.get<RightNow>('/overview/now')
  expect(right.waiting.untaken).toBe(conversations.length)
  expect(right.lateCases).toBe(counted.lateCases)
  now = new Date(+now + 6 * 60_000)
  const { cases } = await supervisor.get<{ cases: CaseLine[] }>('/cases?status=unsettled')
  expect(cases.filter(({ next }) => next?.isOverdue === true)).toHaveLength(counted.lateCases + 1)
  expect((await supervisor.get<RightNow>('/overview/now')).lateCases).toBe(counted.lateCases + 1)
})

test('the first response of a complaint is the same in its file and in the figures', async () => {
  // Sunday: nobody is at a desk for complaints, but the customer waits all the same.
  now = new Date('2026-03-08T20:00:00+08:00')
  const customer = await visitor(program)
  await customer.say({ id: 'a', text: '阿姨用开水把我孩子烫伤了' })
  const { cases } = await supervisor.get<{ cases: CaseLine[] }>('/cases?from=2026-03-08&to=2026-03-08')
  expect(cases).toHaveLength(1)
  now = new Date(+now + 4 * 60_000)
  await supervisor.send(`/cases/${cases[0]?.number}/contact`, { text: '已致电' })
  const { times } = await supervisor.get<CaseFile>(`/cases/${cases[0]?.number}`)
  expect(times).toMatchObject({ firstResponse: { wallMs: 4 * 60_000, businessMs: 0 }, answeredInTime: true })
  const { period } = await supervisor.get<Overview>(onDay('2026-03-08'))
  expect(period.cases.firstResponse.wall).toMatchObject({ value: times.firstResponse?.wallMs, n: 1 })
  expect(period.cases.answeredInTime).toMatchObject({ value: 1, n: 1 })
})

test('of the polls those are listed that the figures count', async () => {
  const answer = (id: string, kind: string, customer: string | null, score: number, at: string) =>
    pool.query(
      `insert into poll (id, key, kind, customer_id, conversation_id, status, score, answered_at, created_at)
        values ($1, $1, $2, $3, 'web:main:poll', 'answered', $4, $5, $5)`,
      [id, kind, customer, score, at],
    )
  await answer('n1', 'nps', 'li', 3, '2026-02-03T10:00:00+08:00')
  // Asked again, and of another opinion now.
  await answer('n2', 'nps', 'li', 9, '2026-02-03T11:00:00+08:00')
  await answer('n3', 'nps', 'wang', 6, '2026-02-03T12:00:00+08:00')
  await answer('c1', 'ces', 'li', 7, '2026-02-03T10:00:00+08:00')
  await answer('c2', 'ces', 'li', 4, '2026-02-03T11:00:00+08:00')
  const { period } = await supervisor.get<Overview>(onDay('2026-02-03'))
  expect(period.nps).toMatchObject({ value: 0, n: 2 })
  expect(period.ces).toMatchObject({ mean: { value: 5.5, n: 2 }, easy: { value: 0.5, n: 2 } })
  const listed = async (kind: string) => {
    const { answers } = await supervisor.get<{ answers: PollLine[] }>(
      onDay('2026-02-03').replace('?', `/polls/${kind}?`),
    )
    return answers.map(({ id }) => id)
  }
  expect(await listed('nps')).toEqual(['n3', 'n2'])
  expect(await listed('ces')).toEqual(['c2', 'c1'])
  expect((await supervisor.fetch('/overview/polls/servqual')).status).toBe(404)
})

test('a list behind a figure is cut where nobody reads any more, and says how long it is', async () => {
  await pool.query(`insert into handoff (id, conversation_id, reason, priority, opened_at, resolved_at)
    select 'many-' || n, 'many-' || n, 'asked', 4, '2025-06-01T10:00:00+08:00', '2025-06-01T11:00:00+08:00' from generate_series(1, 501) n`)
  const page = await supervisor.get<{ handoffs: HandoffLine[]; total: number }>(
    '/overview/handoffs?from=2025-06-01&to=2025-06-01',
  )
  expect([page.handoffs.length, page.total]).toEqual([500, 501])
})
