import type { Plan } from '#business/bookings/plan.ts'
import type { Booking } from '#business/bookings/hold.ts'
import { type Company, serviceOf } from '#business/catalogue/company.ts'
import { companyAt } from '#business/catalogue/load-company.ts'
import type { Database } from '#db/client.ts'

/** The plan that a stored booking was made from, also where its service is no longer sold. */
export async function planOf(db: Database, company: Company, booking: Booking): Promise<Plan> {
  const { hours, people, visits, contractDays, size, catalogueVersion } = booking.quote
  const service =
    serviceOf(company, booking.serviceId) ?? (await formerService(db, catalogueVersion, booking.serviceId))
  return {
    service,
    work: { hours, people, visits, contractDays: contractDays ?? undefined },
    district: booking.district,
    recur: size['recur'] as Plan['recur'],
  }
}

async function formerService(db: Database, version: number, id: string): Promise<Plan['service']> {
  const former = await companyAt(db, version)
  const service = former && serviceOf(former, id)
  if (!service) throw new Error(`there is no service ${id} in version ${version} of the catalogue`)
  return service
}
