import { randomUUID } from 'node:crypto'
import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { atomically } from '#db/atomically.ts'
import { changeCase, type Changed } from '#business/cases/change-case.ts'
import type { Database } from '#db/client.ts'
import { caseImprovement, improvement } from '#db/schema/cases.ts'

export interface Improvement {
  cause: string
  action: string
  /** Staff id of whoever sees to it. */
  owner: string
  dueAt?: Date
}

/** Notes what is done so that it does not happen again, linked with the cases that showed it. @returns its id */
export async function improve(
  db: Database,
  caseIds: readonly string[],
  { cause, action, owner, dueAt }: Improvement,
  { by, now }: { by: string; now: Date },
): Promise<string> {
  return atomically(db, async (tx) => {
    const id = randomUUID()
    await tx
      .insert(improvement)
      .values({ id, cause, action, owner, dueAt: dueAt ?? null, doneAt: null, createdBy: by, createdAt: now })
    for (const caseId of caseIds) await linkTo(tx, caseId, { id, cause, action }, { by, now })
    return id
  })
}

/** Another case shows that an improvement is wanted that was noted before. @returns false where there is none such */
export async function linkImprovement(
  db: Database,
  caseId: string,
  improvementId: string,
  { by, now }: { by: string; now: Date },
): Promise<boolean> {
  return atomically(db, async (tx) => {
    const [known] = await tx.select().from(improvement).where(eq(improvement.id, improvementId))
    if (!known) return false
    await linkTo(tx, caseId, known, { by, now })
    return true
  })
}

async function linkTo(
  db: Database,
  caseId: string,
  { id, cause, action }: { id: string; cause: string; action: string },
  { by, now }: { by: string; now: Date },
): Promise<void> {
  const linked: Changed = await changeCase(db, caseId, now, async (inner) => {
    await inner
      .insert(caseImprovement)
      .values({ caseId, improvementId: id })
      .onConflictDoUpdate({ target: caseImprovement.caseId, set: { improvementId: id } })
    return { set: { cause }, event: 'improvement', text: action, by }
  })
  if (!linked.ok) throw new Error(`no case ${caseId} to improve on`)
}

/** The improvement that a case led to is in force. @returns false where there is none, or it was in force already */
export async function improved(db: Database, caseId: string, now: Date): Promise<boolean> {
  const of = db
    .select({ id: caseImprovement.improvementId })
    .from(caseImprovement)
    .where(eq(caseImprovement.caseId, caseId))
  const done = await db
    .update(improvement)
    .set({ doneAt: now })
    .where(and(inArray(improvement.id, of), isNull(improvement.doneAt)))
    .returning({ id: improvement.id })
  return done.length === 1
}

/** What was noted lately, for linking another case: what is not in force yet first. */
export async function latestImprovements(
  db: Database,
): Promise<{ id: string; cause: string; action: string; doneAt: Date | null; cases: number }[]> {
  return db
    .select({
      id: improvement.id,
      cause: improvement.cause,
      action: improvement.action,
      doneAt: improvement.doneAt,
      cases: sql<number>`(select count(*)::int from case_improvement where improvement_id = ${improvement.id})`,
    })
    .from(improvement)
    .orderBy(sql`${improvement.doneAt} is not null`, desc(improvement.createdAt))
    .limit(50)
}
