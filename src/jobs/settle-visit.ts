import { atomically } from '#db/atomically.ts'
import { settle, type Settled, type VisitOutcome } from '#business/bookings/settle.ts'
import type { Company } from '#business/catalogue/company.ts'
import { replan } from '#business/follow-ups/replan.ts'
import { enqueue } from '#conversation/enqueue.ts'
import type { Database } from '#db/client.ts'
import { lockChatOfBooking } from './lock-chat-of-booking.ts'

/**
 * A person decides how a visit ended whose progress nobody reported; the customer of one to which nobody came is told.
 * @returns as `settle`
 */
export async function settleVisit(
  db: Database,
  company: Company,
  ref: string,
  outcome: VisitOutcome,
  at: Date,
): Promise<Settled> {
  return atomically(db, async (tx) => {
    await lockChatOfBooking(tx, ref)
    const settled = await settle(tx, ref, outcome, at)
    if (!settled.ok) return settled
    const { booking } = settled
    await replan(tx, company, booking.id, at)
    if (outcome === 'missed') {
      const event = {
        kind: 'notice',
        flow: 'visit-missed',
        slots: { ref, start: booking.startAt.toISOString() },
      } as const
      await enqueue(tx, booking.conversationId, event, `missed:${booking.id}`, at)
    }
    return settled
  })
}
