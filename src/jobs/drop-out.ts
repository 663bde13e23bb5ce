import { eq } from 'drizzle-orm'
import { atomically } from '#db/atomically.ts'
import { dropOut } from '#business/bookings/replacement.ts'
import { visitsFrom } from '#business/bookings/plan.ts'
import { planOf } from '#business/bookings/plan-of.ts'
import type { Company } from '#business/catalogue/company.ts'
import { both } from '#business/catalogue/text.ts'
import { iso } from '#business/time.ts'
import type { Database } from '#db/client.ts'
import { worker } from '#db/schema/business.ts'
import { alert } from '#db/schema/conversation.ts'
import { followUp } from '#db/schema/follow-ups.ts'
import { lockChatOfBooking } from './lock-chat-of-booking.ts'

/**
 * A worker cannot come to a booking, whoever reports it: somebody else is sent by the rules of dispatch, the customer is
 * told or asked, and people are alarmed where nobody is free. All of it or nothing.
 * @returns `replaced` also when a yes of the customer is still wanted; `nobody_free` when a visit has nobody now;
 *   undefined when the worker has no visit of this booking ahead
 */
export async function reportDropOut(
  db: Database,
  company: Company,
  { ref, workerId }: { ref: string; workerId: string },
  now: Date,
): Promise<'replaced' | 'nobody_free' | undefined> {
  return atomically(db, async (tx) => {
    await lockChatOfBooking(tx, ref)
    const outcomes = await dropOut(tx, company, ref, workerId, now)
    if (!outcomes) return undefined
    const [who] = await tx.select().from(worker).where(eq(worker.id, workerId))
    const left = who ? both(who.title, who.titleEn) : both('服务人员', 'the worker')
    for (const found of [true, false]) {
      const own = outcomes.filter(({ team }) => team.length > 0 === found)
      const [first] = own
      if (!first) continue
      const { booking, visit, team, needsConsent } = first
      const [member] = team
      const starts = visitsFrom(company, await planOf(tx, company, booking), +booking.startAt)
      const at = iso(company.zone, starts[visit]?.start ?? +booking.startAt)
      await tx.insert(followUp).values({
        key: `replacement:${booking.id}:${workerId}:${found ? 'found' : 'nobody'}:${now.toISOString()}`,
        kind: 'replacement',
        conversationId: booking.conversationId,
        bookingId: booking.id,
        dueAt: now,
        goodUntil: new Date(starts[visit]?.end ?? +booking.endAt),
        why: 'the worker dropped out',
        data: {
          left,
          visit,
          at,
          ...(member ? { found: member.title, instead: member.id, ...(needsConsent ? { consent: 'yes' } : {}) } : {}),
        },
        createdAt: now,
      })
      const what = found ? 'replaced' : 'nobody_free'
      const detail = { ref, what, left: workerId, instead: member?.id, visits: own.map((one) => one.visit) }
      await tx.insert(alert).values({ kind: 'dispatch', conversationId: booking.conversationId, detail, at: now })
    }
    return outcomes.every(({ team }) => team.length > 0) ? 'replaced' : 'nobody_free'
  })
}
