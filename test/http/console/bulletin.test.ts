import { expect, test } from 'vitest'
import { startProgram } from '../../support/program.ts'
import { staffAtWork } from '../../support/staff.ts'

const now = new Date('2026-03-04T10:00:00+08:00')
const program = await startProgram({ now: () => now })
const agent = await staffAtWork(program, 'agent')
const supervisor = await staffAtWork(program, 'supervisor')

interface Listed {
  bulletins: { month: string; approvedBy: string | null; publishedAt: string | null }[]
}

test('a bulletin is drafted, and published once, by somebody who leads, whose name is kept', async () => {
  expect((await supervisor.fetch('/bulletin/2026-02/publish', { json: {} })).status).toBe(409)
  await supervisor.send('/bulletin/2026-02/draft', {})
  expect((await supervisor.get<Listed>('/bulletin')).bulletins).toMatchObject([{ month: '2026-02', publishedAt: null }])
  await supervisor.send('/bulletin/2026-02/publish', {})
  expect((await supervisor.get<Listed>('/bulletin')).bulletins).toMatchObject([
    { month: '2026-02', approvedBy: supervisor.id, publishedAt: now.toISOString() },
  ])
  expect((await supervisor.fetch('/bulletin/2026-02/publish', { json: {} })).status).toBe(409)
})

test('months that are none or have not begun have no bulletin, and agents draft none', async () => {
  for (const month of ['2026-13', '2026-04', 'last'])
    expect((await supervisor.fetch(`/bulletin/${month}/draft`, { json: {} })).status).toBe(400)
  expect((await agent.fetch('/bulletin/2026-02/draft', { json: {} })).status).toBe(403)
})
