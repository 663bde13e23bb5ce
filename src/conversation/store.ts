import type { Given } from '#db/schema/conversation.ts'
import type { Choice, ConversationState } from '#engine/model.ts'
import { run, statement, type Queryable, type Row } from './statement.ts'

/** Something that comes into a conversation: from the customer, or an event that nobody said. */
export interface Incoming {
  conversationId: string
  channel: string
  /** Used only when this is the conversation's first message. */
  locale: 'zh' | 'en'
  customerId?: string
  /** The sender's own id of it, or an event's key: the second time it has no effect. */
  externalId: string
  sender: 'customer' | 'event'
  text: string
  payload?: Record<string, unknown>
  /** ISO 8601. */
  at: string
}

/** A conversation as a turn finds it. */
export interface Loaded {
  id: string
  channel: string
  assignee: string
  locale: 'zh' | 'en'
  customerId: string | undefined
  /** What staff have marked the customer with. */
  tags: readonly string[]
  state: ConversationState | undefined
  epoch: number
  attempts: number
  /** The highest number given out when this was read. */
  lastSeq: number
  handledSeq: number
}

export interface Receipt {
  /** Undefined for a redelivery. */
  seq: number | undefined
  /** Set when the lease was free: whoever received the message has the conversation now. */
  taken: Loaded | undefined
  lastSeq: number
}

export interface Pending {
  seq: number
  sender: 'customer' | 'event'
  text: string
  payload: Record<string, unknown> | null
  at: string
}

export interface Outgoing {
  sender: 'bot' | 'staff' | 'system'
  text: string
  choices?: Choice[]
  payload?: Record<string, unknown>
  status: 'sending' | 'sent'
}

export interface Commit {
  id: string
  channel: string
  epoch: number
  /** Everything up to here has been handled. */
  upto: number
  state: ConversationState
  out: Outgoing[]
  alerts: { kind: string; detail: Record<string, unknown> }[]
  record: TurnRecord
  /** The lease is kept until what is to be sent has been sent. */
  hold: boolean
  at: string
}

/** What is kept of a turn besides what it said. */
export interface TurnRecord {
  given: readonly Given[]
  trace: readonly string[]
  /** The question that it ended with. */
  asks: { flow: string; step: string } | undefined
}

export interface Committed {
  lastSeq: number
  handledSeq: number
  /** True when messages came meanwhile: the lease is kept for the next turn. */
  more: boolean
}

/** How long a process may be silent before another takes its conversations. */
export const usualLeaseSeconds = 30

/** The columns of a conversation `k` that `loaded` reads. */
export const row = `k.id, k.channel, k.assignee, k.locale, k.customer_id, k.state, k.epoch, k.attempts, k.last_seq, k.handled_seq,
  (select tags from customer where id = k.customer_id) as tags`
const free = `(k.lease_until is null or k.lease_until < now())`

// `touched` is numbered once the row is locked: what is changed later has the higher number.
// One statement receives for many chats. The conversation's row is locked before the number is taken, so numbers are
// given in commit order. `order by id` keeps processes from locking the same rows in opposite order.
const receiveStatement = statement(
  'receive',
  `n int, id text, channel text, locale text, customer_id text, ext text, sender text, body text,
  payload jsonb, at timestamptz, owner text`,
  (rows) => `
with x as materialized (
  ${rows}
), c as (
  insert into conversation as k (id, channel, locale, customer_id, last_seq, epoch, attempts, lease_until, lease_owner)
  select id, channel, locale, customer_id, 1, 1, 1, now() + $1::interval, owner from x
  on conflict (id) do update set
    last_seq = k.last_seq + 1,
    touched = nextval('conversation_touched'),
    epoch = k.epoch + ${free}::int,
    attempts = k.attempts + ${free}::int,
    lease_until = case when ${free} then excluded.lease_until else k.lease_until end,
    lease_owner = case when ${free} then excluded.lease_owner else k.lease_owner end
  returning ${row}, k.lease_owner
), m as (
  insert into message (conversation_id, seq, sender, external_id, text, payload, status, at)
  select c.id, c.last_seq, x.sender, x.ext, x.body, x.payload, 'received', x.at from x join c using (id)
  on conflict (conversation_id, external_id) where external_id is not null do nothing
  returning conversation_id, seq
)
select x.n, c.id, c.channel, c.assignee, c.locale, c.customer_id, c.epoch, c.attempts, c.last_seq, c.handled_seq, c.tags, m.seq,
  case when c.lease_owner = x.owner then c.state end as state, c.lease_owner = x.owner as mine
from x join c using (id) left join m on m.conversation_id = c.id`,
)

// Insert-or-update only to get the rows locked in order; the row is always there. A process whose epoch is old changes
// nothing and gets no row back. While the row is locked nobody can number a message, so `last_seq = upto` means that
// nothing came since it was read. What the lease is kept for, sending or the next turn, counts as a try.
const commitStatement = statement(
  'commit',
  `n int, id text, channel text, epoch int, upto bigint, state jsonb, assignee text, locale text,
  hold boolean, count int, out jsonb, alerts jsonb, flow text, step text, given jsonb, trace jsonb, at timestamptz`,
  (rows) => `
with x as materialized (
  ${rows}
), c as (
  insert into conversation as k (id, channel, state, assignee, locale, epoch, attempts, handled_seq, last_seq, lease_until)
  select id, channel, state, assignee, locale, epoch, hold::int, upto, count, case when hold then now() + $1::interval end from x
  on conflict (id) do update set
    state = excluded.state, assignee = excluded.assignee, locale = excluded.locale,
    attempts = case when k.last_seq = excluded.handled_seq then excluded.attempts else 1 end,
    handled_seq = case when k.last_seq = excluded.handled_seq then k.last_seq + excluded.last_seq else excluded.handled_seq end,
    lease_until = case when k.last_seq = excluded.handled_seq then excluded.lease_until else now() + $1::interval end,
    touched = nextval('conversation_touched'),
    last_seq = k.last_seq + excluded.last_seq
  where k.epoch = excluded.epoch and k.lease_until is not null
  returning k.id, k.last_seq, k.handled_seq
), o as (
  insert into message (conversation_id, seq, sender, text, choices, payload, status, at)
  select c.id, c.last_seq - x.count + o.ord, o.sender, o.text, o.choices, o.payload, o.status, x.at
  from x join c using (id), rows from (jsonb_to_recordset(x.out) as (sender text, text text, choices jsonb, payload jsonb, status text))
    with ordinality as o(sender, text, choices, payload, status, ord)
), a as (
  insert into alert (kind, conversation_id, detail, at)
  select a.kind, c.id, a.detail, x.at from x join c using (id), jsonb_to_recordset(x.alerts) as a(kind text, detail jsonb)
), t as (
  insert into turn (conversation_id, seq, last_seq, said, flow, step, given, trace, at)
  select c.id, x.upto, c.last_seq, x.count, x.flow, x.step, x.given, x.trace, x.at from x join c using (id)
  on conflict do nothing
)
select x.n, c.last_seq, c.handled_seq, c.handled_seq < c.last_seq as more from x join c using (id)`,
)

const pendingText = `
select m.seq, m.sender, m.text, m.payload, m.at, k.last_seq, k.epoch, k.assignee from conversation k
left join message m on m.conversation_id = k.id and m.seq > $2 and m.sender in ('customer', 'event') and m.status = 'received'
where k.id = $1 and k.lease_until is not null order by m.seq`

// Insert-or-update here as well: the rows are locked in order and found by their keys, whatever the statistics say.
const settleStatement = statement(
  'settle',
  `n int, id text, channel text, epoch int, sends jsonb, at timestamptz`,
  (rows) => `
with x as materialized (
  ${rows}
), s as materialized (
  select x.id, x.at, s.seq, s.status, s.detail, case when s.ids is not null then jsonb_build_object('ids', s.ids) end as payload
  from x, jsonb_to_recordset(x.sends) as s(seq bigint, status text, ids jsonb, detail text)
), u as (
  insert into message as m (conversation_id, seq, sender, text, payload, status, at)
  select id, seq, 'bot', '', payload, status, at from s
  on conflict (conversation_id, seq) do update set
    status = excluded.status, payload = coalesce(m.payload || excluded.payload, excluded.payload, m.payload)
), a as (
  insert into alert (kind, conversation_id, detail, at)
  select case status when 'uncertain' then 'uncertain' else 'callback' end, id,
    jsonb_build_object('seq', seq, 'why', detail), at
  from s where status <> 'sent'
), c as (
  insert into conversation as k (id, channel, epoch) select id, channel, epoch from x
  on conflict (id) do update set
    attempts = (k.handled_seq < k.last_seq)::int,
    touched = nextval('conversation_touched'),
    lease_until = case when k.handled_seq < k.last_seq then now() + $1::interval end
  where k.epoch = excluded.epoch and k.lease_until is not null
  returning id, lease_until is null as free
)
select x.n, c.free from x join c using (id)`,
)

/** A conversation from its row. */
export const loaded = (r: Row): Loaded => ({
  id: String(r['id']),
  channel: String(r['channel']),
  assignee: String(r['assignee']),
  locale: r['locale'] === 'en' ? 'en' : 'zh',
  customerId: (r['customer_id'] as string | null) ?? undefined,
  tags: (r['tags'] as string[] | null | undefined) ?? [],
  state: (r['state'] as ConversationState | null) ?? undefined,
  epoch: Number(r['epoch']),
  attempts: Number(r['attempts']),
  lastSeq: Number(r['last_seq']),
  handledSeq: Number(r['handled_seq']),
})

/** Stores what came in, for several conversations at once, and takes each conversation whose lease is free. */
export async function receiveAll(
  db: Queryable,
  incoming: readonly (Incoming & { owner: string })[],
  leaseSeconds: number,
): Promise<Receipt[]> {
  const rows = incoming.map((m, n) => ({
    n,
    id: m.conversationId,
    channel: m.channel,
    locale: m.locale,
    customer_id: m.customerId,
    ext: m.externalId,
    sender: m.sender,
    body: m.text,
    payload: m.payload,
    at: m.at,
    owner: m.owner,
  }))
  const receipts: Receipt[] = []
  for (const r of await run(db, receiveStatement, leaseSeconds, rows))
    receipts[Number(r['n'])] = {
      seq: r['seq'] === null ? undefined : Number(r['seq']),
      taken: r['mine'] === true ? loaded(r) : undefined,
      lastSeq: Number(r['last_seq']),
    }
  return receipts
}

/** Commits turns of several conversations; a turn whose lease was lost has no answer at its place. */
export async function commitAll(
  db: Queryable,
  commits: readonly Commit[],
  leaseSeconds: number,
): Promise<(Committed | undefined)[]> {
  const rows = commits.map((c, n) => ({
    n,
    id: c.id,
    channel: c.channel,
    epoch: c.epoch,
    upto: c.upto,
    state: c.state,
    assignee: c.state.assignee,
    locale: c.state.locale,
    hold: c.hold,
    count: c.out.length,
    out: c.out,
    alerts: c.alerts,
    flow: c.record.asks?.flow,
    step: c.record.asks?.step,
    given: c.record.given,
    trace: c.record.trace,
    at: c.at,
  }))
  const answers: (Committed | undefined)[] = commits.map(() => undefined)
  for (const r of await run(db, commitStatement, leaseSeconds, rows))
    answers[Number(r['n'])] = {
      lastSeq: Number(r['last_seq']),
      handledSeq: Number(r['handled_seq']),
      more: r['more'] === true,
    }
  return answers
}

/** What waits for its turn, the highest number given out, whose turn it is, and who has the chat by now. */
export async function pending(
  db: Queryable,
  id: string,
  handledSeq: number,
): Promise<{ messages: Pending[]; lastSeq: number; epoch: number | undefined; assignee: string }> {
  const { rows } = await db.query<Row>({ name: 'pending', text: pendingText, values: [id, handledSeq] })
  const messages = rows
    .filter((r) => r['seq'] !== null)
    .map((r): Pending => ({
      seq: Number(r['seq']),
      sender: r['sender'] === 'event' ? 'event' : 'customer',
      text: String(r['text']),
      payload: r['payload'] as Record<string, unknown> | null,
      at: (r['at'] as Date).toISOString(),
    }))
  const [found] = rows
  return {
    messages,
    lastSeq: Number(found?.['last_seq'] ?? handledSeq),
    epoch: found && Number(found['epoch']),
    assignee: String(found?.['assignee']),
  }
}

export interface Settled {
  seq: number
  status: 'sent' | 'uncertain' | 'failed'
  /** Why it failed. */
  detail?: string
  /** The platform's ids of its parts, as far as they arrived: what the customer quotes is recognised by them. */
  ids?: string[]
}

export interface Settle {
  id: string
  channel: string
  epoch: number
  sends: Settled[]
  at: string
}

/**
 * Notes how sends of several conversations ended, tells people of doubtful ones, and gives each conversation back.
 * @returns at each place whether it was given back; not when something waits in it, or another process has it by now
 */
export async function settleAll(db: Queryable, settles: readonly Settle[], leaseSeconds: number): Promise<boolean[]> {
  const rows = settles.map(({ id, channel, epoch, sends, at }, n) => ({ n, id, channel, epoch, sends, at }))
  const given = settles.map(() => false)
  for (const r of await run(db, settleStatement, leaseSeconds, rows)) given[Number(r['n'])] = r['free'] === true
  return given
}
