import { and, eq, inArray, sql } from 'drizzle-orm'
import { atomically } from '#db/atomically.ts'
import { freeWorkers } from '#business/bookings/availability.ts'
import { record } from '#business/bookings/change.ts'
import type { Booking } from '#business/bookings/hold.ts'
import { isOwn, type Owner, teamsOf } from '#business/bookings/own-booking.ts'
import { type Plan, startProblem, visitsFrom } from '#business/bookings/plan.ts'
import { planOf } from '#business/bookings/plan-of.ts'
import { place } from '#business/bookings/place.ts'
import { type Company, serviceOf } from '#business/catalogue/company.ts'
import { replan, replanAll } from '#business/follow-ups/replan.ts'
import { atMinute, hourMs, localDate, minuteMs, minuteOfDay, clockMinutes } from '#business/time.ts'
import { noPreference } from '#business/workers/ranking.ts'
import { loadRoster } from '#business/workers/roster.ts'
import type { Worker } from '#business/workers/worker.ts'
import type { Database } from '#db/client.ts'
import { assignment, booking } from '#db/schema/business.ts'

/** Somebody else is sent no later than this after the first moment at which anybody could be there. */
const patienceMs = 2 * hourMs

export interface Replacement {
  start: number
  end: number
  team: Worker[]
}

/**
 * Who could come in place of a worker who is late, and the earliest when: a way of the longest kind from now, on the
 * grid of starts, over before closing time. Reads only.
 * @returns undefined when nobody is free in the next two hours, or for a contract, where a person has to be chosen
 */
export async function findReplacement(
  db: Database,
  company: Company,
  late: Booking,
  now: number,
): Promise<Replacement | undefined> {
  if (late.quote.contract) return undefined
  const plan = oneVisit(await planOf(db, company, late))
  const team = (await teamsOf(db, [late.id])).get(late.id) ?? []
  const leaving = new Set(team.map(({ id }) => id))
  const first = nextOnGrid(company, Math.max(+late.startAt, now + company.travelMinutes.cross * minuteMs))
  const roster = await loadRoster(db, { from: now - 24 * hourMs, to: now + 48 * hourMs, now, except: late.id })
  const workers = roster.workers.filter(({ id }) => !leaving.has(id))
  for (let start = first; start <= first + patienceMs; start += company.slotMinutes * minuteMs) {
    if (startProblem(company, plan, start, now, plan.service.leadTimeHours * 60)) continue
    const free = freeWorkers(company, { ...roster, workers }, plan, start, noPreference).slice(0, plan.work.people)
    if (free.length === plan.work.people)
      return { start, end: visitsFrom(company, plan, start)[0]?.end ?? start, team: free }
  }
  return undefined
}

/** The booking of one's own whose start has passed while nobody has come. */
export async function lateBooking(db: Database, owner: Owner, ref: string | undefined, now: Date) {
  const rows = await db
    .select()
    .from(booking)
    .where(
      and(isOwn(owner), inArray(booking.status, ['confirmed', 'on_the_way']), ref ? eq(booking.ref, ref) : undefined),
    )
  return rows
    .filter(({ startAt, endAt }) => startAt <= now && now < endAt)
    .toSorted((a, b) => +a.startAt - +b.startAt)[0]
}

export type Replaced = { ok: true; booking: Booking; team: Worker[] } | { ok: false; reason: 'none' | 'taken' }

/**
 * Sends somebody else from another start, as the customer agreed to, in place of whoever has not come. The fee clock
 * stays where it was; what the company owes for being late is not forgotten by it.
 * @param workers whom the customer was told of; when they were taken meanwhile nothing changes
 */
export async function replaceLate(
  db: Database,
  company: Company,
  owner: Owner,
  { ref, start, workers, now }: { ref: string; start: number; workers: readonly string[]; now: Date },
): Promise<Replaced> {
  return atomically(db, async (tx): Promise<Replaced> => {
    const own = await lateBooking(tx, owner, ref, now)
    if (!own) return { ok: false, reason: 'none' }
    const [late] = await tx.select().from(booking).where(eq(booking.id, own.id)).for('update')
    if (!late || (late.status !== 'confirmed' && late.status !== 'on_the_way')) return { ok: false, reason: 'none' }
    const plan = oneVisit(await planOf(tx, company, late))
    const before = new Set((await teamsOf(tx, [late.id])).get(late.id)?.map(({ id }) => id))
    const team = await place(tx, {
      company,
      plan,
      bookingId: late.id,
      start,
      now: +now,
      preference: { ...noPreference, wished: new Set(workers) },
      instead: { visit: 0, of: before, people: plan.work.people },
      only: new Set(workers),
    })
    if (!team) return { ok: false, reason: 'taken' }
    const changed = {
      startAt: new Date(start),
      endAt: new Date(visitsFrom(company, plan, start)[0]?.end ?? start),
      status: 'confirmed' as const,
      eta: null,
    }
    await tx.update(booking).set(changed).where(eq(booking.id, late.id))
    await record(tx, late.id, 'rescheduled', now, { note: 'the worker was late' })
    await record(tx, late.id, 'assigned', now, { note: 'instead of a late worker' })
    await replan(tx, company, late.id, now, ['confirmation'])
    return { ok: true, booking: { ...late, ...changed }, team }
  })
}

export interface DroppedOut {
  booking: Booking
  visit: number
  /** Who comes instead; empty when nobody is free. */
  team: Worker[]
  /** The customer chose, or knows, whoever leaves, so that somebody else comes only with a yes. */
  needsConsent: boolean
}

/**
 * A worker will not come to a booking: for every visit that is still ahead somebody else is sent at the same time, by
 * the rules of dispatch, or nobody where nobody is free. Locks the booking; to be called with its chat locked.
 * @returns undefined when the worker has no visit of it ahead
 */
export async function dropOut(
  db: Database,
  company: Company,
  ref: string,
  workerId: string,
  now: Date,
): Promise<DroppedOut[] | undefined> {
  return atomically(db, async (tx) => {
    const [row] = await tx.select().from(booking).where(eq(booking.ref, ref)).for('update')
    if (!row || (row.status !== 'confirmed' && row.status !== 'on_the_way' && row.status !== 'done')) return undefined
    const left = await tx
      .select()
      .from(assignment)
      .where(
        and(
          eq(assignment.bookingId, row.id),
          eq(assignment.workerId, workerId),
          eq(assignment.active, true),
          sql`${assignment.endAt} > ${now.toISOString()}::timestamptz`,
        ),
      )
      .orderBy(assignment.startAt)
    // A visit that has been done keeps who did it.
    const ahead = row.status === 'done' ? left.filter(({ visit }) => visit > 0) : left
    if (ahead.length === 0) return undefined
    const needsConsent = await wantsConsent(tx, company, row, workerId)
    const plan = await planOf(tx, company, row)
    const outcomes: DroppedOut[] = []
    for (const { visit, startAt } of ahead) {
      const team = await place(tx, {
        company,
        plan,
        bookingId: row.id,
        start: +startAt,
        now: +now,
        preference: noPreference,
        instead: { visit, of: new Set([workerId]), people: 1 },
      })
      if (!team)
        await tx
          .update(assignment)
          .set({ active: false })
          .where(and(eq(assignment.bookingId, row.id), eq(assignment.visit, visit), eq(assignment.workerId, workerId)))
      outcomes.push({ booking: row, visit, team: team ?? [], needsConsent })
    }
    if (row.status === 'on_the_way')
      await tx.update(booking).set({ status: 'confirmed', eta: null }).where(eq(booking.id, row.id))
    if (outcomes.some(({ team }) => team.length > 0))
      await record(tx, row.id, 'assigned', now, { note: 'instead of a worker who dropped out' })
    await replanAll(tx, company, [row.id], now)
    return outcomes
  })
}

/** The customer does not want whoever was sent instead: they are free again, and cancelling costs nothing. */
export async function declineReplacement(
  db: Database,
  company: Company,
  owner: Owner,
  { ref, workerId, now }: { ref: string; workerId: string; now: Date },
): Promise<boolean> {
  return atomically(db, async (tx) => {
    const [row] = await tx
      .select()
      .from(booking)
      .where(and(isOwn(owner), eq(booking.ref, ref)))
      .for('update')
    if (row?.status !== 'confirmed') return false
    await tx
      .update(assignment)
      .set({ active: false })
      .where(
        and(
          eq(assignment.bookingId, row.id),
          eq(assignment.workerId, workerId),
          sql`${assignment.startAt} > ${now.toISOString()}::timestamptz`,
        ),
      )
    await replan(tx, company, row.id, now)
    return true
  })
}

/** Care and contracts live on one person, and so does a customer who has had this one before. */
async function wantsConsent(db: Database, company: Company, row: Booking, workerId: string): Promise<boolean> {
  if (row.quote.contract || serviceOf(company, row.serviceId)?.continuity === true) return true
  if (row.customerId === null) return false
  const [before] = await db
    .select({ id: booking.id })
    .from(booking)
    .innerJoin(assignment, eq(assignment.bookingId, booking.id))
    .where(
      and(
        eq(booking.customerId, row.customerId),
        eq(booking.status, 'done'),
        eq(assignment.workerId, workerId),
        eq(assignment.active, true),
      ),
    )
    .limit(1)
  return before !== undefined
}

const oneVisit = (plan: Plan): Plan => ({ ...plan, work: { ...plan.work, visits: 1 }, recur: undefined })

function nextOnGrid(company: Company, at: number): number {
  const { zone, slotMinutes, hours } = company
  const opening = clockMinutes(hours.start)
  const minute = minuteOfDay(zone, at) + (at % minuteMs === 0 ? 0 : 1)
  const onGrid = opening + Math.ceil((minute - opening) / slotMinutes) * slotMinutes
  return atMinute(zone, localDate(zone, at), 0) + onGrid * minuteMs
}
