import { and, desc, eq, inArray, isNull, ne, or, sql, type SQL } from 'drizzle-orm'
import type { Case } from '#business/cases/change-case.ts'
import { deadlineOf, type DeadlineKind } from '#business/cases/plan-deadlines.ts'
import { nextDeadline } from '#business/cases/where-it-stands.ts'
import { type Period, within } from '#business/quality/period.ts'
import type { Database } from '#db/client.ts'
import { booking, type CaseStatus, complaint, customer, type Severity } from '#db/schema/business.ts'
import { caseProposal } from '#db/schema/cases.ts'
import { conversation } from '#db/schema/conversation.ts'

/** One line of a list of complaints. */
export interface CaseLine {
  id: string
  number: string
  category: string
  severity: Severity
  status: CaseStatus
  owner: string | null
  text: string
  openedAt: Date
  closedAt: Date | null
  conversationId: string
  bookingRef: string | null
  customerName: string | null
  /** What the company owes next; undefined while it waits for the customer and when the case is closed. */
  next: { kind: DeadlineKind; due: Date; isOverdue: boolean } | undefined
  /** A proposal waits for a second person. */
  needsApproval: boolean
}

export interface CaseWish {
  status?: CaseStatus | 'unsettled' | undefined
  severity?: Severity | undefined
  /** Staff id, or `nobody`. */
  owner?: string | undefined
  conversationId?: string | undefined
  /** Only those that were opened in this period. */
  opened?: Period | undefined
  /** Only those of which a deadline ran out in this period. */
  missed?: Period | undefined
  /** Only those of this member of staff, and nobody's with `unassigned`. */
  within?: { own: string; unassigned: boolean } | undefined
}

const most = 500

/**
 * The complaints that match, at most 500: unsettled ones by what is due first, those that wait for the customer after
 * them, settled ones last with the newest first.
 */
export async function listCases(db: Database, wish: CaseWish, now: Date): Promise<CaseLine[]> {
  const rows = await db
    .select({
      one: complaint,
      bookingRef: booking.ref,
      customerName: customer.name,
      bookingName: booking.name,
      chatName: conversation.displayName,
    })
    .from(complaint)
    .leftJoin(booking, eq(booking.id, complaint.bookingId))
    .leftJoin(customer, eq(customer.id, complaint.customerId))
    .leftJoin(conversation, eq(conversation.id, complaint.conversationId))
    .where(and(...conditions(wish)))
    .orderBy(desc(complaint.openedAt))
    .limit(most)
  const waiting = await awaitingApproval(
    db,
    rows.map(({ one }) => one.id),
  )
  return rows
    .map(({ one, bookingRef, customerName, bookingName, chatName }): CaseLine => {
      return {
        id: one.id,
        number: one.number,
        category: one.category,
        severity: one.severity,
        status: one.status,
        owner: one.owner,
        text: one.text,
        openedAt: one.openedAt,
        closedAt: one.closedAt,
        conversationId: one.conversationId,
        bookingRef,
        customerName: customerName ?? bookingName ?? chatName,
        next: nextOf(one, now),
        needsApproval: waiting.has(one.id),
      }
    })
    .toSorted((a, b) => rank(a) - rank(b))
}

/** How many complaints are late at `now`: those that their list marks so. */
export async function lateCases(db: Database, now: Date): Promise<number> {
  const unsettled = await db.select().from(complaint).where(ne(complaint.status, 'closed'))
  return unsettled.filter((one) => nextOf(one, now)?.isOverdue === true).length
}

function nextOf(one: Case, now: Date): CaseLine['next'] {
  const kind = nextDeadline(one, one.firstResponseAt !== null)
  const due = kind && deadlineOf(one, kind)
  return kind && due && { kind, due, isOverdue: due <= now }
}

const settledLast = 1e15

/** Epoch milliseconds of what is due; without a deadline, waiting ones come after those with one and closed ones last. */
function rank({ next, status, openedAt }: CaseLine): number {
  if (next) return +next.due
  return status === 'closed' ? 2 * settledLast - +openedAt : settledLast / 2 + +openedAt
}

function conditions({
  status,
  severity,
  owner,
  conversationId,
  opened,
  missed,
  within: hands,
}: CaseWish): (SQL | undefined)[] {
  return [
    status === 'unsettled' ? ne(complaint.status, 'closed') : status && eq(complaint.status, status),
    severity && eq(complaint.severity, severity),
    owner === 'nobody' ? isNull(complaint.owner) : owner === undefined ? undefined : eq(complaint.owner, owner),
    conversationId === undefined ? undefined : eq(complaint.conversationId, conversationId),
    opened && within(sql`${complaint.openedAt}`, opened),
    missed &&
      sql`exists (select from case_event e where e.case_id = ${complaint.id} and e.kind = 'overdue' and ${within(sql`e.at`, missed)})`,
    hands && or(eq(complaint.owner, hands.own), hands.unassigned ? isNull(complaint.owner) : undefined),
  ]
}

async function awaitingApproval(db: Database, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .select({ id: caseProposal.caseId })
    .from(caseProposal)
    .where(and(inArray(caseProposal.caseId, ids), eq(caseProposal.status, 'awaiting_approval')))
  return new Set(rows.map(({ id }) => id))
}

/** A complaint by its number or id. */
export async function findCase(db: Database, numberOrId: string): Promise<typeof complaint.$inferSelect | undefined> {
  const [row] = await db
    .select()
    .from(complaint)
    .where(or(eq(complaint.number, numberOrId.toUpperCase()), eq(complaint.id, numberOrId)))
  return row
}
