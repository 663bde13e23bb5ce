import { randomUUID } from 'node:crypto'
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Company } from '#business/catalogue/company.ts'
import type { Database } from '#db/client.ts'
import { handoff } from '#db/schema/desk.ts'
import { followUp, type FollowUpReason } from '#db/schema/follow-ups.ts'
import { somebodyIsThere } from './presence.ts'
import { callbackFrom, deskIsOpen, dueTimes, isVip, priorityOf, skillsFor } from './rules.ts'

export type Handoff = typeof handoff.$inferSelect

export interface Opened {
  handoff: Handoff
  /** False when people were fetched before and have not been done since. */
  isNew: boolean
  /** People are at their desks, by the calendar or because somebody is there. */
  isOpen: boolean
}

export interface HandoffRequest {
  conversationId: string
  reason: string
  /** Whether the customer is promised a call when nobody is there. */
  promises: boolean
}

/**
 * Puts a chat on the list of what people see to, once until it is resolved. Outside desk hours the customer is promised
 * to be called, as a follow-up planned in the same transaction. The conversation's row is locked first, as everywhere.
 */
export async function openHandoff(
  db: Database,
  company: Company,
  { conversationId, reason, promises }: HandoffRequest,
  now: Date,
): Promise<Opened> {
  const { rows } = await db.execute<About>(aboutChat(conversationId))
  const [about] = rows
  const present = await somebodyIsThere(db, now)
  const isOpen = present || deskIsOpen(company, +now)
  const known = await openHandoffOf(db, conversationId)
  if (known) return { handoff: known, isNew: false, isOpen }
  const priority = priorityOf({ reason, severity: about?.severity ?? undefined, vip: isVip(about?.tags ?? []) })
  const callbackAt = promises && !isOpen && priority !== 1 ? callbackFrom(company, +now) : undefined
  const { firstDue, resolveDue } = dueTimes(company, priority, +now, { callbackAt, present })
  const values = {
    id: randomUUID(),
    conversationId,
    reason,
    priority,
    skills: skillsFor(about?.locale === 'en' ? 'en' : 'zh'),
    openedAt: now,
    firstDue: new Date(firstDue),
    resolveDue: new Date(resolveDue),
    callbackAt: callbackAt === undefined ? null : new Date(callbackAt),
  }
  const [row] = await db.insert(handoff).values(values).returning()
  if (!row) throw new Error('the hand-off was not stored')
  if (callbackAt !== undefined) await promiseCallback(db, row, new Date(callbackAt), now)
  return { handoff: row, isNew: true, isOpen }
}

/** The hand-off that is not over yet. */
export async function openHandoffOf(db: Database, conversationId: string): Promise<Handoff | undefined> {
  const [row] = await db
    .select()
    .from(handoff)
    .where(and(eq(handoff.conversationId, conversationId), isNull(handoff.resolvedAt)))
  return row
}

/** Somebody calls or writes by then: people are alarmed at that moment unless they have answered before. */
export async function promiseCallback(
  db: Database,
  { id, conversationId, reason }: Pick<Handoff, 'id' | 'conversationId' | 'reason'>,
  at: Date,
  now: Date,
): Promise<void> {
  await db
    .insert(followUp)
    .values({
      key: `callback:handoff:${id}`,
      kind: 'callback',
      conversationId,
      dueAt: at,
      why: 'the customer asked for a person when nobody was free and was promised a call by then',
      data: { what: 'promised', reason },
      createdAt: now,
    })
    .onConflictDoNothing()
}

/** The promised call was made, or is wanted no more. */
export async function endCallback(
  db: Database,
  handoffId: string,
  how: { status: 'done' | 'void'; reason: FollowUpReason },
  now: Date,
): Promise<void> {
  await db
    .update(followUp)
    .set({ ...how, doneAt: now })
    .where(and(eq(followUp.key, `callback:handoff:${handoffId}`), eq(followUp.status, 'pending')))
}

/** How many chats come before this one. */
export async function aheadOf(db: Database, { id, priority, openedAt }: Handoff): Promise<number> {
  const { rows } = await db.execute<{ n: number }>(sql`select count(*)::int as n from handoff
    where resolved_at is null and taken_by is null and id <> ${id}
      and (priority, opened_at) < (${priority}::smallint, ${openedAt.toISOString()}::timestamptz)`)
  return rows[0]?.n ?? 0
}

interface About extends Record<string, unknown> {
  locale: string
  tags: string[] | null
  severity: string | null
}

const aboutChat = (id: string) => sql`
  select coalesce(k.state->>'locale', k.locale) as locale,
    (select tags from customer where id = k.customer_id) as tags,
    (select min(severity) from "case" where conversation_id = k.id and status <> 'closed') as severity
  from conversation k where k.id = ${id} for update`
