import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { atomically } from '#db/atomically.ts'
import { planDeadlines } from '#business/cases/plan-deadlines.ts'
import { mayBecome } from '#business/cases/transitions.ts'
import type { Database } from '#db/client.ts'
import { caseEvent, complaint } from '#db/schema/business.ts'

export type Case = typeof complaint.$inferSelect

/** Why staff or a customer may not do something with a case; nothing was written then. */
export type CaseRefusal =
  | 'unknown_case'
  | 'wrong_state'
  | 'no_authority'
  | 'needs_second_person'
  | 'amount_beyond_rung'
  | 'no_booking'
  | 'rework_too_late'
  | 'not_assessed'
  | 'nothing_to_answer'
  | 'too_late'

export type Changed = { ok: true; case: Case } | { ok: false; reason: CaseRefusal }

export interface Change {
  /** What becomes of the case. */
  set: Partial<Omit<Case, 'id' | 'number'>>
  /** Unset where the history has its line already. */
  event?: CaseEventKind
  text?: string | undefined
  /** Staff id, `customer` or `bot`. */
  by: string
}

export type CaseEventKind =
  | 'opened'
  | 'taken'
  | 'contact'
  | 'added'
  | 'asked'
  | 'answered'
  | 'proposed'
  | 'approved'
  | 'rejected'
  | 'accepted'
  | 'refused'
  | 'decided'
  | 'closed'
  | 'reopened'
  | 'rated'
  | 'improvement'
  | 'graver'
  | 'due_soon'
  | 'overdue'

/**
 * Changes a case, its history and its deadlines together, or nothing. The case is locked meanwhile, so of two people who
 * decide at once the second sees what the first did.
 * @param work looks at the case and says what becomes of it, or why not
 */
export async function changeCase(
  db: Database,
  id: string,
  now: Date,
  work: (tx: Database, before: Case) => Promise<Change | CaseRefusal>,
): Promise<Changed> {
  return atomically(db, async (tx): Promise<Changed> => {
    const [before] = await tx.select().from(complaint).where(eq(complaint.id, id)).for('update')
    if (!before) return { ok: false, reason: 'unknown_case' }
    const change = await work(tx, before)
    if (typeof change === 'string') return { ok: false, reason: change }
    const { status } = change.set
    if (status !== undefined && status !== before.status && !mayBecome(before.status, status))
      return { ok: false, reason: 'wrong_state' }
    const after: Case = { ...before, ...change.set }
    await tx.update(complaint).set(after).where(eq(complaint.id, id))
    const { event, text, by } = change
    if (event !== undefined) await noteCaseEvent(tx, id, { event, text, by }, now)
    await planDeadlines(tx, after, now)
    return { ok: true, case: after }
  })
}

/** Writes a line of a case's history. */
export async function noteCaseEvent(
  db: Database,
  caseId: string,
  { event, text, by }: { event: CaseEventKind; text: string | undefined; by: string },
  at: Date,
): Promise<void> {
  await db.insert(caseEvent).values({ id: randomUUID(), caseId, kind: event, text: text ?? null, by, at })
}
