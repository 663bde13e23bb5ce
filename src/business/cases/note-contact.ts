import { sql } from 'drizzle-orm'
import { changeCase, type Changed } from '#business/cases/change-case.ts'
import type { Database } from '#db/client.ts'
import { caseEvent } from '#db/schema/business.ts'

/** Notes that staff were in touch with the customer outside the chat: by phone, at the door. */
export async function noteContact(
  db: Database,
  caseId: string,
  { by, text, now }: { by: string; text: string; now: Date },
): Promise<Changed> {
  return changeCase(db, caseId, now, (_, before) =>
    Promise.resolve({ set: { firstResponseAt: before.firstResponseAt ?? now }, event: 'contact', text, by }),
  )
}

/**
 * Brings what staff wrote in a chat into the histories of its unsettled cases, each message once, and takes the first one
 * as the first response, at the time at which it was written.
 * @returns how many messages were noted
 */
export async function noteChatContacts(db: Database, conversationId: string, now: Date): Promise<number> {
  const { rows } = await db.execute<Written>(sql`
    select c.id as case_id, m.seq, m.text, m.payload->>'by' as by, m.at,
      m.at >= coalesce((select max(e.at) from case_event e where e.case_id = c.id and e.kind = 'reopened'), c.opened_at) as counts
    from "case" c
    join message m on m.conversation_id = c.conversation_id and m.sender = 'staff' and m.at >= c.opened_at and m.at <= ${now.toISOString()}::timestamptz
    where c.conversation_id = ${conversationId} and c.status <> 'closed'
      and not exists (select from case_event e where e.id = 'chat:' || c.id || ':' || m.seq)
    order by c.id, m.seq`)
  for (const { case_id: caseId, seq, text, by, at, counts } of rows) {
    const writtenAt = new Date(at)
    await changeCase(db, caseId, now, async (tx, before) => {
      const row = { id: `chat:${caseId}:${seq}`, caseId, kind: 'contact', text, by: by ?? 'staff', at: writtenAt }
      const written = await tx.insert(caseEvent).values(row).onConflictDoNothing().returning({ id: caseEvent.id })
      // Another process noted it meanwhile.
      if (written.length === 0) return 'wrong_state'
      const firstResponseAt = before.firstResponseAt ?? (counts ? writtenAt : null)
      return { set: { firstResponseAt, owner: before.owner ?? by }, by: row.by }
    })
  }
  return rows.length
}

interface Written extends Record<string, unknown> {
  case_id: string
  seq: string
  text: string
  by: string | null
  at: string
  /** False for what was written before the case was taken up again. */
  counts: boolean
}
