import type pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { echoRoad, commandsOf, effectTable } from '../support/echo-road.ts'
import { testDatabase } from '../support/database.ts'
import { gate, outboxChannel } from '../support/outbox-channel.ts'
import { alerts, answers, expire, lines, says, standing } from './conversations.ts'
import { enqueue } from '#conversation/enqueue.ts'
import type { Understood } from '#engine/command.ts'

const { pool, db } = await testDatabase(20)
beforeAll(() => pool.query(effectTable))

const atRest = { assignee: 'bot', attempts: 0, held: false, waiting: false }
const withQueue = { ...atRest, assignee: 'queue' }

/** The pool, but something happens just before the first statement of this name. */
function justBefore(name: string, happens: () => Promise<unknown>): pg.Pool {
  const watched = Object.create(pool) as pg.Pool
  let first = true
  watched.query = (async (query: pg.QueryConfig) => {
    if (query.name === name && first) {
      first = false
      await happens()
    }
    return pool.query(query)
  }) as typeof pool.query
  return watched
}

/** Understanding that stands still at the texts named until they are let go. */
function thinking(...texts: string[]) {
  const gates = new Map(texts.map((text) => [text, { began: gate(), go: gate() }]))
  return {
    began: (text: string) => gates.get(text)?.began.promise,
    go: (text: string) => gates.get(text)?.go.resolve(),
    async understand(text: string): Promise<Understood> {
      const held = gates.get(text)
      held?.began.resolve()
      await held?.go.promise
      return { commands: commandsOf(text) }
    },
  }
}

test('a message is answered once and the conversation is given back', async () => {
  const road = echoRoad(pool)
  expect(await road.receive(says('plain', 'hello'))).toEqual({ duplicate: false, seq: 1 })
  await road.idle()
  expect(await lines(pool, 'plain')).toEqual(['customer received hello', 'bot sent answer to hello'])
  expect(await standing(pool, 'plain')).toEqual(atRest)
})

test('a redelivery has no second effect, before the answer and after it', async () => {
  const slow = thinking('hello')
  const road = echoRoad(pool, slow)
  await road.receive(says('again', 'hello'))
  await slow.began('hello')
  expect(await road.receive(says('again', 'hello'))).toEqual({ duplicate: true, seq: undefined })
  slow.go('hello')
  await road.idle()
  expect(await road.receive(says('again', 'hello'))).toEqual({ duplicate: true, seq: undefined })
  await road.idle()
  expect(await lines(pool, 'again')).toEqual(['customer received hello', 'bot sent answer to hello'])
  expect(await standing(pool, 'again')).toEqual(atRest)
})

test('twenty deliveries at once, on two processes, have one effect each', async () => {
  const roads = [echoRoad(pool), echoRoad(pool)] as const
  for (const id of ['storm-1', 'storm-2', 'storm-3']) {
    const deliveries = Array.from({ length: 20 }, (_, i) => roads[i % 2 === 0 ? 0 : 1].receive(says(id, `note ${id}`)))
    const results = await Promise.all(deliveries)
    expect(results.filter((result) => !result.duplicate)).toHaveLength(1)
  }
  await Promise.all(roads.map((road) => road.idle()))
  for (const id of ['storm-1', 'storm-2', 'storm-3']) {
    expect(await answers(pool, id)).toEqual([`noted note ${id}`])
    expect((await pool.query('select from effect where conversation_id = $1', [id])).rowCount).toBe(1)
    expect(await standing(pool, id)).toEqual(atRest)
  }
})

test('messages of one chat have their turns in order, also when two processes receive them', async () => {
  const roads = [echoRoad(pool), echoRoad(pool)]
  const texts = Array.from({ length: 30 }, (_, i) => `m${i}.`)
  for (const [i, text] of texts.entries()) await roads[i % 2]?.receive(says('order', text))
  await Promise.all(roads.map((road) => road.idle()))
  expect((await answers(pool, 'order')).join(' ').match(/m\d+\./g)).toEqual(texts)
  expect(await standing(pool, 'order')).toEqual(atRest)
})

test.each(['same process', 'another process'])('what comes during a turn joins the next one: %s', async (where) => {
  const id = `joins-${where}`
  const slow = thinking('one')
  const road = echoRoad(pool, slow)
  const other = where === 'same process' ? road : echoRoad(pool)
  await road.receive(says(id, 'one'))
  await slow.began('one')
  await other.receive(says(id, 'two'))
  await other.receive(says(id, 'three'))
  slow.go('one')
  await road.idle()
  expect(await answers(pool, id)).toEqual(['answer to one', 'answer to two，three'])
  expect(await standing(pool, id)).toEqual(atRest)
})

test('what comes while a reply is being sent joins the next turn', async () => {
  const channel = outboxChannel()
  const road = echoRoad(pool, { channel })
  const other = echoRoad(pool, { channel })
  const held = gate<{ ok: true }>()
  channel.results.push(held.promise)
  await road.receive(says('sending', 'one', { channel: 'outbox' }))
  await expect.poll(() => channel.sent.length).toBe(1)
  await other.receive(says('sending', 'two', { channel: 'outbox' }))
  held.resolve({ ok: true })
  await road.idle()
  expect(channel.sent.map(({ text }) => text)).toEqual(['answer to one', 'answer to two'])
  expect(await standing(pool, 'sending')).toEqual(atRest)
})

test('long messages that are read as one are not cut through a letter', async () => {
  const { began, go, understand } = thinking('one')
  const road = echoRoad(pool, { understand })
  await road.receive(says('long', 'one'))
  await began('one')
  const long = ['x'.repeat(2_000), `${'y'.repeat(1_998)}😀 and so on`]
  for (const text of long) await road.receive(says('long', text, { externalId: text.slice(0, 1) }))
  go('one')
  await road.idle()
  expect((await answers(pool, 'long')).at(-1)).toContain('answer to xxx')
  expect(await standing(pool, 'long')).toEqual(atRest)
})

test('what comes during a turn whose reply has to be sent is not forgotten', async () => {
  const channel = outboxChannel()
  const slow = thinking('one')
  const road = echoRoad(pool, { channel, ...slow })
  await road.receive(says('during', 'one', { channel: 'outbox' }))
  await slow.began('one')
  await echoRoad(pool).receive(says('during', 'two', { channel: 'outbox' }))
  slow.go('one')
  await road.idle()
  expect(channel.sent.map(({ text }) => text)).toEqual(['answer to one', 'answer to two'])
  expect(await standing(pool, 'during')).toEqual(atRest)
})

test('a process that comes back after its lease ran out changes nothing', async () => {
  const slow = thinking('note late')
  const late = echoRoad(pool, slow)
  await late.receive(says('late', 'note late'))
  await slow.began('note late')
  await expire(pool, 'late')
  const other = echoRoad(pool)
  await other.sweep()
  await other.idle()
  const before = await lines(pool, 'late')
  slow.go('note late')
  await late.idle()
  expect(await lines(pool, 'late')).toEqual(before)
  expect(before).toEqual(['customer received note late', 'bot sent noted note late'])
  expect((await pool.query(`select from effect where conversation_id = 'late'`)).rowCount).toBe(1)
  expect(await standing(pool, 'late')).toEqual(atRest)
})

test('a process that looks for more in a conversation that it lost lets it be', async () => {
  const slow = thinking('one')
  const late = echoRoad(
    justBefore('pending', () => pool.query(`update conversation set epoch = epoch + 1 where id = 'lost'`)),
    slow,
  )
  await late.receive(says('lost', 'one'))
  await slow.began('one')
  // A redelivery raises the number, so the process looks for more after its turn.
  await late.receive(says('lost', 'one'))
  slow.go('one')
  await late.idle()
  expect(await answers(pool, 'lost')).toEqual(['answer to one'])
  expect((await standing(pool, 'lost'))?.held).toBe(true)
})

test('what comes at the moment of giving back is not forgotten', async () => {
  const slow = thinking('one')
  const other = echoRoad(pool)
  const road = echoRoad(
    justBefore('release', () => other.receive(says('moment', 'two'))),
    slow,
  )
  await road.receive(says('moment', 'one'))
  await slow.began('one')
  await road.receive(says('moment', 'one'))
  slow.go('one')
  await road.idle()
  expect(await answers(pool, 'moment')).toEqual(['answer to one', 'answer to two'])
  expect(await standing(pool, 'moment')).toEqual(atRest)
})

test.each(['swept', 'written to'])('a conversation whose process died is taken over when it is %s', async (how) => {
  const id = `dead-${how}`
  const stuck = thinking('one')
  await echoRoad(pool, stuck).receive(says(id, 'one'))
  await stuck.began('one')
  const other = echoRoad(pool)
  expect(await other.sweep()).toBe(0)
  await expire(pool, id)
  if (how === 'swept') expect(await other.sweep()).toBe(1)
  else await other.receive(says(id, 'two'))
  await other.idle()
  expect(await answers(pool, id)).toEqual([how === 'swept' ? 'answer to one' : 'answer to one，two'])
  expect(await standing(pool, id)).toEqual(atRest)
})

test('two processes that sweep at once take each conversation once', async () => {
  const stuck = thinking('one')
  const dead = echoRoad(pool, stuck)
  const ids = Array.from({ length: 20 }, (_, i) => `swept-${i}`)
  await Promise.all(ids.map((id) => dead.receive(says(id, 'one'))))
  await stuck.began('one')
  for (const id of ids) await expire(pool, id)
  const roads = [echoRoad(pool), echoRoad(pool)]
  const taken = await Promise.all(roads.map((road) => road.sweep()))
  expect(taken.reduce((a, b) => a + b)).toBe(20)
  await Promise.all(roads.map((road) => road.idle()))
  for (const id of ids) expect(await answers(pool, id)).toEqual(['answer to one'])
})

test('a message that fails three times goes to a person, and the chat goes on', async () => {
  let tries = 0
  const road = echoRoad(pool, {
    understand: (text) => {
      if (!text.includes('poison')) return Promise.resolve({ commands: commandsOf(text) })
      tries++
      return Promise.reject(new Error('understanding broke'))
    },
  })
  await road.receive(says('poison', 'poison'))
  await road.idle()
  expect(tries).toBe(3)
  expect(await lines(pool, 'poison')).toEqual(['customer dead poison', 'bot sent sorry'])
  expect(await standing(pool, 'poison')).toEqual(withQueue)
  expect(await alerts(pool, 'poison')).toEqual(['handoff'])
  await enqueue(db, 'poison', { kind: 'staff', act: 'back', staff: 'ann' }, 'back', new Date())
  await road.sweep()
  await road.idle()
  await road.receive(says('poison', 'hello'))
  await road.idle()
  expect((await answers(pool, 'poison')).slice(1)).toEqual(['the bot is back', 'answer to hello'])
})

test.each(['swept', 'written to'])(
  'a message that kills three processes goes to a person when it is %s',
  async (how) => {
    const id = `killer-${how}`
    for (let i = 0; i < 3; i++) {
      const stuck = thinking('poison')
      const road = echoRoad(pool, stuck)
      if (i === 0) await road.receive(says(id, 'poison'))
      else void road.sweep()
      await stuck.began('poison')
      await expire(pool, id)
    }
    const road = echoRoad(pool, { understand: () => Promise.reject(new Error('not asked any more')) })
    if (how === 'swept') await road.sweep()
    else await road.receive(says(id, 'anybody?'))
    await road.idle()
    expect(await lines(pool, id)).toContain('bot sent sorry')
    expect((await lines(pool, id))[0]).toBe('customer dead poison')
    expect(await standing(pool, id)).toEqual(withQueue)
  },
)

test('an action that fails leaves nothing behind, and the next try has one effect', async () => {
  let failures = 2
  const road = echoRoad(pool, {
    async act({ call, conversation, client }) {
      await client.query('insert into effect values ($1, $2)', [conversation.id, call.input['text']])
      if (failures-- > 0) throw new Error('the world failed')
      return true
    },
  })
  await road.receive(says('action', 'note it'))
  await road.idle()
  expect(await answers(pool, 'action')).toEqual(['noted note it'])
  expect((await pool.query(`select from effect where conversation_id = 'action'`)).rowCount).toBe(1)
})

test('replies leave in the order of the messages', async () => {
  const channel = outboxChannel()
  const roads = [echoRoad(pool, { channel }), echoRoad(pool, { channel })]
  const texts = Array.from({ length: 20 }, (_, i) => `m${i}.`)
  for (const [i, text] of texts.entries()) {
    // Earlier sends take longer than later ones.
    const slow = gate<{ ok: true }>()
    channel.results.push(slow.promise)
    setTimeout(() => slow.resolve({ ok: true }), 20 - i)
    await roads[i % 2]?.receive(says('outbox', text, { channel: 'outbox' }))
  }
  await Promise.all(roads.map((road) => road.idle()))
  expect(
    channel.sent
      .map(({ text }) => text)
      .join(' ')
      .match(/m\d+\./g),
  ).toEqual(texts)
  expect(new Set(channel.sent.map(({ key }) => key)).size).toBe(channel.sent.length)
})

test.each([
  // how the platform answered | what the row says | what people are told
  [{ ok: true } as const, 'sent', []],
  [{ ok: false, why: 'unknown' } as const, 'uncertain', ['uncertain']],
  [{ ok: false, why: 'refused', detail: 'blocked' } as const, 'failed', ['callback']],
])('a send that ended %j is noted as %s', async (result, status, told) => {
  const id = `send-${status}`
  const channel = outboxChannel()
  channel.results.push(result)
  const road = echoRoad(pool, { channel })
  await road.receive(says(id, 'one', { channel: 'outbox' }))
  await road.idle()
  expect(await lines(pool, id)).toEqual(['customer received one', `bot ${status} answer to one`])
  expect(await alerts(pool, id)).toEqual(told)
  expect(channel.sent).toHaveLength(1)
})

test('a send that the platform puts off is repeated until it is accepted', async () => {
  const channel = outboxChannel()
  channel.results.push({ ok: false, why: 'later', retryAfterMs: 1 }, { ok: false, why: 'later', retryAfterMs: 1 })
  const road = echoRoad(pool, { channel })
  await road.receive(says('later', 'one', { channel: 'outbox' }))
  await road.idle()
  expect(channel.sent).toHaveLength(3)
  expect(await lines(pool, 'later')).toEqual(['customer received one', 'bot sent answer to one'])
})

test.each(['swept', 'written to'])('a send that a crash cut off is uncertain and never repeated: %s', async (how) => {
  const id = `crash-${how}`
  const dying = outboxChannel()
  dying.results.push(gate<never>().promise)
  await echoRoad(pool, { channel: dying }).receive(says(id, 'one', { channel: 'outbox' }))
  await expect.poll(() => dying.sent.length).toBe(1)
  expect(await lines(pool, id)).toEqual(['customer received one', 'bot sending answer to one'])
  await expire(pool, id)
  const channel = outboxChannel()
  const other = echoRoad(pool, { channel })
  if (how === 'swept') expect(await other.sweep()).toBe(1)
  else await other.receive(says(id, 'two', { channel: 'outbox' }))
  await other.idle()
  expect((await lines(pool, id))[1]).toBe('bot uncertain answer to one')
  expect(await alerts(pool, id)).toEqual(['uncertain'])
  expect(channel.sent.map(({ text }) => text)).toEqual(how === 'swept' ? [] : ['answer to two'])
  expect(await standing(pool, id)).toEqual(atRest)
})

test('a channel that throws leaves its reply uncertain, and the chat goes on', async () => {
  const channel = outboxChannel()
  channel.results.push(() => {
    throw new Error('a mistake in the channel')
  })
  const road = echoRoad(pool, { channel })
  await road.receive(says('throws', 'one', { channel: 'outbox' }))
  await road.idle()
  await road.receive(says('throws', 'two', { channel: 'outbox' }))
  await road.idle()
  expect(await lines(pool, 'throws')).toEqual([
    'customer received one',
    'bot uncertain answer to one',
    'customer received two',
    'bot sent answer to two',
  ])
  expect(await alerts(pool, 'throws')).toEqual(['uncertain'])
})

test('the bot is silent while staff own the chat, and what staff answered is not answered later', async () => {
  const road = echoRoad(pool)
  await road.receive(says('staff', 'a person please'))
  await road.idle()
  expect(await standing(pool, 'staff')).toEqual(withQueue)
  await road.receive(says('staff', 'hello?'))
  await enqueue(db, 'staff', { kind: 'staff', act: 'take', staff: 'ann' }, 'take', new Date())
  await road.receive(says('staff', 'still there?'))
  await road.sweep()
  await road.idle()
  expect(await answers(pool, 'staff')).toEqual(['a person comes'])
  expect(await standing(pool, 'staff')).toEqual({ ...atRest, assignee: 'ann' })
  await enqueue(db, 'staff', { kind: 'staff', act: 'say', staff: 'ann', text: 'here' }, 'say', new Date())
  await enqueue(db, 'staff', { kind: 'notice', flow: 'smalltalk', slots: {} }, 'notice', new Date())
  await enqueue(db, 'staff', { kind: 'staff', act: 'back', staff: 'ann' }, 'back', new Date())
  await road.sweep()
  await road.idle()
  expect(await answers(pool, 'staff')).toEqual(['a person comes', 'the bot is back'])
})

test('an event is carried out once, however often it is put in', async () => {
  const road = echoRoad(pool)
  await road.receive(says('event', 'hello'))
  await road.idle()
  const back = { kind: 'staff', act: 'back', staff: 'ann' } as const
  await Promise.all([1, 2, 3].map(() => enqueue(db, 'event', back, 'same', new Date())))
  await road.sweep()
  await road.idle()
  expect(await answers(pool, 'event')).toEqual(['answer to hello', 'the bot is back'])
  expect(await standing(pool, 'event')).toEqual(atRest)
})

test('a drain finishes the turn under way and leaves what waits to other processes at once', async () => {
  const slow = thinking('one')
  const road = echoRoad(pool, slow)
  await road.receive(says('drain', 'one'))
  await slow.began('one')
  await road.receive(says('drain', 'two'))
  const drained = road.drain(10_000)
  // Still acknowledged, so not lost, but not begun here.
  await road.receive(says('drained', 'three'))
  slow.go('one')
  await drained
  expect(await answers(pool, 'drain')).toEqual(['answer to one'])
  expect(await answers(pool, 'drained')).toEqual([])
  expect(await road.sweep()).toBe(0)
  const other = echoRoad(pool)
  expect(await other.sweep()).toBe(2)
  await other.idle()
  expect(await answers(pool, 'drain')).toEqual(['answer to one', 'answer to two'])
  expect(await answers(pool, 'drained')).toEqual(['answer to three'])
  expect(await standing(pool, 'drained')).toEqual(atRest)
})

test('a drain that takes too long gives its conversations to others', async () => {
  const stuck = thinking('one')
  const road = echoRoad(pool, stuck)
  await road.receive(says('overdue', 'one'))
  await stuck.began('one')
  await road.drain(1)
  const other = echoRoad(pool)
  expect(await other.sweep()).toBe(1)
  await other.idle()
  stuck.go('one')
  await road.idle()
  expect(await answers(pool, 'overdue')).toEqual(['answer to one'])
})

test('a bad message among many that are stored together fails alone', async () => {
  const road = echoRoad(pool)
  const ids = Array.from({ length: 10 }, (_, i) => `together-${i}`)
  const results = await Promise.allSettled(
    ids.map((id, i) => road.receive(says(id, i === 4 ? 'nul \u0000' : `hello ${i}`))),
  )
  expect(results.map(({ status }) => status)).toEqual(ids.map((_, i) => (i === 4 ? 'rejected' : 'fulfilled')))
  await road.idle()
  for (const [i, id] of ids.entries()) expect(await answers(pool, id)).toEqual(i === 4 ? [] : [`answer to hello ${i}`])
})

test('commits that the server took before the connection broke are not made again', async () => {
  const channel = outboxChannel()
  const breaking = Object.create(pool) as typeof pool
  let breaks = 0
  breaking.query = (async (query: pg.QueryConfig) => {
    const result = await pool.query(query)
    if (query.name !== 'commit-many' || breaks++ > 0) return result
    throw new Error('Connection terminated unexpectedly')
  }) as typeof pool.query
  const road = echoRoad(breaking, { channel })
  const ids = ['unknown-1', 'unknown-2', 'unknown-3']
  await Promise.all(ids.map((id) => road.receive(says(id, 'hello', { channel: 'outbox' }))))
  await road.idle()
  expect(breaks).toBeGreaterThan(0)
  for (const id of ids) expect(await answers(pool, id)).toEqual(['answer to hello'])
  expect(channel.sent.length).toBeLessThan(3)
})

test('a conversation that two processes died of is tried alone, after the others', async () => {
  const dead = thinking('killer', 'bystander')
  const first = echoRoad(pool, dead)
  for (const text of ['killer', 'bystander']) {
    await first.receive(says(text, text))
    await dead.began(text)
    await expire(pool, text)
  }
  await pool.query(`update conversation set attempts = 2 where id = 'killer'`)
  const again = thinking('killer')
  const second = echoRoad(pool, again)
  const swept = second.sweep()
  await again.began('killer')
  await expect.poll(() => answers(pool, 'bystander')).toEqual(['answer to bystander'])
  again.go('killer')
  expect(await swept).toBe(2)
  expect(await answers(pool, 'killer')).toEqual(['answer to killer'])
})
