import type pg from 'pg'
import type { Card, Choice, SentFile } from '#engine/model.ts'

/** A message as staff see it. */
export interface ChatMessage {
  seq: number
  from: 'customer' | 'bot' | 'staff' | 'system'
  /** Whose words they are, of staff. */
  by: string | null
  byName: string | null
  text: string
  choices?: Choice[]
  card?: Card
  media?: { n: number; kind: string; name?: string }[]
  /** It corrects an earlier one. */
  replaces?: true
  /** `waiting`: staff wrote it and its turn has not come yet. */
  status: 'received' | 'dead' | 'waiting' | 'sending' | 'sent' | 'uncertain' | 'failed'
  /** Somebody has decided about a doubtful one: again, sent or failed. */
  decided?: string
  at: string
}

// What staff wrote stands in the conversation as an event until its turn, which says it.
const columns = `m.seq, m.sender, m.text, m.choices, m.payload, m.status, m.at,
  coalesce(m.payload->>'by', m.payload->>'staff') as by, s.name as by_name`
const from = `from message m join conversation k on k.id = m.conversation_id
  left join staff s on s.id = coalesce(m.payload->>'by', m.payload->>'staff')
  where m.conversation_id = $1 and (m.sender <> 'event'
    or (m.seq > k.handled_seq and m.payload->>'kind' = 'staff' and m.payload->>'act' = 'say'))`

interface Row {
  seq: string
  sender: string
  text: string
  choices: Choice[] | null
  payload: Record<string, unknown> | null
  status: string
  at: Date
  by: string | null
  by_name: string | null
}

/** What was said, oldest first: the last messages, or those before or after one. `more` in the direction asked for. */
export async function chatMessages(
  pool: pg.Pool,
  conversationId: string,
  { before, after, limit }: { before?: number | undefined; after?: number | undefined; limit: number },
): Promise<{ messages: ChatMessage[]; more: boolean }> {
  const forward = after !== undefined
  const bound = forward ? 'and m.seq > $2' : 'and m.seq < $2'
  const { rows } = await pool.query<Row>({
    name: forward ? 'chat-after' : 'chat-before',
    text: `select ${columns} ${from} ${bound} order by m.seq ${forward ? 'asc' : 'desc'} limit $3`,
    values: [conversationId, forward ? after : (before ?? Number.MAX_SAFE_INTEGER), limit + 1],
  })
  const page = rows.slice(0, limit).map(shown)
  return { messages: forward ? page : page.toReversed(), more: rows.length > limit }
}

function shown(row: Row): ChatMessage {
  const { payload, choices } = row
  const waits = row.sender === 'event'
  const file = payload?.['file'] as SentFile | undefined
  const media = file ? [file] : (payload?.['media'] as { kind: string; name?: string }[] | undefined)
  const text = waits ? String(payload?.['text'] ?? '') : row.text
  const card = payload?.['card'] as Card | undefined
  return {
    seq: Number(row.seq),
    from: waits ? 'staff' : (row.sender as ChatMessage['from']),
    by: row.by,
    byName: row.by_name,
    text: payload?.['wordless'] === true ? '' : text,
    ...(choices ? { choices } : {}),
    ...(card ? { card } : {}),
    ...(media
      ? { media: media.map(({ kind, name }, n) => ({ n, kind, ...(name === undefined ? {} : { name }) })) }
      : {}),
    ...(payload?.['replaces'] === undefined ? {} : { replaces: true as const }),
    status: waits ? 'waiting' : (row.status as ChatMessage['status']),
    ...(typeof payload?.['decided'] === 'string' ? { decided: payload['decided'] } : {}),
    at: row.at.toISOString(),
  }
}
