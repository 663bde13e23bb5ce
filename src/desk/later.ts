import { randomUUID } from 'node:crypto'
import { and, asc, eq, lte, sql } from 'drizzle-orm'
import { atomically } from '#db/atomically.ts'
import { enqueue } from '#conversation/enqueue.ts'
import type { Database } from '#db/client.ts'
import { laterReply } from '#db/schema/desk.ts'
import { lockChat } from './lock-chat.ts'

export type LaterReply = typeof laterReply.$inferSelect

/** Keeps what is to be said at a time; unless told otherwise it is dropped when the customer writes before. */
export async function planLater(
  db: Database,
  one: { conversationId: string; text: string; by: string; dueAt: Date; evenIfCustomerWrites: boolean },
  now: Date,
): Promise<LaterReply | undefined> {
  return atomically(db, async (tx) => {
    const chat = await lockChat(tx, one.conversationId)
    if (!chat) return undefined
    const values = { id: randomUUID(), ...one, afterSeq: chat.lastSeq, createdAt: now }
    const [row] = await tx.insert(laterReply).values(values).returning()
    return row
  })
}

/** @returns false where it was said or dropped already */
export async function cancelLater(db: Database, conversationId: string, id: string, by: string): Promise<boolean> {
  const rows = await db
    .update(laterReply)
    .set({ status: 'cancelled', why: by })
    .where(and(eq(laterReply.id, id), eq(laterReply.conversationId, conversationId), eq(laterReply.status, 'pending')))
    .returning({ id: laterReply.id })
  return rows.length > 0
}

/** What is to be said by now, the longest due first. */
export async function dueLater(db: Database, now: Date): Promise<Pick<LaterReply, 'id' | 'conversationId'>[]> {
  return db
    .select({ id: laterReply.id, conversationId: laterReply.conversationId })
    .from(laterReply)
    .where(and(eq(laterReply.status, 'pending'), lte(laterReply.dueAt, now)))
    .orderBy(asc(laterReply.dueAt))
    .limit(100)
}

/** Says what was to be said later, once, or drops it. @returns false where that was done already */
export async function sendLater(
  db: Database,
  { id, conversationId }: Pick<LaterReply, 'id' | 'conversationId'>,
  now: Date,
): Promise<boolean> {
  return atomically(db, async (tx) => {
    await lockChat(tx, conversationId)
    const [row] = await tx
      .select()
      .from(laterReply)
      .where(and(eq(laterReply.id, id), eq(laterReply.status, 'pending')))
      .for('update')
    if (!row) return false
    const dropped = !row.evenIfCustomerWrites && (await customerWrote(tx, row))
    if (!dropped) {
      const event = { kind: 'line', text: row.text, by: row.by } as const
      await enqueue(tx, conversationId, event, `later:${id}`, now)
    }
    await tx
      .update(laterReply)
      .set(dropped ? { status: 'cancelled', why: 'customer_wrote' } : { status: 'sent' })
      .where(eq(laterReply.id, id))
    return true
  })
}

async function customerWrote(db: Database, { conversationId, afterSeq }: LaterReply): Promise<boolean> {
  const { rows } = await db.execute<{ seq: string }>(sql`select seq from message
    where conversation_id = ${conversationId} and seq > ${afterSeq} and sender = 'customer' limit 1`)
  return rows.length > 0
}
