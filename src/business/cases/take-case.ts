import { changeCase, type Changed } from '#business/cases/change-case.ts'
import type { Database } from '#db/client.ts'

/**
 * Makes a member of staff the owner: the one whom colleagues and alarms turn to.
 * @param seen whose it was when that was decided; where somebody was faster it stays his
 */
export async function takeCase(
  db: Database,
  caseId: string,
  staff: string,
  now: Date,
  seen?: string | null,
): Promise<Changed> {
  return changeCase(db, caseId, now, (_, { status, owner }) => {
    const isOther = seen !== undefined && owner !== seen
    return Promise.resolve(
      status === 'closed' || isOther ? 'wrong_state' : { set: { owner: staff }, event: 'taken', by: staff },
    )
  })
}
