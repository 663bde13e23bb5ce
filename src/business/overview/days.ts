import { sql } from 'drizzle-orm'
import { type Period, within } from '#business/quality/period.ts'
import type { Database } from '#db/client.ts'

/** What happened on a day of the company's calendar. */
export interface DayCounts {
  /** YYYY-MM-DD */
  day: string
  /** Chats in which a customer wrote. */
  chats: number
  handoffs: number
  bookings: number
  complaints: number
}

/** Counts for every day of a period, also those on which nothing happened. */
export async function dayCounts(db: Database, zone: string, period: Period): Promise<DayCounts[]> {
  const last = new Date(+period.to - 1)
  const { rows } = await db.execute<{
    day: string
    chats: number
    handoffs: number
    bookings: number
    complaints: number
  }>(sql`
    with days as (
      select generate_series((${period.from.toISOString()}::timestamptz at time zone ${zone})::date,
        (${last.toISOString()}::timestamptz at time zone ${zone})::date, interval '1 day')::date as day
    ),
    t as (select (at at time zone ${zone})::date as day, count(distinct conversation_id)::int as n from turn
      where ${within(sql`at`, period)} and given @> '[{"kind": "message"}]' group by 1),
    h as (select (opened_at at time zone ${zone})::date as day, count(*)::int as n from handoff
      where ${within(sql`opened_at`, period)} group by 1),
    b as (select (booked_at at time zone ${zone})::date as day, count(*)::int as n from booking
      where ${within(sql`booked_at`, period)} group by 1),
    k as (select (opened_at at time zone ${zone})::date as day, count(*)::int as n from "case"
      where ${within(sql`opened_at`, period)} group by 1)
    select to_char(days.day, 'YYYY-MM-DD') as day, coalesce(t.n, 0) as chats, coalesce(h.n, 0) as handoffs,
      coalesce(b.n, 0) as bookings, coalesce(k.n, 0) as complaints
    from days left join t using (day) left join h using (day) left join b using (day) left join k using (day)
    order by day`)
  return rows
}
