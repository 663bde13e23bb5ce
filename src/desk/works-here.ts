import { and, eq, isNull } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { staff } from '#db/schema/staff.ts'

/** Whether there is such a member of staff who may still come in. */
export async function worksHere(db: Database, staffId: string): Promise<boolean> {
  const rows = await db
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.id, staffId), isNull(staff.disabledAt)))
  return rows.length > 0
}
