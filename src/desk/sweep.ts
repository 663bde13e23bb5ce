import { asc, isNull, sql } from 'drizzle-orm'
import { atomically } from '#business/atomically.ts'
import type { Company } from '#business/catalogue/company.ts'
import type { Database } from '#db/client.ts'
import { handoff } from '#db/schema/desk.ts'
import { sendLater } from './later.ts'
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
  let done = await adopt(db, company, now)
  const open = await watched(db)
  const failures: unknown[] = []
  if (open.length > 0) {
    let present = await whoIsThere(db, now)
    for (const one of open)
      try {
        if (!(await tend(db, company, one, present, now))) continue
        done++
        // What was offered just now takes up room, and a turn.
        present = await whoIsThere(db, now)
      } catch (error) {
        // One chat that cannot be seen to must not keep people from the others.
        failures.push(error)
      }
  }
  done += await sendLater(db, now)
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} chats could not be seen to`)
  return done
}

/** Chats that are with people although nobody is asked to see to them: a broken turn calls nothing. */
async function adopt(db: Database, company: Company, now: Date): Promise<number> {
  const { rows } = await db.execute<{ id: string; reason: string | null }>(sql`
    select k.id, (select a.detail->>'reason' from alert a where a.conversation_id = k.id and a.kind = 'handoff'
      order by a.id desc limit 1) as reason
    from conversation k where k.assignee = 'queue'
      and not exists (select from handoff h where h.conversation_id = k.id and h.resolved_at is null) limit 100`)
  for (const { id, reason } of rows)
    await atomically(db, async (tx) => {
      const still = await tx.execute<{ id: string }>(
        sql`select id from conversation where id = ${id} and assignee = 'queue' and lease_until is null for update`,
      )
      if (still.rows.length > 0)
        await openHandoff(tx, company, { conversationId: id, reason: reason ?? 'broken', promises: false }, now)
    })
  return rows.length
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
      ownerSeenAt: sql<string | null>`(select seen_at from presence where staff_id = ${handoff.takenBy})`,
    })
    .from(handoff)
    .where(isNull(handoff.resolvedAt))
    .orderBy(asc(handoff.priority), asc(handoff.openedAt))
    .limit(most)
  return rows.map(({ handoff: row, touched, locale, caseOpen, ownerSeenAt }) => ({
    handoff: row,
    touched: Number(touched),
    locale: locale === 'en' ? ('en' as const) : ('zh' as const),
    caseOpen,
    ownerSeenAt: ownerSeenAt === null ? null : new Date(ownerSeenAt),
  }))
}
