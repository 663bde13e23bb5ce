import { csatOf, responseRateOf } from '#business/quality/figures.ts'
import type { Estimate } from '#business/quality/estimate.ts'
import type { Connection } from '#db/client.ts'
import type { Ledger } from './week.ts'

/** What a week came to, as it stands in the database. */
export interface Report {
  seed: number
  from: Date
  until: Date
  ticks: number
  customers: number
  messages: { customers: number; bot: number; staff: number }
  bookings: { booked: number; done: number; cancelled: number; lapsed: number; open: number; moved: number }
  manners: { manner: string; n: number }[]
  followUps: { kind: string; status: string; reason: string | null; n: number }[]
  /** Messages that the program sent by itself, by chat. */
  unasked: { chats: number; total: number; most: number }
  surveys: { sent: number; answered: number; skipped: number; expired: number; open: number }
  /** Why a visit that was done has no survey. */
  notAsked: { reason: string; n: number }[]
  csat: Estimate | undefined
  responseRate: Estimate | undefined
  cases: { severity: string; opened: number; closed: number; reopened: number; kept: number; missed: number }[]
  alerts: { kind: string; what: string | null; n: number }[]
}

export async function readReport({ db, pool }: Pick<Connection, 'db' | 'pool'>, ledger: Ledger): Promise<Report> {
  const all = async <T extends object>(text: string): Promise<T[]> => (await pool.query<T>(text)).rows
  const one = async <T extends object>(text: string): Promise<T> => {
    const [row] = await all<T>(text)
    if (!row) throw new Error(`nothing comes of ${text}`)
    return row
  }
  const period = { from: ledger.from, to: new Date(+ledger.until + 1) }
  const { seed, from, until, ticks } = ledger
  return {
    seed,
    from,
    until,
    ticks,
    customers: ledger.customers.length,
    messages: await one(`select count(*) filter (where sender = 'customer')::int as customers,
      count(*) filter (where sender = 'bot')::int as bot, count(*) filter (where sender = 'staff')::int as staff from message`),
    bookings: await one(`select count(*)::int as booked, count(*) filter (where status = 'done')::int as done,
      count(*) filter (where status = 'cancelled')::int as cancelled,
      count(*) filter (where status not in ('done', 'cancelled'))::int as open,
      count(*) filter (where reschedule_count > 0)::int as moved,
      count(*) filter (where exists (select from follow_up f where f.booking_id = b.id and f.kind = 'payment_expiry' and f.status = 'done'))::int as lapsed
      from booking b where booked_at is not null`),
    manners: [...ledger.manners].map(([manner, n]) => ({ manner, n })).toSorted((a, b) => b.n - a.n),
    followUps: await all(
      `select kind, status, reason, count(*)::int as n from follow_up group by 1, 2, 3 order by 1, 2, 3`,
    ),
    unasked:
      await one(`select count(*)::int as chats, coalesce(sum(n), 0)::int as total, coalesce(max(n), 0)::int as most
      from (select count(*) as n from message where external_id like 'event:follow-up:%' group by conversation_id) x`),
    surveys: await one(`select count(*) filter (where sent_at is not null)::int as sent,
      count(*) filter (where sent_at is not null and status = 'answered')::int as answered,
      count(*) filter (where sent_at is not null and status = 'skipped')::int as skipped,
      count(*) filter (where status = 'expired')::int as expired, count(*) filter (where status = 'sent')::int as open from survey`),
    notAsked:
      await all(`select coalesce(f.reason, case when c.id is not null then 'complaint' when f.status = 'pending' then 'not_due_yet' else '?' end) as reason, count(*)::int as n
      from booking b left join survey s on s.booking_id = b.id and s.sent_at is not null
      left join follow_up f on f.booking_id = b.id and f.kind = 'survey'
      left join lateral (select id from "case" where booking_id = b.id limit 1) c on true
      where b.status = 'done' and s.id is null group by 1 order by 2 desc, 1`),
    csat: await csatOf(db, period),
    responseRate: await responseRateOf(db, period),
    cases:
      await all(`select severity, count(*)::int as opened, count(*) filter (where status = 'closed')::int as closed,
      (select count(*)::int from case_event e join "case" k on k.id = e.case_id where e.kind = 'reopened' and k.severity = c.severity) as reopened,
      (select count(*)::int from follow_up f join "case" k on f.data->>'caseId' = k.id where k.severity = c.severity and f.reason = 'kept') as kept,
      (select count(*)::int from follow_up f join "case" k on f.data->>'caseId' = k.id where k.severity = c.severity and f.reason = 'missed') as missed
      from "case" c group by severity order by severity`),
    alerts: await all(
      `select kind, detail->>'what' as what, count(*)::int as n from alert group by 1, 2 order by 1, 2`,
    ),
  }
}
