import type { Api } from 'grammy'
import type { Message } from 'grammy/types'
import type pg from 'pg'
import type { Watch } from '#conversation/watch.ts'
import type { Database } from '#db/client.ts'
import type { Desk } from '#desk/desk.ts'
import { hear } from './hear.ts'
import { sendPosts } from './send-posts.ts'
import { writePosts } from './write-posts.ts'

export interface StaffGroupParts {
  db: Database
  pool: pg.Pool
  api: Api
  /** The group's id; it has topics, and the bot may manage them. */
  groupId: number
  desk: Pick<Desk, 'take' | 'say' | 'giveBack' | 'close'>
  watch: Pick<Watch, 'any' | 'changed'>
  now(): Date
  failed(error: unknown): void
}

/** Staff who answer from a Telegram group: each chat that people have is a topic of it. */
export interface StaffGroup {
  /** Whether a message is for staff, not from a customer: it stands in the group, or sends a code that links an account. */
  isFor(message: Message): boolean
  /** Does what a message asks for; resolves when it is done. The same message a second time has no effect. */
  hear(message: Message): Promise<void>
  /** Posts what has happened until `signal` aborts, then finishes. It never rejects. */
  run(signal: AbortSignal): Promise<void>
}

/** How often is looked without a notice: other processes may change things unannounced. */
const lookMs = 1_000
/** Chats of one look. */
const most = 50

export function makeStaffGroup(parts: StaffGroupParts): StaffGroup {
  const { db, pool, groupId, watch, failed } = parts
  let pausedUntil = 0

  async function look(): Promise<void> {
    for (const id of await unseen(pool, groupId)) await writePosts(db, id)
    if (Date.now() < pausedUntil) return
    for (const id of await waiting(pool, groupId)) {
      const pauseMs = await sendPosts(parts, id)
      // What one topic is refused for lack of time all others are refused, too.
      if (pauseMs > 0) {
        pausedUntil = Date.now() + pauseMs
        return
      }
    }
  }

  return {
    isFor: ({ chat, text }) =>
      chat.id === groupId || (chat.type === 'private' && /^\/link(?:@\w+)?\b/i.test(text ?? '')),
    hear: (message) => hear(parts, message),
    async run(signal) {
      while (!signal.aborted) {
        const changed = watch.any(lookMs, signal)
        try {
          await look()
        } catch (error) {
          if (!signal.aborted) failed(error)
        }
        await changed
      }
    },
  }
}

/** Chats with an open hand-off, or a topic that has not seen their last change; those that are new get a topic. */
async function unseen(pool: pg.Pool, groupId: number): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>({
    name: 'staff-group-unseen',
    text: `with fresh as (
        insert into staff_group_topic (conversation_id, group_id)
        select h.conversation_id, $1 from handoff h where h.resolved_at is null
          and not exists (select from staff_group_topic t where t.conversation_id = h.conversation_id)
        on conflict do nothing returning conversation_id
      ), moved as (
        update staff_group_topic set group_id = $1, thread_id = null, handoff_id = null where group_id <> $1
      )
      select conversation_id as id from fresh
      union select t.conversation_id from staff_group_topic t join conversation k on k.id = t.conversation_id
        left join handoff h on h.conversation_id = k.id and h.resolved_at is null
        where (h.id is not null or t.handoff_id is not null)
          and (k.touched > t.seen_touched or h.id is distinct from t.handoff_id)
      limit ${most}`,
    values: [groupId],
  })
  return rows.map(({ id }) => id)
}

/** Topics for which something is to be sent, those that wait longest first. */
async function waiting(pool: pg.Pool, groupId: number): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>({
    name: 'staff-group-waiting',
    text: `select p.conversation_id as id from staff_group_post p join staff_group_topic t using (conversation_id)
      where p.status in ('pending', 'sending', 'doubtful') and t.group_id = $1
        and (t.lease_until is null or t.lease_until < now())
      group by 1 order by min(p.id) limit ${most}`,
    values: [groupId],
  })
  return rows.map(({ id }) => id)
}
