import { and, desc, eq, isNotNull } from 'drizzle-orm'
import { atomically } from '#db/atomically.ts'
import { record } from '#business/bookings/change.ts'
import type { Booking } from '#business/bookings/hold.ts'
import { type Owner, type TeamMember, teamsOf } from '#business/bookings/own-booking.ts'
import { planOf } from '#business/bookings/plan-of.ts'
import { place } from '#business/bookings/place.ts'
import type { Company } from '#business/catalogue/company.ts'
import { rememberCustomer } from '#business/customers/customer.ts'
import { linkCustomer } from '#business/customers/link-customer.ts'
import { replan } from '#business/follow-ups/replan.ts'
import { noPreference } from '#business/workers/ranking.ts'
import type { Database } from '#db/client.ts'
import { assignment, booking } from '#db/schema/business.ts'

export type Confirmed =
  | { ok: true; booking: Booking; team: TeamMember[] }
  | { ok: false; reason: 'taken' | 'expired'; booking: Booking | undefined }

/**
 * Turns an offer into an order. Its time is still held, or is taken again at the same price while the offer is valid;
 * else the offer is gone. Confirming what is confirmed already changes nothing.
 */
export async function confirmBooking(
  db: Database,
  company: Company,
  owner: Owner & { locale: 'zh' | 'en' },
  quoteId: string,
  now: Date,
): Promise<Confirmed> {
  return atomically(db, async (tx): Promise<Confirmed> => {
    const [row] = await tx
      .select()
      .from(booking)
      .where(and(eq(booking.id, quoteId), eq(booking.conversationId, owner.conversationId)))
      .for('update')
    if (!row) return { ok: false, reason: 'expired', booking: undefined }
    if (row.bookedAt) {
      if (row.status === 'cancelled') return { ok: false, reason: 'expired', booking: row }
      return { ok: true, booking: row, team: (await teamsOf(tx, [row.id])).get(row.id) ?? [] }
    }
    const isHeld = row.status === 'held' && row.holdUntil !== null && row.holdUntil > now
    if (!isHeld) {
      const isValid = Date.parse(row.quote.validUntil) > +now && row.startAt > now && row.status !== 'released'
      if (!isValid) return { ok: false, reason: 'expired', booking: row }
      const before = await lastTeam(tx, row.id)
      const preference = { ...noPreference, wished: before }
      const plan = await planOf(tx, company, row)
      const team = await place(tx, { company, plan, bookingId: row.id, start: +row.startAt, now: +now, preference })
      if (!team) return { ok: false, reason: 'taken', booking: row }
    }
    const known = owner.customerId ?? row.customerId ?? (await customerOfConversation(tx, owner.conversationId))
    const { name, phone, address, district } = row
    const customerId = await rememberCustomer(
      tx,
      known,
      {
        name: name ?? undefined,
        phone: phone ?? undefined,
        address: address ?? undefined,
        district,
        locale: owner.locale,
      },
      now,
    )
    await linkCustomer(tx, owner.conversationId, customerId)
    const confirmed = { status: 'confirmed' as const, holdUntil: null, bookedAt: now, customerId }
    await tx.update(booking).set(confirmed).where(eq(booking.id, row.id))
    await record(tx, row.id, 'booked', now)
    await record(tx, row.id, 'assigned', now)
    await replan(tx, company, row.id, now, ['confirmation'])
    return { ok: true, booking: { ...row, ...confirmed }, team: (await teamsOf(tx, [row.id])).get(row.id) ?? [] }
  })
}

/** Whom the earlier bookings of a conversation belong to. */
async function customerOfConversation(db: Database, conversationId: string): Promise<string | undefined> {
  const [row] = await db
    .select({ customerId: booking.customerId })
    .from(booking)
    .where(and(eq(booking.conversationId, conversationId), isNotNull(booking.customerId)))
    .orderBy(desc(booking.createdAt))
    .limit(1)
  return row?.customerId ?? undefined
}

async function lastTeam(db: Database, bookingId: string): Promise<Set<string>> {
  const rows = await db
    .select({ workerId: assignment.workerId })
    .from(assignment)
    .where(eq(assignment.bookingId, bookingId))
  return new Set(rows.map(({ workerId }) => workerId))
}
