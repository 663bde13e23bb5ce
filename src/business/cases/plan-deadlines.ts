import { and, eq, inArray } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import type { complaint } from '#db/schema/business.ts'
import { followUp } from '#db/schema/follow-ups.ts'

type Case = typeof complaint.$inferSelect

export type DeadlineKind = 'sla_first_response' | 'sla_proposal' | 'sla_close'

/** What stands in the `data` of a deadline's follow-up. */
export interface DeadlineData {
  caseId: string
  number: string
  severity: string
  /** ISO 8601. */
  deadline: string
  /** The follow-up falls due first before the deadline, as a warning, then at it. */
  stage: 'before' | 'at'
}

// People are warned when this share of the time has gone.
const warnShare = 0.75

/**
 * Keeps one follow-up for each deadline of a case: pending while it runs, done when it was kept, void while the company
 * waits for the customer and when the case is over. A deadline that moved is pending again.
 */
export async function planDeadlines(db: Database, one: Case, now: Date): Promise<void> {
  const keys = kinds.map((kind) => keyOf(kind, one.id))
  const rows = await db
    .select()
    .from(followUp)
    .where(and(inArray(followUp.key, keys), inArray(followUp.kind, [...kinds])))
  for (const kind of kinds) {
    const key = keyOf(kind, one.id)
    const before = rows.find((row) => row.key === key)
    const deadline = deadlineOf(one, kind)
    const state = stateOf(one, kind)
    const same = (before?.data as DeadlineData | null | undefined)?.deadline === deadline.toISOString()
    if (state === 'running') {
      if (same && (before?.status === 'pending' || before?.reason === 'missed')) continue
      const warn = new Date(+now + warnShare * (+deadline - +now))
      const row = {
        kind,
        conversationId: one.conversationId,
        bookingId: null,
        dueAt: +warn > +now ? warn : deadline,
        status: 'pending' as const,
        reason: null,
        doneAt: null,
        why: whys[kind],
        data: { ...dataOf(one, deadline), stage: +warn > +now ? ('before' as const) : ('at' as const) },
      }
      await db
        .insert(followUp)
        .values({ key, ...row, createdAt: now })
        .onConflictDoUpdate({ target: followUp.key, set: row })
    } else if (before?.status === 'pending')
      await db
        .update(followUp)
        .set({ status: state === 'kept' ? 'done' : 'void', reason: state, doneAt: now })
        .where(eq(followUp.key, key))
  }
}

const kinds: readonly DeadlineKind[] = ['sla_first_response', 'sla_proposal', 'sla_close']

const whys: Record<DeadlineKind, string> = {
  sla_first_response: 'somebody answers the complaint in time',
  sla_proposal: 'a remedy is proposed in time',
  sla_close: 'the complaint is settled in time',
}

const keyOf = (kind: DeadlineKind, caseId: string): string => `${kind}:${caseId}`

const dataOf = ({ id, number, severity }: Case, deadline: Date) => ({
  caseId: id,
  number,
  severity,
  deadline: deadline.toISOString(),
})

/** When this deadline of a case is. */
export function deadlineOf(one: Case, kind: DeadlineKind): Date {
  switch (kind) {
    case 'sla_first_response':
      return one.firstResponseDue
    case 'sla_proposal':
      return one.proposalDue
    case 'sla_close':
      return one.closeDue
    default:
      return kind satisfies never
  }
}

/** Whether a deadline runs, was kept, or does not count at the moment. */
function stateOf(one: Case, kind: DeadlineKind): 'running' | 'kept' | 'waiting_customer' | 'closed' {
  if (kind === 'sla_first_response' && one.firstResponseAt !== null) return 'kept'
  if (kind === 'sla_proposal' && (one.proposedAt !== null || one.decision !== null)) return 'kept'
  if (one.status === 'closed') return kind === 'sla_close' ? 'kept' : 'closed'
  return one.status === 'waiting_customer' ? 'waiting_customer' : 'running'
}
