import { randomInt, randomUUID } from 'node:crypto'
import { and, count, desc, eq, gt, or, type SQL } from 'drizzle-orm'
import { atomically } from '#business/atomically.ts'
import type { Booking } from '#business/bookings/hold.ts'
import { type Owner, ownBooking, ownBookings } from '#business/bookings/own-booking.ts'
import { type Category, categoryInfo } from '#business/cases/category.ts'
import { deadlinesOf } from '#business/cases/deadlines.ts'
import type { Company } from '#business/catalogue/company.ts'
import { replan } from '#business/follow-ups/replan.ts'
import { hourMs } from '#business/time.ts'
import type { Database } from '#db/client.ts'
import { caseEvent, complaint, type Severity } from '#db/schema/business.ts'

export type Case = typeof complaint.$inferSelect

export interface CaseReport {
  category: Category
  /** Unset: by the category. A repeated complaint is raised to S2 at least. */
  severity: Severity | undefined
  text: string
  media: string[]
  remedy: string | undefined
  /**
   * The ref of the order that it is about; one that is not the customer's own is left out. Unset: the only order of the
   * last days, if there is but one.
   */
  order: string | undefined
  now: Date
}

/** Registers a complaint with its number and deadlines. */
export async function openCase(db: Database, company: Company, owner: Owner, report: CaseReport): Promise<Case> {
  const { category, now } = report
  return atomically(db, async (tx) => {
    const booking =
      report.order === undefined ? await onlyRecent(tx, owner, now) : await ownBooking(tx, owner, report.order)
    const stated = report.severity ?? categoryInfo[category].severity
    const severity = stated > 'S2' && (await isRepeated(tx, owner, now)) ? 'S2' : stated
    const due = deadlinesOf(company, severity, +now)
    const row: Case = {
      id: randomUUID(),
      number: await freshNumber(tx),
      customerId: owner.customerId ?? booking?.customerId ?? null,
      conversationId: owner.conversationId,
      bookingId: booking?.id ?? null,
      category,
      severity,
      status: 'open',
      text: report.text,
      media: report.media,
      remedy: report.remedy ?? null,
      safetyAction: null,
      owner: null,
      firstResponseDue: new Date(due.firstResponse),
      proposalDue: new Date(due.proposal),
      closeDue: new Date(due.close),
      firstResponseAt: null,
      proposedAt: null,
      decision: null,
      amountFen: null,
      accepted: null,
      cause: null,
      externalNumber: null,
      openedAt: now,
      closedAt: null,
    }
    await tx.insert(complaint).values(row)
    const event = { id: randomUUID(), caseId: row.id, kind: 'opened', text: report.text, by: 'customer', at: now }
    await tx.insert(caseEvent).values(event)
    if (booking) await replan(tx, company, booking.id, now)
    return row
  })
}

/** The customer's own cases, the newest first; by number where one is given. */
export async function ownCases(db: Database, owner: Owner, number?: string): Promise<Case[]> {
  const byNumber = number === undefined ? undefined : eq(complaint.number, number.trim().toUpperCase())
  return db
    .select()
    .from(complaint)
    .where(and(isOwnCase(owner), byNumber))
    .orderBy(desc(complaint.openedAt))
    .limit(20)
}

const recentMs = 7 * 24 * hourMs

async function onlyRecent(db: Database, owner: Owner, now: Date): Promise<Booking | undefined> {
  const bookings = await ownBookings(db, owner)
  const recent = bookings.filter(
    ({ status, startAt }) => status !== 'cancelled' && +startAt > +now - recentMs && +startAt < +now + 12 * hourMs,
  )
  return recent.length === 1 ? recent[0] : undefined
}

function isOwnCase({ conversationId, customerId }: Owner): SQL | undefined {
  return customerId === undefined
    ? eq(complaint.conversationId, conversationId)
    : or(eq(complaint.customerId, customerId), eq(complaint.conversationId, conversationId))
}

// The second complaint within thirty days is more than an ordinary failure.
async function isRepeated(db: Database, owner: Owner, now: Date): Promise<boolean> {
  const since = new Date(+now - 30 * 24 * hourMs)
  const [row] = await db
    .select({ cases: count() })
    .from(complaint)
    .where(and(isOwnCase(owner), gt(complaint.openedAt, since)))
  return (row?.cases ?? 0) > 0
}

/** TS (投诉) and eight random digits. */
async function freshNumber(db: Database): Promise<string> {
  for (;;) {
    const number = `TS${String(randomInt(100_000_000)).padStart(8, '0')}`
    const taken = await db.select({ id: complaint.id }).from(complaint).where(eq(complaint.number, number))
    if (taken.length === 0) return number
  }
}
