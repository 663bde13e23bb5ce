import { expect, test } from 'vitest'
import type { LoggedTurn, TurnLine } from '#conversation/turn-log.ts'
import { startProgram, visitor } from '../../support/program.ts'
import { staffAtWork } from '../../support/staff.ts'

const program = await startProgram()
const supervisor = await staffAtWork(program, 'supervisor')
const agent = await staffAtWork(program, 'agent')

test('a turn is shown with what came in, what it was taken for, what was done and what was said', async () => {
  const customer = await visitor(program)
  await customer.say({ id: 'a', text: '想约周六下午的保洁' })
  await customer.say({ id: 'b', text: '呜哩哇啦咕噜' })
  const { turns } = await supervisor.get<{ turns: LoggedTurn[] }>(
    `/inspector/${encodeURIComponent(customer.conversationId)}`,
  )
  expect(turns.map(({ heard }) => heard.map(({ text }) => text))).toEqual([['呜哩哇啦咕噜'], ['想约周六下午的保洁']])
  const [later, first] = turns
  expect(first?.given[0]).toMatchObject({ kind: 'message', text: '想约周六下午的保洁' })
  expect(first?.trace).toContain('goal booking')
  expect(first?.said.at(-1)?.text).toContain('多少平')
  expect(first).toMatchObject({ flow: 'booking', step: 'area' })
  expect(later?.said).toHaveLength(1)
  const page = await supervisor.get<{ turns: LoggedTurn[] }>(
    `/inspector/${encodeURIComponent(customer.conversationId)}?before=${later?.seq}`,
  )
  expect(page.turns).toEqual([first])
  const unclear = await supervisor.get<{ turns: TurnLine[] }>('/inspector?kind=unclear')
  expect(unclear.turns.map(({ text }) => text)).toEqual(['呜哩哇啦咕噜'])
})

test('a flow is shown as a graph, with the chats that stand at each of its questions', async () => {
  const customer = await visitor(program)
  await customer.say({ id: 'a', text: '想约周六下午的保洁' })
  const { flows } = await supervisor.get<{ flows: { name: string; standing: number }[] }>('/flows')
  expect(flows.find(({ name }) => name === 'booking')?.standing).toBeGreaterThan(0)
  const booking = await supervisor.get<{
    nodes: { id: string; name: string; text?: { zh: string; en: string } }[]
    edges: { from: string; to: string }[]
    standing: { step: string; conversations: string[] }[]
  }>('/flows/booking')
  expect(booking.nodes.find(({ name }) => name === 'phone')?.text?.en).toBeTruthy()
  expect(booking.standing.find(({ step }) => step === 'area')?.conversations).toContain(customer.conversationId)
  expect((await supervisor.fetch('/flows/nothing')).status).toBe(404)
})

test('agents see neither', async () => {
  for (const path of ['/inspector', '/inspector/x', '/flows', '/flows/booking'])
    expect((await agent.fetch(path)).status).toBe(403)
})
