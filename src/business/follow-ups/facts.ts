import { sql } from 'drizzle-orm'
import type { Company, Policies } from '#business/catalogue/company.ts'
import type { BookingFacts, PlanRules } from '#business/follow-ups/plan.ts'
import { minuteMs } from '#business/time.ts'
import type { Database } from '#db/client.ts'
import type { BookingStatus, QuoteSnapshot, Remark } from '#db/schema/business.ts'

/** What is known of a booking as far as its follow-ups depend on it, with where they go. */
export interface Known extends BookingFacts {
  conversationId: string
  customerId: string | undefined
  policies: Policies
}

interface Row extends Record<string, unknown> {
  id: string
  conversation_id: string
  customer_id: string | null
  status: BookingStatus
  quote: QuoteSnapshot
  eta: string | null
  visits: { visit: number; start: string; end: string }[] | null
  later:
    | {
        visit: number
        status: string
        score: number | null
        remarks: Remark[] | null
        sent: string | null
        answered: string | null
      }[]
    | null
  open_case: boolean
  grave_case: boolean
  survey_status: string | null
  score: number | null
  remarks: Remark[] | null
  // Postgres gives moments as text or Date, by driver; `Date.parse` takes the text, `+` the rest.
  start_at: string
  end_at: string
  booked_at: string | null
  created_at: string
  hold_until: string | null
  deposit_fen: number
  paid: string | null
  moved_at: string | null
  departed_at: string | null
  done_at: string | null
  missed_at: string | null
  sent_at: string | null
  answered_at: string | null
}

/** Reads what is known of bookings, in one round trip. */
export async function factsOf(db: Database, company: Company, bookingIds: readonly string[]): Promise<Known[]> {
  if (bookingIds.length === 0) return []
  const { rows } = await db.execute<Row>(sql`
    select b.id, b.conversation_id, b.customer_id, b.status, b.quote, b.eta, b.start_at, b.end_at, b.booked_at,
      b.created_at, b.hold_until, b.deposit_fen,
      case when b.deposit_fen > 0 then (select sum(case when p.kind = 'refund' then -p.amount_fen else p.amount_fen end) from payment p
        where p.booking_id = b.id) end as paid, e.moved_at, e.departed_at, e.done_at, c.open_case, c.grave_case,
      s.status as survey_status, s.score, s.remarks, s.sent_at, s.answered_at,
      (select jsonb_agg(distinct jsonb_build_object('visit', a.visit, 'start', a.start_at, 'end', a.end_at)) from assignment a
        where a.booking_id = b.id and a.active and a.visit > 0) as visits,
      (select jsonb_agg(jsonb_build_object('visit', l.visit, 'status', l.status, 'score', l.score, 'remarks', l.remarks, 'sent', l.sent_at,
        'answered', l.answered_at)) from survey l where l.booking_id = b.id and l.visit > 0) as later,
      (select max(f.done_at) from follow_up f where f.booking_id = b.id and f.kind = 'arrival_check' and f.status = 'done'
        and f.reason = 'late' and f.data->>'start' = to_char(b.start_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI')) as missed_at
    from booking b
    left join survey s on s.booking_id = b.id and s.visit = 0
    cross join lateral (select
      max(at) filter (where status = 'rescheduled') as moved_at,
      max(at) filter (where status = 'on_the_way') as departed_at,
      max(at) filter (where status = 'done') as done_at from booking_event where booking_id = b.id) e
    cross join lateral (select
      coalesce(bool_or(status <> 'closed'), false) as open_case,
      coalesce(bool_or(severity = 'S1'), false) as grave_case from "case" where booking_id = b.id) c
    where b.id in ${[...bookingIds]}`)
  return rows.map((row) => known(company, row))
}

function known(company: Company, row: Row): Known {
  const moment = (value: unknown) =>
    value === null || value === undefined ? undefined : value instanceof Date ? +value : Date.parse(String(value))
  const start = moment(row.start_at) ?? 0
  const end = moment(row.end_at) ?? start
  const bookedAt = moment(row.booked_at)
  const later = (row.visits ?? []).map(({ visit, ...one }) => ({
    visit,
    start: Date.parse(one.start),
    end: Date.parse(one.end),
  }))
  const departedAt = moment(row.departed_at)
  const survey =
    row.survey_status === null
      ? undefined
      : {
          status: row.survey_status,
          sentAt: moment(row.sent_at),
          answeredAt: moment(row.answered_at),
          low: isLow(row),
        }
  // Older orders were made before some rules had names.
  const policies = { ...company.policies, ...(row.quote.policies as Partial<Policies>) }
  return {
    id: row.id,
    conversationId: row.conversation_id,
    customerId: row.customer_id ?? undefined,
    policies,
    status: row.status,
    start,
    end,
    bookedAt,
    agreedAt: Math.max(bookedAt ?? moment(row.created_at) ?? 0, moment(row.moved_at) ?? 0),
    holdUntil: moment(row.hold_until),
    visits: [{ visit: 0, start, end }, ...later.toSorted((a, b) => a.start - b.start)],
    contract: row.quote.contract,
    travelMs: company.travelMinutes.cross * minuteMs,
    eta: row.eta !== null && departedAt !== undefined ? { clock: row.eta, saidAt: departedAt } : undefined,
    missedAt: moment(row.missed_at),
    doneAt: moment(row.done_at),
    unpaid: unpaidOf(policies, row),
    complaint: row.grave_case ? 'grave' : row.open_case ? 'open' : 'none',
    survey,
    laterSurveys: new Map(
      (row.later ?? []).map((one) => [
        one.visit,
        { status: one.status, sentAt: moment(one.sent), answeredAt: moment(one.answered), low: isLow(one) },
      ]),
    ),
  }
}

function isLow({ score, remarks }: { score: number | null; remarks: Remark[] | null }): boolean {
  return (score !== null && score <= 2) || (remarks ?? []).some((remark) => remark.severe === true)
}

// A contract's deposit is paid when it is signed, and people see to that.
function unpaidOf({ deposit }: Policies, { deposit_fen, paid, quote }: Row): Known['unpaid'] {
  const fen = deposit_fen - Number(paid ?? 0)
  if (fen <= 0 || quote.contract || deposit.payWithinMinutes === undefined) return undefined
  return { fen, withinMs: deposit.payWithinMinutes * minuteMs }
}

/** By which rules a booking is followed up: the company's, and what was promised when it was made. */
export function rulesOf(company: Company, { policies }: Known): PlanRules {
  return {
    zone: company.zone,
    late: {
      noticeMinutes: policies.lateNoticeMinutes,
      owesAfterMinutes: policies.latePromises.map(({ afterMinutes }) => afterMinutes),
    },
    desk: { from: company.hours.humanStart, to: company.hours.humanEnd },
  }
}
