import { beforeEach, expect, test } from 'vitest'
import { planLater } from '#desk/later.ts'
import { heartbeat, setPresence } from '#desk/presence.ts'
import { testDatabase } from '../support/database.ts'
import { echoRoad } from '../support/echo-road.ts'
import { answers, says } from '../conversation/conversations.ts'
import { alertsOf, assigneeOf, deskOn, employ, handoffOf, morning, queued } from './chats.ts'

const connection = await testDatabase(10)
const { pool, db } = connection
const road = echoRoad(pool)
const clock = { now: morning }
const desk = deskOn(connection, road, clock)
const minute = 60_000

beforeEach(async () => {
  clock.now = morning
  await pool.query(
    'truncate conversation, message, handoff, presence, alert, follow_up, later_reply, staff, "case" cascade',
  )
})

/** The clock moves; whoever is named has a page open all the while. */
async function after(minutes: number, ...there: string[]) {
  const until = +clock.now + minutes * minute
  while (+clock.now < until) {
    clock.now = new Date(Math.min(until, +clock.now + 15_000))
    await heartbeat(db, there, clock.now)
    await desk.sweep()
    await road.idle()
  }
}

/** A complaint of the chat's is being seen to. */
async function complained(id: string) {
  await desk.sweep()
  await pool.query(
    `insert into "case" (id, number, conversation_id, category, severity, text, first_response_due, proposal_due, close_due, opened_at)
     values ($1, $1, $1, 'quality', 'S3', '不干净', $2, $2, $2, $2)`,
    [id, clock.now],
  )
}

test('a chat that came to people without a call is on the list all the same', async () => {
  await queued(connection, 'broken', { reason: 'broken' })
  await desk.sweep()
  expect(await handoffOf(connection, 'broken')).toMatchObject({ reason: 'broken', priority: 3, taken_by: null })
})

test('a reply for later that cannot be said keeps nobody from the others', async () => {
  for (const id of ['bad', 'good']) {
    await queued(connection, id)
    const later = { conversationId: id, text: '明天联系您', by: 'ann', evenIfCustomerWrites: true }
    await planLater(db, { ...later, dueAt: new Date(+morning + minute) }, morning)
  }
  await pool.query(`alter table message add constraint refused check (conversation_id <> 'bad') not valid`)
  clock.now = new Date(+morning + minute)
  await expect(desk.sweep()).rejects.toThrow('1 chats could not be seen to')
  await pool.query('alter table message drop constraint refused')
  const sent = async () =>
    (await pool.query(`select conversation_id as id from later_reply where status = 'sent' order by 1`)).rows
  expect(await sent()).toEqual([{ id: 'good' }])
  await desk.sweep()
  expect(await sent()).toEqual([{ id: 'bad' }, { id: 'good' }])
})

test('chats are offered in turn to those who are there, have room and know the language', async () => {
  await employ(connection, 'ann', { languages: ['zh'] })
  await employ(connection, 'bob', { languages: ['zh', 'en'] })
  await employ(connection, 'cem', { languages: ['zh'] })
  await heartbeat(db, ['ann', 'bob', 'cem'], clock.now)
  await setPresence(db, 'cem', { status: 'away' }, clock.now)
  await setPresence(db, 'ann', { status: 'online', capacity: 1 }, clock.now)
  for (const id of ['one', 'two', 'three']) await queued(connection, id)
  await queued(connection, 'english', { locale: 'en' })
  await desk.sweep()
  await desk.sweep()
  const offers = await Promise.all(
    ['one', 'two', 'three', 'english'].map(async (id) => (await handoffOf(connection, id))?.['offered_to']),
  )
  // Ann has room for one; whoever is away gets none.
  expect(offers.filter((to) => to === 'ann')).toHaveLength(1)
  expect(offers[3]).toBe('bob')
  expect(offers).not.toContain('cem')
})

test('who does not answer is passed over, then supervisors are called, then the customer is promised a call', async () => {
  for (const id of ['ann', 'bob']) await employ(connection, id)
  await heartbeat(db, ['ann', 'bob'], clock.now)
  await queued(connection, 'slow')
  await after(0.5, 'ann', 'bob')
  const first = (await handoffOf(connection, 'slow'))?.['offered_to']
  await after(1, 'ann', 'bob')
  expect((await handoffOf(connection, 'slow'))?.['offered_to']).not.toBe(first)
  await after(2, 'ann', 'bob')
  expect(await handoffOf(connection, 'slow')).toMatchObject({ supervisors: true, offered_to: null })
  expect(await alertsOf(connection, 'slow')).toContain('supervisor unanswered')
  await after(9, 'ann', 'bob')
  expect(await answers(pool, 'slow')).toEqual(['still waiting'])
  const { rows } = await pool.query(`select kind, status from follow_up where conversation_id = 'slow'`)
  expect(rows).toEqual([{ kind: 'callback', status: 'pending' }])
  // Said once, and the promise is over when somebody writes.
  await after(20, 'ann', 'bob')
  await desk.say({ conversationId: 'slow', staffId: 'ann', id: '1', text: 'sorry' })
  await road.idle()
  expect(await answers(pool, 'slow')).toEqual(['still waiting'])
  expect((await pool.query(`select status, reason from follow_up where conversation_id = 'slow'`)).rows).toEqual([
    { status: 'done', reason: 'answered' },
  ])
})

test.each([
  ['in desk hours', '2026-03-04T10:00:07.413+08:00'],
  ['on a Sunday', '2026-03-08T18:03:59.999+08:00'],
  ['at night', '2026-03-04T22:17:31.007+08:00'],
])('%s who waits while people are there and take nothing is promised a call after ten minutes', async (_, opened) => {
  clock.now = new Date(opened)
  for (const id of ['ann', 'bob']) await employ(connection, id)
  await heartbeat(db, ['ann', 'bob'], clock.now)
  for (const id of ['one', 'two']) await queued(connection, id)
  await after(5, 'ann', 'bob')
  await road.receive(says('one', 'anybody?', { at: clock.now.toISOString() }))
  await after(4, 'ann', 'bob')
  expect((await answers(pool, 'one')).filter((text) => text === 'still waiting')).toEqual([])
  await after(2, 'ann', 'bob')
  for (const id of ['one', 'two']) expect(await answers(pool, id)).toContain('still waiting')
})

test('who came when nobody was there waits no longer than others once somebody is', async () => {
  clock.now = new Date('2026-03-04T20:57:12.345+08:00')
  await employ(connection, 'ann')
  await queued(connection, 'evening')
  await after(2)
  await after(7, 'ann')
  expect(await answers(pool, 'evening')).toEqual([])
  await after(2, 'ann')
  expect(await answers(pool, 'evening')).toEqual(['still waiting'])
})

test('who asks for a person beside a complaint of other days is promised a call as well', async () => {
  await employ(connection, 'ann')
  await queued(connection, 'beside')
  await complained('beside')
  await after(11, 'ann')
  expect(await answers(pool, 'beside')).toEqual(['still waiting'])
})

test('ten minutes after the last page of its owner was closed a chat is the supervisors’, not the bot’s', async () => {
  await employ(connection, 'ann')
  await queued(connection, 'gone')
  await after(1, 'ann')
  await desk.take({ conversationId: 'gone', staffId: 'ann' })
  await after(9)
  expect(await assigneeOf(connection, 'gone')).toBe('ann')
  await after(3)
  expect(await assigneeOf(connection, 'gone')).toBe('queue')
  expect(await handoffOf(connection, 'gone')).toMatchObject({ supervisors: true, taken_by: null })
  expect(await alertsOf(connection, 'gone')).toContain('supervisor owner_gone')
})

test('a chat that is put back into the queue waits there anew; nobody is alarmed or excused at once', async () => {
  await employ(connection, 'ann')
  const by = { conversationId: 'again', staffId: 'ann' }
  await queued(connection, 'again')
  await after(1, 'ann')
  await desk.take(by)
  await desk.say({ ...by, id: '1', text: 'one moment' })
  await after(30, 'ann')
  await road.receive(says('again', 'still there?', { at: clock.now.toISOString() }))
  await desk.transfer({ ...by, to: 'queue' })
  await after(1, 'ann')
  expect(await handoffOf(connection, 'again')).toMatchObject({ supervisors: false })
  expect(await answers(pool, 'again')).toEqual([])
  await after(4, 'ann')
  expect(await alertsOf(connection, 'again')).toContain('supervisor unanswered')
})

test('whose page is open, however quiet, keeps the chat', async () => {
  await employ(connection, 'ann')
  await queued(connection, 'kept')
  await after(1, 'ann')
  await desk.take({ conversationId: 'kept', staffId: 'ann' })
  await after(30, 'ann')
  expect(await assigneeOf(connection, 'kept')).toBe('ann')
})

test('a slow first answer is warned of once before its time and once at it', async () => {
  await queued(connection, 'late')
  await after(3.5)
  expect((await alertsOf(connection, 'late')).filter((what) => what.startsWith('sla'))).toEqual([])
  await after(0.5)
  expect((await alertsOf(connection, 'late')).filter((what) => what.startsWith('sla'))).toEqual([
    'sla_soon first_reply',
  ])
  await after(5)
  expect((await alertsOf(connection, 'late')).filter((what) => what.startsWith('sla'))).toEqual([
    'sla_soon first_reply',
    'sla first_reply',
  ])
})

test('the clock of the next answer runs from the customer’s first unanswered message, and stops with the answer', async () => {
  await employ(connection, 'ann')
  const by = { conversationId: 'next', staffId: 'ann' }
  await queued(connection, 'next')
  await desk.take(by)
  await desk.say({ ...by, id: '1', text: 'hello' })
  await road.idle()
  const write = async (text: string) => {
    const at = clock.now.toISOString()
    const message = {
      conversationId: 'next',
      channel: 'web',
      locale: 'zh',
      externalId: text,
      sender: 'customer',
      text,
      at,
    } as const
    await road.receive(message)
    await road.idle()
  }
  clock.now = new Date(+morning + minute)
  await write('when?')
  await after(2, 'ann')
  await write('hello?')
  await after(1, 'ann')
  // Pages are told that the clock runs, once.
  const { rows } = await pool.query<{ touched: string; seen: string }>(
    `select k.touched, h.seen_touched as seen from conversation k join handoff h on h.conversation_id = k.id where k.id = 'next'`,
  )
  expect(rows[0]?.touched).toBe(rows[0]?.seen)
  expect(await handoffOf(connection, 'next')).toMatchObject({
    waiting_since: new Date(+morning + minute),
    next_due: new Date(+morning + 11 * minute),
  })
  await desk.say({ ...by, id: '2', text: 'at three' })
  await road.idle()
  await after(20, 'ann')
  expect(await handoffOf(connection, 'next')).toMatchObject({ waiting_since: null, next_due: null })
  expect(await alertsOf(connection, 'next')).toEqual([])
})

test('over the night no clock runs, but for an emergency', async () => {
  clock.now = new Date('2026-03-04T20:58:00+08:00')
  await queued(connection, 'evening')
  await desk.sweep()
  expect(await handoffOf(connection, 'evening')).toMatchObject({ first_due: new Date('2026-03-05T08:33:00+08:00') })
  await queued(connection, 'emergency', { reason: 's1' })
  await desk.sweep()
  expect(await handoffOf(connection, 'emergency')).toMatchObject({
    priority: 1,
    first_due: new Date('2026-03-04T21:03:00+08:00'),
    callback_at: null,
  })
})

const waitingWords = async (id: string) =>
  (
    await pool.query<{ text: string }>(
      `select text from message where conversation_id = $1 and sender = 'system' order by seq`,
      [id],
    )
  ).rows.map(({ text }) => text)

test('who writes while waiting hears that it is seen: at the first message, and then at most every five minutes', async () => {
  const asks = async (externalId: string) => {
    await road.receive({ ...says('writes', 'are you there', { at: clock.now.toISOString() }), externalId })
    await road.idle()
  }
  await road.receive(says('writes', 'a person please', { at: morning.toISOString() }))
  await road.idle()
  await after(1)
  expect(await waitingWords('writes')).toEqual([])
  await asks('1')
  await after(0.5)
  expect(await waitingWords('writes')).toEqual(['we have it'])
  for (const id of ['2', '3', '4']) {
    await asks(id)
    await after(1)
  }
  await after(2)
  expect(await waitingWords('writes')).toEqual(['we have it'])
  await asks('5')
  await after(0.5)
  expect(await waitingWords('writes')).toEqual(['we have it', 'we have it'])
})

test('nobody is told to wait whom somebody has, or whom somebody answered on the telephone', async () => {
  await employ(connection, 'ann')
  await heartbeat(db, ['ann'], clock.now)
  for (const id of ['taken', 'phoned']) await road.receive(says(id, 'a person please', { at: morning.toISOString() }))
  await road.idle()
  await desk.take({ conversationId: 'taken', staffId: 'ann' })
  await desk.saidElsewhere({ conversationId: 'phoned', externalId: '1', text: 'we spoke' })
  await road.idle()
  await road.receive(says('phoned', 'hello', { at: morning.toISOString() }))
  await road.receive(says('taken', 'hello', { at: morning.toISOString() }))
  await road.idle()
  await after(1, 'ann')
  expect(await waitingWords('taken')).toEqual(['is here'])
  expect(await waitingWords('phoned')).toEqual([])
})
