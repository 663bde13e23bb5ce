import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { silentMs } from './presence.ts'

/** Somebody at the console who may take chats. */
export interface Present {
  id: string
  /** Skills and languages. */
  knows: readonly string[]
  /** How many more chats fit. */
  room: number
}

/** Who is there, the one to whom a chat was offered longest ago first. */
export async function whoIsThere(db: Database, now: Date): Promise<Present[]> {
  const { rows } = await db.execute<{ id: string; knows: string[]; room: number }>(sql`
    select s.id, s.skills || s.languages as knows, p.capacity
      - (select count(*) from conversation where assignee = s.id)::int
      - (select count(*) from handoff where offered_to = s.id and resolved_at is null)::int as room
    from presence p join staff s on s.id = p.staff_id
    where p.status = 'online' and p.seen_at > ${new Date(+now - silentMs).toISOString()}::timestamptz
      and s.disabled_at is null and s.role <> 'admin'
    order by p.offered_at nulls first, s.id`)
  return rows
}

/**
 * To whom a chat is offered next: whoever waits longest for one, has room, was not asked before and knows what is wanted.
 * Where nobody who is there knows it, anybody will do: a slow answer in the wrong language beats none.
 */
export function pickFor(
  { skills }: { skills: readonly string[] },
  passed: readonly string[],
  present: readonly Present[],
): string | undefined {
  const able = present.filter(({ knows }) => skills.every((skill) => knows.includes(skill)))
  const asked = able.length > 0 ? able : present
  return asked.find(({ id, room }) => room > 0 && !passed.includes(id))?.id
}
