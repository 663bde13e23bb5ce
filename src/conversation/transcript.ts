import type pg from 'pg'
import type { Choice, SentFile } from '#engine/model.ts'

/** One line of a conversation as its customer sees it. */
export interface Line {
  seq: number
  id: string
  from: 'customer' | 'bot' | 'staff' | 'system'
  text: string
  choices?: Choice[]
  card?: unknown
  /** What staff sent with it; the bytes are at `/api/chat/files/<id>`. */
  file?: SentFile
  /** Whose words they are, of staff, by the name for customers. */
  name?: string
  at: string
}

const text = `
select seq, external_id, sender, text, choices, payload->'card' as card, payload->'file' as file,
  payload->'wordless' is not null as wordless, at,
  case when sender = 'staff' then (select shown_as from staff where id = payload->>'by') end as name
from message where conversation_id = $1 and seq > $2 and sender <> 'event' order by seq limit 500`

/**
 * What was said after `after`, oldest first, at most 500 lines.
 * @param cards with what shows better than words; else all is in words
 */
export async function transcript(pool: pg.Pool, conversationId: string, after: number, cards = false): Promise<Line[]> {
  const { rows } = await pool.query<Record<string, unknown>>({
    name: 'transcript',
    text,
    values: [conversationId, after],
  })
  return rows.map((row) => ({
    seq: Number(row['seq']),
    id: row['sender'] === 'customer' ? String(row['external_id']) : `m${String(row['seq'])}`,
    from: row['sender'] as Line['from'],
    text: cards && row['wordless'] === true ? '' : String(row['text']),
    ...(row['choices'] ? { choices: row['choices'] as Choice[] } : {}),
    ...(cards && row['card'] ? { card: row['card'] } : {}),
    ...(cards && row['name'] ? { name: String(row['name']) } : {}),
    ...(cards && row['file'] ? { file: row['file'] as SentFile } : {}),
    at: (row['at'] as Date).toISOString(),
  }))
}
