import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../support/database.ts'
import { echoRoad } from '../support/echo-road.ts'
import { answers, says } from '../conversation/conversations.ts'
import { alertsOf, assigneeOf, deskOn, employ, handoffOf, morning } from './chats.ts'

const connection = await testDatabase(10)
const { pool } = connection
const road = echoRoad(pool)
const clock = { now: morning }
const desk = deskOn(connection, road, clock)
beforeAll(() => employ(connection, 'ann'))

const typed = (conversationId: string) => ({ conversationId, externalId: 'p1', text: '下午给您电话' })

async function notesOf(id: string) {
  const { rows } = await pool.query<{ text: string }>('select text from note where conversation_id = $1', [id])
  return rows.map(({ text }) => text)
}

test('an answer on the paired phone silences the bot, stands among the notes, and alarms nobody', async () => {
  await road.receive(says('phone', 'hello', { at: new Date(+morning - 60_000).toISOString() }))
  await road.idle()
  await desk.saidElsewhere(typed('phone'))
  await desk.saidElsewhere(typed('phone'))
  await road.receive(says('phone', 'thanks', { at: new Date(+morning - 1_000).toISOString() }))
  await road.idle()
  expect(await answers(pool, 'phone')).toEqual(['answer to hello'])
  expect(await notesOf('phone')).toEqual(['下午给您电话'])
  expect(await assigneeOf(connection, 'phone')).toBe('queue')
  expect(await handoffOf(connection, 'phone')).toMatchObject({ reason: 'elsewhere', first_reply_at: morning })
  clock.now = new Date(+morning + 30 * 60_000)
  await desk.sweep()
  expect(await alertsOf(connection, 'phone')).toEqual([])
  expect(await answers(pool, 'phone')).toEqual(['answer to hello'])
})

test('whoever has the chat keeps it', async () => {
  await road.receive(says('hers', 'hello'))
  await road.idle()
  await desk.take({ conversationId: 'hers', staffId: 'ann' })
  await desk.saidElsewhere(typed('hers'))
  await road.idle()
  expect(await assigneeOf(connection, 'hers')).toBe('ann')
})

test('a chat that nobody knows is left alone', async () => {
  await desk.saidElsewhere(typed('nobody'))
  expect(await notesOf('nobody')).toEqual([])
})
