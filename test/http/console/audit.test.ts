import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { startProgram } from '../../support/program.ts'
import { staffAtWork } from '../../support/staff.ts'

const program = await startProgram()
const { pool } = program.connection
const agent = await staffAtWork(program, 'agent')
const colleague = await staffAtWork(program, 'agent')
const supervisor = await staffAtWork(program, 'supervisor')

async function chat(assignee: string): Promise<string> {
  const id = `web:${randomUUID()}`
  await pool.query(`insert into conversation (id, channel, assignee) values ($1, 'web', $2)`, [id, assignee])
  return id
}

test('what cannot be recorded is not done', async () => {
  const id = await chat(supervisor.id)
  const changes: [string, string, 'POST' | 'PATCH' | 'PUT', unknown, string][] = [
    [
      'customer',
      `/conversations/${id}/customer`,
      'PATCH',
      { name: '改名' },
      `select 1 from customer where name = '改名'`,
    ],
    [
      'canned',
      '/canned',
      'POST',
      { shortcut: 'x', title: 'X', text: { zh: '您好' } },
      `select 1 from canned_reply where shortcut = 'x'`,
    ],
    ['presence', `/team/${colleague.id}`, 'PUT', { status: 'away' }, `select 1 from presence where status = 'away'`],
    ['request', `/conversations/${id}/data/requests`, 'POST', { kind: 'copy' }, `select 1 from data_request`],
    ['bulletin', '/bulletin/2026-01/draft', 'POST', {}, `select 1 from bulletin`],
  ]
  await pool.query(`create function no_audit() returns trigger language plpgsql as $$ begin raise 'full'; end $$;
    create trigger no_audit before insert on audit_entry execute function no_audit()`)
  for (const [what, path, method, json, done] of changes) {
    const response = await supervisor.fetch(path, { method, json })
    expect([what, response.status, (await pool.query(done)).rowCount]).toEqual([what, 500, 0])
  }
  await pool.query('drop trigger no_audit on audit_entry')
  for (const [what, path, method, json, done] of changes) {
    const { ok } = await supervisor.fetch(path, { method, json })
    expect([what, ok, (await pool.query(done)).rowCount]).toEqual([what, true, 1])
  }
})

test('a page of alerts is full of what its reader may see, however much of it is others’', async () => {
  const [own, foreign] = [await chat(agent.id), await chat(colleague.id)]
  const alarm = (id: string | null, n: number) =>
    pool.query(`insert into alert (kind, conversation_id, at) select 'case', $1, now() from generate_series(1, $2)`, [
      id,
      n,
    ])
  await alarm(own, 3)
  await alarm(null, 1)
  await alarm(foreign, 60)
  const page = await agent.get<{ alerts: { conversationId: string | null }[]; next: string | null }>('/alerts?limit=4')
  expect(page.alerts.map(({ conversationId }) => conversationId)).toEqual([null, own, own, own])
  expect((await supervisor.get<{ alerts: unknown[] }>('/alerts?limit=64')).alerts).toHaveLength(64)
})

test('how much colleagues have in hand is for those who distribute the work', async () => {
  const names = async (who: typeof agent) =>
    (await who.get<{ staff: { id: string }[] }>('/team')).staff.map(({ id }) => id)
  expect(await names(agent)).toEqual([agent.id])
  expect(await names(supervisor)).toHaveLength(3)
})

test('what something was done to is named as people call it', async () => {
  const admin = await staffAtWork(program, 'admin')
  const id = await chat('queue')
  await pool.query(`update conversation set display_name = '周女士' where id = $1`, [id])
  await admin.send(`/conversations/${id}/take`, { breakGlass: '值班' })
  await admin.get('/staff')
  const { entries } = await admin.get<{ entries: { objectId: string; objectName: string | null }[] }>('/audit')
  expect(entries.find(({ objectId }) => objectId === id)?.objectName).toBe('周女士')
  expect(entries.find(({ objectId }) => objectId === '/api/console/staff')?.objectName).toBeNull()
})
