import { and, eq } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { followUp } from '#db/schema/follow-ups.ts'

/** The customer does not want to be called about a visit; what staff were told before stays. */
export async function declineCallback(db: Database, bookingId: string, now: Date): Promise<void> {
  await db
    .update(followUp)
    .set({ status: 'skipped', reason: 'customer_declined', doneAt: now })
    .where(and(eq(followUp.bookingId, bookingId), eq(followUp.kind, 'callback'), eq(followUp.status, 'pending')))
}
