import type pg from 'pg'
import { givenBooking } from '#business/bookings/given.ts'
import type { Company } from '#business/catalogue/company.ts'
import { replan } from '#business/follow-ups/replan.ts'
import type { Connection } from '#db/client.ts'
import type { BookingStatus } from '#db/schema/business.ts'

export const began = new Date('2026-03-04T10:00:00+08:00')

/** Moments of the set clock at which much is due: the evening before, the visits, the days after. */
export const moments = [
  '04T12:00',
  '04T18:00',
  '04T20:59',
  '05T09:00',
  '05T12:00',
  '05T13:00',
  '05T14:10',
  '05T14:30',
  '05T15:00',
  '05T17:30',
  '06T10:00',
  '07T12:00',
].map((text) => new Date(`2026-03-${text}:00+08:00`))

const start = new Date('2026-03-05T14:00:00+08:00')
const earlier = new Date('2026-03-04T06:30:00+08:00')
const next = new Date('2026-03-05T12:00:00+08:00')
const far = new Date('2026-03-20T14:00:00+08:00')
const kinds: readonly { status: BookingStatus; start: Date }[] = [
  { status: 'confirmed', start },
  { status: 'confirmed', start },
  { status: 'on_the_way', start },
  { status: 'in_service', start: next },
  { status: 'done', start: earlier },
  { status: 'confirmed', start: far },
  // Cancelled after it was planned: its rows are void.
  { status: 'cancelled', start },
]

/** Chats with one booking each, in all states, and a clock that is set in the database; the same for every run. */
export async function furnishWorld({ db, pool }: Pick<Connection, 'db' | 'pool'>, company: Company, visits: number) {
  await pool.query(`create table if not exists test_clock (at timestamptz not null)`)
  await pool.query('delete from test_clock')
  await pool.query('insert into test_clock values ($1)', [began])
  // What was settled, and by which clock.
  await pool.query(
    `create table if not exists settled (key text, status text, kind text, due_at timestamptz, at timestamptz)`,
  )
  await pool.query(`create or replace function note_settled() returns trigger language plpgsql as $$ begin
    insert into settled select new.key, new.status, new.kind, old.due_at, at from test_clock; return new; end $$`)
  await pool.query(`create or replace trigger note_settled after update on follow_up for each row
    when (old.status = 'pending' and new.status <> 'pending') execute function note_settled()`)
  for (let n = 0; n < visits; n++) {
    const conversationId = `web:world:${n}`
    const { status, start: at } = kinds[n % kinds.length] ?? { status: 'confirmed', start }
    await pool.query(`insert into conversation (id, channel, created_at) values ($1, 'web', $2)`, [
      conversationId,
      began,
    ])
    const cancelled = status === 'cancelled'
    const given = {
      service: 'clean-daily',
      start: at,
      status: cancelled ? ('confirmed' as const) : status,
      worker: null,
      conversationId,
      address: '漕溪北路88号',
      ref: `W${n}`,
    }
    const { id } = await givenBooking(db, company, given, began)
    if (!cancelled) continue
    await pool.query(`update booking set status = 'cancelled' where id = $1`, [id])
    await replan(db, company, id, began)
  }
  await pool.query('delete from settled')
}

export const setClock = async (pool: pg.Pool, at: Date): Promise<unknown> =>
  pool.query('update test_clock set at = $1', [at])

/** How many follow-ups wait although their time has come. */
export async function overdue(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(
    `select count(*)::int as n from follow_up, test_clock where status = 'pending' and due_at <= at`,
  )
  return rows[0]?.n ?? 0
}

/** What became of everything, in words that do not depend on chance: a line for each follow-up, message and alert. */
export async function outcome(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ line: string }>(`
    select concat_ws(' ', f.conversation_id, f.kind, to_char(f.planned_at at time zone 'UTC', 'DD HH24:MI'), f.data->>'minutes', f.status, f.reason) as line from follow_up f
    union all select concat_ws(' ', m.conversation_id, 'told', m.payload->>'flow') from message m where sender = 'event'
    union all select concat_ws(' ', a.conversation_id, 'alert', a.kind, a.detail->>'what', a.detail->>'minutes') from alert a
    union all select concat_ws(' ', s.conversation_id, 'survey', s.status) from survey s
    order by 1`)
  return rows.map(({ line }) => line)
}

/** Breaches of "once, in time, and nothing else", a line each; none when all is well. */
export async function breaches(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ line: string }>(`
    with told as (select substr(external_id, 17) as key, count(*) as n from message where external_id like 'event:follow-up:%' group by 1),
      once as (select key, count(*) filter (where status = 'done') as done, count(*) as all from settled group by key)
    select 'left: ' || f.key as line from follow_up f, test_clock where f.status = 'pending' and f.due_at <= at
    union all select 'settled ' || o.all || ' times: ' || o.key from once o where o.all > 1
    union all select 'told ' || t.n || ' times: ' || t.key from told t where t.n > 1
    union all select 'told although ' || f.status || ': ' || f.key from follow_up f join told t using (key) where f.status <> 'done'
    union all select 'told of nothing: ' || t.key from told t where not exists (select from follow_up f where f.key = t.key)
    union all select 'done and not told: ' || f.key from follow_up f where f.status = 'done' and f.reason is null
      and f.kind in ('confirmation', 'preparation', 'reminder', 'late', 'survey', 'survey_reminder', 'return_visit')
      and not exists (select from told t where t.key = f.key)
    union all select 'early: ' || s.key || ' at ' || s.at || ', due ' || s.due_at from settled s where s.status = 'done'
      and s.due_at > s.at + case when s.kind in ('confirmation', 'preparation', 'reminder', 'completion_check', 'return_visit') then interval '10 minutes' else interval '0' end
    union all select 'alarm for ' || f.key || ': ' || (select count(*) from alert a where a.conversation_id = f.conversation_id
        and a.detail->>'what' = case f.kind when 'departure_check' then 'not_on_the_way' when 'arrival_check' then 'not_arrived' else 'late' end
        and (f.kind <> 'late' or a.detail->>'minutes' = f.data->>'minutes'))
      from follow_up f where f.kind in ('departure_check', 'arrival_check', 'late') and f.status = 'done' and 1 <> (select count(*) from alert a
        where a.conversation_id = f.conversation_id
          and a.detail->>'what' = case f.kind when 'departure_check' then 'not_on_the_way' when 'arrival_check' then 'not_arrived' else 'late' end
          and (f.kind <> 'late' or a.detail->>'minutes' = f.data->>'minutes'))
    order by 1`)
  return rows.map(({ line }) => line)
}
