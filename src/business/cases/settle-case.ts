import { and, eq, inArray } from 'drizzle-orm'
import { type Case, type CaseRefusal, type Change, changeCase, type Changed } from '#business/cases/change-case.ts'
import { externalRoutes, leaveNews, withdrawNews } from '#business/cases/news.ts'
import { currentProposal, type Staff } from '#business/cases/propose.ts'
import type { Database } from '#db/client.ts'
import { alert } from '#db/schema/conversation.ts'
import { caseProposal } from '#db/schema/cases.ts'

/**
 * Takes the customer's answer to a proposal. A yes decides the case as proposed; a no leaves it with staff, who are told.
 * Answering the same proposal again changes nothing.
 */
export async function answerProposal(
  db: Database,
  caseId: string,
  { accepted, by, now, proposalId }: { accepted: boolean; by: string; now: Date; proposalId?: string | undefined },
): Promise<Changed> {
  return changeCase(db, caseId, now, async (tx, before): Promise<Change | CaseRefusal> => {
    const proposal = await currentProposal(tx, caseId)
    if (proposal?.status !== 'told' || (proposalId !== undefined && proposal.id !== proposalId))
      return 'nothing_to_answer'
    await tx
      .update(caseProposal)
      .set({ status: accepted ? 'accepted' : 'refused', answeredAt: now })
      .where(eq(caseProposal.id, proposal.id))
    await withdrawNews(tx, caseId)
    const { text, amountFen } = proposal
    if (accepted)
      return { set: { status: 'decided', decision: text, amountFen, accepted: true }, event: 'accepted', text, by }
    const detail = { number: before.number, what: 'proposal_refused', owner: before.owner }
    await tx.insert(alert).values({ kind: 'case', conversationId: before.conversationId, detail, at: now })
    return { set: {}, event: 'refused', text, by }
  })
}

/**
 * Decides a case for good where the customer accepted nothing. The customer hears the decision with its reasons, and
 * where to turn outside the company. Who was never made a proposal has not declined one.
 */
export async function decideWithoutConsent(
  db: Database,
  caseId: string,
  staff: Staff,
  decision: string,
  now: Date,
): Promise<Changed> {
  return changeCase(db, caseId, now, async (tx, before): Promise<Change | CaseRefusal> => {
    if (staff.role === 'agent') return 'no_authority'
    if (before.status === 'decided' || before.status === 'waiting_customer') return 'wrong_state'
    const [declined] = await tx
      .select({ id: caseProposal.id })
      .from(caseProposal)
      .where(and(eq(caseProposal.caseId, caseId), inArray(caseProposal.status, ['told', 'refused'])))
      .limit(1)
    await tx
      .update(caseProposal)
      .set({ status: 'replaced' })
      .where(and(eq(caseProposal.caseId, caseId), inArray(caseProposal.status, ['awaiting_approval', 'told'])))
    await leaveNews(tx, before, {
      key: `decided:${caseId}:${now.toISOString()}`,
      flow: 'case-decision',
      slots: { decision },
      words: {
        zh: `关于您的投诉 ${before.number}，我们的决定是：${decision}。${externalRoutes.zh}`,
        en: `About your complaint ${before.number}, our decision is: ${decision}. ${externalRoutes.en}`,
      },
      by: staff.id,
      now,
    })
    const set = {
      status: 'decided',
      decision,
      amountFen: 0,
      accepted: declined ? false : null,
      firstResponseAt: before.firstResponseAt ?? now,
      proposedAt: before.proposedAt ?? now,
    } as const
    return { set, event: 'decided', text: decision, by: staff.id }
  })
}

/**
 * Closes a decided case and asks how the handling was; after an S1 nobody is asked for a score. The survey of the visit
 * that the complaint stopped stays stopped: two questions about one bad day are one too many.
 */
export async function closeCase(
  db: Database,
  caseId: string,
  { by, cause, now }: { by: string; cause: string; now: Date },
): Promise<Changed> {
  return changeCase(db, caseId, now, async (tx, before): Promise<Change | CaseRefusal> => {
    if (before.status !== 'decided') return 'wrong_state'
    await leaveNews(tx, before, closing(before, by, now))
    return { set: { status: 'closed', cause, closedAt: now }, event: 'closed', text: cause, by }
  })
}

function closing({ id, number, decision, accepted, severity }: Case, by: string, now: Date) {
  const routes = accepted === true ? { zh: '', en: '' } : { zh: externalRoutes.zh, en: ` ${externalRoutes.en}` }
  return {
    key: `closed:${id}:${now.toISOString()}`,
    flow: 'case-closed',
    slots: {
      decision: decision ?? '',
      ask: severity === 'S1' ? 'no' : 'yes',
      accepted: accepted === true ? 'yes' : 'no',
    },
    words: {
      zh: `您的投诉 ${number} 已处理完毕：${decision ?? ''}。还有问题随时说，我们可以重新处理。${routes.zh}`,
      en: `Your complaint ${number} is settled: ${decision ?? ''}. If anything is left, tell us and we take it up again.${routes.en}`,
    },
    by,
    now,
  }
}
