import { asc, inArray } from 'drizzle-orm'
import type { Booking } from '#business/bookings/hold.ts'
import { teamsOf } from '#business/bookings/own-booking.ts'
import { type Company, serviceOf } from '#business/catalogue/company.ts'
import type { Locale, Text } from '#business/catalogue/text.ts'
import { iso } from '#business/time.ts'
import { listText } from '#business/wording.ts'
import type { Database } from '#db/client.ts'
import { bookingEvent, type BookingStatus, type TimelineStatus } from '#db/schema/business.ts'

/** A booking as its customer sees it. */
export interface BookingView {
  ref: string
  serviceId: string
  serviceName: string
  sizeText: string
  start: string
  end: string
  status: BookingStatus
  statusText: string
  workerName: string | null
  eta: string | null
  address: string | null
  priceFen: number
  feeFen: number
  timeline: { status: TimelineStatus; label: string; at: string }[]
  /** Every step from booking to the end, done or not, for a picture of it. */
  steps: { status: TimelineStatus; label: string; at?: string; done: boolean }[]
}

const statusTexts: Record<BookingStatus, Text> = {
  held: { zh: '待确认', en: 'to be confirmed' },
  confirmed: { zh: '已预约', en: 'booked' },
  on_the_way: { zh: '已出发', en: 'on the way' },
  arrived: { zh: '已到达', en: 'arrived' },
  in_service: { zh: '服务中', en: 'in progress' },
  done: { zh: '已完成', en: 'done' },
  cancelled: { zh: '已取消', en: 'cancelled' },
  expired: { zh: '已过期', en: 'expired' },
  released: { zh: '已放弃', en: 'given up' },
}

const stepTexts: Record<TimelineStatus, Text> = {
  booked: { zh: '已预约', en: 'Booked' },
  assigned: { zh: '已派单', en: 'Assigned' },
  on_the_way: { zh: '已出发', en: 'On the way' },
  arrived: { zh: '已到达', en: 'Arrived' },
  in_service: { zh: '服务中', en: 'In progress' },
  done: { zh: '已完成', en: 'Done' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
  rescheduled: { zh: '已改期', en: 'Moved' },
}

const road: TimelineStatus[] = ['booked', 'assigned', 'on_the_way', 'arrived', 'in_service', 'done']

export async function viewsOf(
  db: Database,
  company: Company,
  locale: Locale,
  bookings: Booking[],
): Promise<BookingView[]> {
  if (bookings.length === 0) return []
  const ids = bookings.map(({ id }) => id)
  const teams = await teamsOf(db, ids)
  const events = await db
    .select()
    .from(bookingEvent)
    .where(inArray(bookingEvent.bookingId, ids))
    .orderBy(asc(bookingEvent.at))
  const eventsOf = Map.groupBy(events, ({ bookingId }) => bookingId)
  return bookings.map((booking) => {
    const team = teams.get(booking.id) ?? []
    const own = (eventsOf.get(booking.id) ?? []).toSorted((a, b) => +a.at - +b.at || rank(a.status) - rank(b.status))
    const timeline = own.map(({ status, at }) => ({
      status,
      label: stepTexts[status][locale],
      at: iso(company.zone, at),
    }))
    return {
      ref: booking.ref,
      serviceId: booking.serviceId,
      serviceName: serviceOf(company, booking.serviceId)?.name[locale] ?? booking.serviceId,
      sizeText: booking.quote.sizeText[locale],
      start: iso(company.zone, booking.startAt),
      end: iso(company.zone, booking.endAt),
      status: booking.status,
      statusText: statusTexts[booking.status][locale],
      workerName:
        team.length === 0
          ? null
          : listText(
              locale,
              team.map(({ title }) => title[locale]),
            ),
      eta: booking.eta,
      address: booking.address,
      priceFen: booking.priceFen,
      feeFen: booking.feeFen,
      timeline,
      steps: stepsOf(timeline, locale, booking.status === 'cancelled'),
    }
  })
}

function stepsOf(timeline: BookingView['timeline'], locale: Locale, cancelled: boolean): BookingView['steps'] {
  const last = (status: TimelineStatus): string | undefined => timeline.findLast((event) => event.status === status)?.at
  const steps = road.map((status) => {
    const at = last(status)
    return { status, label: stepTexts[status][locale], ...(at !== undefined && { at }), done: at !== undefined }
  })
  if (!cancelled) return steps
  const at = last('cancelled')
  const end = {
    status: 'cancelled' as const,
    label: stepTexts.cancelled[locale],
    ...(at !== undefined && { at }),
    done: true,
  }
  return [...steps.filter(({ done }) => done), end]
}

function rank(status: TimelineStatus): number {
  return road.indexOf(status)
}
