import { expect, test } from 'vitest'
import { erase } from '#business/privacy/erase.ts'
import { makeSummaries, type SumUp, type Words } from '#desk/summary.ts'
import { testDatabase } from '../support/database.ts'
import { echoRoad } from '../support/echo-road.ts'
import { gate } from '../support/outbox-channel.ts'
import { says } from '../conversation/conversations.ts'
import { flowsOf } from '../engine/flows.ts'
import { morning } from './chats.ts'

const { pool, db } = await testDatabase(10)
const road = echoRoad(pool)

const rules: SumUp = (lines) =>
  Promise.resolve({ wish: `rules of ${lines.length} lines`, known: '', mood: 'calm', open: '' })
const model = (wish: string): Words => ({ wish, known: 'much', mood: 'calm', open: 'all' })

function summariesBy(byModel: SumUp | undefined) {
  const failures: unknown[] = []
  const made = makeSummaries({
    pool,
    flows: flowsOf(),
    byRules: rules,
    byModel,
    now: () => morning,
    failed: (error) => failures.push(error),
  })
  return { failures, of: (id: string) => made.of(id, (service) => service), begin: made.begin }
}

async function chat(id: string, ...texts: string[]) {
  for (const text of texts) {
    await road.receive(says(id, text))
    await road.idle()
  }
}

test('rules answer at once while the model writes, and its words are there when it is done', async () => {
  await chat('both', 'hello')
  const written = gate<Words>()
  let asked = 0
  const summaries = summariesBy(() => {
    asked++
    return written.promise
  })
  summaries.begin('both')
  expect(await summaries.of('both')).toMatchObject({ by: 'rules', wish: 'rules of 2 lines' })
  expect(await summaries.of('both')).toMatchObject({ by: 'rules' })
  expect(asked).toBe(1)
  written.resolve(model('a person'))
  let found = await summaries.of('both')
  while (found?.by !== 'model') found = await summaries.of('both')
  expect(found).toMatchObject({ by: 'model', wish: 'a person', known: 'much' })
})

test('words of the model that do not know the customer’s last message give way to the rules', async () => {
  await chat('older', 'hello')
  const summaries = summariesBy(() => Promise.resolve(model('old news')))
  while ((await summaries.of('older'))?.by !== 'model');
  const slow = summariesBy(() => new Promise(() => undefined))
  await chat('older', 'something else')
  expect(await slow.of('older')).toMatchObject({ by: 'rules', wish: 'rules of 4 lines' })
})

test('a model that fails is reported, and the rules stand', async () => {
  await chat('down', 'hello')
  const summaries = summariesBy(() => Promise.reject(new Error('down')))
  summaries.begin('down')
  while (summaries.failures.length === 0) await new Promise((resolve) => setImmediate(resolve))
  expect(await summaries.of('down')).toMatchObject({ by: 'rules' })
})

test('what was not understood is told, and not what merely holds that word', async () => {
  await chat('puzzled', 'the note is unclear')
  const understoodAs = (commands: object[]) =>
    pool.query(`update turn set given = $1, trace = $2 where conversation_id = 'puzzled'`, [
      JSON.stringify([{ kind: 'message', text: '', commands }]),
      JSON.stringify([`meant ${JSON.stringify(commands)}`]),
    ])
  const { of } = summariesBy(undefined)
  await understoodAs([{ kind: 'set', slot: 'note', value: 'unclear', text: 'unclear' }])
  expect(await of('puzzled')).toMatchObject({ misunderstood: null })
  await understoodAs([{ kind: 'unclear' }])
  expect(await of('puzzled')).toMatchObject({ misunderstood: 'the note is unclear' })
})

test('of a chat that nobody knows there is nothing to say', async () => {
  expect(await summariesBy(undefined).of('nobody')).toBeUndefined()
})

test('what a model writes of somebody who is erased meanwhile is not kept', async () => {
  await chat('erased', 'I am Wang Fang')
  const written = gate<Words>()
  const began = gate()
  const summaries = summariesBy(() => {
    began.resolve()
    return written.promise
  })
  summaries.begin('erased')
  await began.promise
  await erase(db, { conversationId: 'erased', settled: false, by: 'boss' }, morning)
  written.resolve(model('Wang Fang wants a person'))
  await chat('kept', 'hello')
  summaries.begin('kept')
  const kept = () =>
    pool.query(`select conversation_id as id from chat_summary where conversation_id in ('erased', 'kept')`)
  await expect.poll(async () => (await kept()).rows).toEqual([{ id: 'kept' }])
})

test('words that end in half a letter are kept all the same', async () => {
  await chat('half', 'hello')
  const summaries = summariesBy(() => Promise.resolve(model('x😀'.slice(0, 2))))
  summaries.begin('half')
  await expect.poll(async () => (await summaries.of('half'))?.by).toBe('model')
  expect(summaries.failures).toEqual([])
})
