import { eq } from 'drizzle-orm'
import { noteCaseEvent } from '#business/cases/change-case.ts'
import { noteChatContacts } from '#business/cases/note-contact.ts'
import { phoneOfCase } from '#business/cases/phone-of-case.ts'
import { type DeadlineData, deadlineOf, type DeadlineKind } from '#business/cases/plan-deadlines.ts'
import type { Database } from '#db/client.ts'
import { maskPhone } from '#business/customers/customer.ts'
import { enqueue } from '#conversation/enqueue.ts'
import { complaint } from '#db/schema/business.ts'
import { alert } from '#db/schema/conversation.ts'
import { followUp } from '#db/schema/follow-ups.ts'

type FollowUp = typeof followUp.$inferSelect

/** Whether a follow-up is a deadline of a case. */
function isCaseDeadline(row: Pick<FollowUp, 'kind'>): row is Pick<FollowUp, 'kind'> & { kind: DeadlineKind } {
  return row.kind === 'sla_first_response' || row.kind === 'sla_proposal' || row.kind === 'sla_close'
}

/**
 * Sees to a deadline that falls due: people are warned while there is time left (`sla_soon`) and told when it is missed
 * (`sla`). What staff have written in the chat counts as an answer, and nobody is alarmed then. In an emergency that nobody
 * has taken the customer hears of it as well. To be called in the transaction that holds the follow-up's row.
 * @returns false when there was nothing to do
 */
export async function runCaseDeadline(db: Database, row: FollowUp, now: Date): Promise<boolean> {
  if (!isCaseDeadline(row)) return false
  if (row.conversationId !== null) await noteChatContacts(db, row.conversationId, now)
  const [current] = await db.select().from(followUp).where(eq(followUp.key, row.key)).for('update')
  if (current?.status !== 'pending' || current.dueAt > now) return current?.status !== 'pending'
  const data = current.data as unknown as DeadlineData
  const [one] = await db.select().from(complaint).where(eq(complaint.id, data.caseId))
  if (!one) throw new Error(`the follow-up ${row.key} is about no case`)
  const deadline = deadlineOf(one, row.kind)
  const isMissed = deadline <= now
  const detail = {
    number: one.number,
    severity: one.severity,
    what: row.kind.slice('sla_'.length),
    deadline: deadline.toISOString(),
    owner: one.owner,
  }
  await db
    .insert(alert)
    .values({ kind: isMissed ? 'sla' : 'sla_soon', conversationId: one.conversationId, detail, at: now })
  if (isMissed && one.severity === 'S1' && row.kind === 'sla_first_response') await tellWhoWaits(db, one, now)
  await noteCaseEvent(db, one.id, { event: isMissed ? 'overdue' : 'due_soon', text: detail.what, by: 'bot' }, now)
  await db
    .update(followUp)
    .set(
      isMissed
        ? { status: 'done', reason: 'missed', doneAt: now }
        : { dueAt: deadline, data: { ...data, stage: 'at' } },
    )
    .where(eq(followUp.key, row.key))
  return true
}

/** The manager who was promised has not come: said once, and only while nobody of the staff has the chat. */
async function tellWhoWaits(db: Database, one: typeof complaint.$inferSelect, now: Date): Promise<void> {
  const { id, number, conversationId, safetyAction } = one
  const phone = await phoneOfCase(db, one)
  const slots = { number, kind: safetyAction, phone: phone ? maskPhone(phone) : undefined }
  await enqueue(db, conversationId, { kind: 'word', flow: 'emergency-waiting', slots }, `emergency:${id}`, now)
}
