import { beforeAll, expect, test } from 'vitest'
import type { Understood } from '#engine/command.ts'
import { testDatabase } from '../support/database.ts'
import { commandsOf, echoRoad, effectTable } from '../support/echo-road.ts'
import { gate, outboxChannel } from '../support/outbox-channel.ts'
import { answers, lines, says, standing } from '../conversation/conversations.ts'
import { assigneeOf, deskOn, deskThatDies, employ, handoffOf } from './chats.ts'

const connection = await testDatabase(20)
const { pool } = connection
beforeAll(async () => {
  await pool.query(effectTable)
  for (const id of ['ann', 'bob', 'cem']) await employ(connection, id)
})

/** Understanding that stands still at this text until it is let go. */
function thinking(text: string) {
  const [began, go] = [gate(), gate()]
  return {
    began: began.promise,
    go: () => go.resolve(),
    async understand(said: string): Promise<Understood> {
      if (said === text) {
        began.resolve()
        await go.promise
      }
      return { commands: commandsOf(said) }
    },
  }
}

test('of many who take a chat at once exactly one gets it, and the others are told who', async () => {
  const road = echoRoad(pool)
  const desk = deskOn(connection, road)
  for (let round = 0; round < 10; round++) {
    const conversationId = `race-${round}`
    await road.receive(says(conversationId, 'a person please'))
    await road.idle()
    const staff = ['ann', 'bob', 'cem']
    const tries = await Promise.all(staff.map((staffId) => desk.take({ conversationId, staffId })))
    const winners = staff.filter((_, i) => tries[i]?.ok)
    expect(winners).toHaveLength(1)
    for (const one of tries.filter(({ ok }) => !ok)) expect(one).toEqual({ ok: false, why: 'taken', by: winners[0] })
    await road.idle()
    expect(await assigneeOf(connection, conversationId)).toBe(winners[0])
  }
})

test('a reply that the bot was thinking about when somebody took the chat is never said', async () => {
  const slow = thinking('hello')
  const road = echoRoad(pool, slow)
  const desk = deskOn(connection, road)
  const by = { conversationId: 'thinking', staffId: 'ann' }
  await road.receive(says('thinking', 'hello'))
  await slow.began
  expect(await desk.take(by)).toEqual({ ok: true })
  await desk.say({ ...by, id: '1', text: 'Ann here' })
  slow.go()
  await road.idle()
  await road.receive(says('thinking', 'are you a bot'))
  await road.idle()
  expect(await answers(pool, 'thinking')).toEqual([])
  expect(await lines(pool, 'thinking')).toContain('staff sent Ann here')
  expect(await assigneeOf(connection, 'thinking')).toBe('ann')
})

test('nor is it said when the process that took the chat ends at that moment', async () => {
  const slow = thinking('hello')
  const road = echoRoad(pool, slow)
  await road.receive(says('thinking-2', 'hello'))
  await slow.began
  await deskThatDies(connection).take({ conversationId: 'thinking-2', staffId: 'ann' })
  slow.go()
  await road.idle()
  await road.sweep()
  await road.idle()
  expect(await answers(pool, 'thinking-2')).toEqual([])
  expect(await assigneeOf(connection, 'thinking-2')).toBe('ann')
})

test('what the bot was writing to the database when somebody took the chat is taken back', async () => {
  const [began, go] = [gate(), gate()]
  const road = echoRoad(pool, {
    async act({ call, conversation, client }) {
      await client.query('insert into effect (conversation_id, text) values ($1, $2)', [
        conversation.id,
        call.input['text'],
      ])
      began.resolve()
      await go.promise
      return true
    },
  })
  const desk = deskOn(connection, road)
  await road.receive(says('writing', 'note this'))
  await began.promise
  await desk.take({ conversationId: 'writing', staffId: 'ann' })
  go.resolve()
  await road.idle()
  expect((await pool.query(`select 1 from effect where conversation_id = 'writing'`)).rowCount).toBe(0)
  expect(await answers(pool, 'writing')).toEqual([])
})

test('a reply that is on its way arrives, and nothing of it is in doubt; what comes after it is not answered', async () => {
  const channel = outboxChannel()
  const sending = gate<{ ok: true }>()
  channel.results.push(sending.promise)
  const road = echoRoad(pool, { channel })
  const desk = deskOn(connection, road)
  const of = { channel: 'outbox' }
  await road.receive(says('sending', 'hello', of))
  while (channel.sent.length === 0) await new Promise((resolve) => setImmediate(resolve))
  await desk.take({ conversationId: 'sending', staffId: 'ann' })
  await road.receive(says('sending', 'and now?', of))
  sending.resolve({ ok: true })
  await road.idle()
  expect(channel.sent.map(({ text }) => text)).toEqual(['answer to hello', 'is here'])
  expect(await lines(pool, 'sending')).toEqual(expect.arrayContaining(['bot sent answer to hello']))
  expect((await pool.query(`select kind from alert where conversation_id = 'sending'`)).rows).toEqual([])
  // And nobody has to wait for a lease to run out.
  expect(await standing(pool, 'sending')).toEqual({ assignee: 'ann', attempts: 0, held: false, waiting: false })
})

test('a process that dies between taking and writing leaves the chat with whoever took it', async () => {
  const road = echoRoad(pool)
  await road.receive(says('dies', 'a person please'))
  await road.idle()
  const by = { conversationId: 'dies', staffId: 'ann' }
  await deskThatDies(connection).take(by)
  // Another process: it finds the event that was left, and the customer writes to it.
  const other = echoRoad(pool)
  await other.receive(says('dies', 'hello?'))
  await other.sweep()
  await other.idle()
  expect(await assigneeOf(connection, 'dies')).toBe('ann')
  expect(await answers(pool, 'dies')).toEqual(['a person comes'])
  expect(await deskOn(connection, other).say({ ...by, id: '1', text: 'Ann here' })).toEqual({
    ok: true,
    duplicate: false,
  })
  await other.idle()
  expect(await lines(pool, 'dies')).toContain('staff sent Ann here')
})

test('words that were accepted by a process that died are said by another, once', async () => {
  const road = echoRoad(pool)
  await road.receive(says('accepted', 'a person please'))
  await road.idle()
  const say = { conversationId: 'accepted', staffId: 'ann', id: '1', text: 'Ann here' }
  await deskThatDies(connection).say(say)
  const other = echoRoad(pool)
  // The page did not hear that it was accepted and sends it again.
  expect(await deskOn(connection, other).say(say)).toEqual({ ok: true, duplicate: true })
  await other.sweep()
  await other.idle()
  expect((await lines(pool, 'accepted')).filter((line) => line === 'staff sent Ann here')).toHaveLength(1)
})

test('who writes in a chat that nobody has takes it; in a colleague’s nothing is said', async () => {
  const road = echoRoad(pool)
  const desk = deskOn(connection, road)
  await road.receive(says('writes', 'hello'))
  await road.idle()
  await desk.say({ conversationId: 'writes', staffId: 'ann', id: '1', text: 'Ann here' })
  expect(await desk.say({ conversationId: 'writes', staffId: 'bob', id: '1', text: 'Bob too' })).toEqual({
    ok: false,
    why: 'taken',
    by: 'ann',
  })
  await road.idle()
  expect(await handoffOf(connection, 'writes')).toMatchObject({ reason: 'staff', taken_by: 'ann' })
  expect((await lines(pool, 'writes')).filter((line) => line.startsWith('staff'))).toEqual(['staff sent Ann here'])
})

test('given back once, however often it is pressed; what staff answered is not answered by the bot', async () => {
  const road = echoRoad(pool)
  const desk = deskOn(connection, road)
  const by = { conversationId: 'back', staffId: 'ann' }
  await road.receive(says('back', 'a person please'))
  await road.idle()
  await desk.take(by)
  await road.receive(says('back', 'my secret'))
  await desk.say({ ...by, id: '1', text: 'it is safe with me' })
  const both = await Promise.all([desk.giveBack(by), desk.giveBack(by)])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  await road.idle()
  expect(await answers(pool, 'back')).toEqual(['a person comes', 'the bot is back'])
  expect(await handoffOf(connection, 'back')).toBeUndefined()
  await road.receive(says('back', 'hello again'))
  await road.idle()
  expect((await answers(pool, 'back')).at(-1)).toBe('answer to hello again')
})

test('a chat given away is the colleague’s at once; a stranger to the house gets none', async () => {
  const road = echoRoad(pool)
  const desk = deskOn(connection, road)
  const by = { conversationId: 'given', staffId: 'ann' }
  await road.receive(says('given', 'a person please'))
  await road.idle()
  await desk.take(by)
  expect(await desk.transfer({ ...by, to: 'nobody' })).toEqual({ ok: false, why: 'unknown_staff' })
  expect(await desk.transfer({ ...by, staffId: 'bob', to: 'cem' })).toEqual({ ok: false, why: 'not_yours', by: 'ann' })
  expect(await desk.transfer({ ...by, to: 'bob' })).toEqual({ ok: true })
  expect(await desk.say({ ...by, id: '2', text: 'too late' })).toMatchObject({ why: 'taken', by: 'bob' })
  await road.idle()
  expect(await assigneeOf(connection, 'given')).toBe('bob')
})

test('a doubtful reply is sent again once, when somebody decides so, and stays in nobody’s way', async () => {
  const channel = outboxChannel()
  channel.results.push({ ok: false, why: 'unknown' })
  const road = echoRoad(pool, { channel })
  const desk = deskOn(connection, road)
  await road.receive(says('doubt', 'hello', { channel: 'outbox' }))
  await road.idle()
  const by = { conversationId: 'doubt', staffId: 'ann', seq: 2 }
  expect(await desk.sendAgain(by)).toEqual({ ok: true })
  expect(await desk.sendAgain(by)).toEqual({ ok: false, why: 'wrong_state' })
  await road.idle()
  expect(channel.sent.map(({ text }) => text)).toEqual(['answer to hello', 'answer to hello'])
  // The bot still has the chat.
  expect(await assigneeOf(connection, 'doubt')).toBe('bot')
})
