import { asc, eq, inArray } from 'drizzle-orm'
import type { Company } from '#business/catalogue/company.ts'
import { momentText } from '#business/wording.ts'
import type { Database } from '#db/client.ts'
import { booking } from '#db/schema/business.ts'
import { followUp } from '#db/schema/follow-ups.ts'

/**
 * What is planned for a booking and why, what was done and what was not, a line each in order of time.
 * @returns nothing where there is no such booking
 */
export async function explainFollowUps(db: Database, company: Company, ref: string): Promise<string[] | undefined> {
  const [found] = await db
    .select()
    .from(booking)
    .where(inArray(booking.ref, [ref, `GJ${ref.replaceAll(/\D/g, '')}`]))
  if (!found) return undefined
  const rows = await db.select().from(followUp).where(eq(followUp.bookingId, found.id)).orderBy(asc(followUp.dueAt))
  const when = (at: Date) => momentText(company.zone, 'en', at).padEnd(18)
  const lines = rows.map(({ dueAt, status, kind, why, reason, plannedAt }) => {
    const moved = plannedAt !== null && status === 'pending' && +plannedAt !== +dueAt
    const notes = [why ?? '', reason ?? '', moved ? `planned for ${when(plannedAt).trim()}` : '']
    return `  ${when(dueAt)} ${status.padEnd(8)} ${kind.padEnd(18)} ${notes.filter((note) => note !== '').join('; ')}`
  })
  const head = `${found.ref}  ${found.serviceId}  ${when(found.startAt).trim()}  ${found.status}`
  return [head, ...(lines.length === 0 ? ['  nothing is planned'] : lines)]
}
