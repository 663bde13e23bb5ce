import type pg from 'pg'
import type { Choice, ConversationState } from '#engine/model.ts'

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
  /** The lease is kept until what is to be sent has been sent. */
  hold: boolean
  at: string
}

export interface Committed {
  lastSeq: number
  handledSeq: number
  /** True when messages came meanwhile: the lease is kept for the next turn. */
  more: boolean
}

/** How long a process may be silent before another takes its conversations. */
export const usualLeaseSeconds = 30

const row = `k.id, k.channel, k.assignee, k.locale, k.customer_id, k.state, k.epoch, k.attempts, k.last_seq, k.handled_seq`
const free = `(k.lease_until is null or k.lease_until < now())`

// One statement receives for many chats. The conversation's row is locked before the number is taken, so numbers are
// given in commit order. `order by id` keeps processes from locking the same rows in opposite order.
const receiveText = `
with x as materialized (
  select * from json_to_recordset($1::json) as x(n int, id text, channel text, locale text, customer_id text, ext text,
    sender text, body text, payload jsonb, at timestamptz, owner text) order by id
), c as (
  insert into conversation as k (id, channel, locale, customer_id, last_seq, epoch, attempts, lease_until, lease_owner)
  select id, channel, locale, customer_id, 1, 1, 1, now() + $2::interval, owner from x
  on conflict (id) do update set
    last_seq = k.last_seq + 1,
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
select x.n, c.id, c.channel, c.assignee, c.locale, c.customer_id, c.epoch, c.attempts, c.last_seq, c.handled_seq, m.seq,
  case when c.lease_owner = x.owner then c.state end as state, c.lease_owner = x.owner as mine
from x join c using (id) left join m on m.conversation_id = c.id`

// Insert-or-update only to get the rows locked in order; the row is always there. A process whose epoch is old changes
// nothing and gets no row back. While the row is locked nobody can number a message, so `last_seq = upto` means that
// nothing came since it was read. What the lease is kept for, sending or the next turn, counts as a try.
const commitText = `
with x as materialized (
  select * from json_to_recordset($1::json) as x(n int, id text, channel text, epoch int, upto bigint, state jsonb, assignee text,
    locale text, hold boolean, count int, out jsonb, alerts jsonb, at timestamptz) order by id
), c as (
  insert into conversation as k (id, channel, state, assignee, locale, epoch, attempts, handled_seq, last_seq, lease_until)
  select id, channel, state, assignee, locale, epoch, hold::int, upto, count, case when hold then now() + $2::interval end from x
  on conflict (id) do update set
    state = excluded.state, assignee = excluded.assignee, locale = excluded.locale,
    attempts = case when k.last_seq = excluded.handled_seq then excluded.attempts else 1 end,
    handled_seq = case when k.last_seq = excluded.handled_seq then k.last_seq + excluded.last_seq else excluded.handled_seq end,
    lease_until = case when k.last_seq = excluded.handled_seq then excluded.lease_until else now() + $2::interval end,
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
)
select x.n, c.last_seq, c.handled_seq, c.handled_seq < c.last_seq as more from x join c using (id)`

const claimText = `
update conversation k set epoch = k.epoch + 1, attempts = k.attempts + 1, lease_until = now() + $4::interval, lease_owner = $3
where k.id = $1 and case when $2::int is null then k.lease_until < now() else k.lease_until is not null and k.epoch = $2 end
returning ${row}`

const pendingText = `
select m.seq, m.sender, m.text, m.payload, m.at, k.last_seq, k.epoch from conversation k
left join message m on m.conversation_id = k.id and m.seq > $2 and m.sender in ('customer', 'event') and m.status = 'received'
where k.id = $1 order by m.seq`

const releaseText = `
update conversation set lease_until = null, attempts = 0, handled_seq = last_seq
where id = $1 and epoch = $2 and last_seq = $3 and lease_until is not null returning id`

const settleText = `
with s as (select * from json_to_recordset($3::json) as s(seq bigint, status text, external text, detail text)),
u as (update message m set status = s.status, external_id = coalesce(s.external, m.external_id) from s where m.conversation_id = $1 and m.seq = s.seq),
a as (insert into alert (kind, conversation_id, detail, at)
  select case s.status when 'uncertain' then 'uncertain' else 'callback' end, $1, jsonb_build_object('seq', s.seq, 'why', s.detail), $4::timestamptz
  from s where s.status <> 'sent')
update conversation set attempts = (handled_seq < last_seq)::int, lease_until = case when handled_seq < last_seq then lease_until end
where id = $1 and epoch = $2 and lease_until is not null returning lease_until is null as free`

const doubtText = `
with u as (update message set status = 'uncertain' where conversation_id = $1 and status = 'sending' returning seq)
insert into alert (kind, conversation_id, detail, at) select 'uncertain', $1, jsonb_build_object('seq', seq), $2::timestamptz from u`

const handBackText = `
update conversation set lease_until = now() - interval '1 second', attempts = greatest(attempts - 1, 0)
where id = $1 and epoch = $2 and lease_until is not null`

type Row = Record<string, unknown>

const loaded = (r: Row): Loaded => ({
  id: String(r['id']),
  channel: String(r['channel']),
  assignee: String(r['assignee']),
  locale: r['locale'] === 'en' ? 'en' : 'zh',
  customerId: (r['customer_id'] as string | null) ?? undefined,
  state: (r['state'] as ConversationState | null) ?? undefined,
  epoch: Number(r['epoch']),
  attempts: Number(r['attempts']),
  lastSeq: Number(r['last_seq']),
  handledSeq: Number(r['handled_seq']),
})

type Queryable = Pick<pg.Pool, 'query'>
const interval = (seconds: number) => `${seconds} seconds`

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
  const result = await db.query<Row>({
    name: 'receive',
    text: receiveText,
    values: [JSON.stringify(rows), interval(leaseSeconds)],
  })
  const receipts: Receipt[] = []
  for (const r of result.rows)
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
    at: c.at,
  }))
  const result = await db.query<Row>({
    name: 'commit',
    text: commitText,
    values: [JSON.stringify(rows), interval(leaseSeconds)],
  })
  const answers: (Committed | undefined)[] = commits.map(() => undefined)
  for (const r of result.rows)
    answers[Number(r['n'])] = {
      lastSeq: Number(r['last_seq']),
      handledSeq: Number(r['handled_seq']),
      more: r['more'] === true,
    }
  return answers
}

/**
 * Takes a conversation for another try: one's own, by its epoch, or without an epoch one whose lease ran out.
 * @returns nothing when it is somebody else's
 */
export async function claim(
  db: Queryable,
  id: string,
  epoch: number | undefined,
  owner: string,
  leaseSeconds: number,
): Promise<Loaded | undefined> {
  const values = [id, epoch ?? null, owner, interval(leaseSeconds)]
  const { rows } = await db.query<Row>({ name: 'claim', text: claimText, values })
  return rows[0] ? loaded(rows[0]) : undefined
}

/** What waits for its turn, the highest number given out, and whose turn it is. */
export async function pending(
  db: Queryable,
  id: string,
  handledSeq: number,
): Promise<{ messages: Pending[]; lastSeq: number; epoch: number | undefined }> {
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
  return { messages, lastSeq: Number(found?.['last_seq'] ?? handledSeq), epoch: found && Number(found['epoch']) }
}

/** Gives a conversation back when nothing waits; false when something came meanwhile. */
export async function release(db: Queryable, id: string, epoch: number, lastSeq: number): Promise<boolean> {
  return (await db.query({ name: 'release', text: releaseText, values: [id, epoch, lastSeq] })).rowCount === 1
}

export interface Settled {
  seq: number
  status: 'sent' | 'uncertain' | 'failed'
  /** Why it failed. */
  detail?: string
  external?: string
}

/**
 * Notes how sends ended, tells people of doubtful ones, and gives the conversation back.
 * @returns false when something waits, or when another process has the conversation by now
 */
export async function settle(
  db: Queryable,
  id: string,
  epoch: number,
  results: readonly Settled[],
  at: Date,
): Promise<boolean> {
  const values = [id, epoch, JSON.stringify(results), at]
  const { rows } = await db.query<{ free: boolean }>({ name: 'settle', text: settleText, values })
  return rows[0]?.free === true
}

/** Holds on to a conversation while a turn takes long. */
export async function renew(db: Queryable, id: string, epoch: number, leaseSeconds: number): Promise<void> {
  const text = `update conversation set lease_until = now() + $3::interval where id = $1 and epoch = $2 and lease_until is not null`
  await db.query({ name: 'renew', text, values: [id, epoch, interval(leaseSeconds)] })
}

/** Conversations whose process is gone: leases that ran out. Those that were left more than once come last. */
export async function abandoned(db: Queryable): Promise<{ id: string; suspect: boolean }[]> {
  const text = `select id, attempts > 1 as suspect from conversation where lease_until < now() order by suspect, lease_until limit 100`
  const { rows } = await db.query<{ id: string; suspect: boolean }>({ name: 'abandoned', text })
  return rows
}

/** Sends that were left half done: nobody knows whether they arrived, so they are marked and people are told. */
export async function doubt(db: Queryable, id: string, at: Date): Promise<void> {
  await db.query({ name: 'doubt', text: doubtText, values: [id, at] })
}

/** Leaves a conversation, with whatever waits in it, to the next sweep of any process. */
export async function handBack(db: Queryable, id: string, epoch: number): Promise<void> {
  await db.query({ name: 'hand-back', text: handBackText, values: [id, epoch] })
}

/** Messages that failed every time; kept for people, out of the bot's way. */
export async function bury(db: Queryable, id: string, seqs: readonly number[]): Promise<void> {
  const text = `update message set status = 'dead' where conversation_id = $1 and seq = any($2::bigint[])`
  await db.query({ name: 'bury', text, values: [id, seqs] })
}

/** True while the lease with this epoch holds; locks the conversation for the rest of the transaction. */
export async function fence(client: Queryable, id: string, epoch: number): Promise<boolean> {
  const text = `select 1 from conversation where id = $1 and epoch = $2 and lease_until is not null for update`
  return (await client.query({ name: 'fence', text, values: [id, epoch] })).rowCount === 1
}
