import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { ownOf, type Person } from './person.ts'

/** Why what is kept about somebody may not be erased yet; `ref` is the order's or the complaint's number. */
export interface Obstacle {
  why: 'booking_open' | 'complaint_open' | 'refund_owed' | 'fee_owed'
  ref: string
  /** Of what is owed. */
  amountFen?: number
}

/** Owed money may have been settled where nobody noted it; whoever erases may say so. */
export const isAboutMoney = ({ why }: Obstacle): boolean => why === 'refund_owed' || why === 'fee_owed'

/** What is still to be done between the company and a person: visits, complaints, money as far as it was noted. */
export async function obstaclesOf(db: Database, person: Person): Promise<Obstacle[]> {
  const { rows } = await db.execute<{ why: Obstacle['why']; ref: string; amount: string | null }>(sql`
    with own as (
      select b.id, b.ref, b.status, b.fee_fen, (select coalesce(sum(case when p.kind = 'refund' then -p.amount_fen
        else p.amount_fen end), 0) from payment p where p.booking_id = b.id) as paid
      from booking b where ${ownOf('b', person)}
    )
    select 'booking_open' as why, ref, null::bigint as amount from own
      where status not in ('done', 'cancelled', 'expired', 'released')
    union all select 'complaint_open', c.number, null from "case" c where ${ownOf('c', person)} and c.status <> 'closed'
    union all select 'refund_owed', ref, paid - fee_fen from own where status = 'cancelled' and paid > fee_fen
    union all select 'fee_owed', ref, fee_fen - paid from own where status = 'cancelled' and paid < fee_fen
    union all select 'refund_owed', own.ref, c.amount_fen - r.paid from "case" c join own on own.id = c.booking_id
      cross join lateral (select coalesce(sum(amount_fen) filter (where kind = 'refund'), 0) as paid,
        coalesce(sum(amount_fen) filter (where kind <> 'refund'), 0) as came from payment where booking_id = own.id) r
      where ${ownOf('c', person)} and c.status = 'closed' and c.accepted and own.status <> 'cancelled'
        and r.came > 0 and c.amount_fen > r.paid
    order by 1, 2`)
  return rows.map(({ why, ref, amount }) => ({ why, ref, ...(amount === null ? {} : { amountFen: Number(amount) }) }))
}
