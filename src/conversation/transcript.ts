import type pg from 'pg'
import type { Choice } from '#engine/model.ts'

/** One line of a conversation as its customer sees it. */
export interface Line {
  seq: number
  id: string
  from: 'customer' | 'bot' | 'staff' | 'system'
  text: string
  choices?: Choice[]
  card?: unknown
  at: string
}

const text = `
select seq, external_id, sender, text, choices, payload->'card' as card, at from message
where conversation_id = $1 and seq > $2 and sender <> 'event' order by seq limit 500`

/** What was said after `after`, oldest first, at most 500 lines. */
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
    text: String(row['text']),
    ...(row['choices'] ? { choices: row['choices'] as Choice[] } : {}),
    ...(cards && row['card'] ? { card: row['card'] } : {}),
    at: (row['at'] as Date).toISOString(),
  }))
}
