import { randomUUID } from 'node:crypto'
import { and, eq, ne, sql } from 'drizzle-orm'
import { atomically } from '#db/atomically.ts'
import { isWorkday } from '#business/cases/calendar.ts'
import type { Company } from '#business/catalogue/company.ts'
import { atMinute, clockMinutes, localDate } from '#business/time.ts'
import type { Database } from '#db/client.ts'
import { alert } from '#db/schema/conversation.ts'
import { dataRequest } from '#db/schema/privacy.ts'

export type DataRequest = typeof dataRequest.$inferSelect
export type DataRequestKind = DataRequest['kind']

/** How long before its day people are warned, once a day until it is settled. */
const warnDays = 3
const mostSettled = 200

/** Until when a request that came at `from` has to be answered: the end of the last of the company's working days. */
export function answerBy({ zone, hours, privacy }: Company, from: Date): Date {
  let day = localDate(zone, from)
  for (let left = privacy.answerWorkingDays; left > 0;) {
    day = day.add({ days: 1 })
    if (isWorkday(zone, day)) left--
  }
  return new Date(atMinute(zone, day, clockMinutes(hours.humanEnd)))
}

/**
 * Notes that somebody wants to have or to be rid of what is kept about him, and tells people. Nothing else is done: who
 * asks in a chat has proved no more than that he can write in it. Asked again while it is open it stays one request.
 */
export async function askForData(
  db: Database,
  company: Company,
  { conversationId, kind, by }: { conversationId: string; kind: DataRequestKind; by: string },
  now: Date,
): Promise<{ request: DataRequest; isNew: boolean }> {
  return atomically(db, async (tx) => {
    const dueAt = answerBy(company, now)
    const [made] = await tx
      .insert(dataRequest)
      .values({ id: randomUUID(), kind, conversationId, askedBy: by, askedAt: now, dueAt })
      .onConflictDoNothing()
      .returning()
    if (made) {
      const detail = { what: kind, deadline: dueAt.toISOString() }
      await tx.insert(alert).values({ kind: 'data_request', conversationId, detail, at: now })
      return { request: made, isNew: true }
    }
    const [open] = await tx
      .select()
      .from(dataRequest)
      .where(
        and(eq(dataRequest.conversationId, conversationId), eq(dataRequest.kind, kind), eq(dataRequest.status, 'open')),
      )
    if (!open) throw new Error('the request was neither stored nor found')
    return { request: open, isNew: false }
  })
}

/**
 * A person has seen to it, and so to its alerts. That somebody was erased is noted by erasing him, and by nothing else.
 * @returns false where there is no such request, or it was settled before
 */
export async function settleRequest(
  db: Database,
  id: string,
  { outcome, why, by }: { outcome: 'done' | 'refused'; why: string | undefined; by: string },
  now: Date,
): Promise<boolean> {
  return atomically(db, async (tx) => {
    const [settled] = await tx
      .update(dataRequest)
      .set({ status: outcome, why: why ?? null, settledBy: by, settledAt: now })
      .where(
        and(
          eq(dataRequest.id, id),
          eq(dataRequest.status, 'open'),
          outcome === 'done' ? ne(dataRequest.kind, 'erase') : undefined,
        ),
      )
      .returning()
    if (!settled) return false
    const { conversationId, kind } = settled
    await tx.execute(sql`update alert set seen_by = ${by}, seen_at = ${now.toISOString()}::timestamptz
      where kind = 'data_request' and conversation_id = ${conversationId} and detail->>'what' = ${kind} and seen_at is null`)
    return true
  })
}

export interface ShownRequest {
  id: string
  kind: DataRequestKind
  conversationId: string
  /** Of the customer; null once he is erased. */
  name: string | null
  /** The colleague who noted it; null where the customer asked. */
  notedBy: string | null
  askedAt: string
  dueAt: string
  status: DataRequest['status']
  settledBy: string | null
  settledAt: string | null
  why: string | null
}

/** Requests: the open ones by their day, then the latest that were settled. @param conversationId only of this chat */
export async function listRequests(db: Database, conversationId?: string): Promise<ShownRequest[]> {
  const { rows } = await db.execute<Record<string, string | null>>(sql`
    select r.id, r.kind, r.conversation_id, coalesce(c.name, k.display_name) as name, n.name as noted_by, r.asked_at, r.due_at, r.status,
      s.name as settled_by, r.settled_at, r.why
    from data_request r left join conversation k on k.id = r.conversation_id left join customer c on c.id = k.customer_id
      left join staff n on n.id = r.asked_by left join staff s on s.id = r.settled_by
    where ${conversationId === undefined ? sql`true` : sql`r.conversation_id = ${conversationId}`}
    order by r.status <> 'open', case when r.status = 'open' then r.due_at end, r.settled_at desc limit ${mostSettled}`)
  const moment = (text: string | null | undefined) => (text ? new Date(text).toISOString() : null)
  return rows.map((row) => ({
    id: row['id'] ?? '',
    kind: row['kind'] === 'erase' ? 'erase' : 'copy',
    conversationId: row['conversation_id'] ?? '',
    name: row['name'] ?? null,
    notedBy: row['noted_by'] ?? null,
    askedAt: moment(row['asked_at']) ?? '',
    dueAt: moment(row['due_at']) ?? '',
    status: row['status'] as DataRequest['status'],
    settledBy: row['settled_by'] ?? null,
    settledAt: moment(row['settled_at']),
    why: row['why'] ?? null,
  }))
}

/** Tells people once a day of requests whose day is near or over. @returns how many */
export async function warnOfRequests(db: Database, now: Date): Promise<number> {
  const at = sql`${now.toISOString()}::timestamptz`
  const { rows } = await db.execute<{ id: string }>(sql`
    with due as (
      update data_request set warned_at = ${at} where status = 'open' and due_at < ${at} + make_interval(days => ${warnDays})
        and (warned_at is null or warned_at < ${at} - interval '20 hours') returning conversation_id, kind, due_at
    )
    insert into alert (kind, conversation_id, detail, at)
    select 'data_request', conversation_id, jsonb_build_object('what', kind, 'deadline', due_at, 'late', due_at < ${at}), ${at} from due
    returning id`)
  return rows.length
}
