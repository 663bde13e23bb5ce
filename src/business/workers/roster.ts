import { and, eq, gt, inArray, isNull, lt, ne, or } from 'drizzle-orm'
import { both } from '#business/catalogue/text.ts'
import { bayesianRating, type Roster, type Visit, type Worker } from '#business/workers/worker.ts'
import type { Database } from '#db/client.ts'
import { assignment, booking, worker, workerCertificate, workerShift, workerTimeOff } from '#db/schema/business.ts'

/** Everybody with papers and weekly plan, and days off that end after `from`. */
export async function loadWorkers(db: Database, from: number): Promise<Worker[]> {
  const rows = await db.select().from(worker).orderBy(worker.id)
  const certificates = await db.select().from(workerCertificate)
  const shifts = await db.select().from(workerShift)
  const timeOff = await db
    .select()
    .from(workerTimeOff)
    .where(gt(workerTimeOff.endAt, new Date(from)))
  const certificatesOf = Map.groupBy(certificates, ({ workerId }) => workerId)
  const shiftsOf = Map.groupBy(shifts, ({ workerId }) => workerId)
  const timeOffOf = Map.groupBy(timeOff, ({ workerId }) => workerId)
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    title: both(row.title, row.titleEn),
    gender: row.gender,
    code: row.code,
    districts: row.districts,
    languages: row.languages,
    jobsDone: row.jobsDone,
    ratingCount: row.ratingCount,
    rating: bayesianRating(row.ratingSum, row.ratingCount),
    certificates: new Map((certificatesOf.get(row.id) ?? []).map(({ kind, validTo }) => [kind, validTo])),
    shifts: shiftsOf.get(row.id) ?? [],
    timeOff: (timeOffOf.get(row.id) ?? []).map(({ startAt, endAt }) => ({ start: +startAt, end: +endAt })),
  }))
}

/**
 * The visits that take anybody's time between two moments. A hold that has lapsed takes none, whether or not it has
 * been tidied away; `except` leaves a booking out, `exceptHoldsOf` what a conversation holds.
 */
export async function loadVisits(
  db: Database,
  {
    from,
    to,
    now,
    except,
    exceptHoldsOf,
    workers,
  }: {
    from: number
    to: number
    now: number
    except?: string | undefined
    exceptHoldsOf?: string | undefined
    workers?: string[]
  },
): Promise<Map<string, Visit[]>> {
  const rows = await db
    .select({
      id: assignment.id,
      workerId: assignment.workerId,
      startAt: assignment.startAt,
      endAt: assignment.endAt,
      district: booking.district,
      bookingId: booking.id,
    })
    .from(assignment)
    .innerJoin(booking, eq(booking.id, assignment.bookingId))
    .where(
      and(
        eq(assignment.active, true),
        gt(assignment.endAt, new Date(from)),
        lt(assignment.startAt, new Date(to)),
        or(ne(booking.status, 'held'), isNull(booking.holdUntil), gt(booking.holdUntil, new Date(now))),
        except === undefined ? undefined : ne(booking.id, except),
        exceptHoldsOf === undefined
          ? undefined
          : or(ne(booking.status, 'held'), ne(booking.conversationId, exceptHoldsOf)),
        workers && inArray(assignment.workerId, workers),
      ),
    )
  const visits = new Map<string, Visit[]>()
  for (const { id, workerId, startAt, endAt, district, bookingId } of rows) {
    const visit = { id, start: +startAt, end: +endAt, district, bookingId }
    visits.set(workerId, [...(visits.get(workerId) ?? []), visit])
  }
  return visits
}

export async function loadRoster(
  db: Database,
  window: {
    from: number
    to: number
    now: number
    except?: string | undefined
    exceptHoldsOf?: string | undefined
  },
): Promise<Roster> {
  return { workers: await loadWorkers(db, window.from), visits: await loadVisits(db, window) }
}
