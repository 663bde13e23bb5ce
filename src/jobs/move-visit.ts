import { atomically } from '#db/atomically.ts'
import { progress, type VisitStatus } from '#business/bookings/progress.ts'
import { teamsOf } from '#business/bookings/own-booking.ts'
import type { Company } from '#business/catalogue/company.ts'
import { replan } from '#business/follow-ups/replan.ts'
import { enqueue } from '#conversation/enqueue.ts'
import type { Database } from '#db/client.ts'
import { lockChatOfBooking } from './lock-chat-of-booking.ts'

/**
 * Moves a visit a step on and leaves word for its customer, both or neither.
 * @returns false when there is no such booking or the step does not come next
 */
export async function moveVisit(
  db: Database,
  company: Company,
  ref: string,
  status: VisitStatus,
  eta: string | undefined,
  at: Date,
): Promise<boolean> {
  return atomically(db, async (tx) => {
    await lockChatOfBooking(tx, ref)
    const moved = await progress(tx, ref, status, { eta, at })
    if (!moved.ok) return false
    await replan(tx, company, moved.booking.id, at)
    const team = (await teamsOf(tx, [moved.booking.id])).get(moved.booking.id) ?? []
    const names = (locale: 'zh' | 'en') =>
      team.map((member) => member.title[locale]).join(locale === 'zh' ? '、' : ', ')
    const worker = team.length === 0 ? { zh: '服务人员', en: 'The worker' } : { zh: names('zh'), en: names('en') }
    const slots = { status, ref, worker, ...(eta === undefined ? {} : { eta }) }
    const key = `visit:${moved.booking.id}:${status}:${eta ?? ''}`
    await enqueue(tx, moved.booking.conversationId, { kind: 'notice', flow: 'visit-progress', slots }, key, at)
    return true
  })
}
