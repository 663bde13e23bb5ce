import { type CaseRefusal, type Change, changeCase, type Changed } from '#business/cases/change-case.ts'
import type { Database } from '#db/client.ts'
import { caseRating } from '#db/schema/cases.ts'
import { alert } from '#db/schema/conversation.ts'

/** Keeps how satisfied the customer is with the handling, 1 to 5; told again, the last answer counts. Two or less alerts staff. */
export async function rateHandling(
  db: Database,
  caseId: string,
  { score, text, now }: { score: number; text: string | undefined; now: Date },
): Promise<Changed> {
  return changeCase(db, caseId, now, async (tx, before): Promise<Change | CaseRefusal> => {
    if (before.status !== 'closed') return 'wrong_state'
    const row = { score, text: text ?? null, at: now }
    await tx
      .insert(caseRating)
      .values({ caseId, ...row })
      .onConflictDoUpdate({ target: caseRating.caseId, set: row })
    const { number, conversationId } = before
    if (score <= 2)
      await tx
        .insert(alert)
        .values({ kind: 'low_score', conversationId, detail: { number, score, what: 'handling' }, at: now })
    return { set: {}, event: 'rated', text: String(score), by: 'customer' }
  })
}
