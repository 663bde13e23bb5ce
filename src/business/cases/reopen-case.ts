import { atomically } from '#db/atomically.ts'
import { deadlinesOf } from '#business/cases/deadlines.ts'
import { type Case, type CaseRefusal, type Change, changeCase, type Changed } from '#business/cases/change-case.ts'
import type { Company } from '#business/catalogue/company.ts'
import { replan } from '#business/follow-ups/replan.ts'
import { hourMs } from '#business/time.ts'
import type { Database } from '#db/client.ts'

/** How long after closing a customer may have a case taken up again; later it is a new one. */
export const reopenWithinMs = 30 * 24 * hourMs

/**
 * Takes a settled case up again, with new deadlines. It counts as a repetition, so it is S2 at least.
 * @param by `customer` or a staff id
 */
export async function reopenCase(
  db: Database,
  company: Company,
  caseId: string,
  { why, by, now }: { why: string; by: string; now: Date },
): Promise<Changed> {
  return atomically(db, async (tx) => {
    const changed = await changeCase(tx, caseId, now, (_, before) =>
      Promise.resolve(reopened(company, before, { why, by, now })),
    )
    // What may be asked after a settled complaint may not while it is open.
    if (changed.ok && changed.case.bookingId !== null) await replan(tx, company, changed.case.bookingId, now)
    return changed
  })
}

function reopened(
  company: Company,
  before: Case,
  { why, by, now }: { why: string; by: string; now: Date },
): Change | CaseRefusal {
  if (before.status !== 'closed' && before.status !== 'decided') return 'wrong_state'
  if (before.closedAt !== null && +now > +before.closedAt + reopenWithinMs) return 'too_late'
  const severity = before.severity < 'S2' ? before.severity : 'S2'
  const due = deadlinesOf(company, severity, +now)
  return {
    set: {
      status: 'reopened',
      severity,
      firstResponseDue: new Date(due.firstResponse),
      proposalDue: new Date(due.proposal),
      closeDue: new Date(due.close),
      firstResponseAt: null,
      proposedAt: null,
      decision: null,
      amountFen: null,
      accepted: null,
      closedAt: null,
    },
    event: 'reopened',
    text: why,
    by,
  }
}
