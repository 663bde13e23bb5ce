import { and, eq, sql } from 'drizzle-orm'
import type { Company } from '#business/catalogue/company.ts'
import { factsOf, type Known, rulesOf } from '#business/follow-ups/facts.ts'
import { planOf, type Planned } from '#business/follow-ups/plan.ts'
import type { Database } from '#db/client.ts'
import { followUp, type FollowUpKind, type FollowUpReason } from '#db/schema/follow-ups.ts'

/**
 * Brings the follow-ups of a booking in line with its state, as part of the caller's transaction: what is missing is
 * added, what no longer belongs is voided, what is done stays done, and what a complaint stopped stays stopped. To be called by whatever changes a booking, its
 * workers, its visit, a complaint about it or its survey.
 * @param told kinds that the customer hears in this very turn, so that they are done already
 */
export async function replan(
  db: Database,
  company: Company,
  bookingId: string,
  now: Date,
  told: readonly FollowUpKind[] = [],
): Promise<void> {
  await replanAll(db, company, [bookingId], now, told)
}

/** The same for several bookings, in two round trips. */
export async function replanAll(
  db: Database,
  company: Company,
  bookingIds: readonly string[],
  now: Date,
  told: readonly FollowUpKind[] = [],
): Promise<void> {
  const known = await factsOf(db, company, bookingIds)
  await writePlans(
    db,
    known.map((facts) => ({ facts, plan: planOf(rulesOf(company, facts), facts) })),
    now,
    told,
  )
}

/** Voids whatever is planned for a booking, for a caller that knows nothing of the company. */
export async function voidFollowUps(db: Database, bookingId: string, reason: FollowUpReason): Promise<void> {
  await db
    .update(followUp)
    .set({ status: 'void', reason })
    .where(and(eq(followUp.bookingId, bookingId), eq(followUp.status, 'pending')))
}

/** Whether it is still worth doing at this moment. */
const isStillGood = ({ goodUntil }: Pick<Planned, 'goodUntil'>, now: number): boolean =>
  goodUntil === undefined || goodUntil > now

async function writePlans(
  db: Database,
  plans: readonly { facts: Known; plan: readonly Planned[] }[],
  now: Date,
  told: readonly FollowUpKind[],
): Promise<void> {
  if (plans.length === 0) return
  const wanted = plans.flatMap(({ facts, plan }) =>
    plan
      .filter((one) => isStillGood(one, +now))
      .map((one) => ({
        key: one.key,
        kind: one.kind,
        conversation_id: facts.conversationId,
        booking_id: facts.id,
        due_at: new Date(one.dueAt).toISOString(),
        good_until: one.goodUntil === undefined ? null : new Date(one.goodUntil).toISOString(),
        why: one.why,
        data: one.data ?? null,
        told: told.includes(one.kind),
      })),
  )
  const kept = plans.map(({ facts, plan }) => ({
    id: facts.id,
    status: facts.status,
    keys: plan.map(({ key }) => key),
  }))
  const at = sql`${now.toISOString()}::timestamptz`
  // What waits for a better moment keeps waiting unless the plan itself has moved.
  await db.execute(sql`
    with gone as (
      update follow_up f set status = 'void', reason = p.status, done_at = ${at}
      from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as p(id text, status text, keys jsonb)
      where f.booking_id = p.id and f.status = 'pending' and f.planned_at is not null and not p.keys ? f.key
    )
    insert into follow_up as f (key, kind, conversation_id, booking_id, due_at, planned_at, good_until, why, data, status, reason, done_at, created_at)
    select key, kind, conversation_id, booking_id, due_at, due_at, good_until, why, data,
      case when told then 'done' else 'pending' end, case when told then 'told' end, case when told then ${at} end, ${at}
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w(key text, kind text, conversation_id text, booking_id text,
      due_at timestamptz, good_until timestamptz, why text, data jsonb, told boolean)
    on conflict (key) do update set
      due_at = case when f.status = 'pending' and f.planned_at = excluded.planned_at then f.due_at else excluded.due_at end,
      planned_at = excluded.planned_at, good_until = excluded.good_until, why = excluded.why, data = excluded.data,
      status = excluded.status, reason = case when f.status = 'pending' and excluded.status = 'pending' then f.reason else excluded.reason end,
      done_at = excluded.done_at
    where f.status = 'pending' or (f.status = 'void' and f.reason is distinct from 'complaint')`)
}
