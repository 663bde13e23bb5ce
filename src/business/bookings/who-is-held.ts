import { and, desc, eq, gt } from 'drizzle-orm'
import { teamsOf } from '#business/bookings/own-booking.ts'
import type { Text } from '#business/catalogue/text.ts'
import type { Database } from '#db/client.ts'
import { booking } from '#db/schema/business.ts'

/** Whose time is kept for the offer that a conversation is thinking about; empty without such an offer. */
export async function whoIsHeld(db: Database, conversationId: string, now: Date): Promise<Text[]> {
  const [held] = await db
    .select({ id: booking.id })
    .from(booking)
    .where(and(eq(booking.conversationId, conversationId), eq(booking.status, 'held'), gt(booking.holdUntil, now)))
    .orderBy(desc(booking.createdAt))
    .limit(1)
  if (!held) return []
  const team = (await teamsOf(db, [held.id])).get(held.id) ?? []
  return team.map(({ title }) => title)
}
