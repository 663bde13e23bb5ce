import { beforeEach, expect, test } from 'vitest'
import { dailyPruning, prune } from '#jobs/prune.ts'
import { demoCompany } from '../business/demo-company.ts'
import { testDatabase } from '../support/database.ts'

const { db, pool } = await testDatabase(4)
const company = demoCompany()
const { privacy } = company
const now = new Date('2026-03-05T10:00:00+08:00')
const ago = (days: number) => new Date(+now - days * 86_400_000)
const run = (text: string, values: unknown[] = []) => pool.query<Record<string, unknown>>(text, values)
const count = async (table: string) => (await run(`select count(*)::int as n from "${table}"`)).rows[0]?.['n']

beforeEach(() =>
  run(`truncate performed_action, case_news, later_reply, staff_file, staff_session, staff_verification, staff_telegram_code, staff_try,
    staff_group_post, turn, follow_up, alert, model_usage, unanswered_question, staff_invitation, conversation, message, handoff, note,
    chat_session, chat_summary, booking, "case", staff, payment cascade`),
)

/** How to make a row of each table, so many days old. */
const old: Record<string, [term: keyof typeof privacy.keepDays, insert: string]> = {
  performed_action: ['technical', `insert into performed_action values ('k' || random(), '{}', $1)`],
  later_reply: [
    'technical',
    `insert into later_reply (id, conversation_id, text, by, due_at, after_seq, status, created_at) values (random(), 'c', 'x', 'ann', $1, 1, 'sent', $1)`,
  ],
  staff_file: [
    'technical',
    `insert into staff_file (id, conversation_id, by, name, mime, size, content, at) values (random(), 'c', 'ann', 'x', 'image/png', 1, 'x', $1)`,
  ],
  staff_verification: [
    'technical',
    `insert into staff_verification (id, identifier, value, expires_at) values (random(), 'x', 'x', $1)`,
  ],
  staff_try: ['technical', `insert into staff_try values (random(), 1, $1, $1)`],
  turn: ['figures', `insert into turn values ('c', random() * 1e9, 1, 1, null, null, '[]', '[]', $1)`],
  follow_up: [
    'figures',
    `insert into follow_up (key, kind, due_at, done_at, status) values (random(), 'care', $1, $1, 'done')`,
  ],
  alert: ['figures', `insert into alert (kind, at) values ('case', $1)`],
  model_usage: ['figures', `insert into model_usage values (random(), $1::timestamptz, 1, 1, 1, 1)`],
  unanswered_question: ['figures', `insert into unanswered_question values (random(), 'c', 'x', 'zh', 0, $1)`],
  staff_invitation: [
    'figures',
    `insert into staff_invitation (id, token_hash, purpose, role, created_at, expires_at) values (random(), random(), 'join', 'agent', $1, $1)`,
  ],
}

test.each(Object.entries(old))('%s: what has had its time goes, what has not stays', async (table, [term, insert]) => {
  for (const days of [privacy.keepDays[term] + 2, privacy.keepDays[term] - 2]) await run(insert, [ago(days)])
  expect(await count(table)).toBe(2)
  expect(await prune(db, privacy, now)).toEqual({ [table]: 1 })
  expect(await count(table)).toBe(1)
})

test('what is still to be done stays, however old', async () => {
  await run(`insert into follow_up (key, kind, due_at) values ('k', 'care', $1)`, [ago(9_000)])
  await run(
    `insert into later_reply (id, conversation_id, text, by, due_at, after_seq, created_at) values ('l', 'c', 'x', 'ann', $1, 1, $1)`,
    [ago(9_000)],
  )
  expect(await prune(db, privacy, now)).toEqual({})
  expect([await count('follow_up'), await count('later_reply')]).toEqual([1, 1])
})

test('many go in many statements, and none is left', async () => {
  await run(`insert into performed_action select 'k' || n, '{}', $1 from generate_series(1, 2500) n`, [ago(100)])
  expect(await prune(db, privacy, now, 100)).toEqual({ performed_action: 2_500 })
  expect(await count('performed_action')).toBe(0)
})

test('what another process has locked is left to it, and nobody waits', async () => {
  await run(`insert into performed_action select 'k' || n, '{}', $1 from generate_series(1, 10) n`, [ago(100)])
  const client = await pool.connect()
  await client.query(`begin`)
  await client.query(`select 1 from performed_action where key = 'k1' for update`)
  expect(await prune(db, privacy, now)).toEqual({ performed_action: 9 })
  await client.query('rollback')
  client.release()
})

test('of a turn the words go after a month, and what figures are counted from stays', async () => {
  const given = [
    {
      kind: 'message',
      text: '我住漕溪北路',
      commands: [{ kind: 'set', slot: 'address', value: '漕溪北路' }],
      why: ['x'],
    },
  ]
  const trace = ['meant {"kind":"set"}', 'goal booking', 'ask phone', 'booking ended: booked', 'handoff: asked']
  const values = (days: number) => [JSON.stringify(given), JSON.stringify(trace), ago(days)]
  await run(
    `insert into turn select 'c', n, n, 1, 'booking', 'phone', $1, $2, $3::timestamptz + (n / 7) * interval '1 second' from generate_series(1, 250) n`,
    values(40),
  )
  await run(`insert into turn values ('c', 900, 1, 1, 'booking', 'phone', $1, $2, $3)`, values(10))
  expect(await prune(db, privacy, now, 20)).toEqual({ 'turn texts': 250 })
  expect(await prune(db, privacy, now, 20)).toEqual({})
  const { rows } = await run(
    `select given, trace, flow, step, count(*)::int as n from turn group by 1, 2, 3, 4 order by n`,
  )
  expect(rows).toEqual([
    { given, trace, flow: 'booking', step: 'phone', n: 1 },
    {
      given: [{ kind: 'message', text: '', commands: [{ kind: 'set' }] }],
      trace: ['goal booking', 'ask phone', 'booking ended: booked', 'handoff: asked'],
      flow: 'booking',
      step: 'phone',
      n: 250,
    },
  ])
})

test('the words of a chat go after three quiet years, unless something of it is open', async () => {
  const quiet = ago(privacy.keepDays.words + 1)
  for (const id of ['quiet', 'held', 'complains', 'books', 'recent']) {
    await run(
      `insert into conversation (id, channel, state, last_seq, assignee) values ($1, 'web', '{"slots": {"x": "话"}}', 2, $2)`,
      [id, id === 'held' ? 'ann' : 'bot'],
    )
    for (const seq of [1, 2])
      await run(
        `insert into message (conversation_id, seq, sender, text, payload, status, at) values ($1, $2, 'customer', '话', '{"card": "话"}', 'received', $3)`,
        [id, seq, id === 'recent' && seq === 2 ? ago(5) : quiet],
      )
    await run(`insert into note (id, conversation_id, text, by, at) values ($1, $1, '话', 'ann', $2)`, [id, quiet])
    await run(`insert into chat_session (token_hash, conversation_id) values ($1, $1)`, [id])
  }
  await run(
    `insert into "case" (id, number, conversation_id, category, severity, text, first_response_due, proposal_due, close_due, opened_at)
      values ('x', 'TS1', 'complains', 'damage', 'S3', '话', now(), now(), now(), now())`,
  )
  await run(
    `insert into booking (id, ref, conversation_id, service_id, start_at, end_at, original_start_at, price_fen, quote, status, created_at)
      values ('b', 'GJ1', 'books', 'clean-daily', now(), now(), now(), 100, '{}', 'confirmed', now())`,
  )
  expect(await prune(db, privacy, now)).toEqual({ chats: 1 })
  expect(await prune(db, privacy, now)).toEqual({})
  const { rows } = await run(
    `select distinct conversation_id as id from message where text = '话' or payload is not null order by 1`,
  )
  expect(rows.map(({ id }) => id)).toEqual(['books', 'complains', 'held', 'recent'])
  expect([await count('message'), await count('note'), await count('chat_session')]).toEqual([10, 4, 4])
})

test('the audit and money are never removed', async () => {
  await run(`insert into audit_entry (at, what) values ($1, 'login')`, [ago(9_000)])
  await run(
    `insert into booking (id, ref, conversation_id, service_id, start_at, end_at, original_start_at, price_fen, quote, status, created_at)
      values ('b', 'GJ1', 'c', 'clean-daily', $1, $1, $1, 100, '{}', 'done', $1)`,
    [ago(9_000)],
  )
  await run(`insert into payment values ('p', 'b', 'balance', 100, 'cash', 'r', 'ann', $1)`, [ago(9_000)])
  expect(await prune(db, privacy, now)).toEqual({})
  expect([await count('audit_entry'), await count('booking'), await count('payment')]).toEqual([1, 1, 1])
})

test('once a day by the company’s calendar, in the small hours or whenever the program runs after them', async () => {
  const pruneNow = dailyPruning(db, company)
  const at = (clock: string) => pruneNow(new Date(`2026-03-${clock}:00+08:00`))
  const ran = []
  for (const clock of ['05T03:00', '05T03:40', '05T03:50', '05T23:59', '06T00:10', '06T09:00'])
    ran.push((await at(clock)) !== undefined)
  expect(ran).toEqual([false, true, false, false, false, true])
})
