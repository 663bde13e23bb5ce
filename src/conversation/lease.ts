import { loaded, row, type Loaded } from './store.ts'
import type { Queryable, Row } from './statement.ts'

const claimText = `
update conversation k set epoch = k.epoch + 1, attempts = k.attempts + 1, lease_until = now() + $4::interval, lease_owner = $3
where k.id = $1 and case when $2::int is null then k.lease_until < now() else k.lease_until is not null and k.epoch = $2 end
returning ${row}`

const releaseText = `
update conversation set lease_until = null, attempts = 0, handled_seq = last_seq
where id = $1 and epoch = $2 and last_seq = $3 and lease_until is not null returning id`

const doubtText = `
with u as (update message set status = 'uncertain' where conversation_id = $1 and status = 'sending' returning seq),
  c as (update conversation set touched = nextval('conversation_touched') where id = $1)
insert into alert (kind, conversation_id, detail, at) select 'uncertain', $1, jsonb_build_object('seq', seq), $2::timestamptz from u`

const handBackText = `
update conversation set lease_until = now() - interval '1 second', attempts = greatest(attempts - 1, 0)
where id = $1 and epoch = $2 and lease_until is not null`

const interval = (seconds: number) => `${seconds} seconds`

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

/** Gives a conversation back when nothing waits; false when something came meanwhile. */
export async function release(db: Queryable, id: string, epoch: number, lastSeq: number): Promise<boolean> {
  return (await db.query({ name: 'release', text: releaseText, values: [id, epoch, lastSeq] })).rowCount === 1
}

/** Holds on to a conversation while a turn takes long. */
export async function renew(db: Queryable, id: string, epoch: number, leaseSeconds: number): Promise<void> {
  const text = `update conversation set lease_until = now() + $3::interval where id = $1 and epoch = $2 and lease_until is not null`
  await db.query({ name: 'renew', text, values: [id, epoch, interval(leaseSeconds)] })
}

/**
 * Conversations of these channels whose process is gone: leases that ran out. Those that were left more than once come
 * last.
 */
export async function abandoned(
  db: Queryable,
  channels: readonly string[],
): Promise<{ id: string; suspect: boolean }[]> {
  const text = `select id, attempts > 1 as suspect from conversation where lease_until < now() and channel = any($1) order by suspect, lease_until limit 100`
  const { rows } = await db.query<{ id: string; suspect: boolean }>({ name: 'abandoned', text, values: [channels] })
  return rows
}

/** Leaves every conversation that a dead process had to the next sweep. Only for a database that nobody else uses. */
export async function expireLeases(db: Queryable): Promise<void> {
  await db.query(`update conversation set lease_until = now() - interval '1 second' where lease_until is not null`)
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
