import { expect, test } from 'vitest'
import { readConfig } from '#config.ts'
import { checkClaims } from '#simulation/claims.ts'
import { printed } from '#simulation/printed.ts'
import { simulate } from '#simulation/simulate.ts'
import { testDatabase } from '../support/database.ts'

// One connection, so that a fault can be put in and taken back.
const { url, pool } = await testDatabase(1)
const bookings = Number(process.env['BOOKINGS'] ?? 40)
const seed = Number(process.env['SEED'] ?? 7)

test(
  'a week of all sorts of customers adds up, and every claim notices what would break it',
  { timeout: 180_000 },
  async () => {
    const config = readConfig({ PORT: '0', LOG_LEVEL: 'silent' })
    const { ledger, report, claims } = await simulate(config, url, { seed, bookings })
    const text = printed(report, claims)
    if (process.env['SHOW']) console.log(text)
    expect(claims.filter(({ breaches }) => breaches.length > 0)).toEqual([])
    expect(report.bookings.booked).toBeGreaterThan(bookings * 0.8)
    expect(report.bookings.done).toBeGreaterThan(bookings / 2)
    expect(report.surveys.answered).toBeGreaterThan(bookings / 5)
    expect(text).toContain('✔ 下单 = 完成 + 取消 + 未完')

    // Each of these would be a fault of the program; a claim that did not see it would prove nothing.
    for (const [fault, claim] of faults) {
      await pool.query('begin')
      await pool.query(fault)
      const seen = (await checkClaims(pool, ledger, report)).filter(({ breaches }) => breaches.length > 0)
      await pool.query('rollback')
      expect([fault, ...seen.map(({ text: { en } }) => en)]).toContain(claim)
    }
  },
)

/** What would be wrong in the database, and the claim that has to see it. */
const faults: readonly (readonly [fault: string, claim: string])[] = [
  [`update survey set score = 6 - score where score is not null`, 'the scores that customers gave are those on file'],
  [
    `update booking set status = 'cancelled' where status = 'done'`,
    'cancelled as customers heard it = cancelled on file, lapses aside',
  ],
  [`update booking set ref = 'X' || ref`, 'the orders that customers heard of are those on file'],
  [
    `delete from survey; update follow_up set status = 'pending', due_at = now() + interval '99 years' where false; delete from follow_up where kind = 'survey'`,
    'each done visit has a survey or a recorded reason for none',
  ],
  [
    `update follow_up set status = 'pending', due_at = planned_at where key = (select key from follow_up where kind = 'reminder' and status = 'done' limit 1)`,
    'nothing is left undone whose time has come',
  ],
  [`update follow_up set reason = null where status = 'void'`, 'whatever was not done says why'],
  [
    `update follow_up set status = 'void', reason = 'x' where kind = 'survey' and status = 'done'`,
    'what was done was told once, what was not done never',
  ],
  [`update conversation set handled_seq = handled_seq - 1`, 'every unasked message had its turn'],
  [
    `update message set at = date_trunc('day', at) + interval '15 hours' where external_id like 'event:follow-up:survey:%'`,
    'quiet hours are kept, unless a visit is near',
  ],
  [
    `update follow_up set kind = 'care' where kind = 'return_visit'; update message set at = date_trunc('day', at) where external_id like 'event:follow-up:return_visit:%'; update message set at = (select min(at) from message) where external_id like 'event:follow-up:return_visit:%'`,
    'no chat is sent more than one greeting a day',
  ],
  [
    `insert into survey (id, conversation_id, status, sent_at, created_at) select id || 'x', conversation_id, 'sent', sent_at + interval '1 day', created_at from survey where sent_at is not null limit 1`,
    'nobody is asked for a rating twice within 14 days',
  ],
  [
    `update "case" set opened_at = opened_at - interval '9 days', closed_at = null; update survey set sent_at = (select max(opened_at) + interval '1 minute' from "case" c where c.conversation_id = survey.conversation_id) where conversation_id in (select conversation_id from "case")`,
    'nobody is asked for a rating while a complaint is open',
  ],
  [
    `insert into message (conversation_id, seq, sender, text, status, at, payload) select id, -1, 'event', '', 'received', now(), '{"kind": "staff", "act": "take"}' from conversation`,
    'the bot is silent while staff have the chat',
  ],
  [`insert into alert (kind, detail, at) values ('s1', '{}', now())`, 'every alert has its cause'],
  [
    `delete from alert where kind = 'dispatch'; insert into alert (kind, conversation_id, detail, at) select 'sla', c.conversation_id, jsonb_build_object('number', c.number, 'what', 'close', 'deadline', f.data->>'deadline'), now() from "case" c join follow_up f on f.key = 'sla_close:' || c.id`,
    'each missed deadline of a complaint alarms once, a kept one never',
  ],
  [
    `update "case" set closed_at = close_due + interval '1 minute' where closed_at is not null`,
    'a deadline that is called kept was kept',
  ],
]
