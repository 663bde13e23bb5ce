import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import type { Given } from '#db/schema/conversation.ts'

export interface LoggedLine {
  seq: number
  sender: string
  text: string
  status: string
  payload: Record<string, unknown> | null
}

/** A turn with what came in, what was made of it, and what came of it. */
export interface LoggedTurn {
  conversationId: string
  seq: number
  at: Date
  heard: LoggedLine[]
  given: Given[]
  trace: string[]
  said: LoggedLine[]
  alerts: { kind: string; detail: Record<string, unknown> | null }[]
  /** The question that it ended with. */
  flow: string | null
  step: string | null
}

/** A line of the list of turns of all chats. */
export interface TurnLine {
  conversationId: string
  seq: number
  at: Date
  name: string | null
  text: string
  flow: string | null
  step: string | null
  trace: string[]
}

export const turnKinds = ['all', 'unclear', 'handoff', 'refused', 'silent'] as const
export type TurnKind = (typeof turnKinds)[number]

const which = {
  all: sql`true`,
  unclear: sql`t.given @> '[{"commands": [{"kind": "unclear"}]}]'`,
  handoff: sql`jsonb_path_exists(t.trace, '$[*] ? (@ starts with "handoff:")')`,
  refused: sql`jsonb_path_exists(t.trace, '$[*] ? (@ like_regex " refused: ")')`,
  silent: sql`jsonb_path_exists(t.trace, '$[*] ? (@ starts with "silent:")')`,
} satisfies Record<TurnKind, unknown>

interface Page {
  /** Only turns before this one. */
  before?: number | undefined
  limit: number
}

/** The turns of a chat, the latest first. */
export async function turnsOf(db: Database, conversationId: string, { before, limit }: Page): Promise<LoggedTurn[]> {
  const lines = sql`jsonb_agg(jsonb_build_object('seq', m.seq, 'sender', m.sender, 'text', m.text, 'status', m.status,
    'payload', m.payload) order by m.seq)`
  const { rows } = await db.execute<Record<keyof LoggedTurn, unknown>>(sql`
    with t as (
      select *, lag(seq, 1, 0::bigint) over (order by seq) as previous from turn where conversation_id = ${conversationId}
    )
    select t.conversation_id as "conversationId", t.seq, t.at, t.given, t.trace, t.flow, t.step,
      coalesce((select ${lines} from message m where m.conversation_id = t.conversation_id
        and m.seq > t.previous and m.seq <= t.seq and m.sender in ('customer', 'event')), '[]') as heard,
      coalesce((select ${lines} from message m where m.conversation_id = t.conversation_id
        and m.seq > t.last_seq - t.said and m.seq <= t.last_seq), '[]') as said,
      coalesce((select jsonb_agg(jsonb_build_object('kind', a.kind, 'detail', a.detail)) from alert a
        where a.conversation_id = t.conversation_id and a.at = t.at), '[]') as alerts
    from t where ${before === undefined ? sql`true` : sql`t.seq < ${before}`} order by t.seq desc limit ${limit}`)
  return rows.map((row) => ({ ...(row as unknown as LoggedTurn), seq: Number(row.seq), at: new Date(String(row.at)) }))
}

/** The latest turns of all chats in which customers wrote, of one kind. */
export async function latestTurns(db: Database, kind: TurnKind, limit: number): Promise<TurnLine[]> {
  const { rows } = await db.execute<Record<keyof TurnLine, unknown>>(sql`
    select t.conversation_id as "conversationId", t.seq, t.at, t.flow, t.step, t.trace,
      coalesce(c.name, k.display_name) as name,
      coalesce((select string_agg(g->>'text', '，') from jsonb_array_elements(t.given) g where g->>'kind' = 'message'), '') as text
    from turn t join conversation k on k.id = t.conversation_id left join customer c on c.id = k.customer_id
    where t.given @> '[{"kind": "message"}]' and ${which[kind]}
    order by t.at desc, t.seq desc limit ${limit}`)
  return rows.map((row) => ({ ...(row as unknown as TurnLine), seq: Number(row.seq), at: new Date(String(row.at)) }))
}
