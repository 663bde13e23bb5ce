import { randomUUID } from 'node:crypto'
import { and, eq, inArray } from 'drizzle-orm'
import { type Case, type CaseRefusal, type Change, changeCase, type Changed } from '#business/cases/change-case.ts'
import { mayPromise, needsOf, type Role } from '#business/cases/ladder.ts'
import { leaveNews } from '#business/cases/news.ts'
import { resume } from '#business/cases/wait-for-customer.ts'
import type { Database } from '#db/client.ts'
import { booking } from '#db/schema/business.ts'
import { caseProposal, type Rung } from '#db/schema/cases.ts'

export type Proposal = typeof caseProposal.$inferSelect

/** Somebody of the company, with what he or she may promise. */
export interface Staff {
  id: string
  role: Role
}

export interface Remedy {
  rung: Rung
  amountFen?: number
  /** What the customer reads. */
  text: string
  reworkBy?: Date
  assessedBy?: string
}

/**
 * Proposes a remedy from the ladder. What the proposer may promise is told to the customer at once; anything else waits
 * for somebody who may, and a full refund, damages and legal steps always wait for a second person. A new proposal
 * replaces the one before.
 */
export async function propose(db: Database, caseId: string, staff: Staff, remedy: Remedy, now: Date): Promise<Changed> {
  return changeCase(db, caseId, now, async (tx, before): Promise<Change | CaseRefusal> => {
    if (before.status === 'decided' || before.status === 'closed') return 'wrong_state'
    const { rung, amountFen = 0, text, reworkBy, assessedBy } = remedy
    const needs = needsOf(
      { rung, amountFen, reworkBy: reworkBy && +reworkBy, assessedBy },
      await priceOf(tx, before),
      +now,
    )
    if (typeof needs === 'string') return needs
    const isApproved = !needs.second && mayPromise(staff.role, needs.role)
    await tx
      .update(caseProposal)
      .set({ status: 'replaced' })
      .where(and(eq(caseProposal.caseId, caseId), inArray(caseProposal.status, ['awaiting_approval', 'told'])))
    const proposal: Proposal = {
      id: randomUUID(),
      caseId,
      rung,
      amountFen,
      text,
      reworkBy: reworkBy ?? null,
      assessedBy: assessedBy ?? null,
      status: isApproved ? 'told' : 'awaiting_approval',
      proposedBy: staff.id,
      approvedBy: null,
      at: now,
      answeredAt: null,
    }
    await tx.insert(caseProposal).values(proposal)
    if (isApproved) return told(tx, before, proposal, { event: 'proposed', by: staff.id }, now)
    return { set: {}, event: 'proposed', text: `${text}（待批准）`, by: staff.id }
  })
}

/** Agrees to a proposal that waits; only somebody else than the proposer may, who could have promised it. */
export async function approve(db: Database, caseId: string, staff: Staff, now: Date): Promise<Changed> {
  return changeCase(db, caseId, now, async (tx, before): Promise<Change | CaseRefusal> => {
    const proposal = await currentProposal(tx, caseId)
    if (proposal?.status !== 'awaiting_approval' || before.status === 'decided' || before.status === 'closed')
      return 'wrong_state'
    const refused = mayApprove(proposal, await priceOf(tx, before), staff)
    if (refused) return refused
    await tx.update(caseProposal).set({ status: 'told', approvedBy: staff.id }).where(eq(caseProposal.id, proposal.id))
    return told(tx, before, proposal, { event: 'approved', by: staff.id }, now)
  })
}

/** Turns a proposal that waits down; the case stays where it is. */
export async function reject(db: Database, caseId: string, staff: Staff, why: string, now: Date): Promise<Changed> {
  return changeCase(db, caseId, now, async (tx, before): Promise<Change | CaseRefusal> => {
    const proposal = await currentProposal(tx, caseId)
    if (proposal?.status !== 'awaiting_approval') return 'wrong_state'
    const refused = mayApprove(proposal, await priceOf(tx, before), staff)
    if (refused) return refused
    await tx
      .update(caseProposal)
      .set({ status: 'rejected', approvedBy: staff.id })
      .where(eq(caseProposal.id, proposal.id))
    return { set: {}, event: 'rejected', text: why, by: staff.id }
  })
}

/** The proposal that waits for approval or for the customer. */
export async function currentProposal(db: Database, caseId: string): Promise<Proposal | undefined> {
  const [row] = await db
    .select()
    .from(caseProposal)
    .where(and(eq(caseProposal.caseId, caseId), inArray(caseProposal.status, ['awaiting_approval', 'told'])))
  return row
}

function mayApprove(proposal: Proposal, priceFen: number | undefined, staff: Staff): CaseRefusal | undefined {
  const { rung, amountFen, reworkBy, assessedBy, at, proposedBy } = proposal
  const offer = {
    rung,
    amountFen,
    reworkBy: reworkBy === null ? undefined : +reworkBy,
    assessedBy: assessedBy ?? undefined,
  }
  const needs = needsOf(offer, priceFen, +at)
  if (typeof needs === 'string') return needs
  if (proposedBy === staff.id) return 'needs_second_person'
  return mayPromise(staff.role, needs.role) ? undefined : 'no_authority'
}

async function told(
  tx: Database,
  before: Case,
  proposal: Proposal,
  { event, by }: { event: 'proposed' | 'approved'; by: string },
  now: Date,
): Promise<Change> {
  const { id, text } = proposal
  await leaveNews(tx, before, {
    key: `proposed:${id}`,
    flow: 'case-proposal',
    slots: { proposal: text, proposal_id: id },
    words: {
      zh: `关于您的投诉 ${before.number}，我们的处理方案是：${text}。您看可以吗？`,
      en: `About your complaint ${before.number}, this is what we propose: ${text}. Is that all right with you?`,
    },
    by,
    now,
  })
  const resumed = await resume(tx, before, now)
  const set = {
    ...resumed,
    status: 'proposed',
    proposedAt: now,
    firstResponseAt: before.firstResponseAt ?? now,
  } as const
  return { set, event, text, by }
}

async function priceOf(tx: Database, { bookingId }: Case): Promise<number | undefined> {
  if (bookingId === null) return undefined
  const [row] = await tx.select({ priceFen: booking.priceFen }).from(booking).where(eq(booking.id, bookingId))
  return row?.priceFen
}
