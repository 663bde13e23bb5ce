import type pg from 'pg'
import { inboxRowsFor, type InboxRow } from './inbox-rows.ts'

export const views = ['mine', 'unassigned', 'queue', 'supervisors', 'bot', 'all', 'closed'] as const
export type View = (typeof views)[number]
export type Sort = 'priority' | 'waiting' | 'activity'

export interface InboxWish {
  view: View
  /** Left out: by priority in the queue and one's own chats, by activity elsewhere. */
  sort?: Sort | undefined
  channel?: string | undefined
  tag?: string | undefined
  reason?: string | undefined
  /** Only those with a complaint that is not settled. */
  hasCase?: boolean | undefined
  /** Only those with a message of which somebody has to decide. */
  uncertain?: boolean | undefined
  /** Only those in whose notes the reader is named. */
  mentioned?: boolean | undefined
  cursor?: string | undefined
  limit: number
}

/** Whose chats may be seen: all, or one's own and nobody's. */
export type Scope = { all: true } | { all: false; own: string; unassigned: boolean }

/** Moments are 13 digits long, so they sort within a priority. */
const rankUnit = 10 ** 14
const never = 9 * 10 ** 15
const ms = (column: string) => `(extract(epoch from ${column}) * 1000)::bigint`

/** Ascending; a promised call that is due comes first of all. */
const keys: Readonly<Record<'priority' | 'waiting', string>> = {
  priority: `coalesce((case when h.callback_at <= $NOW and h.first_reply_at is null then 0 else h.priority end) * ${rankUnit}::bigint
    + ${ms('coalesce(h.waiting_since, h.opened_at)')}, ${never}::bigint)`,
  waiting: `coalesce(${ms('coalesce(h.waiting_since, case when h.first_reply_at is null then h.opened_at end)')}, ${never}::bigint)`,
}

/**
 * One page of the inbox. Pages go on from the last line of the one before, so nothing is shown twice because something
 * else came up meanwhile, unless it changed itself.
 */
export async function inbox(
  pool: pg.Pool,
  reader: string,
  scope: Scope,
  wish: InboxWish,
  now: Date,
): Promise<{ conversations: InboxRow[]; next: string | null }> {
  const values: unknown[] = []
  const given = (value: unknown): string => `$${values.push(value)}`
  const sort = sortOf(wish)
  // Of whoever was erased nothing is left to read.
  const wheres = [
    `k.channel <> 'erased'`,
    ...inView(wish.view, reader, given),
    ...inScope(scope, given),
    ...filters(wish, reader, given),
  ]
  const key = sort === 'activity' ? 'k.touched' : keys[sort].replace('$NOW', given(now))
  const after = cursorOf(wish.cursor)
  const [way, than] = sort === 'activity' ? (['desc', '<'] as const) : (['asc', '>'] as const)
  if (after) wheres.push(`(${key}, k.id) ${than} (${given(after.key)}::bigint, ${given(after.id)}::text)`)
  const text = `select k.id, ${key} as key from conversation k
    left join handoff h on h.conversation_id = k.id and h.resolved_at is null
    ${wish.tag === undefined ? '' : 'join customer cu on cu.id = k.customer_id'}
    where ${wheres.length === 0 ? 'true' : wheres.join(' and ')}
    order by ${key} ${way}, k.id ${way} limit ${given(wish.limit + 1)}`
  const { rows } = await pool.query<{ id: string; key: string }>(text, values)
  const page = rows.slice(0, wish.limit)
  const last = page.at(-1)
  const conversations = await inboxRowsFor(
    pool,
    page.map(({ id }) => id),
    reader,
  )
  return { conversations, next: rows.length > wish.limit && last ? `${last.key}~${last.id}` : null }
}

// Only what is with people has a priority or waits for them.
const sortOf = ({ view, sort }: InboxWish): Sort => {
  if (view === 'bot' || view === 'all' || view === 'closed' || view === 'unassigned') return 'activity'
  return sort ?? 'priority'
}

function cursorOf(cursor: string | undefined): { key: string; id: string } | undefined {
  const found = /^(-?\d{1,18})~(.+)$/s.exec(cursor ?? '')
  return found?.[1] !== undefined && found[2] !== undefined ? { key: found[1], id: found[2] } : undefined
}

function inView(view: View, reader: string, given: (value: unknown) => string): string[] {
  switch (view) {
    case 'mine':
      return [`k.assignee = ${given(reader)}`, `k.assignee <> 'bot'`]
    case 'queue':
      return [`k.assignee = 'queue'`, `k.assignee <> 'bot'`]
    case 'supervisors':
      return [`k.assignee = 'queue'`, `k.assignee <> 'bot'`, 'h.supervisors']
    case 'unassigned':
      return [`k.assignee in ('bot', 'queue')`]
    case 'bot':
      return [`k.assignee = 'bot'`]
    case 'closed':
      return [
        `k.assignee = 'bot'`,
        'exists (select from handoff o where o.conversation_id = k.id and o.resolved_at is not null)',
      ]
    case 'all':
      return []
    default:
      return view satisfies never
  }
}

const inScope = (scope: Scope, given: (value: unknown) => string): string[] =>
  scope.all ? [] : [`(k.assignee = ${given(scope.own)}${scope.unassigned ? ` or k.assignee in ('bot', 'queue')` : ''})`]

function filters(wish: InboxWish, reader: string, given: (value: unknown) => string): string[] {
  return [
    ...(wish.channel === undefined ? [] : [`k.channel = ${given(wish.channel)}`]),
    ...(wish.tag === undefined ? [] : [`${given(wish.tag)} = any(cu.tags)`]),
    ...(wish.reason === undefined ? [] : [`h.reason = ${given(wish.reason)}`]),
    ...(wish.hasCase === true ? [`k.id in (select c.conversation_id from "case" c where c.status <> 'closed')`] : []),
    ...(wish.uncertain === true
      ? [
          `k.id in (select m.conversation_id from message m where m.status in ('uncertain', 'failed') and m.payload->'decided' is null)`,
        ]
      : []),
    ...(wish.mentioned === true
      ? [`k.id in (select n.conversation_id from note n where n.mentions @> array[${given(reader)}]::text[])`]
      : []),
  ]
}

export type Counts = Record<
  'mine' | 'queue' | 'supervisors' | 'unassigned' | 'uncertain' | 'mentioned' | 'unread',
  number
>
/** More than this is many. */
const mostCounted = 1_000

/** How many chats wait where, for the numbers beside the filters. */
export async function inboxCounts(pool: pg.Pool, reader: string): Promise<Counts> {
  const text = `select
    (select count(*)::int from conversation where assignee = $1) as mine,
    (select count(*)::int from conversation where assignee = 'queue') as queue,
    (select count(*)::int from (select 1 from conversation where assignee in ('bot', 'queue') limit ${mostCounted}) some_of_them) as unassigned,
    (select count(*)::int from handoff where resolved_at is null and taken_by is null and supervisors) as supervisors,
    (select count(distinct conversation_id)::int from message where status in ('uncertain', 'failed')
      and payload->'decided' is null) as uncertain,
    (select count(*)::int from note n where n.mentions @> array[$1]::text[]
      and not exists (select from mention_seen s where s.note_id = n.id and s.staff_id = $1)) as mentioned,
    (select count(*)::int from conversation k left join read_mark r on r.conversation_id = k.id and r.staff_id = $1
      where k.assignee = $1 and exists (select from message m where m.conversation_id = k.id and m.sender = 'customer'
        and m.seq > coalesce(r.seq, 0))) as unread`
  const { rows } = await pool.query<Counts>({ name: 'inbox-counts', text, values: [reader] })
  const [row] = rows
  if (!row) throw new Error('the inbox was not counted')
  return row
}
