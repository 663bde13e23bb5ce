import { and, desc, eq, inArray } from 'drizzle-orm'
import { type Owner, isOwn } from '#business/bookings/own-booking.ts'
import type { Plan } from '#business/bookings/plan.ts'
import { type Slots, slotsFor } from '#business/bookings/slots.ts'
import type { Wish } from '#business/bookings/wish.ts'
import type { Company } from '#business/catalogue/company.ts'
import { hourMs } from '#business/time.ts'
import type { Preference } from '#business/workers/ranking.ts'
import { loadRoster } from '#business/workers/roster.ts'
import type { Database } from '#db/client.ts'
import { assignment, booking, worker } from '#db/schema/business.ts'

/**
 * Times that could be booked at this moment, see `slotsFor`. `exceptBooking` is one that would be moved; what the
 * conversation holds already counts as free for it.
 */
export async function findSlots(
  db: Database,
  company: Company,
  request: {
    plan: Plan
    wish: Wish
    now: Date
    preference: Preference
    exceptBooking?: string | undefined
    conversationId?: string | undefined
  },
): Promise<Slots> {
  const now = +request.now
  const window = {
    from: now - 24 * hourMs,
    to: now + 2 * 366 * 24 * hourMs,
    now,
    except: request.exceptBooking,
    exceptHoldsOf: request.conversationId,
  }
  const roster = await loadRoster(db, window)
  return slotsFor(company, roster, { ...request, now })
}

/**
 * Who is preferred: those who came to this customer before, and whoever `wish` names: an id, 王阿姨, "Ms Wang", or
 * "上次那位". A name that nobody has is no wish.
 */
export async function preferenceOf(db: Database, owner: Owner, wish: string | undefined): Promise<Preference> {
  const previous = await previousWorkers(db, owner)
  if (wish === undefined) return { wished: new Set(), previous }
  const ids = wish.split('+')
  const everybody = await db.select().from(worker)
  const named = everybody.filter(
    ({ id, name, title, titleEn }) =>
      ids.includes(id) ||
      wish.includes(name) ||
      wish.includes(title) ||
      wish.toLowerCase().includes(titleEn.toLowerCase()),
  )
  if (named.length === 0 && again.test(wish)) return { wished: previous, previous }
  // 王姐 is how some call 王阿姨.
  const surname = /^(\p{Script=Han})(?:阿姨|师傅|大?姐|老师|嫂|妈)$/u.exec(wish)?.[1]
  const meant =
    named.length > 0 || surname === undefined ? named : everybody.filter(({ name }) => name.startsWith(surname))
  const wished = new Set(meant.map(({ id }) => id))
  // Of several people called 王阿姨 the one who has been here is meant.
  const known = [...wished].filter((id) => previous.has(id))
  return { wished: known.length > 0 ? new Set(known) : wished, previous }
}

const again = /上次|之前|以前|原来|老样子|同一|\b(?:last|previous|same|usual)\b/i

async function previousWorkers(db: Database, owner: Owner): Promise<Set<string>> {
  const rows = await db
    .select({ workerId: assignment.workerId })
    .from(assignment)
    .innerJoin(booking, eq(booking.id, assignment.bookingId))
    .where(
      and(
        isOwn(owner),
        eq(assignment.active, true),
        inArray(booking.status, ['confirmed', 'on_the_way', 'arrived', 'in_service', 'done']),
      ),
    )
    .orderBy(desc(booking.startAt))
    .limit(10)
  return new Set(rows.map(({ workerId }) => workerId))
}
