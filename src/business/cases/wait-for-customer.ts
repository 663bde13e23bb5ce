import { randomUUID } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import {
  type Case,
  type CaseRefusal,
  type Change,
  changeCase,
  type Changed,
  noteCaseEvent,
} from '#business/cases/change-case.ts'
import { deadlinesOf } from '#business/cases/deadlines.ts'
import { leaveNews } from '#business/cases/news.ts'
import type { Company } from '#business/catalogue/company.ts'
import type { Database } from '#db/client.ts'
import type { Severity } from '#db/schema/business.ts'
import { caseWait } from '#db/schema/cases.ts'

/** Asks the customer something that the case cannot go on without; the deadlines stand still until the answer. */
export async function waitForCustomer(
  db: Database,
  caseId: string,
  { question, by, now }: { question: string; by: string; now: Date },
): Promise<Changed> {
  return changeCase(db, caseId, now, async (tx, before) => {
    if (before.status === 'waiting_customer' || before.status === 'decided') return 'wrong_state'
    const id = randomUUID()
    await tx.insert(caseWait).values({ id, caseId, before: before.status, question, since: now })
    await leaveNews(tx, before, {
      key: `asked:${id}`,
      flow: 'case-question',
      slots: { question },
      words: {
        zh: `关于您的投诉 ${before.number}：${question}`,
        en: `About your complaint ${before.number}: ${question}`,
      },
      by,
      now,
    })
    const set = { status: 'waiting_customer', firstResponseAt: before.firstResponseAt ?? now } as const
    return { set, event: 'asked', text: question, by }
  })
}

/** Ends the waiting, if there is any: what was left of each deadline is left still. */
export async function resume(tx: Database, before: Case, now: Date): Promise<Change['set']> {
  if (before.status !== 'waiting_customer') return {}
  const [wait] = await tx
    .update(caseWait)
    .set({ until: now })
    .where(and(eq(caseWait.caseId, before.id), isNull(caseWait.until)))
    .returning()
  if (!wait) return { status: 'open' }
  const pause = +now - +wait.since
  return {
    status: wait.before,
    ...(before.proposedAt === null ? { proposalDue: new Date(+before.proposalDue + pause) } : {}),
    closeDue: new Date(+before.closeDue + pause),
  }
}

/**
 * Adds what the customer says to an unsettled case; an answer that was waited for sets the clocks going again. Where it
 * turns out graver the deadlines move nearer, never away.
 */
export async function addToCase(
  db: Database,
  company: Company,
  caseId: string,
  { text, media, severity, now }: { text: string; media: readonly string[]; severity: Severity | undefined; now: Date },
): Promise<Changed> {
  return changeCase(db, caseId, now, async (tx, before): Promise<Change | CaseRefusal> => {
    if (before.status === 'closed') return 'wrong_state'
    const resumed = await resume(tx, before, now)
    const event = before.status === 'waiting_customer' ? 'answered' : 'added'
    const graver = severity !== undefined && severity < before.severity
    if (graver) await noteCaseEvent(tx, caseId, { event: 'graver', text: severity, by: 'bot' }, now)
    const set = {
      ...resumed,
      ...(graver ? { severity, ...nearer(company, { ...before, ...resumed }, severity, now) } : {}),
      media: [...new Set([...before.media, ...media])],
    }
    return { set, event, text, by: 'customer' }
  })
}

function nearer(company: Company, one: Case, severity: Severity, now: Date): Change['set'] {
  const due = deadlinesOf(company, severity, +now)
  const earlier = (known: Date, fresh: number) => new Date(Math.min(+known, fresh))
  return {
    firstResponseDue: earlier(one.firstResponseDue, due.firstResponse),
    proposalDue: earlier(one.proposalDue, due.proposal),
    closeDue: earlier(one.closeDue, due.close),
  }
}
