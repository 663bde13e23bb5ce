import type pg from 'pg'
import { isVip, offerMs, type Priority } from './rules.ts'

/** A hand-off as the inbox shows it; times ISO 8601. */
export interface ShownHandoff {
  id: string
  reason: string
  priority: number
  skills: string[]
  since: string
  /** It waits for a supervisor. */
  supervisors: boolean
  offeredTo: string | null
  offeredAt: string | null
  /** Until when the offer can be taken before the next is asked. */
  offeredUntil: string | null
  takenBy: string | null
  takenAt: string | null
  firstReplyAt: string | null
  /** By when people have to answer first; null once they did. */
  firstDue: string | null
  nextDue: string | null
  resolveDue: string | null
  callbackAt: string | null
  waitingSince: string | null
  /** 1 is next; null when it is not in the queue. */
  place: number | null
}

/** A line of the inbox. */
export interface InboxRow {
  id: string
  channel: string
  locale: 'zh' | 'en'
  name: string | null
  customerId: string | null
  tags: string[]
  vip: boolean
  assignee: string
  assigneeName: string | null
  last: { seq: number; from: string; text: string; at: string } | null
  /** What the customer said last, of a chat that nobody has in hand: the bot's word after it says nothing of the wish. */
  asks: string | null
  unread: number
  touched: number
  openCase: { number: string; severity: string } | null
  /** Messages of which somebody has to decide whether they arrived. */
  doubtful: number
  handoff: ShownHandoff | null
}

/** More than this is many. */
const mostUnread = 100

/** "转人工" alone does not say what is wanted: of so few letters the words before them are shown too. */
const fewLetters = 8

const text = `
select k.id, k.channel, k.locale, coalesce(cu.name, k.display_name) as name, k.customer_id, cu.tags, k.assignee,
  s.name as assignee_name, k.touched, last.seq as last_seq, last.sender as last_sender, last.text as last_text, last.at as last_at, asked.text as asked_text,
  c.number as case_number, c.severity as case_severity, h.id as handoff_id, h.reason, h.priority, h.skills, h.opened_at,
  h.supervisors, h.offered_to, h.offered_at, h.taken_by, h.taken_at, h.first_reply_at, h.first_due, h.next_due,
  h.resolve_due, h.callback_at, h.waiting_since,
  case when h.id is not null and h.taken_by is null then (select 1 + count(*)::int from handoff o
    where o.resolved_at is null and o.taken_by is null and (o.priority, o.opened_at) < (h.priority, h.opened_at)) end as place,
  (select jsonb_object_agg(reader, (select count(*) from (select 1 from message m where m.conversation_id = k.id
      and m.sender = 'customer' and m.seq > coalesce(r.seq, case when k.assignee = 'bot' then k.last_seq else 0 end)
      order by m.seq desc limit ${mostUnread}) unseen))
    from unnest($2::text[]) reader left join read_mark r on r.conversation_id = k.id and r.staff_id = reader) as unread,
  (select count(*)::int from message m where m.conversation_id = k.id and m.status in ('uncertain', 'failed')
    and m.payload->'decided' is null) as doubtful
from unnest($1::text[]) with ordinality as x(id, n)
join conversation k using (id)
left join customer cu on cu.id = k.customer_id
left join staff s on s.id = k.assignee
left join handoff h on h.conversation_id = k.id and h.resolved_at is null
left join lateral (select seq, sender, left(text, 120) as text, at from message m where m.conversation_id = k.id
  and m.sender <> 'event' order by seq desc limit 1) last on true
left join lateral (select string_agg(text, ' · ' order by seq) as text from (
  select seq, left(text, 120) as text, sum(length(text)) over (order by seq desc) - length(text) as after from message m
  where k.assignee = 'queue' and m.conversation_id = k.id and m.sender = 'customer' order by seq desc limit 2) words
  where after < ${fewLetters}) asked on true
left join lateral (select number, severity from "case" where conversation_id = k.id and status <> 'closed'
  order by severity, opened_at desc limit 1) c on true
order by x.n`

interface Row {
  [column: string]: unknown
  id: string
  unread: Record<string, number> | null
}

/** The lines of these chats, in this order, as each of the readers sees them: what he has not read differs. */
export async function inboxRows(
  pool: pg.Pool,
  ids: readonly string[],
  readers: readonly string[],
): Promise<{ row: Omit<InboxRow, 'unread'>; unread: Readonly<Record<string, number>> }[]> {
  if (ids.length === 0) return []
  const { rows } = await pool.query<Row>({ name: 'inbox-rows', text, values: [ids, readers] })
  return rows.map((row) => ({ row: shown(row), unread: row.unread ?? {} }))
}

/** The lines as one reader sees them. */
export async function inboxRowsFor(pool: pg.Pool, ids: readonly string[], reader: string): Promise<InboxRow[]> {
  return (await inboxRows(pool, ids, [reader])).map(({ row, unread }) => ({ ...row, unread: unread[reader] ?? 0 }))
}

function shown(r: Row): Omit<InboxRow, 'unread'> {
  const tags = (r['tags'] as string[] | null) ?? []
  return {
    id: r.id,
    channel: String(r['channel']),
    locale: r['locale'] === 'en' ? 'en' : 'zh',
    name: words(r['name']),
    customerId: words(r['customer_id']),
    tags,
    vip: isVip(tags),
    assignee: String(r['assignee']),
    assigneeName: words(r['assignee_name']),
    last:
      r['last_seq'] === null
        ? null
        : {
            seq: Number(r['last_seq']),
            from: String(r['last_sender']),
            text: String(r['last_text']),
            at: moment(r['last_at']) ?? '',
          },
    asks: words(r['asked_text']),
    touched: Number(r['touched']),
    openCase:
      r['case_number'] === null ? null : { number: String(r['case_number']), severity: String(r['case_severity']) },
    doubtful: Number(r['doubtful']),
    handoff: r['handoff_id'] === null ? null : handoffOf(r),
  }
}

const handoffOf = (r: Row): ShownHandoff => ({
  id: String(r['handoff_id']),
  reason: String(r['reason']),
  priority: Number(r['priority']),
  skills: (r['skills'] as string[] | null) ?? [],
  since: moment(r['opened_at']) ?? '',
  supervisors: r['supervisors'] === true,
  offeredTo: words(r['offered_to']),
  offeredAt: moment(r['offered_at']),
  offeredUntil: offerEnd(r['offered_to'], r['offered_at'], Number(r['priority']) as Priority),
  takenBy: words(r['taken_by']),
  takenAt: moment(r['taken_at']),
  firstReplyAt: moment(r['first_reply_at']),
  firstDue: r['first_reply_at'] === null ? moment(r['first_due']) : null,
  nextDue: moment(r['next_due']),
  resolveDue: moment(r['resolve_due']),
  callbackAt: moment(r['callback_at']),
  waitingSince: moment(r['waiting_since']),
  place: r['place'] === null ? null : Number(r['place']),
})

const offerEnd = (to: unknown, at: unknown, priority: Priority): string | null =>
  to !== null && at instanceof Date ? new Date(+at + offerMs(priority)).toISOString() : null
const words = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const moment = (value: unknown): string | null => (value instanceof Date ? value.toISOString() : null)
