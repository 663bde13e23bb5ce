import { eq } from 'drizzle-orm'
import { canDo } from '#business/bookings/availability.ts'
import { needOf, visitsFrom } from '#business/bookings/plan.ts'
import { planOf } from '#business/bookings/plan-of.ts'
import type { StandsAsItIs } from '#business/bookings/reassign.ts'
import type { Company } from '#business/catalogue/company.ts'
import type { Text } from '#business/catalogue/text.ts'
import { hourMs } from '#business/time.ts'
import { obstacle } from '#business/workers/eligible.ts'
import { loadRoster } from '#business/workers/roster.ts'
import type { Database } from '#db/client.ts'
import { booking } from '#db/schema/business.ts'

/** Whether a worker may be given a booking. */
export interface Candidate {
  id: string
  title: Text
  /** Why not; undefined for who may. */
  barred: StandsAsItIs | undefined
}

/**
 * Everybody with whether he may be sent to this booking, by the rules that `reassign` keeps; the time that the booking
 * takes now counts as free.
 * @param start another start, in epoch milliseconds
 * @returns undefined when there is no such booking
 */
export async function candidates(
  db: Database,
  company: Company,
  { ref, start: wanted, now }: { ref: string; start?: number | undefined; now: Date },
): Promise<Candidate[] | undefined> {
  const [one] = await db.select().from(booking).where(eq(booking.ref, ref))
  if (!one) return undefined
  const plan = await planOf(db, company, one)
  const start = wanted ?? +one.startAt
  const end = visitsFrom(company, plan, start).at(-1)?.end ?? start
  const window = { from: start - 24 * hourMs, to: end + 24 * hourMs, now: +now, except: one.id }
  const roster = await loadRoster(db, window)
  const need = needOf(company, plan, start)
  return roster.workers.map((worker) => {
    const isFree = canDo(company, worker, roster.visits.get(worker.id) ?? [], plan, start, need)
    return { id: worker.id, title: worker.title, barred: obstacle(worker, need) ?? (isFree ? undefined : 'not_free') }
  })
}
