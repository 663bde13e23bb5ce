import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Company } from '#business/catalogue/company.ts'
import { localDate } from '#business/time.ts'
import type { Database } from '#db/client.ts'
import { careGift } from '#db/schema/care.ts'

const yearMs = 365 * 86_400_000

/**
 * Sets a surprise aside for a customer, out of this month's budget and below the customer's cap, and logs it. Whoever
 * comes at the same time waits, so that the budget holds; to be called in the transaction that tells the customer.
 */
export async function giveSurprise(
  db: Database,
  { care, zone }: Company,
  customerId: string,
  followUpKey: string,
  now: Date,
): Promise<'given' | 'no_surprises' | 'budget_spent' | 'cap_reached'> {
  const { surprise } = care
  if (!surprise) return 'no_surprises'
  await db.execute(sql`select pg_advisory_xact_lock(727003)`)
  const month = localDate(zone, now).toString().slice(0, 7)
  const yearAgo = new Date(+now - yearMs).toISOString()
  const { rows } = await db.execute<{ month: string; own: string }>(sql`select
    coalesce(sum(cost_fen) filter (where month = ${month}), 0) as month,
    coalesce(sum(cost_fen) filter (where customer_id = ${customerId} and at > ${yearAgo}::timestamptz), 0) as own
    from care_gift where month = ${month} or customer_id = ${customerId}`)
  if (Number(rows[0]?.month) + surprise.costFen > surprise.budgetFen) return 'budget_spent'
  if (Number(rows[0]?.own) + surprise.costFen > surprise.capFen) return 'cap_reached'
  const { costFen, gift } = surprise
  await db
    .insert(careGift)
    .values({ id: randomUUID(), followUpKey, customerId, month, costFen, what: gift, at: now })
    .onConflictDoNothing()
  return 'given'
}
