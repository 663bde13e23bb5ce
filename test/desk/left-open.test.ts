import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../support/database.ts'
import { echoRoad, effectTable } from '../support/echo-road.ts'
import { answers, says } from '../conversation/conversations.ts'
import { deskOn, employ } from './chats.ts'

const connection = await testDatabase(6)
const { pool } = connection
const road = echoRoad(pool)
const desk = deskOn(connection, road)
const ann = 'ann'

beforeAll(async () => {
  await pool.query(effectTable)
  await employ(connection, ann)
})

/** Ann has a chat and has said something in it; `what` happens, then she gives it back. @returns what the bot says then */
async function afterwards(
  conversationId: string,
  what: () => Promise<unknown>,
  note?: string,
): Promise<string | undefined> {
  await road.receive(says(conversationId, 'a person please'))
  await road.idle()
  await desk.say({ conversationId, staffId: ann, id: '1', text: 'hello' })
  await road.idle()
  await what()
  await road.idle()
  await desk.giveBack({ conversationId, staffId: ann, note })
  await road.idle()
  return (await answers(pool, conversationId)).at(-1)
}

test('what the customer asked last is answered when people give the chat back unanswered', async () => {
  const said = await afterwards('asked', () => road.receive(says('asked', 'what about dogs?')))
  expect(said).toBe('the bot is back\n\nanswer to what about dogs?')
})

test('not what staff answered, by whatever way, nor what was answered with the giving back', async () => {
  const asks = (id: string) => road.receive(says(id, 'what about dogs?'))
  const inConsole = await afterwards('console', async () => {
    await asks('console')
    await desk.say({ conversationId: 'console', staffId: ann, id: '2', text: 'dogs are fine' })
  })
  expect(inConsole).toBe('the bot is back')
  const onThePhone = await afterwards('phone', async () => {
    await road.receive(says('phone', 'what about dogs?', { at: '2026-03-04T01:59:00Z' }))
    await desk.saidElsewhere({ conversationId: 'phone', externalId: '1', text: 'dogs are fine' })
  })
  expect(onThePhone).toBe('the bot is back')
  expect(await afterwards('note', () => asks('note'), 'told about dogs')).toBe('the bot is back')
})

test('what staff took out of the bot’s hands and did not answer is answered after all', async () => {
  await road.receive(says('taken', 'hello'))
  await road.idle()
  await desk.take({ conversationId: 'taken', staffId: ann })
  await road.receive(says('taken', 'and cats?'))
  await road.idle()
  await desk.giveBack({ conversationId: 'taken', staffId: ann })
  await road.idle()
  expect((await answers(pool, 'taken')).at(-1)).toBe('the bot is back\n\nanswer to and cats?')
})

test('given back twice it is answered once', async () => {
  await afterwards('twice', () => road.receive(says('twice', 'what about dogs?')))
  await desk.giveBack({ conversationId: 'twice', staffId: ann })
  await road.idle()
  expect((await answers(pool, 'twice')).filter((text) => text.includes('answer to'))).toHaveLength(1)
})

test('a question that is shown cut is not cut through a letter', async () => {
  const puzzled = echoRoad(pool, { understand: () => Promise.resolve({ commands: [{ kind: 'unclear' }] }) })
  const theirs = deskOn(connection, puzzled)
  await puzzled.receive(says('cut', 'hello'))
  await puzzled.idle()
  await theirs.take({ conversationId: 'cut', staffId: ann })
  await puzzled.receive(says('cut', `${'x'.repeat(39)}😀 and more?`))
  await puzzled.idle()
  await theirs.giveBack({ conversationId: 'cut', staffId: ann })
  await puzzled.idle()
  expect((await answers(pool, 'cut')).at(-1)).toContain(`no answer to ${'x'.repeat(39)}😀…`)
})
