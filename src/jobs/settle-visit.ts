import { atomically } from '#business/atomically.ts'
import { settle, type VisitOutcome } from '#business/bookings/settle.ts'
import type { Company } from '#business/catalogue/company.ts'
import { replan } from '#business/follow-ups/replan.ts'
import { enqueue } from '#conversation/enqueue.ts'
import type { Database } from '#db/client.ts'
import { lockChatOfBooking } from './lock-chat-of-booking.ts'

/**
 * A person decides how a visit ended whose progress nobody reported; the customer of one to which nobody came is told.
 * @returns false when there is no such booking, its end is still to come, or it is decided already
 */
export async function settleVisit(
  db: Database,
  company: Company,
  ref: string,
  outcome: VisitOutcome,
  at: Date,
): Promise<boolean> {
  return atomically(db, async (tx) => {
    await lockChatOfBooking(tx, ref)
    const booking = await settle(tx, ref, outcome, at)
    if (!booking) return false
    await replan(tx, company, booking.id, at)
    if (outcome === 'missed') {
      const event = {
        kind: 'notice',
        flow: 'visit-missed',
        slots: { ref, start: booking.startAt.toISOString() },
      } as const
      await enqueue(tx, booking.conversationId, event, `missed:${booking.id}`, at)
    }
    return true
  })
}
