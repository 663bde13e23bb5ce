import { randomUUID } from 'node:crypto'
import { fileTypeFromBuffer } from 'file-type'
import { and, eq, isNull, lt, sql } from 'drizzle-orm'
import type pg from 'pg'
import type { Database } from '#db/client.ts'
import { staffFile } from '#db/schema/desk.ts'
import type { SentFile } from '#engine/model.ts'

/** What staff may send, by what the bytes are; nothing that a browser would run. */
const taken: Readonly<Record<string, { kind: SentFile['kind']; ending: string }>> = {
  'image/jpeg': { kind: 'photo', ending: 'jpg' },
  'image/png': { kind: 'photo', ending: 'png' },
  'image/webp': { kind: 'photo', ending: 'webp' },
  'application/pdf': { kind: 'document', ending: 'pdf' },
}
export const takenTypes = Object.keys(taken)

/** Every platform takes so much. */
export const mostFileBytes = 10 * 1024 * 1024
const longestName = 60
/** What was put into a reply and never sent is dropped after so long. */
const unsentMs = 24 * 3_600_000

/** What bytes are that somebody wants to send; nothing for what is not taken, whatever it is called. */
export async function fileOf(bytes: Uint8Array, name: string): Promise<Omit<SentFile, 'id'> | undefined> {
  const mime = (await fileTypeFromBuffer(bytes))?.mime ?? ''
  const type = taken[mime]
  return type && { kind: type.kind, name: nameOf(name, type.ending), mime, bytes: bytes.byteLength }
}

/** A name that is safe on every system and ends as its content does. */
function nameOf(given: string, ending: string): string {
  const base = given
    .normalize('NFC')
    .toWellFormed()
    .replace(/^.*[/\\]/s, '')
    .replace(/\.[^.]*$/, '')
    .replace(/[\p{C}\p{Zl}\p{Zp}"*:<>?|%;]/gu, '')
    .trim()
  return `${Array.from(base).slice(0, longestName).join('').replace(/^\.+/, '') || 'file'}.${ending}`
}

/**
 * Keeps a file until it is sent with a reply of the same person in the same chat.
 * @returns nothing where there is no such chat any more
 */
export async function keepFile(
  db: Database,
  {
    conversationId,
    by,
    file,
    content,
  }: { conversationId: string; by: string; file: Omit<SentFile, 'id'>; content: Uint8Array },
  now: Date,
): Promise<SentFile | undefined> {
  await db.delete(staffFile).where(and(isNull(staffFile.sentAt), lt(staffFile.at, new Date(+now - unsentMs))))
  const id = randomUUID()
  const { name, mime, bytes: size } = file
  // Of whoever is erased meanwhile nothing is kept under the old id.
  const { rows } = await db.execute<{
    one: number
  }>(sql`insert into staff_file (id, conversation_id, by, name, mime, size, content, at)
    select ${id}, id, ${by}, ${name}, ${mime}, ${size}::int, ${Buffer.from(content)}::bytea, ${now.toISOString()}::timestamptz
    from conversation where id = ${conversationId} for key share returning 1 as one`)
  return rows.length === 0 ? undefined : { id, ...file }
}

/** Takes a file that was kept for this reply; from now on the customer may have it. In the transaction of the reply. */
export async function fileForReply(
  db: Database,
  { id, conversationId, by }: { id: string; conversationId: string; by: string },
  now: Date,
): Promise<SentFile | undefined> {
  const [row] = await db
    .update(staffFile)
    .set({ sentAt: now })
    .where(
      and(
        eq(staffFile.id, id),
        eq(staffFile.conversationId, conversationId),
        eq(staffFile.by, by),
        isNull(staffFile.sentAt),
      ),
    )
    .returning({ name: staffFile.name, mime: staffFile.mime, bytes: staffFile.size })
  return row && { id, kind: taken[row.mime]?.kind ?? 'document', ...row }
}

/** A file with its bytes. @param conversationId leaves out what belongs to another chat, and what was not sent */
export async function sentFile(
  pool: pg.Pool,
  id: string,
  conversationId?: string,
): Promise<{ name: string; mime: string; content: Uint8Array<ArrayBuffer> } | undefined> {
  const text = `select name, mime, content from staff_file
    where id = $1 and sent_at is not null and ($2::text is null or conversation_id = $2)`
  const values = [id, conversationId ?? null]
  const { rows } = await pool.query<{ name: string; mime: string; content: Buffer }>({
    name: 'sent-file',
    text,
    values,
  })
  const [row] = rows
  return row && { ...row, content: new Uint8Array(row.content) }
}
