import { and, eq, gte, isNull, sql } from 'drizzle-orm'
import type { Case } from '#business/cases/change-case.ts'
import { deadlineOf, type DeadlineKind } from '#business/cases/plan-deadlines.ts'
import { currentProposal } from '#business/cases/propose.ts'
import type { Database } from '#db/client.ts'
import { caseWait } from '#db/schema/cases.ts'
import { message } from '#db/schema/conversation.ts'

/** A case as its customer may know it. */
export interface Standing {
  /** A person has been in touch. */
  answered: boolean
  /** What the company owes next and when; undefined when nothing is owed at the moment. */
  next: { kind: DeadlineKind; due: Date; isOverdue: boolean } | undefined
  /** The remedy that waits for the customer's answer; one that waits for approval inside the company is not told. */
  proposal: string | undefined
  /** What the company waits for. */
  question: string | undefined
}

/** How a case stands, read from what has happened and not from what was promised. */
export async function whereItStands(db: Database, one: Case, now: Date): Promise<Standing> {
  const answered = one.firstResponseAt !== null || (await wroteInChat(db, one))
  const proposal = await currentProposal(db, one.id)
  const [wait] = await db
    .select()
    .from(caseWait)
    .where(and(eq(caseWait.caseId, one.id), isNull(caseWait.until)))
  const kind = nextDeadline(one, answered)
  const due = kind && deadlineOf(one, kind)
  return {
    answered,
    next: kind && due && { kind, due, isOverdue: due <= now },
    proposal: proposal?.status === 'told' ? proposal.text : undefined,
    question: wait?.question,
  }
}

/** What the company owes next in a case; nothing while it waits for the customer and when the case is closed. */
export function nextDeadline(one: Case, answered: boolean): DeadlineKind | undefined {
  if (one.status === 'closed' || one.status === 'waiting_customer') return undefined
  if (!answered) return 'sla_first_response'
  return one.proposedAt === null && one.status !== 'decided' ? 'sla_proposal' : 'sla_close'
}

async function wroteInChat(db: Database, { conversationId, openedAt, status }: Case): Promise<boolean> {
  // A case that was taken up again wants a new answer.
  if (status === 'reopened') return false
  const rows = await db
    .select({ one: sql`1` })
    .from(message)
    .where(and(eq(message.conversationId, conversationId), eq(message.sender, 'staff'), gte(message.at, openedAt)))
    .limit(1)
  return rows.length > 0
}
