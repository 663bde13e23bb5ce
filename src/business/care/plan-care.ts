import { sql } from 'drizzle-orm'
import { type CareFacts, type Occasion, occasionsOf } from '#business/care/occasions.ts'
import type { Company } from '#business/catalogue/company.ts'
import { atMinute, clockMinutes, localDate } from '#business/time.ts'
import type { Database } from '#db/client.ts'

/** When greetings go out: after breakfast, before lunch. */
const greetingClock = '10:00'
const lastClock = '21:00'

const whys: Record<Occasion, string> = {
  birthday: 'birthday',
  festival: 'festival',
  surprise: 'a surprise after many visits',
  key: 'a key customer who has not booked lately',
  dormant: 'a customer who has not come back',
}

type Row = {
  id: string
  name: string | null
  conversation_id: string
  birthday: string | null
  tags: string[]
  visits: number
  spent: string | null
  last_at: string | null
  has_booking: boolean
}

/**
 * Plans what there is to say today to customers who were asked whether they want greetings: one message each, whatever
 * comes together. Whether it is sent is decided when it falls due. Planning twice on a day changes nothing.
 * @returns how many were planned
 */
export async function planCare(db: Database, company: Company, now: Date): Promise<number> {
  const { zone, care } = company
  const day = localDate(zone, now)
  const yearAgo = new Date(+now - 365 * 86_400_000).toISOString()
  const { rows } = await db.execute<Row>(sql`
    with chat as (
      select distinct on (customer_id) customer_id, id from conversation where customer_id is not null
      order by customer_id, state->>'at' desc nulls last
    )
    select c.id, c.name, chat.id as conversation_id, c.birthday, c.tags, b.visits, b.spent, b.last_at, b.has_booking
    from care_consent k join customer c on c.id = k.customer_id join chat on chat.customer_id = c.id
    cross join lateral (select count(*) filter (where status = 'done')::int as visits,
      sum(price_fen) filter (where status = 'done' and end_at > ${yearAgo}::timestamptz) as spent,
      max(end_at) filter (where status = 'done') as last_at,
      coalesce(bool_or(status in ('held', 'confirmed', 'on_the_way', 'arrived', 'in_service')), false) as has_booking
      from booking where customer_id = c.id) b`)
  const at = Math.max(atMinute(zone, day, clockMinutes(greetingClock)), +now)
  const until = atMinute(zone, day, clockMinutes(lastClock))
  if (at >= until) return 0
  const planned = rows.flatMap((row) => {
    const occasions = occasionsOf(care, factsOf(zone, row), day)
    if (occasions.length === 0) return []
    const why = occasions.map((one) => whys[one]).join('; ')
    return [
      {
        key: `care:${row.id}:${day.toString()}`,
        chat: row.conversation_id,
        why,
        data: { occasions, customer: row.id, name: row.name },
      },
    ]
  })
  if (planned.length === 0) return 0
  const inserted = await db.execute<{ key: string }>(sql`
    insert into follow_up (key, kind, conversation_id, due_at, good_until, why, data, created_at)
    select key, 'care', chat, ${new Date(at).toISOString()}::timestamptz, ${new Date(until).toISOString()}::timestamptz, why, data,
      ${now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(planned)}::jsonb) as w(key text, chat text, why text, data jsonb)
    on conflict (key) do nothing returning key`)
  return inserted.rows.length
}

function factsOf(zone: string, row: Row): CareFacts {
  return {
    birthday: row.birthday ?? undefined,
    tags: row.tags,
    visits: row.visits,
    spentFen: Number(row.spent ?? 0),
    lastVisit: row.last_at === null ? undefined : localDate(zone, new Date(row.last_at)),
    hasBooking: row.has_booking,
  }
}
