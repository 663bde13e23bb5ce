import { expect, test } from 'vitest'
import { openCase } from '#business/cases/open-case.ts'
import { startProgram } from '../../support/program.ts'
import { staffAtWork } from '../../support/staff.ts'

const program = await startProgram()
const { db } = program.connection
const agent = await staffAtWork(program, 'agent', { name: '李娜' })
const colleague = await staffAtWork(program, 'agent')
const supervisor = await staffAtWork(program, 'supervisor')
const manager = await staffAtWork(program, 'admin')

const open = (conversationId: string) =>
  openCase(
    db,
    program.company,
    { conversationId, customerId: undefined },
    { category: 'quality', severity: 'S3', text: '没擦干净', media: [], remedy: undefined, order: '', now: new Date() },
  )

interface Shown {
  case: { status: string; owner: string | null }
}

test('a complaint is taken, answered and proposed on, and nobody closes it undecided', async () => {
  const { number } = await open('web:main:whole')
  const taken = await agent.send<Shown>(`/cases/${number}/take`, {})
  expect(taken.case.owner).toBe(agent.id)
  await agent.send(`/cases/${number}/contact`, { text: '电话致歉' })
  const proposed = await agent.send<Shown>(`/cases/${number}/propose`, { rung: 'apology', text: '诚恳致歉' })
  expect(proposed.case.status).toBe('proposed')
  const file = await agent.get<{ events: { kind: string; by: string }[] }>(`/cases/${number}`)
  expect(file.events.map(({ kind }) => kind)).toEqual(['opened', 'taken', 'contact', 'proposed'])
  const refused = await agent.fetch(`/cases/${number}/close`, { json: { cause: '漏做' } })
  expect(refused.status).toBe(409)
  expect(await refused.json()).toMatchObject({ error: { code: 'wrong_state' } })
})

test('an agent neither sees nor works on what is in a colleague’s hands', async () => {
  const { number } = await open('web:main:own')
  await agent.send(`/cases/${number}/take`, {})
  expect((await colleague.fetch(`/cases/${number}`)).status).toBe(403)
  expect((await colleague.fetch(`/cases/${number}/contact`, { json: { text: '我来' } })).status).toBe(403)
  const list = await colleague.get<{ cases: { number: string }[] }>('/cases?status=unsettled')
  expect(list.cases.map((one) => one.number)).not.toContain(number)
  await supervisor.send(`/cases/${number}/assign`, { owner: colleague.id })
  expect((await colleague.fetch(`/cases/${number}`)).status).toBe(200)
})

test('an improvement is noted once, linked from other complaints, and in force for all of them', async () => {
  const [first, second] = [await open('web:main:cause'), await open('web:main:cause-too')]
  const { id } = await agent.send<{ id: string }>(`/cases/${first.number}/improve`, {
    cause: '清单缺少厨房',
    action: '清单增加厨房死角',
    owner: agent.id,
  })
  const { improvements } = await agent.get<{ improvements: { id: string; cases: number }[] }>(
    `/cases/${second.number}/improvements`,
  )
  expect(improvements).toMatchObject([{ id, cases: 1, cause: '清单缺少厨房' }])
  expect((await agent.fetch(`/cases/${second.number}/improve-too`, { json: { id: 'none' } })).status).toBe(404)
  expect((await agent.fetch(`/cases/${second.number}/improved`, { json: {} })).status).toBe(409)
  await agent.send(`/cases/${second.number}/improve-too`, { id })
  await agent.send(`/cases/${second.number}/improved`, {})
  for (const { number } of [first, second]) {
    const file = await agent.get<{ case: { cause: string }; improvement: { doneAt: string | null } }>(
      `/cases/${number}`,
    )
    expect([file.case.cause, file.improvement.doneAt === null]).toEqual(['清单缺少厨房', false])
  }
})

test('whoever waited for a complaint that a colleague took meanwhile does nothing with it', async () => {
  const { id, number, conversationId } = await open('web:main:waited')
  const holder = await program.connection.pool.connect()
  await holder.query('begin')
  await holder.query('select 1 from conversation where id = $1 for update', [conversationId])
  await holder.query('select 1 from "case" where id = $1 for update', [id])
  const late = colleague.fetch(`/cases/${number}/contact`, { json: { text: '我来' } })
  await expect
    .poll(async () => (await holder.query(`select 1 from pg_stat_activity where wait_event_type = 'Lock'`)).rowCount)
    .toBeGreaterThan(0)
  await holder.query('update "case" set owner = $2 where id = $1', [id, agent.id])
  await holder.query('commit')
  holder.release()
  expect((await late).status).toBe(403)
  const file = await agent.get<{ events: { kind: string }[] }>(`/cases/${number}`)
  expect(file.events.map(({ kind }) => kind)).toEqual(['opened'])
})

test('of two who take a complaint at once the first has it, and nobody is given one who is not there', async () => {
  const { number } = await open('web:main:both')
  const [one, other] = await Promise.all([
    agent.fetch(`/cases/${number}/take`, { json: {} }),
    colleague.fetch(`/cases/${number}/take`, { json: {} }),
  ])
  expect([one.status, other.status].filter((status) => status === 200)).toHaveLength(1)
  const nobody = await supervisor.fetch(`/cases/${number}/assign`, { json: { owner: 'nobody' } })
  expect(nobody.status).toBe(409)
  expect(await nobody.json()).toMatchObject({ error: { code: 'unknown_staff' } })
  const { rows } = await program.connection.pool.query(
    `select 1 from audit_entry where what = 'case.assign' and object_id = $1`,
    [number],
  )
  expect(rows).toEqual([])
})

test('what somebody may promise depends on the role, and grave remedies want two people', async () => {
  const { number } = await open('web:main:ladder')
  const damage = { rung: 'damage', amountFen: 80_000, assessedBy: '维修店', text: '按定损赔付' }
  const waits = await manager.send<Shown>(`/cases/${number}/propose`, damage)
  expect(waits.case.status).toBe('open')
  expect((await agent.fetch(`/cases/${number}/approve`, { json: {} })).status).toBe(403)
  const own = await manager.fetch(`/cases/${number}/approve`, { json: {} })
  expect(await own.json()).toMatchObject({ error: { code: 'needs_second_person' } })
  const lead = await supervisor.fetch(`/cases/${number}/approve`, { json: {} })
  expect(await lead.json()).toMatchObject({ error: { code: 'no_authority' } })
  const second = await staffAtWork(program, 'admin')
  const told = await second.send<Shown>(`/cases/${number}/approve`, {})
  expect(told.case.status).toBe('proposed')
})

test('what is not well formed is refused in the reader’s language, and nothing happens', async () => {
  const { number } = await open('web:main:bad')
  const bad = await agent.fetch(`/cases/${number}/propose`, { json: { rung: 'gift', text: '送' } })
  expect(bad.status).toBe(400)
  expect(((await bad.json()) as { error: { message: string } }).error.message).toContain('不符合要求')
  expect((await agent.fetch('/cases/TS-none/take', { json: {} })).status).toBe(404)
  const file = await agent.get<Shown>(`/cases/${number}`)
  expect(file.case.status).toBe('open')
})

test('the file of a complaint shows its photos by their place in the chat, and what the reader may promise', async () => {
  const conversationId = 'web:main:photos'
  const media = [{ kind: 'photo', ref: 'ref-1' }]
  await program.road.receive({
    conversationId,
    channel: 'web',
    locale: 'zh',
    externalId: 'photo',
    sender: 'customer',
    text: '[图片]',
    payload: { media: [{ kind: 'voice', ref: 'other' }, ...media] },
    at: new Date(Date.now() - 3_600_000).toISOString(),
  })
  const { number } = await openCase(
    db,
    program.company,
    { conversationId, customerId: undefined },
    {
      category: 'damage',
      severity: 'S3',
      text: '花瓶碎了',
      media: ['ref-1'],
      remedy: undefined,
      order: '',
      now: new Date(),
    },
  )
  const file = await agent.get<{ media: unknown; ladder: { rung: string; barred?: string; aloneUpToFen?: number }[] }>(
    `/cases/${number}`,
  )
  expect(file.media).toEqual([{ seq: 1, n: 1, kind: 'photo', name: null }])
  const rung = (name: string) => file.ladder.find((terms) => terms.rung === name)
  expect(rung('partial_refund')?.barred).toBe('no_booking')
  expect(rung('damage')?.aloneUpToFen).toBeUndefined()
  expect(rung('apology')?.aloneUpToFen).toBe(0)
})

test('what falls due meanwhile and what staff do never wait for each other', async () => {
  const conversationId = 'web:main:meets'
  await program.road.receive({
    conversationId,
    channel: 'web',
    locale: 'zh',
    externalId: 'first',
    sender: 'customer',
    text: '你好',
    at: new Date().toISOString(),
  })
  await program.road.idle()
  const { number, id } = await open(conversationId)
  const { pool } = program.connection
  const due = await pool.connect()
  try {
    // As the work that falls due takes them: the chat, its follow-ups, then the case.
    await due.query('begin')
    await due.query('select 1 from conversation where id = $1 for update', [conversationId])
    await due.query('select 1 from follow_up where conversation_id = $1 for update', [conversationId])
    const proposed = agent.fetch(`/cases/${number}/propose`, { json: { rung: 'apology', text: '诚恳致歉' } })
    for (let waits = 0; waits === 0;) {
      const { rows } = await pool.query<{ n: number }>(
        `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      )
      waits = rows[0]?.n ?? 0
    }
    await due.query('select 1 from "case" where id = $1 for update', [id])
    await due.query('commit')
    expect((await proposed).status).toBe(200)
  } finally {
    due.release()
  }
})

test('the list knows the name of the chat, and hides numbers in the customer’s words from whoever may not see them', async () => {
  const { number, conversationId } = await openCase(
    db,
    program.company,
    { conversationId: 'web:main:named', customerId: undefined },
    {
      category: 'quality',
      severity: 'S3',
      text: '没擦干净，请打13812345678',
      media: [],
      remedy: undefined,
      order: '',
      now: new Date(),
    },
  )
  await program.connection.pool.query(
    `insert into conversation (id, channel, display_name, assignee) values ($1, 'web', '周女士', 'queue')`,
    [conversationId],
  )
  const lineFor = async (who: typeof agent) => {
    const { cases } = await who.get<{ cases: { number: string; text: string; customerName: string }[] }>('/cases')
    return cases.find((one) => one.number === number)
  }
  const pageFor = async (who: typeof agent) => (await who.get<{ case: { text: string } }>(`/cases/${number}`)).case.text
  const hidden = '没擦干净，请打*********78'
  for (const who of [agent, manager]) {
    expect(await lineFor(who)).toMatchObject({ text: hidden, customerName: '周女士' })
    expect(await pageFor(who)).toBe(hidden)
  }
  expect(await pageFor(supervisor)).toContain('13812345678')
  await agent.send(`/cases/${number}/take`, {})
  expect((await lineFor(agent))?.text).toContain('13812345678')
})
