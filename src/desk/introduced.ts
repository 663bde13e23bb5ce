import { eq } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { staff } from '#db/schema/staff.ts'

/** Channels on which every message counts: there who has the chat is told together with the first words. */
export type FewMessages = (channel: string) => boolean

/** How a customer is told of somebody of the staff: by the name that he chose for it, never by another. */
export async function introduced(db: Database, staffId: string): Promise<{ name?: string }> {
  const [row] = await db.select({ name: staff.shownAs }).from(staff).where(eq(staff.id, staffId))
  return row?.name ? { name: row.name } : {}
}
