import { eq } from 'drizzle-orm'
import type { Case } from '#business/cases/change-case.ts'
import { customerById } from '#business/customers/customer.ts'
import type { Database } from '#db/client.ts'
import { booking } from '#db/schema/business.ts'

/** The number under which whoever complained is called: of the customer's file, else of the order. */
export async function phoneOfCase(
  db: Database,
  { customerId, bookingId }: Pick<Case, 'customerId' | 'bookingId'>,
): Promise<string | undefined> {
  const file = customerId === null ? undefined : await customerById(db, customerId)
  if (file?.phone) return file.phone
  if (bookingId === null) return undefined
  const [order] = await db.select({ phone: booking.phone }).from(booking).where(eq(booking.id, bookingId))
  return order?.phone ?? undefined
}
