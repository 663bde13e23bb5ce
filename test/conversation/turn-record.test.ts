import { expect, test } from 'vitest'
import { startProgram, visitor } from '../support/program.ts'

const program = await startProgram()
const { pool } = program.connection

interface Turn {
  seq: string
  lastSeq: string
  said: number
  flow: string | null
  step: string | null
  given: { kind: string; text?: string; commands?: { kind: string }[]; why?: string[]; about?: string }[]
  trace: string[]
}

const turnsOf = async (id: string) =>
  (
    await pool.query<Turn>(
      `select seq, last_seq as "lastSeq", said, flow, step, given, trace from turn where conversation_id = $1 order by seq`,
      [id],
    )
  ).rows

test('of every turn it is kept what the words meant and why, what was done, and which question it ended with', async () => {
  const customer = await visitor(program)
  await customer.say({ id: 'a', text: '想约周六下午的保洁' })
  await customer.say({ id: 'b', text: '90平' })
  const [first, second] = await turnsOf(customer.conversationId)
  expect(first).toMatchObject({ seq: '1', flow: 'booking', step: 'area' })
  expect(first?.given[0]).toMatchObject({ kind: 'message', text: '想约周六下午的保洁' })
  expect(first?.given[0]?.commands).toContainEqual({ kind: 'start', flow: 'booking' })
  expect(first?.given[0]?.why?.length).toBeGreaterThan(0)
  expect(first?.trace).toContain('goal booking')
  expect(second).toMatchObject({ flow: 'booking', step: 'slot' })
  // Its replies are the last messages that it wrote.
  expect(Number(second?.lastSeq) - Number(second?.seq)).toBe(second?.said)
})

test('a turn that says nothing is kept as well, and asks nothing', async () => {
  const customer = await visitor(program)
  await customer.say({ id: 'a', text: '想约周六下午的保洁' })
  await program.post(customer.conversationId, { kind: 'staff', act: 'take', staff: 'ann' })
  await program.road.idle()
  await customer.post('/messages', { id: 'b', text: '90平' })
  await program.road.idle()
  const turns = await turnsOf(customer.conversationId)
  expect(turns.map(({ said }) => said).slice(1)).toEqual([0, 0])
  expect(turns[1]?.given).toEqual([{ kind: 'event', event: 'staff', about: 'take' }])
  expect(turns[2]).toMatchObject({ step: null, trace: ['silent: ann has the chat'] })
})
