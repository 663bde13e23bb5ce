import type pg from 'pg'
import type { PresenceStatus } from '#db/schema/desk.ts'
import { statusAt } from './presence.ts'

export interface TeamEntry {
  id: string
  name: string
  role: string
  skills: string[]
  languages: string[]
  status: PresenceStatus
  seenAt: string | null
  capacity: number
  /** Chats in hand. */
  chats: number
  /** Of these, those whose customer waits for an answer. */
  waiting: number
}

const text = `
select s.id, s.name, s.role, s.skills, s.languages, p.status, p.seen_at, coalesce(p.capacity, 6) as capacity,
  (select count(*)::int from conversation k where k.assignee = s.id) as chats,
  (select count(*)::int from handoff h where h.taken_by = s.id and h.resolved_at is null
    and (h.waiting_since is not null or h.first_reply_at is null)) as waiting
from staff s left join presence p on p.staff_id = s.id
where s.disabled_at is null order by s.name, s.id`

/** Everybody who works here, with where they are and what they have in hand. */
export async function team(pool: pg.Pool, now: Date): Promise<TeamEntry[]> {
  const { rows } = await pool.query<{
    id: string
    name: string
    role: string
    skills: string[]
    languages: string[]
    status: PresenceStatus | null
    seen_at: Date | null
    capacity: number
    chats: number
    waiting: number
  }>({ name: 'team', text })
  return rows.map(({ status, seen_at: seenAt, ...row }) => ({
    ...row,
    status: status !== null && seenAt !== null ? statusAt({ status, seenAt }, now) : 'offline',
    seenAt: seenAt?.toISOString() ?? null,
  }))
}
