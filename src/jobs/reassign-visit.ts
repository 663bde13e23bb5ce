import { sql } from 'drizzle-orm'
import { atomically } from '#business/atomically.ts'
import { reassign, type Reassigned } from '#business/bookings/reassign.ts'
import type { Company } from '#business/catalogue/company.ts'
import { iso } from '#business/time.ts'
import { enqueue } from '#conversation/enqueue.ts'
import type { Database } from '#db/client.ts'

/** Gives a visit other workers or another time on the company's side and leaves word for its customer, both or neither. */
export async function reassignVisit(
  db: Database,
  company: Company,
  change: Parameters<typeof reassign>[2],
): Promise<Reassigned> {
  return atomically(db, async (tx) => {
    // The chat first, in the order of follow-ups and of a visit's progress.
    await tx.execute(
      sql`select 1 from conversation k join booking b on b.conversation_id = k.id where b.ref = ${change.ref} for update of k`,
    )
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
