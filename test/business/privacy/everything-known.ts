import { expect } from 'vitest'
import type pg from 'pg'
import { givenBooking } from '#business/bookings/given.ts'
import type { Connection } from '#db/client.ts'
import { demoCompany } from '../demo-company.ts'

/** What must not be found any more; none is part of anything else in the database. */
export const secrets = {
  name: '欧阳绮梦',
  phone: '13912340067',
  address: '漕溪北路八百八十八弄',
  words: '我家钥匙在门口第三块砖下面',
  account: '7700991234',
}
const { name, phone, address, words, account } = secrets
const all = `${name} ${phone} ${address} ${words} ${account}`

export const chat = `telegram:main:${account}`
const otherChat = `web:${account}-second`
const now = new Date('2026-03-04T10:00:00+08:00')
const company = demoCompany()

/** Puts somebody into every table that may know something of a customer, wherever words of his may stand. */
export async function everythingKnown(
  connection: Connection,
): Promise<{ booking: string; ref: string; complaint: string }> {
  const { db, pool } = connection
  const run = (text: string, values: unknown[] = []) => pool.query(text, values)
  const state = JSON.stringify({ slots: { name, phone, address }, at: now.toISOString() })
  for (const id of ['person', 'emptied'])
    await run(
      `insert into customer (id, name, phone, addresses, tags, birthday, created_at) values ($1, $2, $3, $4, $5, '03-04', $6)`,
      [id, name, phone, JSON.stringify([{ address, district: '徐汇区' }]), [words], now],
    )
  for (const [id, channel, customer] of [
    [chat, 'telegram', 'person'],
    [otherChat, 'web', 'emptied'],
  ])
    await run(
      `insert into conversation (id, channel, customer_id, display_name, state, last_seq) values ($1, $2, $3, $4, $5, 9)`,
      [id, channel, customer, name, state],
    )
  const given = {
    service: 'clean-daily',
    size: { area: 60 },
    name,
    phone,
    address,
    note: words,
    district: '徐汇区',
    worker: null,
  }
  const row = await givenBooking(
    db,
    company,
    {
      ...given,
      start: new Date('2026-02-20T10:00:00+08:00'),
      status: 'done',
      customerId: 'person',
      conversationId: chat,
    },
    now,
  )
  await run(`insert into booking_event (id, booking_id, status, at, note) values ('be', $1, 'done', $2, $3)`, [
    row.id,
    now,
    all,
  ])
  await run(
    `insert into "case" (id, number, customer_id, conversation_id, booking_id, category, severity, status, text, media, remedy,
      safety_action, decision, cause, external_number, amount_fen, first_response_due, proposal_due, close_due, opened_at)
      values ('case', 'TS1', 'person', $1, $2, 'damage', 'S3', 'closed', $3, $4, $3, $3, $3, $3, $3, 5000, $5, $5, $5, $5)`,
    [chat, row.id, all, JSON.stringify([all]), now],
  )
  await run(
    `insert into case_event (id, case_id, kind, text, by, at) values ('ce', 'case', 'contact', $1, 'ann', $2)`,
    [all, now],
  )
  await run(
    `insert into case_proposal (id, case_id, rung, amount_fen, text, assessed_by, status, proposed_by, at)
      values ('cp', 'case', 'damage', 5000, $1, $1, 'accepted', 'ann', $2)`,
    [all, now],
  )
  await run(
    `insert into case_wait (id, case_id, before, question, since, until) values ('cw', 'case', 'open', $1, $2, $2)`,
    [all, now],
  )
  await run(`insert into case_rating (case_id, score, text, at) values ('case', 4, $1, $2)`, [all, now])
  await run(
    `insert into case_news (key, case_id, conversation_id, flow, slots, words, by, at) values ('n', 'case', $1, 'case-decision', $2, $3, 'ann', $4)`,
    [chat, JSON.stringify({ decision: all }), all, now],
  )
  await run(
    `insert into improvement (id, cause, action, owner, created_by, created_at) values ('i', $1, $2, 'ann', 'ann', $3)`,
    [`没有给${name}（${phone}）鞋套`, `去${address}前带鞋套`, now],
  )
  await run(`insert into case_improvement values ('case', 'i')`)
  await run(
    `insert into survey (id, booking_id, customer_id, conversation_id, status, score, text, remarks, created_at)
      values ('s', $1, 'person', $2, 'answered', 5, $3, '[{"dimension": "quality", "mood": "good"}]', $4)`,
    [row.id, chat, all, now],
  )
  await run(
    `insert into feedback (id, kind, customer_id, conversation_id, text, created_at) values ('f', 'praise', 'person', $1, $2, $3)`,
    [chat, all, now],
  )
  await run(
    `insert into poll (id, key, kind, customer_id, conversation_id, status, score, text, created_at)
      values ('p', $1, 'nps', 'person', $2, 'answered', 9, $3, $4)`,
    [`poll:${chat}`, chat, all, now],
  )
  await run(`insert into follow_up (key, kind, conversation_id, due_at, data) values ($1, 'care', $2, $3, $4)`, [
    `care:${chat}`,
    chat,
    new Date(+now + 3_600_000),
    JSON.stringify({ words: all }),
  ])
  await run(`insert into performed_action (key, result, at) values ($1, $2, $3)`, [
    `${chat}:7:book:x`,
    JSON.stringify({ all }),
    now,
  ])
  for (const [seq, sender, status] of [
    [1, 'customer', 'received'],
    [2, 'bot', 'sent'],
    [3, 'staff', 'uncertain'],
    [4, 'event', 'received'],
    [5, 'bot', 'sending'],
  ] as const)
    await run(
      `insert into message (conversation_id, seq, sender, external_id, text, choices, payload, status, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        chat,
        seq,
        sender,
        `${account}:${seq}`,
        all,
        JSON.stringify([{ id: 'a', label: all }]),
        JSON.stringify({ card: all }),
        status,
        now,
      ],
    )
  await run(
    `insert into turn (conversation_id, seq, last_seq, said, flow, step, given, trace, at) values ($1, 1, 2, 1, 'booking', 'phone', $2, $3, $4)`,
    [
      chat,
      JSON.stringify([
        {
          kind: 'message',
          text: all,
          severity: 'S3',
          commands: [{ kind: 'set', slot: 'phone', value: phone, text: all }],
          why: [all],
        },
      ]),
      JSON.stringify([`meant ${all}`, 'goal booking', 'ask phone', `chose ${address}`, 'booking ended: booked']),
      now,
    ],
  )
  await run(`insert into chat_session (token_hash, conversation_id) values ('hash', $1)`, [otherChat])
  await run(`insert into alert (kind, conversation_id, detail, at) values ('case', $1, $2, $3)`, [
    chat,
    JSON.stringify({ all }),
    now,
  ])
  await run(
    `insert into handoff (id, conversation_id, reason, priority, opened_at, note) values ('h', $1, 'asked', 4, $2, $3)`,
    [chat, now, all],
  )
  await run(`insert into note (id, conversation_id, text, by, at) values ('note', $1, $2, 'ann', $3)`, [chat, all, now])
  await run(`insert into mention_seen values ('note', 'ann')`)
  await run(`insert into read_mark values ('ann', $1, 3)`, [chat])
  await run(
    `insert into later_reply (id, conversation_id, text, by, due_at, after_seq, created_at) values ('l', $1, $2, 'ann', $3, 3, $3)`,
    [chat, all, now],
  )
  await run(
    `insert into staff_file (id, conversation_id, by, name, mime, size, content, at) values ('sf', $1, 'ann', $2, 'image/png', 3, 'png', $3)`,
    [chat, all, now],
  )
  const fields = { name, phone, addresses: [{ address }], tags: [words] }
  await run(
    `insert into customer_merge (id, kept_id, other_id, moved, by, at) values ('m', 'person', 'emptied', $1, 'ann', $2)`,
    [JSON.stringify({ conversations: [otherChat], before: fields, after: fields }), now],
  )
  await run(`insert into chat_summary values ($1, 3, $2, $3)`, [chat, JSON.stringify({ wish: all }), now])
  await run(`insert into verified_phone values ($1, $2, $3)`, [chat, phone, now])
  await run(`insert into identity_link (id, conversation_id, other_conversation_id, at) values ('il', $1, $2, $3)`, [
    otherChat,
    chat,
    now,
  ])
  await run(`insert into unanswered_question values ($1, $2, $3, 'zh', 0.1, $4)`, [`${chat}:1`, chat, all, now])
  await run(`insert into model_usage values ($1, '2026-03-04', 1, 2, 3, 4)`, [chat])
  await run(`insert into wechat_window (conversation_id) values ($1)`, [chat])
  await run(`insert into wechat_kf_sent values ('mid', $1, $2, $3)`, [chat, `${chat}:2`, now])
  await run(`insert into staff_group_topic (conversation_id, group_id) values ($1, -100)`, [chat])
  await run(`insert into staff_group_post (conversation_id, key, kind, text) values ($1, 'k', 'text', $2)`, [chat, all])
  await run(`insert into contact_choice (owner, promotions, at) values ($1, false, $2)`, [chat, now])
  await run(
    `insert into data_request (id, kind, conversation_id, asked_by, asked_at, due_at) values ('d', 'erase', $1, 'customer', $2, $2)`,
    [chat, now],
  )
  await run(`insert into care_consent values ('person', 'given', $1)`, [now])
  return { booking: row.id, ref: row.ref, complaint: 'case' }
}

/** Every table in whose rows one of these texts stands, by table and text; whatever the columns' types are. */
export async function whereFound(
  pool: pg.Pool,
  wanted: Readonly<Record<string, string>>,
): Promise<Map<string, string[]>> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1`,
  )
  expect(tables.length).toBeGreaterThan(40)
  const found = new Map<string, string[]>()
  for (const { name: table } of tables) {
    // A row as text has the text of all its columns: jsonb with letters as they are, bytes as hexadecimal digits.
    const { rows } = await pool.query<{ what: string }>(
      `select distinct w.key as what from ${table} t join jsonb_each_text($1) w on strpos(t::text, w.value) > 0
        or strpos(t::text, encode(convert_to(w.value, 'UTF8'), 'hex')) > 0`,
      [JSON.stringify(wanted)],
    )
    if (rows.length > 0) found.set(table.replace('public.', ''), rows.map(({ what }) => what).toSorted())
  }
  return found
}
