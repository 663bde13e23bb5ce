import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'

/**
 * What somebody chose not to be sent goes with him when a chat or a file becomes another customer's: whoever said no as
 * one of the two has said no.
 * @param from a customer's id, or a conversation's whose customer was not known yet
 */
export async function carryChoice(db: Database, from: string, customerId: string): Promise<void> {
  await db.execute(sql`insert into contact_choice (owner, surveys, promotions, at)
    select ${customerId}, surveys, promotions, at from contact_choice where owner = ${from}
    on conflict (owner) do update set surveys = contact_choice.surveys and excluded.surveys,
      promotions = contact_choice.promotions and excluded.promotions`)
}
