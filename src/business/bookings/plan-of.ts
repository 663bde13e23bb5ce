import type { Plan } from '#business/bookings/plan.ts'
import type { Booking } from '#business/bookings/hold.ts'
import { type Company, serviceOf } from '#business/catalogue/company.ts'

/** The plan that a stored booking was made from. */
export function planOf(company: Company, booking: Booking): Plan {
  const service = serviceOf(company, booking.serviceId)
  if (!service) throw new Error(`booking ${booking.ref} is for ${booking.serviceId}, which is not in the catalogue`)
  const { hours, people, visits, contractDays, size } = booking.quote
  return {
    service,
    work: { hours, people, visits, contractDays: contractDays ?? undefined },
    district: booking.district,
    recur: size['recur'] as Plan['recur'],
  }
}
