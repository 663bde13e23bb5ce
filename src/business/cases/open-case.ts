import { randomInt, randomUUID } from 'node:crypto'
import { and, count, desc, eq, gt, inArray, or, sql, type SQL } from 'drizzle-orm'
import { atomically } from '#db/atomically.ts'
import type { Booking } from '#business/bookings/hold.ts'
import { type Owner, ownBooking } from '#business/bookings/own-booking.ts'
import { type Category, categoryInfo } from '#business/cases/category.ts'
import { type Case, noteCaseEvent } from '#business/cases/change-case.ts'
import { complaintBookings } from '#business/cases/complaint-bookings.ts'
import { deadlinesOf } from '#business/cases/deadlines.ts'
import { planDeadlines } from '#business/cases/plan-deadlines.ts'
import { saidInChat } from '#business/cases/said-in-chat.ts'
import type { Company } from '#business/catalogue/company.ts'
import { replan } from '#business/follow-ups/replan.ts'
import { hourMs } from '#business/time.ts'
import type { Database } from '#db/client.ts'
import { booking, complaint, type Severity } from '#db/schema/business.ts'
import { followUp } from '#db/schema/follow-ups.ts'

export interface CaseReport {
  category: Category
  /** Unset: by the category. A repeated complaint is raised to S2 at least. */
  severity: Severity | undefined
  text: string
  media: string[]
  remedy: string | undefined
  /** What the customer was told to do for safety. */
  safetyAction?: string | undefined
  /**
   * The ref of the order that it is about; one that is not the customer's own is left out. Unset: the only order of the
   * last days, if there is but one. Empty: none.
   */
  order: string | undefined
  now: Date
}

/**
 * Registers a complaint: number, severity, deadlines with their alarms, and the photos that were sent with it. Surveys
 * and advertising to the customer stop in the same transaction.
 */
export async function openCase(db: Database, company: Company, owner: Owner, report: CaseReport): Promise<Case> {
  const { category, now } = report
  return atomically(db, async (tx) => {
    const order =
      report.order === undefined ? await onlyRecent(tx, owner, report) : await ownBooking(tx, owner, report.order)
    const stated = report.severity ?? categoryInfo[category].severity
    const severity = stated > 'S2' && (await isRepeated(tx, owner, now)) ? 'S2' : stated
    const due = deadlinesOf(company, severity, +now)
    const said = await saidInChat(tx, owner.conversationId, now)
    const row: Case = {
      id: randomUUID(),
      number: await freshNumber(tx),
      customerId: owner.customerId ?? order?.customerId ?? null,
      conversationId: owner.conversationId,
      bookingId: order?.id ?? null,
      category,
      severity,
      status: 'open',
      // In an emergency nobody is asked to tell it again, so the last words are kept as they are.
      text: severity === 'S1' ? joined([report.text, said.last]) : report.text,
      media: [...new Set([...report.media, ...said.media])],
      remedy: report.remedy ?? null,
      safetyAction: report.safetyAction ?? null,
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
    await noteCaseEvent(tx, row.id, { event: 'opened', text: row.text, by: 'customer' }, now)
    await planDeadlines(tx, row, now)
    // Before the plan is made anew: what a complaint has stopped is marked so, and stays stopped once it is settled.
    await stopAsking(tx, owner, now)
    if (order) await replan(tx, company, order.id, now)
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

// Two complaints of one customer within thirty days are more than an ordinary failure.
const repeatMs = 30 * 24 * hourMs

async function isRepeated(db: Database, owner: Owner, now: Date): Promise<boolean> {
  const [row] = await db
    .select({ cases: count() })
    .from(complaint)
    .where(and(isOwnCase(owner), gt(complaint.openedAt, new Date(+now - repeatMs))))
  return (row?.cases ?? 0) > 0
}

async function onlyRecent(
  db: Database,
  owner: Owner,
  { category, now }: Pick<CaseReport, 'category' | 'now'>,
): Promise<Booking | undefined> {
  const recent = await complaintBookings(db, owner, category, now)
  // In the middle of a visit it is about that visit.
  const underWay = recent.filter(({ status }) => status === 'arrived' || status === 'in_service')
  const [only, ...others] = underWay.length > 0 ? underWay : recent
  return others.length === 0 ? only : undefined
}

function isOwnCase({ conversationId, customerId }: Owner): SQL | undefined {
  return customerId === undefined
    ? eq(complaint.conversationId, conversationId)
    : or(eq(complaint.customerId, customerId), eq(complaint.conversationId, conversationId))
}

/** Nobody whose complaint is open is asked for a rating or sent advertising, whatever visit it belongs to. */
async function stopAsking(db: Database, { conversationId, customerId }: Owner, now: Date): Promise<void> {
  const own =
    customerId === undefined
      ? eq(followUp.conversationId, conversationId)
      : or(
          eq(followUp.conversationId, conversationId),
          inArray(
            followUp.bookingId,
            db.select({ id: booking.id }).from(booking).where(eq(booking.customerId, customerId)),
          ),
        )
  await db
    .update(followUp)
    .set({ status: 'void', reason: 'complaint', doneAt: now })
    .where(and(own, eq(followUp.status, 'pending'), sql`${followUp.kind} in ('survey', 'survey_reminder', 'care')`))
}

function joined(texts: (string | undefined)[]): string {
  const all = [...new Set(texts.filter((text) => text !== undefined && text.trim() !== ''))]
  return all.filter((text) => !all.some((other) => other !== text && other?.includes(text ?? ''))).join('\n')
}

/** TS (投诉) and eight random digits. */
async function freshNumber(db: Database): Promise<string> {
  for (;;) {
    const number = `TS${String(randomInt(100_000_000)).padStart(8, '0')}`
    const taken = await db.select({ id: complaint.id }).from(complaint).where(eq(complaint.number, number))
    if (taken.length === 0) return number
  }
}
