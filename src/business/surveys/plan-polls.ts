import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { npsRestMs } from '#business/follow-ups/rules.ts'
import type { Company } from '#business/catalogue/company.ts'
import { atMinute, clockMinutes, hourMs, localDate, minuteMs } from '#business/time.ts'
import type { Database } from '#db/client.ts'
import type { PollKind } from '#db/schema/polls.ts'

const dayMs = 24 * hourMs
/** Who has had one or two visits can hardly speak of the company. */
const visitsForNps = 3
const visitsForServqual = 2
/** Of a hundred customers so many are asked the five questions in a quarter. */
const servqualSample = 10
/** A question that found no moment is not planned again before. */
const againMs = 30 * dayMs
const pollClock = '10:30'

type Row = {
  id: string
  conversation_id: string
  visits: number
  last_at: string
  nps_at: string | null
  servqual_at: string | null
  nps_planned: string | null
  servqual_planned: string | null
}

/**
 * Plans the questions about the company as a whole: the recommendation at most every 90 days, the five sides of the
 * service once a quarter with a sample of customers. Whether one is asked is decided when it falls due.
 * @returns how many were planned
 */
export async function planPolls(db: Database, company: Company, now: Date): Promise<number> {
  const { zone } = company
  const monthAgo = new Date(+now - 30 * dayMs).toISOString()
  const rested = new Date(+now - 3 * dayMs).toISOString()
  const { rows } = await db.execute<Row>(sql`
    with seen as (
      select customer_id, count(*)::int as visits, max(end_at) as last_at from booking
      where status = 'done' and customer_id is not null group by customer_id
      having max(end_at) > ${monthAgo}::timestamptz and max(end_at) < ${rested}::timestamptz and count(*) >= 2
    ), chat as (
      select distinct on (customer_id) customer_id, id from conversation where customer_id in (select customer_id from seen)
      order by customer_id, state->>'at' desc nulls last
    ), asked as (
      select customer_id, max(sent_at) filter (where kind = 'nps') as nps_at, max(sent_at) filter (where kind = 'servqual') as servqual_at
      from poll where customer_id in (select customer_id from seen) group by customer_id
    ), planned as (
      select data->>'customer' as customer_id, max(created_at) filter (where data->>'poll' = 'nps') as nps_planned,
        max(created_at) filter (where data->>'poll' = 'servqual') as servqual_planned
      from follow_up where kind = 'poll' group by 1
    )
    select seen.customer_id as id, chat.id as conversation_id, seen.visits, seen.last_at, asked.nps_at, asked.servqual_at,
      planned.nps_planned, planned.servqual_planned
    from seen join chat using (customer_id) left join asked using (customer_id) left join planned using (customer_id)`)
  const day = localDate(zone, now)
  const quarter = `${day.year}-${Math.ceil(day.month / 3)}`
  const since = (at: string | null) => (at === null ? Number.POSITIVE_INFINITY : +now - Date.parse(at))
  const wanted = rows.flatMap((row): { row: Row; kind: PollKind; why: string }[] => {
    // One question at a time: the rarer one first.
    const inSample = bucketOf(row.id, quarter) < servqualSample && row.visits >= visitsForServqual
    if (inSample && since(row.servqual_at) > 80 * dayMs && since(row.servqual_planned) > 80 * dayMs)
      return [{ row, kind: 'servqual', why: `in the sample of quarter ${quarter}` }]
    const npsDue = row.visits >= visitsForNps && since(row.nps_at) >= npsRestMs && since(row.nps_planned) > againMs
    return npsDue ? [{ row, kind: 'nps', why: `${row.visits} visits, and not asked for 90 days` }] : []
  })
  const at = Math.max(+now, atMinute(zone, day, clockMinutes(pollClock)))
  return insert(
    db,
    wanted.map(({ row, kind, why }) => ({
      key: `poll:${kind}:${row.id}:${day.toString()}`,
      chat: row.conversation_id,
      due: new Date(at),
      until: new Date(at + 28 * dayMs),
      why,
      data: { poll: kind, customer: row.id },
    })),
    now,
  )
}

/**
 * Plans to ask, an hour after people have settled a request, how easy it was. Each hand-off once.
 * @returns how many were planned
 */
export async function planEffortPolls(db: Database, now: Date): Promise<number> {
  const since = new Date(+now - dayMs).toISOString()
  const { rows } = await db.execute<{
    id: string
    conversation_id: string
    customer_id: string | null
    resolved_at: string
  }>(sql`
    select h.id, h.conversation_id, k.customer_id, h.resolved_at from handoff h join conversation k on k.id = h.conversation_id
    where h.resolved_at > ${since}::timestamptz and h.resolved_at <= ${now.toISOString()}::timestamptz
      and h.taken_by is not null and h.outcome = 'solved'
      and not exists (select from follow_up f where f.key = 'poll:ces:' || h.id)`)
  return insert(
    db,
    rows.map(({ id, conversation_id, customer_id, resolved_at }) => ({
      key: `poll:ces:${id}`,
      chat: conversation_id,
      due: new Date(Date.parse(resolved_at) + 60 * minuteMs),
      until: new Date(Date.parse(resolved_at) + dayMs),
      why: 'an hour after people had settled a request',
      data: { poll: 'ces' as const, customer: customer_id },
    })),
    now,
  )
}

async function insert(
  db: Database,
  planned: readonly {
    key: string
    chat: string
    due: Date
    until: Date
    why: string
    data: { poll: PollKind; customer: string | null }
  }[],
  now: Date,
): Promise<number> {
  if (planned.length === 0) return 0
  const { rows } = await db.execute<{ key: string }>(sql`
    insert into follow_up (key, kind, conversation_id, due_at, good_until, why, data, created_at)
    select key, 'poll', chat, due, until, why, data, ${now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(planned)}::jsonb) as w(key text, chat text, due timestamptz, until timestamptz, why text, data jsonb)
    on conflict (key) do nothing returning key`)
  return rows.length
}

/** Where a customer falls in a quarter, 0 to 99: chance that anybody can repeat. */
const bucketOf = (customerId: string, quarter: string): number =>
  createHash('sha256').update(`${customerId}:${quarter}`).digest().readUInt32BE() % 100
