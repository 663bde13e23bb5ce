import { eq } from 'drizzle-orm'
import { atomically } from '#db/atomically.ts'
import { record } from '#business/bookings/change.ts'
import type { Booking } from '#business/bookings/hold.ts'
import { teamsOf } from '#business/bookings/own-booking.ts'
import { isOnGrid, needOf, type Plan, startProblem, type StartProblem, visitsFrom } from '#business/bookings/plan.ts'
import { planOf } from '#business/bookings/plan-of.ts'
import { place } from '#business/bookings/place.ts'
import type { Company } from '#business/catalogue/company.ts'
import { replan } from '#business/follow-ups/replan.ts'
import { type Obstacle, obstacle } from '#business/workers/eligible.ts'
import { noPreference } from '#business/workers/ranking.ts'
import { loadWorkers } from '#business/workers/roster.ts'
import type { Worker } from '#business/workers/worker.ts'
import type { Database } from '#db/client.ts'
import { booking } from '#db/schema/business.ts'

/** Why a booking stays as it is. */
export type StandsAsItIs =
  | 'none'
  | 'started'
  | 'over'
  | 'unknown_worker'
  /** The worker may not be sent there, see `Obstacle`. */
  | Obstacle
  /** The worker, or everybody, has something else to do then, the way there included. */
  | 'not_free'
  | Exclude<StartProblem, 'too_soon'>
  | 'off_grid'

export type Reassigned =
  | { ok: true; booking: Booking; team: Worker[]; isMoved: boolean; isNewTeam: boolean }
  | { ok: false; reason: StandsAsItIs }

/**
 * What the company itself changes about a booking: other workers, another start, or both, by the rules that every
 * booking keeps; or nothing. It costs the customer nothing, is none of his changes, and never makes cancelling dearer.
 * The caller tells the customer.
 * @param change `workers` is the whole team; without it, those of before if they are free, else others
 */
export async function reassign(
  db: Database,
  company: Company,
  change: { ref: string; workers?: readonly string[] | undefined; start?: number | undefined; by: string; now: Date },
): Promise<Reassigned> {
  const { ref, workers = [], by, now } = change
  return atomically(db, async (tx): Promise<Reassigned> => {
    const [before] = await tx.select().from(booking).where(eq(booking.ref, ref)).for('update')
    if (!before) return { ok: false, reason: 'none' }
    const fixed = whyFixed(before, now)
    if (fixed) return { ok: false, reason: fixed }
    const plan = await planOf(tx, company, before)
    const start = change.start ?? +before.startAt
    const isMoved = start !== +before.startAt
    const unfit = isMoved ? startRefusal(company, plan, start, now) : undefined
    if (unfit) return { ok: false, reason: unfit }
    const barred = await barredFrom(tx, company, plan, { workers, start, now })
    if (barred) return { ok: false, reason: barred }
    const previous = new Set((await teamsOf(tx, [before.id])).get(before.id)?.map(({ id }) => id))
    const preference = { ...noPreference, previous }
    const team = await place(tx, {
      company,
      plan,
      bookingId: before.id,
      start,
      now: +now,
      preference,
      ...(workers.length > 0 ? { only: new Set(workers) } : {}),
    })
    if (!team) return { ok: false, reason: 'not_free' }
    const changed = {
      startAt: new Date(start),
      endAt: new Date(visitsFrom(company, plan, start)[0]?.end ?? start),
      originalStartAt: new Date(Math.max(start, +before.originalStartAt)),
    }
    const isNewTeam = team.some(({ id }) => !previous.has(id))
    if (isMoved) {
      await tx.update(booking).set(changed).where(eq(booking.id, before.id))
      await record(tx, before.id, 'rescheduled', now, { note: by })
    }
    if (isNewTeam) await record(tx, before.id, 'assigned', now, { note: by })
    if (isMoved || isNewTeam) await replan(tx, company, before.id, now)
    return { ok: true, booking: isMoved ? { ...before, ...changed } : before, team, isMoved, isNewTeam }
  })
}

function whyFixed({ status, endAt }: Booking, now: Date): StandsAsItIs | undefined {
  switch (status) {
    case 'confirmed':
      return endAt <= now ? 'over' : undefined
    case 'on_the_way':
    case 'arrived':
    case 'in_service':
      return 'started'
    case 'done':
      return 'over'
    case 'held':
    case 'cancelled':
    case 'expired':
    case 'released':
      return 'none'
    default:
      return status satisfies never
  }
}

// The lead time protects the company, which may waive it.
function startRefusal(company: Company, plan: Plan, start: number, now: Date): StandsAsItIs | undefined {
  const problem = startProblem(company, plan, start, +now)
  if (problem !== undefined && problem !== 'too_soon') return problem
  return isOnGrid(company, start) ? undefined : 'off_grid'
}

async function barredFrom(
  db: Database,
  company: Company,
  plan: Plan,
  { workers, start, now }: { workers: readonly string[]; start: number; now: Date },
): Promise<StandsAsItIs | undefined> {
  if (workers.length === 0) return undefined
  const known = await loadWorkers(db, +now)
  const need = needOf(company, plan, start)
  for (const id of workers) {
    const worker = known.find((one) => one.id === id)
    if (!worker) return 'unknown_worker'
    const why = obstacle(worker, need)
    if (why) return why
  }
  return undefined
}
