import { eq } from 'drizzle-orm'
import { acceptCare } from '#business/care/consent.ts'
import { givenBooking } from '#business/bookings/given.ts'
import { districtOf } from '#business/catalogue/address.ts'
import type { Company } from '#business/catalogue/company.ts'
import type { Connection } from '#db/client.ts'
import { type BookingStatus, customer } from '#db/schema/business.ts'
import { knownCustomerId } from '#demo/load-demo.ts'
import { durationMs, type GivenBooking, type Script } from './script.ts'

/** Puts what a script takes as given into the database. */
export async function furnish(
  { pool, db }: Connection,
  company: Company,
  script: Script,
  conversationId: string,
  at: Date,
): Promise<void> {
  const known = script.given.customer === 'known'
  await pool.query(
    `insert into conversation (id, channel, locale, customer_id, created_at) values ($1, $2, $3, $4, $5)`,
    [conversationId, script.channel, script.locale, known ? knownCustomerId : null, at],
  )
  const { care } = script.given
  if (care?.consent === true) await acceptCare(db, knownCustomerId, at)
  if (care)
    await db
      .update(customer)
      .set({ birthday: care.birthday ?? null, tags: care.tags })
      .where(eq(customer.id, knownCustomerId))
  for (const given of script.given.bookings)
    await givenBooking(db, company, bookingOf(company, given, conversationId, known), at)
}

function bookingOf(
  company: Company,
  given: GivenBooking,
  conversationId: string,
  known: boolean,
): Parameters<typeof givenBooking>[2] {
  const own = given.owner !== 'other'
  const text = (name: string) => (typeof given[name] === 'string' ? given[name] : undefined)
  const number = (name: string) => (typeof given[name] === 'number' ? given[name] : undefined)
  const address = text('address') ?? '徐汇区漕溪北路88号1502室'
  return {
    ref: given.ref,
    service: given.service,
    start: new Date(given.start),
    end: text('end') ? new Date(text('end') ?? '') : undefined,
    status: given.status as BookingStatus,
    size: { variant: text('variant'), area: number('area'), count: number('count') },
    worker: given.worker,
    conversationId: own ? conversationId : 'somebody-else',
    customerId: own && known ? knownCustomerId : undefined,
    name: text('name') ?? (own && known ? '陈静' : undefined),
    phone: text('phone') ?? (own && known ? '13900000001' : undefined),
    address,
    district: districtOf(company, address)?.name,
    priceFen: number('price_fen'),
    eta: text('eta'),
    unpaidWithinMinutes: text('pay_within') === undefined ? undefined : durationMs(text('pay_within') ?? '') / 60_000,
    bookedAt: text('booked') === undefined ? undefined : new Date(text('booked') ?? ''),
  }
}
