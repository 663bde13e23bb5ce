import { randomUUID } from 'node:crypto'
import { and, eq, inArray, lte, sql } from 'drizzle-orm'
import { atomically } from '#db/atomically.ts'
import { canDo, freeWorkers, travelMinutes } from '#business/bookings/availability.ts'
import { type Plan, visitsFrom } from '#business/bookings/plan.ts'
import type { Company } from '#business/catalogue/company.ts'
import { hourMs, type Interval, minuteMs } from '#business/time.ts'
import type { Preference } from '#business/workers/ranking.ts'
import { loadRoster, loadVisits } from '#business/workers/roster.ts'
import type { Visit, Worker } from '#business/workers/worker.ts'
import type { Database } from '#db/client.ts'
import { assignment, booking, worker } from '#db/schema/business.ts'

interface Placing {
  company: Company
  plan: Plan
  bookingId: string
  start: number
  now: number
  preference: Preference
  /** Only this visit changes hands: so many people come for those who leave; whoever stays keeps it. */
  instead?: { visit: number; of: ReadonlySet<string>; people: number }
  /** Nobody but these may be sent. */
  only?: ReadonlySet<string>
}

/**
 * Gives a booking its workers' time, in place of what it had before; or changes nothing and returns undefined when no
 * team is free. Parallel calls for the same worker wait for each other, so the answer is never out of date.
 */
export async function place(db: Database, placing: Placing): Promise<Worker[] | undefined> {
  const { company, bookingId, start, now, preference, instead, only } = placing
  const plan = planFor(placing)
  const visits = visitsFrom(company, plan, start)
  const window = { from: start - 24 * hourMs, to: (visits.at(-1)?.end ?? start) + 24 * hourMs, now, except: bookingId }
  const roster = await loadRoster(db, window)
  const lost = new Set<string>(instead ? await membersOf(db, bookingId, instead) : [])
  for (;;) {
    const workers = roster.workers.filter(({ id }) => !lost.has(id) && (only?.has(id) ?? true))
    const team = freeWorkers(company, { ...roster, workers }, plan, start, preference).slice(0, plan.work.people)
    if (team.length < plan.work.people) return undefined
    const busy = await claim(db, { ...placing, plan }, team, visits, window)
    if (busy.length === 0) return team
    for (const id of busy) lost.add(id)
  }
}

function planFor({ plan, instead }: Pick<Placing, 'plan' | 'instead'>): Plan {
  return instead ? { ...plan, work: { ...plan.work, visits: 1, people: instead.people }, recur: undefined } : plan
}

/** Who leaves, and who stays and can therefore not be sent a second time. */
async function membersOf(
  db: Database,
  bookingId: string,
  { visit, of }: NonNullable<Placing['instead']>,
): Promise<string[]> {
  const rows = await db
    .select({ workerId: assignment.workerId })
    .from(assignment)
    .where(and(eq(assignment.bookingId, bookingId), eq(assignment.visit, visit), eq(assignment.active, true)))
  return [...of, ...rows.map(({ workerId }) => workerId)]
}

class Lost extends Error {
  readonly workers: string[]
  constructor(workers: string[]) {
    super('somebody was faster')
    this.workers = workers
  }
}

/** Writes the visits; returns the workers who turned out to be taken, with nothing written. */
async function claim(
  db: Database,
  { company, plan, bookingId, start, now, instead }: Placing,
  team: readonly Worker[],
  visits: readonly Interval[],
  window: { from: number; to: number; now: number; except: string },
): Promise<string[]> {
  const ids = team.map(({ id }) => id)
  try {
    await atomically(db, async (tx) => {
      // In one order for everybody, so that two teams never wait for each other.
      await tx.select({ id: worker.id }).from(worker).where(inArray(worker.id, ids)).orderBy(worker.id).for('update')
      await expireLapsed(tx, ids, new Date(now))
      const calendars = await loadVisits(tx, { ...window, workers: ids })
      const taken = team.filter((one) => !canDo(company, one, calendars.get(one.id) ?? [], plan, start))
      if (taken.length > 0) throw new Lost(taken.map(({ id }) => id))
      await tx
        .update(assignment)
        .set({ active: false })
        .where(
          and(
            eq(assignment.bookingId, bookingId),
            instead && and(eq(assignment.visit, instead.visit), inArray(assignment.workerId, [...instead.of])),
          ),
        )
      for (const { id } of team) {
        for (const [n, interval] of visits.entries()) {
          const visit = instead?.visit ?? n
          await write(
            tx,
            company,
            { bookingId, workerId: id, visit, interval, district: plan.district },
            calendars.get(id) ?? [],
          )
        }
      }
    })
    return []
  } catch (error) {
    if (error instanceof Lost) return error.workers
    // The constraint refuses what slipped past the lock: a hold that is being confirmed at this moment.
    if (isOverlap(error)) return ids
    throw error
  }
}

async function write(
  db: Database,
  company: Company,
  {
    bookingId,
    workerId,
    visit,
    interval,
    district,
  }: { bookingId: string; workerId: string; visit: number; interval: Interval; district: string | null },
  calendar: readonly Visit[],
): Promise<void> {
  const before = calendar.filter(({ end }) => end <= interval.start).toSorted((a, b) => b.end - a.end)[0]
  const after = calendar.filter((other) => other.start >= interval.end).toSorted((a, b) => a.start - b.start)[0]
  if (after) {
    // The way to the next visit now begins here; what was reserved for another way is given back.
    const way = travelMinutes(company, district, after.district)
    await db
      .update(assignment)
      .set({ busy: range(after, way) })
      .where(eq(assignment.id, after.id))
  }
  const way = before ? travelMinutes(company, before.district, district) : 0
  await db.insert(assignment).values({
    id: randomUUID(),
    bookingId,
    workerId,
    visit,
    startAt: new Date(interval.start),
    endAt: new Date(interval.end),
    busy: range(interval, way),
  })
}

function range({ start, end }: Interval, wayMinutes: number): string {
  return `[${new Date(start - wayMinutes * minuteMs).toISOString()},${new Date(end).toISOString()})`
}

/** Ends the lapsed holds on these workers' time. One that is being confirmed right now is left alone. */
async function expireLapsed(db: Database, workerIds: string[], now: Date): Promise<void> {
  const lapsed = await db
    .select({ id: booking.id })
    .from(booking)
    .where(
      and(
        eq(booking.status, 'held'),
        lte(booking.holdUntil, now),
        sql`exists (select from ${assignment} where ${assignment.bookingId} = ${booking.id} and ${assignment.active}
          and ${inArray(assignment.workerId, workerIds)})`,
      ),
    )
    .for('update', { skipLocked: true })
  await expire(
    db,
    lapsed.map(({ id }) => id),
  )
}

export async function expire(db: Database, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  await db.update(booking).set({ status: 'expired' }).where(inArray(booking.id, ids))
  await db.update(assignment).set({ active: false }).where(inArray(assignment.bookingId, ids))
}

function isOverlap(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ((cause as { code?: string }).code === '23P01') return true
  }
  return false
}
