import { beforeEach, describe, expect, test } from 'vitest'
import { erase } from '#business/privacy/erase.ts'
import { testDatabase } from '../../support/database.ts'
import { chat, everythingKnown, secrets, whereFound } from './everything-known.ts'

const connection = await testDatabase(4)
const { db, pool } = connection
const now = new Date('2026-03-05T10:00:00+08:00')
const request = { conversationId: chat, settled: false, by: 'ann' }

beforeEach(async () => {
  const { rows } = await pool.query<{ all: string }>(
    `select string_agg(format('%I', tablename), ', ') as all from pg_tables where schemaname = 'public' and tablename <> 'audit_entry'`,
  )
  await pool.query(`truncate ${rows[0]?.all} cascade`)
})

/** What knows nothing of customers: the company's own tables, staff's, and the program's. */
const ofNobody = [
  'assignment', 'audit_entry', 'bulletin', 'canned_reply', 'care_consent', 'care_gift', 'case_improvement', 'catalogue',
  'flow_version', 'mention_seen', 'payment', 'presence', 'staff', 'staff_account', 'staff_group_heard', 'staff_invitation',
  'staff_session', 'staff_telegram', 'staff_telegram_code', 'staff_try', 'staff_two_factor', 'staff_verification',
  'wechat_kf_account', 'worker', 'worker_certificate', 'worker_shift', 'worker_time_off',
] // prettier-ignore

test('of somebody who is erased no name, number, address, account or word is found in any column of any table', async () => {
  await everythingKnown(connection)
  const before = await whereFound(pool, secrets)
  const { rows: tables } = await pool.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  )
  // A new table is either filled by the test, so that it is searched in earnest, or is nobody's.
  const seeded = [...before.keys()].map((name) => name.replaceAll('"', ''))
  expect([...seeded, ...ofNobody].toSorted()).toEqual(tables.map(({ name }) => name))
  expect(await erase(db, request, now)).toMatchObject({ ok: true, topics: 1 })
  expect(await whereFound(pool, secrets)).toEqual(new Map())
})

test('what the company has to account for stays: dates, kinds, money, scores, and that something was said', async () => {
  const { booking, complaint } = await everythingKnown(connection)
  const told = async (text: string, values: unknown[] = []) => (await pool.query(text, values)).rows
  const kept = `select ref, service_id, start_at, price_fen, status, district, quote, created_at from booking where id = $1`
  const [bookings, cases] = [
    await told(kept, [booking]),
    await told(`select number, category, severity, amount_fen, opened_at from "case" where id = $1`, [complaint]),
  ]
  await erase(db, request, now)
  expect(await told(kept, [booking])).toEqual(bookings)
  expect(
    await told(`select number, category, severity, amount_fen, opened_at from "case" where id = $1`, [complaint]),
  ).toEqual(cases)
  expect(await told(`select score, remarks from survey`)).toEqual([
    { score: 5, remarks: [{ dimension: 'quality', mood: 'good' }] },
  ])
  expect(await told(`select sender, text from message order by seq`)).toHaveLength(5)
  expect(await told(`select flow, step, given, trace from turn`)).toEqual([
    {
      flow: 'booking',
      step: 'phone',
      given: [{ kind: 'message', text: '', severity: 'S3', commands: [{ kind: 'set' }] }],
      trace: ['goal booking', 'ask phone', 'booking ended: booked'],
    },
  ])
  expect(await told(`select cause, action from improvement`)).toEqual([
    { cause: '没有给***（***）鞋套', action: '去***前带鞋套' },
  ])
  const [one] = await told(`select id from conversation where customer_id = 'person'`)
  expect(
    await told(`select distinct conversation_id as id from (select conversation_id from booking union all
    select conversation_id from "case" union all select conversation_id from message) x`),
  ).toEqual([one])
})

test('nothing that was planned is still sent, and nobody has the chat', async () => {
  await everythingKnown(connection)
  await pool.query(`update conversation set assignee = 'ann', lease_until = now(), epoch = 3 where id = $1`, [chat])
  await erase(db, request, now)
  const { rows } = await pool.query(`select
    (select count(*)::int from follow_up where status = 'pending') as planned,
    (select count(*)::int from later_reply) as later, (select count(*)::int from case_news) as news,
    (select count(*)::int from message where status not in ('sent', 'received')) as unsettled,
    (select count(*)::int from conversation where assignee <> 'bot' or lease_until is not null) as held,
    (select max(epoch) from conversation) as epoch,
    (select bool_and(not surveys and not promotions) from contact_choice) as left_alone`)
  expect(rows).toEqual([{ planned: 0, later: 0, news: 0, unsettled: 0, held: 0, epoch: 4, left_alone: true }])
})

test('others keep everything, also whoever has the same name and number', async () => {
  await everythingKnown(connection)
  await pool.query(`insert into customer (id, name, phone, created_at) values ('namesake', $1, $2, now())`, [
    secrets.name,
    secrets.phone,
  ])
  await pool.query(
    `insert into conversation (id, channel, customer_id, last_seq) values ('web:other', 'web', 'namesake', 1)`,
  )
  await pool.query(
    `insert into message (conversation_id, seq, sender, text, status, at) values ('web:other', 1, 'customer', $1, 'received', now())`,
    [secrets.words],
  )
  await erase(db, request, now)
  const { name, phone, words } = secrets
  expect([...(await whereFound(pool, { name, phone, words })).keys()]).toEqual(['customer', 'message'])
})

test('a chat without a file is erased by itself', async () => {
  await everythingKnown(connection)
  await pool.query(`update conversation set customer_id = null where id = $1`, [chat])
  await pool.query(`update booking set customer_id = null; `)
  await erase(db, request, now)
  const { rows } = await pool.query(`select id from conversation order by id`)
  expect(rows.map(({ id }) => String(id).split(':')[0])).toEqual(['erased', 'web'])
  expect((await pool.query(`select name, phone, address, note from booking`)).rows).toEqual([
    { name: null, phone: null, address: null, note: null },
  ])
})

test('what was erased is not erased again, and what is not there is said to be unknown', async () => {
  await everythingKnown(connection)
  await erase(db, request, now)
  const { rows } = await pool.query<{ id: string }>(`select id from conversation where customer_id = 'person'`)
  const again = { conversationId: rows[0]?.id ?? '', settled: false, by: 'ann' }
  expect(await erase(db, again, now)).toEqual({ ok: false, reason: 'erased_already' })
  expect(await erase(db, request, now)).toEqual({ ok: false, reason: 'unknown_chat' })
})

describe('is refused, and changes nothing, while', () => {
  test.each([
    ['a visit is to come', `update booking set status = 'confirmed'`, 'booking_open', undefined],
    ['a time is held', `update booking set status = 'held'`, 'booking_open', undefined],
    ['a complaint is open', `update "case" set status = 'proposed'`, 'complaint_open', undefined],
    [
      'a deposit has to go back',
      `update booking set status = 'cancelled'; insert into payment select 'pay', id, 'deposit', 3000, 'cash', 'r', 'ann', now() from booking`,
      'refund_owed',
      3000,
    ],
    ['a cancelling fee is open', `update booking set status = 'cancelled', fee_fen = 2000`, 'fee_owed', 2000],
    [
      'a promised refund has not gone out',
      `update "case" set accepted = true; insert into payment select 'pay', id, 'balance', 9000, 'cash', 'r', 'ann', now() from booking`,
      'refund_owed',
      5000,
    ],
  ])('%s', async (_what, sql, why, amountFen) => {
    await everythingKnown(connection)
    await pool.query(sql)
    const before = await whereFound(pool, secrets)
    const refused = await erase(db, request, now)
    expect(refused).toMatchObject({
      ok: false,
      obstacles: [{ why, ...(amountFen === undefined ? {} : { amountFen }) }],
    })
    expect(await whereFound(pool, secrets)).toEqual(before)
    // That money was settled elsewhere is for a person to say; a visit and a complaint are not.
    const said = await erase(db, { ...request, settled: true }, now)
    expect(said.ok).toBe(amountFen !== undefined)
  })
})
