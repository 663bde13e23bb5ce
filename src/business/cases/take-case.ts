import { changeCase, type Changed } from '#business/cases/change-case.ts'
import type { Database } from '#db/client.ts'

/** Makes a member of staff the owner: the one whom colleagues and alarms turn to. */
export async function takeCase(db: Database, caseId: string, staff: string, now: Date): Promise<Changed> {
  return changeCase(db, caseId, now, (_, before) =>
    Promise.resolve(before.status === 'closed' ? 'wrong_state' : { set: { owner: staff }, event: 'taken', by: staff }),
  )
}
