import { asc, isNull, sql } from 'drizzle-orm'
import { atomically } from '#db/atomically.ts'
import type { Company } from '#business/catalogue/company.ts'
import type { Database } from '#db/client.ts'
import { handoff } from '#db/schema/desk.ts'
import { dueLater, sendLater } from './later.ts'
import { openHandoff } from './open-handoff.ts'
import { whoIsThere } from './pick.ts'
import { tend, type Watched } from './tend.ts'

/** What is seen to in one round; the rest follows in the next. */
const most = 1_000

/**
 * Sees to everything that people are wanted for: puts chats on the list that came to people without a call, offers them,
 * warns before and at deadlines, calls supervisors, promises calls, and sends what was to be said later. Any number of
 * processes may do so at once.
 * @returns how many things were done
 */
export async function sweepDesk(db: Database, company: Company, now: Date): Promise<number> {
  let done = 0
  const failures: unknown[] = []
  // One chat that cannot be seen to must not keep people from the others.
  const alone = async (work: () => Promise<boolean>): Promise<boolean> => {
    try {
      const isDone = await work()
      if (isDone) done++
      return isDone
    } catch (error) {
      failures.push(error)
      return false
    }
  }
  for (const one of await strays(db)) await alone(() => adopt(db, company, one, now))
  const open = await watched(db)
  let present = open.length > 0 ? await whoIsThere(db, now) : []
  for (const one of open)
    // What was offered just now takes up room, and a turn.
    if (await alone(() => tend(db, company, one, present, now))) present = await whoIsThere(db, now)
  for (const one of await dueLater(db, now)) await alone(() => sendLater(db, one, now))
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} chats could not be seen to`)
  return done
}

interface Stray extends Record<string, unknown> {
  id: string
  reason: string | null
}

/** Chats that are with people although nobody is asked to see to them: a broken turn calls nothing. */
async function strays(db: Database): Promise<Stray[]> {
  const { rows } = await db.execute<Stray>(sql`
    select k.id, (select a.detail->>'reason' from alert a where a.conversation_id = k.id and a.kind = 'handoff'
      order by a.id desc limit 1) as reason
    from conversation k where k.assignee = 'queue'
      and not exists (select from handoff h where h.conversation_id = k.id and h.resolved_at is null) limit 100`)
  return rows
}

/** Puts such a chat on the list, unless a turn has it at this moment. */
async function adopt(db: Database, company: Company, { id, reason }: Stray, now: Date): Promise<boolean> {
  return atomically(db, async (tx) => {
    const still = await tx.execute<{ id: string }>(
      sql`select id from conversation where id = ${id} and assignee = 'queue' and lease_until is null for update`,
    )
    if (still.rows.length === 0) return false
    await openHandoff(tx, company, { conversationId: id, reason: reason ?? 'broken', promises: false }, now)
    return true
  })
}

async function watched(db: Database): Promise<Watched[]> {
  const rows = await db
    .select({
      handoff,
      touched: sql<string>`(select touched from conversation where id = ${handoff.conversationId})`,
      locale: sql<
        string | null
      >`(select coalesce(state->>'locale', locale) from conversation where id = ${handoff.conversationId})`,
      caseOpen: sql<boolean>`exists (select from "case" c where c.conversation_id = ${handoff.conversationId} and c.status <> 'closed')`,
      caseDue: sql<
        string | null
      >`(select min(first_response_due) from "case" c where c.conversation_id = ${handoff.conversationId} and c.status <> 'closed' and c.first_response_at is null)`,
      ownerSeenAt: sql<string | null>`(select seen_at from presence where staff_id = ${handoff.takenBy})`,
    })
    .from(handoff)
    .where(isNull(handoff.resolvedAt))
    .orderBy(asc(handoff.priority), asc(handoff.openedAt))
    .limit(most)
  return rows.map(({ handoff: row, touched, locale, caseOpen, caseDue, ownerSeenAt }) => ({
    handoff: row,
    touched: Number(touched),
    locale: locale === 'en' ? ('en' as const) : ('zh' as const),
    caseOpen,
    caseDue: caseDue === null ? null : new Date(caseDue),
    ownerSeenAt: ownerSeenAt === null ? null : new Date(ownerSeenAt),
  }))
}
