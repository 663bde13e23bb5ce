import { givenBooking, type GivenBooking } from '#business/bookings/given.ts'
import type { Company } from '#business/catalogue/company.ts'
import type { Connection } from '#db/client.ts'

let chats = 0

/** A chat of its own with one booking, and whatever its state plans; nobody has to be free for it. */
export async function plannedVisit(
  { db, pool }: Pick<Connection, 'db' | 'pool'>,
  company: Company,
  now: Date,
  given: Partial<GivenBooking> = {},
): Promise<{ conversationId: string; bookingId: string; ref: string }> {
  const conversationId = `web:planned:${++chats}`
  await pool.query(`insert into conversation (id, channel, created_at) values ($1, 'web', $2)`, [conversationId, now])
  const booking = await givenBooking(
    db,
    company,
    { service: 'clean-daily', start: now, worker: null, conversationId, address: '漕溪北路88号', ...given },
    now,
  )
  return { conversationId, bookingId: booking.id, ref: booking.ref }
}
