import type { Database } from '#db/client.ts'
import { contactChoice } from '#db/schema/follow-ups.ts'

/** From now on the customer is sent no surveys, no promotions, or neither. What concerns a visit is still told. */
export async function stopContact(
  db: Database,
  { customerId, conversationId }: { customerId: string | undefined; conversationId: string },
  what: 'surveys' | 'promotions' | 'both',
  now: Date,
): Promise<void> {
  const stopped = {
    ...(what === 'promotions' ? {} : { surveys: false }),
    ...(what === 'surveys' ? {} : { promotions: false }),
    at: now,
  }
  await db
    .insert(contactChoice)
    .values({ owner: customerId ?? conversationId, ...stopped })
    .onConflictDoUpdate({ target: contactChoice.owner, set: stopped })
}
