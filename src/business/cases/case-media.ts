import { sql } from 'drizzle-orm'
import type { Case } from '#business/cases/change-case.ts'
import type { Database } from '#db/client.ts'

/** A photo or file of a complaint, by its place in the chat: message number and which of its attachments. */
export interface CaseMedia {
  seq: number
  n: number
  kind: string
  name: string | null
}

/** Where in the chat the photos of a complaint are; what is no longer in the chat is left out. */
export async function caseMedia(db: Database, one: Pick<Case, 'conversationId' | 'media'>): Promise<CaseMedia[]> {
  if (one.media.length === 0) return []
  const { rows } = await db.execute<{ seq: string; n: number; kind: string | null; name: string | null }>(sql`
    select m.seq, (a.n - 1)::int as n, a.one->>'kind' as kind, a.one->>'name' as name
    from message m cross join lateral jsonb_array_elements(m.payload->'media') with ordinality a(one, n)
    where m.conversation_id = ${one.conversationId} and m.sender = 'customer'
      and jsonb_typeof(m.payload->'media') = 'array'
      and a.one->>'ref' in (select jsonb_array_elements_text(${JSON.stringify(one.media)}::jsonb))
    order by m.seq, a.n`)
  return rows.map(({ seq, n, kind, name }) => ({ seq: Number(seq), n, kind: kind ?? 'photo', name }))
}
