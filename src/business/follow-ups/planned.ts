import { and, asc, desc, eq, gte, ilike, inArray, lt, or, type SQL, sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { booking, customer } from '#db/schema/business.ts'
import { conversation } from '#db/schema/conversation.ts'
import { followUp, type FollowUpKind, type FollowUpReason } from '#db/schema/follow-ups.ts'

/** One thing that is planned, was done, or was not done for a reason. */
export interface PlannedLine {
  key: string
  kind: FollowUpKind
  status: 'pending' | 'done' | 'void' | 'skipped'
  dueAt: Date
  /** When the plan wanted it, where it had to wait. */
  plannedAt: Date | null
  doneAt: Date | null
  /** Why it is planned. */
  why: string | null
  /** Why it was voided, skipped or put off; what came of it. */
  reason: FollowUpReason | null
  conversationId: string | null
  bookingRef: string | null
  customerName: string | null
}

export interface PlannedWish {
  bookingRef?: string | undefined
  conversationId?: string | undefined
  /** Part of a customer's name, as in the order, the customer's file, or the chat. */
  customer?: string | undefined
  kind?: FollowUpKind | undefined
  status?: PlannedLine['status'] | undefined
  from?: Date | undefined
  to?: Date | undefined
}

const most = 500

/** What is planned and what came of it, at most 500: the next first where it is still to come, else the latest first. */
export async function plannedFollowUps(db: Database, wish: PlannedWish): Promise<PlannedLine[]> {
  const isAhead = wish.status === 'pending' || wish.bookingRef !== undefined
  const rows = await db
    .select({
      row: followUp,
      bookingRef: booking.ref,
      customerName: sql<string | null>`coalesce(${booking.name}, ${customer.name}, ${conversation.displayName})`,
    })
    .from(followUp)
    .leftJoin(booking, eq(booking.id, followUp.bookingId))
    .leftJoin(conversation, eq(conversation.id, followUp.conversationId))
    .leftJoin(customer, eq(customer.id, sql`coalesce(${booking.customerId}, ${conversation.customerId})`))
    .where(and(...conditions(wish)))
    .orderBy(isAhead ? asc(followUp.dueAt) : desc(followUp.dueAt))
    .limit(most)
  return rows.map(({ row, bookingRef, customerName }) => ({
    key: row.key,
    kind: row.kind,
    status: row.status,
    dueAt: row.dueAt,
    plannedAt: row.plannedAt,
    doneAt: row.doneAt,
    why: row.why,
    reason: row.reason,
    conversationId: row.conversationId,
    bookingRef,
    customerName,
  }))
}

function conditions({
  bookingRef,
  conversationId,
  customer: name,
  kind,
  status,
  from,
  to,
}: PlannedWish): (SQL | undefined)[] {
  const digits = bookingRef?.normalize('NFKC').replaceAll(/\D/g, '')
  return [
    bookingRef === undefined ? undefined : inArray(booking.ref, [bookingRef, `GJ${digits ?? ''}`]),
    conversationId === undefined ? undefined : eq(followUp.conversationId, conversationId),
    name === undefined ? undefined : called(name),
    kind && eq(followUp.kind, kind),
    status && eq(followUp.status, status),
    from && gte(followUp.dueAt, from),
    to && lt(followUp.dueAt, to),
  ]
}

function called(name: string): SQL | undefined {
  const part = `%${name.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  return or(ilike(booking.name, part), ilike(customer.name, part), ilike(conversation.displayName, part))
}
