import { beforeAll, beforeEach, expect, test } from 'vitest'
import { makeDesk } from '#desk/desk.ts'
import { testDatabase } from '../support/database.ts'
import { echoRoad } from '../support/echo-road.ts'
import { outboxChannel } from '../support/outbox-channel.ts'
import { lines, says } from '../conversation/conversations.ts'
import { company, deskThatDies, employ, morning } from './chats.ts'

const connection = await testDatabase(6)
const { pool, db } = connection
const open = outboxChannel()
const scarce = { ...outboxChannel('scarce'), sent: [] as { text: string }[] }
scarce.capabilities = { ...scarce.capabilities, send: { window: { hours: 48, perInbound: 5 }, idempotent: false } }
scarce.send = (_part, out) => {
  scarce.sent.push(out)
  return Promise.resolve({ ok: true })
}
const road = echoRoad(pool, {
  channels: new Map([open, scarce].map((channel) => [channel.kind, channel])),
})
const desk = makeDesk({
  db,
  company,
  road,
  watch: { changed: () => undefined },
  few: (channel) => channel === 'scarce',
  now: () => morning,
})

beforeAll(async () => {
  for (const id of ['ann', 'bob', 'nameless']) await employ(connection, id)
  await pool.query(`update staff set shown_as = 'Agent ' || id where id in ('ann', 'bob')`)
})
beforeEach(() => pool.query('truncate conversation, message, handoff cascade'))

async function chat(id: string, channel = 'outbox') {
  await road.receive(says(id, 'a person please', { channel }))
  await road.idle()
}
const told = async (id: string) => (await lines(pool, id)).filter((line) => line.startsWith('system '))

test('the customer is told once who has the chat, by the name for work and no other', async () => {
  await chat('one')
  await desk.take({ conversationId: 'one', staffId: 'ann' })
  await desk.take({ conversationId: 'one', staffId: 'ann' })
  await desk.say({ conversationId: 'one', staffId: 'ann', id: '1', text: 'hello' })
  await road.idle()
  expect(await told('one')).toEqual(['system sent Agent ann is here'])
  await chat('two')
  await desk.take({ conversationId: 'two', staffId: 'nameless' })
  await road.idle()
  expect((await told('two')).join()).not.toContain('nameless')
})

test('who writes without taking is announced before the words', async () => {
  await chat('words')
  await desk.say({ conversationId: 'words', staffId: 'ann', id: '1', text: 'hello' })
  await road.idle()
  expect((await lines(pool, 'words')).slice(-2)).toEqual(['system sent Agent ann is here', 'staff sent hello'])
})

test('the next one is announced, nobody in particular too, and after it whoever comes', async () => {
  await chat('moves')
  await desk.take({ conversationId: 'moves', staffId: 'ann' })
  await road.idle()
  await desk.transfer({ conversationId: 'moves', staffId: 'ann', to: 'bob' })
  await road.idle()
  await desk.take({ conversationId: 'moves', staffId: 'bob' })
  await road.idle()
  await desk.transfer({ conversationId: 'moves', staffId: 'bob', to: 'queue' })
  await road.idle()
  await desk.take({ conversationId: 'moves', staffId: 'bob' })
  await road.idle()
  expect(await told('moves')).toEqual([
    'system sent Agent ann is here',
    'system sent Agent bob is here',
    'system sent somebody else comes',
    'system sent Agent bob is here',
  ])
})

test('a chat that goes from the bot into the queue tells nobody of somebody else', async () => {
  await chat('unheard')
  await desk.transfer({ conversationId: 'unheard', staffId: 'ann', to: 'supervisors' })
  await road.idle()
  expect(await told('unheard')).toEqual([])
})

test('given back and taken again it is announced again', async () => {
  await chat('again')
  await desk.take({ conversationId: 'again', staffId: 'ann' })
  await desk.giveBack({ conversationId: 'again', staffId: 'ann' })
  await road.idle()
  await desk.take({ conversationId: 'again', staffId: 'ann' })
  await road.idle()
  expect(await told('again')).toHaveLength(2)
})

test('a process that dies after the taking leaves it to another to announce it, once', async () => {
  await chat('dies')
  await deskThatDies(connection).take({ conversationId: 'dies', staffId: 'ann' })
  expect(await told('dies')).toEqual([])
  const another = echoRoad(pool, { channel: open })
  await Promise.all([another.sweep(), road.sweep()])
  await Promise.all([another.idle(), road.idle()])
  expect(await told('dies')).toEqual(['system sent Agent ann is here'])
})

test('where every message counts it is told together with the first words', async () => {
  await chat('few', 'scarce')
  scarce.sent.length = 0
  await desk.take({ conversationId: 'few', staffId: 'ann' })
  await road.idle()
  expect(scarce.sent).toEqual([])
  await desk.say({ conversationId: 'few', staffId: 'ann', id: '1', text: 'hello' })
  await road.idle()
  expect(scarce.sent.map(({ text }) => text)).toEqual(['Agent ann is here\n\nhello'])
  expect((await lines(pool, 'few')).at(-1)).toBe('staff sent Agent ann is here\n\nhello')
})
