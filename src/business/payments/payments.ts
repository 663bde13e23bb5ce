import { randomUUID } from 'node:crypto'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { atomically } from '#db/atomically.ts'
import { record } from '#business/bookings/change.ts'
import type { Booking } from '#business/bookings/hold.ts'
import type { Company } from '#business/catalogue/company.ts'
import { replan } from '#business/follow-ups/replan.ts'
import type { Database } from '#db/client.ts'
import { assignment, booking } from '#db/schema/business.ts'
import { alert } from '#db/schema/conversation.ts'
import { payment } from '#db/schema/payments.ts'

export interface PaymentEntry {
  /** Of the order. */
  ref: string
  kind: 'deposit' | 'balance' | 'refund'
  /** Positive. */
  amountFen: number
  /** wechat, alipay, bank, cash, simulated … */
  provider: string
  /** The provider's own number of it. Told twice, it counts once. */
  reference: string
  /** Staff id, or `provider`. */
  by: string
}

export type Paid =
  | { ok: true; duplicate: boolean; paidFen: number; dueFen: number }
  | { ok: false; reason: 'no_booking' | 'bad_amount' | 'looks_like_a_card' }

/**
 * Keeps that money came or went. Nothing is moved by it, and nothing that could move money is kept. Money that comes for
 * an order that has been cancelled is kept, and people are told to give it back.
 */
export async function recordPayment(db: Database, company: Company, entry: PaymentEntry, now: Date): Promise<Paid> {
  const { ref, kind, amountFen, provider, reference, by } = entry
  if (!Number.isInteger(amountFen) || amountFen <= 0) return { ok: false, reason: 'bad_amount' }
  if (isCardNumber(reference)) return { ok: false, reason: 'looks_like_a_card' }
  return atomically(db, async (tx): Promise<Paid> => {
    const [row] = await tx
      .select()
      .from(booking)
      .where(inArray(booking.ref, [ref, `GJ${ref.replaceAll(/\D/g, '')}`]))
      .for('update')
    if (!row) return { ok: false, reason: 'no_booking' }
    const written = await tx
      .insert(payment)
      .values({ id: randomUUID(), bookingId: row.id, kind, amountFen, provider, reference, by, at: now })
      .onConflictDoNothing()
      .returning({ id: payment.id })
    const duplicate = written.length === 0
    if (!duplicate) {
      await replan(tx, company, row.id, now)
      const gone = row.status === 'cancelled' || row.status === 'expired' || row.status === 'released'
      if (gone && kind !== 'refund') {
        const detail = { what: 'paid_after_cancelling', ref: row.ref, amountFen, provider }
        await tx.insert(alert).values({ kind: 'dispatch', conversationId: row.conversationId, detail, at: now })
      }
    }
    const paidFen = await paidFor(tx, row.id)
    return { ok: true, duplicate, paidFen, dueFen: Math.max(0, row.depositFen - paidFen) }
  })
}

/** What has come for an order, less what went back; fen. */
export async function paidFor(db: Database, bookingId: string): Promise<number> {
  const { rows } = await db.execute<{ paid: string }>(
    sql`select coalesce(sum(case when kind = 'refund' then -amount_fen else amount_fen end), 0) as paid from payment where booking_id = ${bookingId}`,
  )
  return Number(rows[0]?.paid ?? 0)
}

/**
 * Cancels an order whose deposit has not come, and frees its time; nothing happens when it came at the last moment, or
 * when the visit has begun. To be called with the chat locked.
 */
export async function expireUnpaid(
  db: Database,
  company: Company,
  bookingId: string,
  now: Date,
): Promise<Booking | undefined> {
  return atomically(db, async (tx) => {
    const [row] = await tx.select().from(booking).where(eq(booking.id, bookingId)).for('update')
    if (row?.status !== 'confirmed' || (await paidFor(tx, bookingId)) >= row.depositFen) return undefined
    await tx.update(booking).set({ status: 'cancelled' }).where(eq(booking.id, bookingId))
    await tx
      .update(assignment)
      .set({ active: false })
      .where(and(eq(assignment.bookingId, bookingId), eq(assignment.active, true)))
    await record(tx, bookingId, 'cancelled', now, { note: 'the deposit was not paid' })
    await replan(tx, company, bookingId, now)
    return { ...row, status: 'cancelled' as const }
  })
}

/** Thirteen to nineteen digits with the check digit of a bank card: somebody typed the wrong thing into the field. */
function isCardNumber(text: string): boolean {
  const digits = text.replaceAll(/[\s-]/g, '')
  if (!/^\d{13,19}$/.test(digits)) return false
  const sum = digits
    .split('')
    .toReversed()
    .reduce((total, digit, n) => {
      const value = Number(digit) * (n % 2 === 1 ? 2 : 1)
      return total + (value > 9 ? value - 9 : value)
    }, 0)
  return sum % 10 === 0
}
