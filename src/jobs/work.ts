import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Booking } from '#business/bookings/hold.ts'
import { type BookingView, viewsOf } from '#business/bookings/view.ts'
import type { Company } from '#business/catalogue/company.ts'
import { factsOf, type Known } from '#business/follow-ups/facts.ts'
import type { Database } from '#db/client.ts'
import { assignment, booking } from '#db/schema/business.ts'
import type { followUp, FollowUpReason } from '#db/schema/follow-ups.ts'
import type { Reach } from './decide.ts'
import { type Chat, reachesOf } from './reach.ts'
import { noWrites, type Writes } from './writes.ts'

export type FollowUp = typeof followUp.$inferSelect

/** What follow-ups that are done together know, and what they want written. */
export interface Work {
  db: Database
  company: Company
  now: Date
  facts: Map<string, Known>
  bookings: Map<string, Booking>
  views: Map<string, BookingView>
  /** Who answers for each visit, by booking and number. */
  doers: Map<string, string>
  reaches: Map<string, Reach>
  chats: Chat[]
  writes: Writes
}

/** Reads in a few statements what these follow-ups need. */
export async function loadWork(
  db: Database,
  company: Company,
  rows: readonly FollowUp[],
  chats: ReadonlyMap<string, Chat | 'busy' | 'none'>,
  now: Date,
): Promise<Work> {
  const ids = [...new Set(rows.flatMap(({ bookingId }) => bookingId ?? []))]
  const known = await factsOf(db, company, ids)
  const bookings = ids.length === 0 ? [] : await db.select().from(booking).where(inArray(booking.id, ids))
  const there = [...chats.values()].filter((chat) => typeof chat === 'object')
  return {
    db,
    company,
    now,
    facts: new Map(known.map((facts) => [facts.id, facts])),
    bookings: new Map(bookings.map((row) => [row.id, row])),
    views: await loadViews(db, company, rows, chats, bookings),
    doers: rows.some(({ kind }) => kind === 'survey') ? await doersOf(db, ids) : new Map(),
    reaches: await reachesOf(db, there, now),
    chats: there,
    writes: noWrites(),
  }
}

/** Bookings as they are told, each in the language of the chat that hears of it. */
async function loadViews(
  db: Database,
  company: Company,
  rows: readonly FollowUp[],
  chats: ReadonlyMap<string, Chat | 'busy' | 'none'>,
  bookings: readonly Booking[],
): Promise<Map<string, BookingView>> {
  const views = new Map<string, BookingView>()
  const wanted = rows.filter(({ bookingId }) => bookingId !== null)
  if (wanted.length === 0) return views
  const localeOf = ({ conversationId }: FollowUp) => {
    const chat = conversationId === null ? undefined : chats.get(conversationId)
    return typeof chat === 'object' ? chat.locale : 'zh'
  }
  for (const [locale, own] of Map.groupBy(wanted, localeOf)) {
    const ids = new Set(own.map(({ bookingId }) => bookingId))
    const some = bookings.filter(({ id }) => ids.has(id))
    for (const [n, view] of (await viewsOf(db, company, locale, some)).entries()) views.set(some[n]?.id ?? '', view)
  }
  return views
}

async function doersOf(db: Database, bookingIds: string[]): Promise<Map<string, string>> {
  const rows = await db
    .select()
    .from(assignment)
    .where(and(inArray(assignment.bookingId, bookingIds), eq(assignment.active, true)))
    .orderBy(desc(assignment.workerId))
  return new Map(rows.map(({ bookingId, visit, workerId }) => [`${bookingId}:${visit}`, workerId]))
}

/** Notes what became of a follow-up. @returns true: there is nothing left of it to do */
export function finish(
  { writes, now }: Work,
  { key }: FollowUp,
  status: 'done' | 'void' | 'skipped',
  reason: FollowUpReason | null,
) {
  writes.rows.push({ key, status, reason, doneAt: now })
  return true
}
