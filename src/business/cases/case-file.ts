import { asc, desc, eq } from 'drizzle-orm'
import { type CaseTimes, caseTimes } from '#business/cases/case-times.ts'
import type { Case } from '#business/cases/change-case.ts'
import { whereItStands, type Standing } from '#business/cases/where-it-stands.ts'
import type { Proposal } from '#business/cases/propose.ts'
import type { Company } from '#business/catalogue/company.ts'
import type { Database } from '#db/client.ts'
import { booking, caseEvent, complaint, customer } from '#db/schema/business.ts'
import { conversation } from '#db/schema/conversation.ts'
import { caseImprovement, caseProposal, caseRating, caseWait, improvement } from '#db/schema/cases.ts'

/** Everything that is known about a complaint, for those who work on it. */
export interface CaseFile {
  case: Case
  standing: Standing
  times: CaseTimes
  events: (typeof caseEvent.$inferSelect)[]
  /** The newest first. */
  proposals: Proposal[]
  /** Pauses while the company waited for the customer. */
  waits: (typeof caseWait.$inferSelect)[]
  rating: typeof caseRating.$inferSelect | undefined
  improvement: typeof improvement.$inferSelect | undefined
  booking: { ref: string; serviceId: string; startAt: Date; status: string; priceFen: number } | undefined
  customerName: string | null
  /** Other complaints of the same customer, the newest first. */
  others: { number: string; status: string; category: string }[]
}

/** The file of a complaint. */
export async function caseFile(db: Database, company: Company, one: Case, now: Date): Promise<CaseFile> {
  const { id } = one
  const [events, proposals, waits, ratings, improvements, bookings, customers, chats, sameCustomer, standing] =
    await Promise.all([
      db.select().from(caseEvent).where(eq(caseEvent.caseId, id)).orderBy(asc(caseEvent.at)),
      db.select().from(caseProposal).where(eq(caseProposal.caseId, id)).orderBy(desc(caseProposal.at)),
      db.select().from(caseWait).where(eq(caseWait.caseId, id)).orderBy(asc(caseWait.since)),
      db.select().from(caseRating).where(eq(caseRating.caseId, id)),
      db
        .select({ improvement })
        .from(caseImprovement)
        .innerJoin(improvement, eq(improvement.id, caseImprovement.improvementId))
        .where(eq(caseImprovement.caseId, id)),
      db
        .select()
        .from(booking)
        .where(eq(booking.id, one.bookingId ?? '')),
      db
        .select()
        .from(customer)
        .where(eq(customer.id, one.customerId ?? '')),
      db.select({ name: conversation.displayName }).from(conversation).where(eq(conversation.id, one.conversationId)),
      othersOf(db, one),
      whereItStands(db, one, now),
    ])
  const [order] = bookings
  return {
    case: one,
    standing,
    times: caseTimes(company, one, { events, waits }, now),
    events,
    proposals,
    waits,
    rating: ratings[0],
    improvement: improvements[0]?.improvement,
    booking: order && {
      ref: order.ref,
      serviceId: order.serviceId,
      startAt: order.startAt,
      status: order.status,
      priceFen: order.priceFen,
    },
    customerName: customers[0]?.name ?? order?.name ?? chats[0]?.name ?? null,
    others: sameCustomer,
  }
}

async function othersOf(db: Database, one: Case): Promise<CaseFile['others']> {
  const same =
    one.customerId === null
      ? eq(complaint.conversationId, one.conversationId)
      : eq(complaint.customerId, one.customerId)
  const rows = await db
    .select({ id: complaint.id, number: complaint.number, status: complaint.status, category: complaint.category })
    .from(complaint)
    .where(same)
    .orderBy(desc(complaint.openedAt))
    .limit(20)
  return rows.filter(({ id }) => id !== one.id).map(({ number, status, category }) => ({ number, status, category }))
}
