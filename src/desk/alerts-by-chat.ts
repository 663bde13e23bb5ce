import type pg from 'pg'
import { readableBy, type AlertReader } from './alerts.ts'

/** What people are called to one chat for and nobody has seen to; what is about no chat stands alone. */
export interface ChatAlerts {
  conversationId: string | null
  name: string | null
  /** Who has the chat. */
  assignee: string | null
  /** Why it was given to people; null while it was not. */
  reason: string | null
  /** Since when the customer waits for people; null where nobody waits. ISO 8601. */
  waitingSince: string | null
  /** The gravest kind first, each with why where that was told. */
  kinds: { kind: string; count: number; what: string | null }[]
  ids: number[]
}

/** The gravest first; what is not here comes last. */
const gravity = [
  's1',
  'callback',
  'sla',
  'supervisor',
  'dispatch',
  'uncertain',
  'low_score',
  'data_request',
  'case',
  'sla_soon',
  'handoff',
  'bulletin',
]

/**
 * What nobody has seen to, one entry a chat: the gravest first, then whose alarm is oldest.
 * @param most entries at most
 * @returns `more` where there are others
 */
export async function alertsByChat(
  pool: pg.Pool,
  reader: AlertReader,
  most: number,
): Promise<{ chats: ChatAlerts[]; more: boolean }> {
  const values: unknown[] = [gravity, most + 1]
  const text = `with kinds as (
      select a.conversation_id, case when a.conversation_id is null then a.id end as alone, a.kind,
        coalesce(array_position($1::text[], a.kind), 99) as rank, count(*)::int as count, array_agg(a.id order by a.id) as ids,
        (array_agg(a.detail->>'what' order by a.id desc))[1] as what
      from alert a left join conversation k on k.id = a.conversation_id
      where a.seen_at is null and ${readableBy(reader, (value) => `$${values.push(value)}`)} group by 1, 2, 3),
    chats as (
      select conversation_id, min(rank) as rank, min(ids[1]) as oldest, array_agg(ids::text) as ids,
        jsonb_agg(jsonb_build_object('kind', kind, 'count', count, 'what', what) order by rank) as kinds
      from kinds group by conversation_id, alone order by 2, 3 limit $2)
    select c.conversation_id, c.ids, c.kinds, coalesce(cu.name, k.display_name) as name, k.assignee, h.reason,
      case when h.first_reply_at is null then coalesce(h.waiting_since, h.opened_at) else h.waiting_since end as since
    from chats c left join conversation k on k.id = c.conversation_id left join customer cu on cu.id = k.customer_id
    left join handoff h on h.conversation_id = k.id and h.resolved_at is null order by c.rank, c.oldest`
  const { rows } = await pool.query<Row>(text, values)
  const chats = rows.slice(0, most).map((row) => ({
    conversationId: row.conversation_id,
    name: row.name,
    assignee: row.assignee,
    reason: row.reason,
    waitingSince: row.since?.toISOString() ?? null,
    kinds: row.kinds,
    ids: row.ids.flatMap((some) => some.slice(1, -1).split(',').map(Number)),
  }))
  return { chats, more: rows.length > most }
}

interface Row {
  conversation_id: string | null
  ids: string[]
  kinds: ChatAlerts['kinds']
  name: string | null
  assignee: string | null
  reason: string | null
  since: Date | null
}
