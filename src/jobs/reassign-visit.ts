import { atomically } from '#db/atomically.ts'
import { reassign, type Reassigned } from '#business/bookings/reassign.ts'
import type { Company } from '#business/catalogue/company.ts'
import { iso } from '#business/time.ts'
import { enqueue } from '#conversation/enqueue.ts'
import type { Database } from '#db/client.ts'
import { lockChatOfBooking } from './lock-chat-of-booking.ts'

/** Gives a visit other workers or another time on the company's side and leaves word for its customer, both or neither. */
export async function reassignVisit(
  db: Database,
  company: Company,
  change: Parameters<typeof reassign>[2],
): Promise<Reassigned> {
  return atomically(db, async (tx) => {
    await lockChatOfBooking(tx, change.ref)
    const done = await reassign(tx, company, change)
    if (!done.ok || !(done.isMoved || done.isNewTeam)) return done
    const { id, ref, conversationId, startAt } = done.booking
    const names = (locale: 'zh' | 'en') =>
      done.team.map(({ title }) => title[locale]).join(locale === 'zh' ? '、' : ', ')
    const slots = {
      ref,
      worker: { zh: names('zh'), en: names('en') },
      start: iso(company.zone, startAt),
      moved: done.isMoved ? 'yes' : 'no',
    }
    const key = `reassigned:${id}:${change.now.toISOString()}`
    await enqueue(tx, conversationId, { kind: 'notice', flow: 'visit-changed', slots }, key, change.now)
    return done
  })
}
