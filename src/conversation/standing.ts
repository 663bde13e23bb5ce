import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'

/** How many chats stand at a question of a flow. */
export interface Standing {
  flow: string
  /** The question that is open; null where it waits for something else. */
  step: string | null
  n: number
  /** Some of them, the latest first. */
  conversations: string[]
}

const shownChats = 20

/**
 * Where chats stand: by the question that the running flow of each has open. Chats in which nothing happened since
 * `since` are left out: their customers have gone.
 */
export async function whereChatsStand(db: Database, since: Date, flow?: string): Promise<Standing[]> {
  const { rows } = await db.execute<{ flow: string; step: string | null; n: number; conversations: string[] }>(sql`
    select top->>'flow' as flow, top->'asking'->>'step' as step, count(*)::int as n,
      (array_agg(id order by touched desc))[1:${sql.raw(String(shownChats))}] as conversations
    from (select id, touched, state->'stack'->-1 as top from conversation
      where state->>'at' >= ${since.toISOString()} and jsonb_array_length(state->'stack') > 0) k
    where ${flow === undefined ? sql`true` : sql`top->>'flow' = ${flow}`}
    group by 1, 2 order by n desc`)
  return rows
}
