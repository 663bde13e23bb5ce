import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { identityLink, verifiedPhone } from '#db/schema/identity.ts'

/**
 * Keeps that a platform vouches for a customer's number. Where another channel knows the same number, the two are noted
 * as perhaps one customer's; the customer is asked later, once. The other way round nobody is asked: a number that was
 * merely typed proves nothing, and an offer would tell a stranger that its owner is a customer.
 */
export async function noteVerifiedPhone(db: Database, conversationId: string, phone: string, now: Date): Promise<void> {
  await db
    .insert(verifiedPhone)
    .values({ conversationId, phone, at: now })
    .onConflictDoUpdate({ target: verifiedPhone.conversationId, set: { phone, at: now } })
  const { rows } = await db.execute<{ id: string }>(sql`
    select c.id from conversation mine, conversation c
    left join verified_phone v on v.conversation_id = c.id left join customer k on k.id = c.customer_id
    where mine.id = ${conversationId} and c.channel <> mine.channel and (v.phone = ${phone} or k.phone = ${phone})
      and (c.customer_id is null or mine.customer_id is null or c.customer_id <> mine.customer_id)
    order by c.state->>'at' desc nulls last limit 1`)
  const [other] = rows
  if (!other) return
  await db
    .insert(identityLink)
    .values({ id: randomUUID(), conversationId, otherConversationId: other.id, at: now })
    .onConflictDoNothing()
}
