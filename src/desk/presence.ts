import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { presence, type PresenceStatus } from '#db/schema/desk.ts'

/** An open page says so this often. */
export const heartbeatMs = 15_000
/** Without a word for so long, no page is open. */
export const silentMs = 45_000

export type Presence = typeof presence.$inferSelect

/** A page of somebody's is open. Who has never said otherwise is online. */
export async function heartbeat(db: Database, staffIds: readonly string[], now: Date): Promise<void> {
  if (staffIds.length === 0) return
  await db
    .insert(presence)
    .values(staffIds.map((staffId) => ({ staffId, seenAt: now })))
    .onConflictDoUpdate({
      target: presence.staffId,
      set: { seenAt: sql`greatest(${presence.seenAt}, excluded.seen_at)` },
    })
}

/** Somebody says whether chats may come, and how many at a time. */
export async function setPresence(
  db: Database,
  staffId: string,
  { status, capacity }: { status: PresenceStatus; capacity?: number | undefined },
  now: Date,
): Promise<void> {
  const set = { status, ...(capacity === undefined ? {} : { capacity }) }
  await db
    .insert(presence)
    .values({ staffId, seenAt: now, ...set })
    .onConflictDoUpdate({ target: presence.staffId, set })
}

/** As it is now: whoever has no page open is offline, whatever was said. */
export const statusAt = ({ status, seenAt }: Pick<Presence, 'status' | 'seenAt'>, now: Date): PresenceStatus =>
  +now - +seenAt > silentMs ? 'offline' : status

/** Whether anybody is there to whom a chat may come. */
export async function somebodyIsThere(db: Database, now: Date): Promise<boolean> {
  const { rows } = await db.execute<{ there: number }>(
    sql`select 1 as there from presence where status = 'online' and seen_at > ${new Date(+now - silentMs).toISOString()}::timestamptz limit 1`,
  )
  return rows.length > 0
}
