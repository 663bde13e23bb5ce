import { randomUUID } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import { atomically } from '#db/atomically.ts'
import { touch } from '#conversation/touch.ts'
import type { Database } from '#db/client.ts'
import { note } from '#db/schema/desk.ts'
import { lockChat } from './lock-chat.ts'

export interface Note {
  id: string
  conversationId: string
  text: string
  by: string
  byName: string | null
  mentions: { id: string; name: string }[]
  at: string
}

/** Writes what only staff read; who is named in it is told. @returns nothing where there is no such chat any more */
export async function writeNote(
  db: Database,
  one: { conversationId: string; text: string; by: string; mentions: string[] },
  now: Date,
): Promise<Note | undefined> {
  const id = randomUUID()
  await atomically(db, async (tx) => {
    // Whoever is being erased has another id afterwards, and nothing is kept under the old one.
    if (!(await lockChat(tx, one.conversationId))) return
    await tx.insert(note).values({ id, ...one, mentions: [...new Set(one.mentions)], at: now })
    await touch(tx, one.conversationId)
  })
  return (await notesWhere(db, sql`n.id = ${id}`))[0]
}

/** Takes back a note of one's own. */
export async function takeBackNote(db: Database, conversationId: string, id: string, by: string): Promise<boolean> {
  const rows = await db
    .delete(note)
    .where(and(eq(note.id, id), eq(note.conversationId, conversationId), eq(note.by, by)))
    .returning({ id: note.id })
  return rows.length > 0
}

/** The notes of a chat, the oldest first. */
export const notesOf = (db: Database, conversationId: string): Promise<Note[]> =>
  notesWhere(db, sql`n.conversation_id = ${conversationId}`)

/** The notes of all chats of a customer. */
export const notesOfCustomer = (db: Database, customerId: string): Promise<Note[]> =>
  notesWhere(db, sql`n.conversation_id in (select id from conversation where customer_id = ${customerId})`)

/** Notes in which somebody is named, the newest first, with whether he has seen them. */
export async function mentionsOf(
  db: Database,
  staffId: string,
): Promise<(Note & { name: string | null; seen: boolean })[]> {
  const notes = await notesWhere(db, sql`n.mentions @> array[${staffId}]::text[]`)
  const { rows } = await db.execute<{ id: string; name: string | null; seen: boolean }>(sql`
    select n.id, coalesce(cu.name, k.display_name) as name,
      exists (select from mention_seen s where s.note_id = n.id and s.staff_id = ${staffId}) as seen
    from note n join conversation k on k.id = n.conversation_id left join customer cu on cu.id = k.customer_id
    where n.mentions @> array[${staffId}]::text[]`)
  const about = new Map(rows.map((row) => [row.id, row]))
  return notes
    .toReversed()
    .slice(0, 100)
    .map((one) => ({ ...one, name: about.get(one.id)?.name ?? null, seen: about.get(one.id)?.seen ?? false }))
}

/** Somebody has seen these notes, in which he is named. */
export async function seeMentions(db: Database, staffId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await db.execute(sql`insert into mention_seen (note_id, staff_id)
    select id, ${staffId} from note where id in ${[...ids]} on conflict do nothing`)
}

/** Of more, the oldest are left out. */
const mostNotes = 500

async function notesWhere(db: Database, where: ReturnType<typeof sql>): Promise<Note[]> {
  const { rows } = await db.execute<{
    id: string
    conversation_id: string
    text: string
    by: string
    by_name: string | null
    mentions: { id: string; name: string }[]
    at: string | Date
  }>(sql`select n.id, n.conversation_id, n.text, n.by, s.name as by_name, n.at,
      coalesce((select jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name)) from staff m where m.id = any(n.mentions)), '[]') as mentions
    from note n left join staff s on s.id = n.by where ${where} order by n.at desc, n.id desc limit ${mostNotes}`)
  return rows.toReversed().map((row) => ({
    id: row.id,
    conversationId: row.conversation_id,
    text: row.text,
    by: row.by,
    byName: row.by_name,
    mentions: row.mentions,
    at: new Date(row.at).toISOString(),
  }))
}
