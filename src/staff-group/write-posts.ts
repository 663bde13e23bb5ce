import { sql } from 'drizzle-orm'
import { atomically } from '#db/atomically.ts'
import { maskPhone } from '#business/customers/customer.ts'
import { splitText } from '#channels/split-text.ts'
import type { Database } from '#db/client.ts'
import type { Choice } from '#engine/model.ts'
import { masked } from './masked.ts'
import { outcomes, reasons, texts } from './texts.ts'

/** Room for a mark in front of what Telegram takes at once. */
export const postLimit = { max: 3_900, unit: 'utf16' } as const
/** What was said before people were fetched, so that nobody has to ask again. */
const linesBefore = 8
/** Lines of one look; the rest is found by the next. */
const mostLines = 200

interface Shown extends Record<string, unknown> {
  group_id: string
  handoff_id: string | null
  told_assignee: string | null
  posted_seq: string
  assignee: string
  assignee_name: string | null
  touched: string
  channel: string
  name: string | null
  phone: string | null
  open_id: string | null
  reason: string | null
  last_outcome: string | null
}

interface Line extends Record<string, unknown> {
  seq: string
  sender: string
  text: string
  choices: Choice[] | null
  by_name: string | null
  from_group: boolean
}

export interface Post {
  key: string
  kind?: 'open' | 'close'
  text?: string
}

/** Keeps posts for a topic; one whose key is known already is left out. To be called in a transaction. */
export async function keepPosts(db: Database, conversationId: string, posts: readonly Post[]): Promise<void> {
  const rows = posts.flatMap(({ key, kind, text = '' }) =>
    kind === undefined
      ? splitText(text, postLimit).map((piece, i) => ({
          key: i === 0 ? key : `${key}:${i}`,
          kind: 'text',
          text: piece,
        }))
      : [{ key, kind, text }],
  )
  if (rows.length === 0) return
  await db.execute(sql`
    insert into staff_group_post (conversation_id, key, kind, text)
    select ${conversationId}, x.key, x.kind, x.text
    from jsonb_to_recordset(${JSON.stringify(rows.map((row, n) => ({ ...row, n })))}::jsonb) as x(key text, kind text, text text, n int)
    order by n on conflict do nothing`)
}

/**
 * Writes what has happened in a chat as posts for its topic: who has it, what was said, what staff noted, which replies
 * are in doubt. What is written is remembered in the same transaction, so nothing is written twice or left out.
 */
export async function writePosts(db: Database, conversationId: string): Promise<void> {
  await atomically(db, async (tx) => {
    const { rows } = await tx.execute<Shown>(sql`
      select t.group_id, t.handoff_id, t.told_assignee, t.posted_seq, k.assignee, s.name as assignee_name, k.touched,
        k.channel, coalesce(cu.name, k.display_name) as name, cu.phone, h.id as open_id, h.reason,
        (select outcome from handoff o where o.id = t.handoff_id) as last_outcome
      from staff_group_topic t join conversation k on k.id = t.conversation_id
      left join staff s on s.id = k.assignee left join customer cu on cu.id = k.customer_id
      left join handoff h on h.conversation_id = k.id and h.resolved_at is null
      where t.conversation_id = ${conversationId} for update of t`)
    const [chat] = rows
    if (!chat) return
    // Until the event has had its turn the chat still is with people, and what they said last is on its way.
    const ended = chat.open_id === null && chat.assignee === 'bot'
    if (ended && chat.handoff_id === null) return seen(tx, conversationId, chat, {})
    const begins = chat.open_id !== null && chat.open_id !== chat.handoff_id
    const after = Number(chat.posted_seq)
    const lines = await linesOf(tx, conversationId, after, begins && chat.handoff_id === null)
    const name = nameOf(chat)
    const posts: Post[] = begins ? [{ key: `open:${chat.open_id}`, kind: 'open' }, header(chat)] : []
    for (const line of lines) {
      const post = postOf(line, name)
      if (post) posts.push(post)
    }
    posts.push(...(await notesOf(tx, conversationId)), ...(await doubtsOf(tx, conversationId)))
    if (chat.assignee !== chat.told_assignee && !ended && chat.assignee !== 'bot')
      posts.push({
        key: `has:${chat.touched}`,
        text: chat.assignee === 'queue' ? texts.waits : texts.has(chat.assignee_name ?? chat.assignee),
      })
    if (ended)
      posts.push(
        { key: `ended:${chat.handoff_id}`, text: texts.ended(outcomes[chat.last_outcome ?? ''] ?? '') },
        { key: `close:${chat.handoff_id}`, kind: 'close' },
      )
    await keepPosts(tx, conversationId, posts)
    await seen(tx, conversationId, chat, {
      handoffId: ended ? null : (chat.open_id ?? chat.handoff_id),
      lastSeq: Number(lines.at(-1)?.seq ?? after),
      more: lines.length >= mostLines,
    })
  })
}

const nameOf = (chat: Shown): string => (chat.name ?? '').replaceAll(/\s+/g, ' ').trim() || texts.visitor

/** What a topic is called: by whom and about what; Telegram takes 128 characters. */
export function topicName(name: string | null, reason: string | null): string {
  const who = (name ?? '').replaceAll(/\s+/g, ' ').trim() || texts.visitor
  return masked(`${Array.from(who).slice(0, 40).join('')} · ${reasons[reason ?? ''] ?? reason ?? ''}`)
    .slice(0, 120)
    .trim()
}

function header(chat: Shown): Post {
  const reason = reasons[chat.reason ?? ''] ?? chat.reason ?? ''
  const about = [texts.opened(reason), `👤 ${masked(nameOf(chat))}`, texts.channel(chat.channel)]
  if (chat.phone !== null) about.push(texts.phone(maskPhone(chat.phone)))
  return { key: `head:${chat.open_id}`, text: [...about, texts.how].join('\n') }
}

async function linesOf(db: Database, id: string, after: number, first: boolean): Promise<Line[]> {
  // What staff wrote in the topic stands there already. A message of theirs is told from others by its event: the same
  // words of the same person come out in the order in which they went in.
  const from = sql`select m.seq, m.sender, m.text, m.choices, s.name as by_name, m.sender = 'staff' and coalesce((
        select e.external_id like 'event:say:%:tg:%' from message e
        where e.conversation_id = m.conversation_id and e.sender = 'event' and e.payload->>'act' = 'say'
          and e.payload->>'staff' = m.payload->>'by' and e.payload->>'text' = m.text
        order by e.seq offset (select count(*) from message p where p.conversation_id = m.conversation_id
          and p.sender = 'staff' and p.payload->>'by' = m.payload->>'by' and p.text = m.text and p.seq < m.seq) limit 1
      ), false) as from_group
    from message m left join staff s on s.id = m.payload->>'by'
    where m.conversation_id = ${id} and m.sender <> 'event' and m.seq > ${after}`
  const { rows } = first
    ? await db.execute<Line>(sql`select * from (${from} order by m.seq desc limit ${linesBefore}) x order by seq`)
    : await db.execute<Line>(sql`${from} order by m.seq limit ${mostLines}`)
  return rows
}

function postOf({ seq, sender, text, choices, by_name, from_group }: Line, customer: string): Post | undefined {
  if (from_group) return undefined
  const words = masked([text, ...(choices ?? []).map(({ label }) => `[${label}]`)].filter(Boolean).join('\n'))
  const key = `m:${seq}`
  switch (sender) {
    case 'customer':
      return { key, text: texts.customer(masked(customer), words) }
    case 'bot':
      return { key, text: texts.bot(words) }
    case 'staff':
      return { key, text: texts.staff(by_name ?? '', words) }
    default:
      return { key, text: texts.system(words) }
  }
}

/** Notes of this hand-off; those that were written in the topic are kept as posts that were sent. */
async function notesOf(db: Database, id: string): Promise<Post[]> {
  const { rows } = await db.execute<{ id: string; text: string; name: string | null }>(sql`
    select n.id, n.text, s.name from note n left join staff s on s.id = n.by
    where n.conversation_id = ${id} and n.at >= (select opened_at from handoff h where h.conversation_id = ${id}
        order by opened_at desc limit 1)
      and not exists (select from staff_group_post p where p.conversation_id = ${id} and p.key = 'note:' || n.id)
    order by n.at limit 20`)
  return rows.map((row) => ({ key: `note:${row.id}`, text: texts.note(row.name ?? '', masked(row.text)) }))
}

/** What people said and the customer may not have got. */
async function doubtsOf(db: Database, id: string): Promise<Post[]> {
  const { rows } = await db.execute<{ seq: string; status: string; text: string }>(sql`
    select seq, status, left(text, 60) as text from message m
    where conversation_id = ${id} and status in ('uncertain', 'failed') and payload->'decided' is null
      and sender in ('bot', 'staff')
      and not exists (select from staff_group_post p where p.conversation_id = ${id} and p.key = 'doubt:' || m.seq || ':' || m.status)
    order by seq limit 20`)
  return rows.map(({ seq, status, text }) => ({
    key: `doubt:${seq}:${status}`,
    text: (status === 'failed' ? texts.undelivered : texts.doubtful)(masked(text)),
  }))
}

async function seen(
  db: Database,
  id: string,
  chat: Shown,
  now: { handoffId?: string | null; lastSeq?: number; more?: boolean },
): Promise<void> {
  const { handoffId = chat.handoff_id, lastSeq = Number(chat.posted_seq), more = false } = now
  await db.execute(sql`
    update staff_group_topic set handoff_id = ${handoffId}, posted_seq = ${lastSeq},
      told_assignee = ${handoffId === null ? null : chat.assignee},
      seen_touched = ${more ? 0 : Number(chat.touched)}
    where conversation_id = ${id}`)
}
