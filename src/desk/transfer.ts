import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Company } from '#business/catalogue/company.ts'
import { enqueue } from '#conversation/enqueue.ts'
import { seize } from '#conversation/seize.ts'
import type { Database } from '#db/client.ts'
import { alert } from '#db/schema/conversation.ts'
import { handoff } from '#db/schema/desk.ts'
import { seeAlertsOfChat } from './alerts.ts'
import { introduced, type FewMessages } from './introduced.ts'
import { isSomebodys, lockChat, type Acted } from './lock-chat.ts'
import { openHandoff } from './open-handoff.ts'
import { worksHere } from './works-here.ts'

export interface Transfer {
  conversationId: string
  /** Who does it. */
  by: string
  /** A staff id, `queue`, or `supervisors`: the queue of those. */
  to: string
  /** Somebody else's chat may be given away, too. */
  anybodys: boolean
  few?: FewMessages
}

/** Gives a chat to a colleague, or back to the queue. To be called in a transaction. */
export async function transfer(
  db: Database,
  company: Company,
  { conversationId, by, to, anybodys, few }: Transfer,
  now: Date,
): Promise<Acted> {
  const chat = await lockChat(db, conversationId)
  if (!chat) return { ok: false, why: 'unknown_chat' }
  if (chat.assignee !== by && isSomebodys(chat.assignee) && !anybodys)
    return { ok: false, why: 'not_yours', by: chat.assignee }
  const toPerson = to !== 'queue' && to !== 'supervisors'
  if (toPerson && !(await worksHere(db, to))) return { ok: false, why: 'unknown_staff' }
  if (chat.assignee === to) return { ok: true }
  const assignee = toPerson ? to : 'queue'
  await seize(db, conversationId, assignee)
  const { handoff: open } = await openHandoff(db, company, { conversationId, reason: 'staff', promises: false }, now)
  await db
    .update(handoff)
    .set({
      takenBy: toPerson ? to : null,
      takenAt: toPerson ? now : null,
      ...(toPerson ? {} : { queuedAt: now }),
      offeredTo: null,
      offeredAt: null,
      // Whoever gives it away is not asked again first.
      passed: toPerson ? [] : [by],
      supervisors: to === 'supervisors',
    })
    .where(eq(handoff.id, open.id))
  if (toPerson) await seeAlertsOfChat(db, conversationId, to, now)
  const as = few?.(chat.channel) === true ? {} : { as: toPerson ? await introduced(db, to) : {} }
  const event = { kind: 'staff', act: 'assign', staff: by, to: assignee, ...as } as const
  await enqueue(db, conversationId, event, `assign:${randomUUID()}`, now)
  if (to === 'supervisors') await warnSupervisors(db, conversationId, 'transferred', now)
  return { ok: true }
}

/** Those who lead the desk are to see to a chat. */
export async function warnSupervisors(db: Database, conversationId: string, what: string, now: Date): Promise<void> {
  await db.insert(alert).values({ kind: 'supervisor', conversationId, detail: { what }, at: now })
}
