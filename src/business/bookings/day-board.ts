import { and, asc, eq, gt, inArray, lt, sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { travelMinutes } from '#business/bookings/availability.ts'
import { type Company, serviceOf } from '#business/catalogue/company.ts'
import type { Text } from '#business/catalogue/text.ts'
import { atMinute, clockMinutes } from '#business/time.ts'
import { loadWorkers } from '#business/workers/roster.ts'
import type { Database } from '#db/client.ts'
import { assignment, booking, type BookingStatus } from '#db/schema/business.ts'

/** One visit on the board. */
export interface BoardVisit {
  ref: string
  conversationId: string
  service: Text
  start: Date
  end: Date
  status: BookingStatus
  district: string | null
  customerName: string | null
  eta: string | null
  note: string | null
  /** Which visit of the order, the first is 0. */
  visit: number
  visits: number
  /** Minutes on the way from the visit before on the same day; undefined for the first. */
  travelMinutes?: number
}

export interface BoardLane {
  worker: {
    id: string
    title: Text
    districts: readonly string[]
    code: string
    /** Minutes of the local day in which the worker is on duty. */
    shifts: { startMinute: number; endMinute: number }[]
    /** Away for some of the day. */
    off: { start: Date; end: Date }[]
  }
  visits: BoardVisit[]
}

export interface DayBoard {
  /** YYYY-MM-DD by the company's calendar. */
  day: string
  from: Date
  to: Date
  opening: number
  closing: number
  slotMinutes: number
  lanes: BoardLane[]
  /** Booked, with nobody who comes. */
  unassigned: BoardVisit[]
}

const shown: BookingStatus[] = ['held', 'confirmed', 'on_the_way', 'arrived', 'in_service', 'done']

/**
 * Who goes where on a day, worker by worker, with the way between visits; what nobody has been found for comes apart.
 * @param day YYYY-MM-DD
 * @throws RangeError when there is no such day
 */
export async function dayBoard(db: Database, company: Company, day: string): Promise<DayBoard> {
  const date = Temporal.PlainDate.from(day)
  const from = new Date(atMinute(company.zone, date, 0))
  const to = new Date(atMinute(company.zone, date, 1440))
  const [workers, rows, lonely] = await Promise.all([
    loadWorkers(db, +from),
    db
      .select({ booking, at: assignment })
      .from(assignment)
      .innerJoin(booking, eq(booking.id, assignment.bookingId))
      .where(
        and(
          eq(assignment.active, true),
          lt(assignment.startAt, to),
          gt(assignment.endAt, from),
          inArray(booking.status, shown),
        ),
      )
      .orderBy(asc(assignment.startAt)),
    db
      .select()
      .from(booking)
      .where(
        and(
          lt(booking.startAt, to),
          gt(booking.endAt, from),
          inArray(booking.status, shown),
          sql`not exists (select from ${assignment} where ${assignment.bookingId} = ${booking.id} and ${assignment.active})`,
        ),
      )
      .orderBy(asc(booking.startAt)),
  ])
  const visitsOf = Map.groupBy(rows, ({ at }) => at.workerId)
  return {
    day: date.toString(),
    from,
    to,
    opening: clockMinutes(company.hours.start),
    closing: clockMinutes(company.hours.end),
    slotMinutes: company.slotMinutes,
    lanes: workers.map((worker) => ({
      worker: {
        id: worker.id,
        title: worker.title,
        districts: worker.districts,
        code: worker.code,
        shifts: worker.shifts.filter(({ weekday }) => weekday === date.dayOfWeek),
        off: worker.timeOff
          .filter((off) => off.start < +to && off.end > +from)
          .map((off) => ({ start: new Date(off.start), end: new Date(off.end) })),
      },
      visits: withTravel(
        company,
        (visitsOf.get(worker.id) ?? []).map(({ booking: one, at }) => visitOf(company, one, at)),
      ),
    })),
    unassigned: lonely.map((one) => visitOf(company, one, { startAt: one.startAt, endAt: one.endAt, visit: 0 })),
  }
}

function visitOf(
  company: Company,
  one: typeof booking.$inferSelect,
  { startAt, endAt, visit }: { startAt: Date; endAt: Date; visit: number },
): BoardVisit {
  return {
    ref: one.ref,
    conversationId: one.conversationId,
    service: serviceOf(company, one.serviceId)?.name ?? { zh: one.serviceId, en: one.serviceId },
    start: startAt,
    end: endAt,
    status: one.status,
    district: one.district,
    customerName: one.name,
    eta: one.eta,
    note: one.note,
    visit,
    visits: one.quote.visits,
  }
}

function withTravel(company: Company, visits: BoardVisit[]): BoardVisit[] {
  return visits.map((visit, i) => {
    const before = visits[i - 1]
    return before ? { ...visit, travelMinutes: travelMinutes(company, before.district, visit.district) } : visit
  })
}
