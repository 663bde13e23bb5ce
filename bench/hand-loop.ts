import type pg from 'pg'
import { refOf, turnByHand, type Answers, type Progress } from './work.ts'
import type { Subject } from './subject.ts'

/** Its own tables, so that neither side pays for the other's indexes. */
export const handTables = `
create table hand_message (
  id bigint generated always as identity primary key, chat text not null, dir "char" not null, ext_id text,
  body text not null, buttons int, at timestamptz not null default now());
create unique index hand_message_ext on hand_message (chat, ext_id) where dir = 'i';
create index hand_message_chat on hand_message (chat, id);
create table hand_chat (chat text primary key, state jsonb, version int not null, last_in bigint not null);
create table hand_booking (
  id bigint generated always as identity primary key, ref text not null unique, chat text not null,
  service text not null, size int not null, date date not null, slot text not null, address text not null,
  phone text not null, at timestamptz not null default now())`

const receive = {
  name: 'hand-receive',
  text: `with m as (
    insert into hand_message (chat, dir, ext_id, body) values ($1, 'i', $2, $3)
    on conflict (chat, ext_id) where dir = 'i' do nothing returning id)
  select coalesce((select id from m), (select id from hand_message where chat = $1 and ext_id = $2 and dir = 'i')) as id,
    c.state, c.version, c.last_in
  from (select 1) one left join hand_chat c on c.chat = $1`,
}
const turn = `with c as (
    insert into hand_chat (chat, state, version, last_in) values ($1, $2, 1, $4)
    on conflict (chat) do update set state = excluded.state, version = hand_chat.version + 1, last_in = excluded.last_in
    where hand_chat.version = $3 returning version),
  o as (insert into hand_message (chat, dir, body, buttons) select $1, 'o', $5, $6 from c)`
const commit = { name: 'hand-commit', text: `${turn} select version from c` }
const commitBooking = {
  name: 'hand-commit-booking',
  text: `${turn},
  b as (insert into hand_booking (ref, chat, service, size, date, slot, address, phone)
    select $7, $1, $8, $9, $10, $11, $12, $13 from c)
  select version from c`,
}

interface Row {
  id: string
  state: Progress | null
  version: number | null
  last_in: string | null
}

/**
 * What the road is compared with: one statement that stores a message and loads its chat, one that commits the turn.
 * No engine, no lease, no outbox, no people; a redelivery is noticed and a second replica is refused.
 */
export function handLoop(pool: pg.Pool): Subject {
  return {
    async say(chat, message, expectsReply) {
      const { rows } = await pool.query<Row>({ ...receive, values: [chat, message.id, message.text] })
      const row = rows[0]
      if (!row || (row.last_in !== null && Number(row.last_in) >= Number(row.id))) return undefined
      const { progress, reply, booking } = turnByHand(row.state, chat, message.text)
      const values = [chat, progress && JSON.stringify(progress), row.version ?? 0, row.id, reply.text, reply.buttons]
      const done = await pool.query(
        booking ? { ...commitBooking, values: [...values, refOf(chat), ...columnsOf(booking)] } : { ...commit, values },
      )
      return done.rowCount === 1 && expectsReply ? reply : undefined
    },
    idle: () => Promise.resolve(),
  }
}

export const columnsOf = (b: Answers) => [b.service, b.size, b.date, b.slot, b.address, b.phone]
