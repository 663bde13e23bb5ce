import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { atomically } from '#business/atomically.ts'
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
    for (const caseId of caseIds) {
      const linked: Changed = await changeCase(tx, caseId, now, async (inner) => {
        await inner
          .insert(caseImprovement)
          .values({ caseId, improvementId: id })
          .onConflictDoUpdate({ target: caseImprovement.caseId, set: { improvementId: id } })
        return { set: { cause }, event: 'improvement', text: action, by }
      })
      if (!linked.ok) throw new Error(`no case ${caseId} to improve on`)
    }
    return id
  })
}

/** The improvement is in force. */
export async function improved(db: Database, id: string, now: Date): Promise<void> {
  await db.update(improvement).set({ doneAt: now }).where(eq(improvement.id, id))
}
