import type { Connection } from '#db/client.ts'
import type { Road } from '#conversation/road.ts'
import { makeDesk, type Desk } from '#desk/desk.ts'
import type { Role } from '#db/schema/staff.ts'
import { demoCompany } from '../business/demo-company.ts'

export const company = demoCompany()

/** A Wednesday morning, when people are at their desks. */
export const morning = new Date('2026-03-04T10:00:00+08:00')

/** A desk over a road, with a clock that the test moves. */
export function deskOn({ db }: Connection, road: Road, clock: { now: Date } = { now: morning }): Desk {
  return makeDesk({ db, company, road, watch: { changed: () => undefined }, now: () => clock.now })
}

/** A desk whose process ends right after each act: whatever follows is done by others. */
export function deskThatDies({ db }: Connection): Desk {
  const road = { wake: () => Promise.resolve(), sweep: () => Promise.resolve(0) }
  return makeDesk({ db, company, road, watch: { changed: () => undefined }, now: () => morning })
}

export async function employ(
  { pool }: Connection,
  id: string,
  given: { role?: Role; skills?: string[]; languages?: string[] } = {},
): Promise<void> {
  await pool.query(
    `insert into staff (id, name, email, role, skills, languages) values ($1, $1, $1 || '@example.com', $2, $3, $4)`,
    [id, given.role ?? 'agent', given.skills ?? [], given.languages ?? ['zh']],
  )
}

export async function assigneeOf({ pool }: Connection, id: string): Promise<string | undefined> {
  const { rows } = await pool.query<{ assignee: string }>('select assignee from conversation where id = $1', [id])
  return rows[0]?.assignee
}

/** The hand-off that is open, in the columns named. */
export async function handoffOf({ pool }: Connection, id: string): Promise<Record<string, unknown> | undefined> {
  const { rows } = await pool.query<Record<string, unknown>>(
    'select * from handoff where conversation_id = $1 and resolved_at is null',
    [id],
  )
  return rows[0]
}

/** A chat in the queue, and since when; no message of it waits. */
export async function queued(
  { pool }: Connection,
  id: string,
  given: { locale?: 'zh' | 'en'; reason?: string } = {},
): Promise<void> {
  await pool.query(`insert into conversation (id, channel, locale, assignee) values ($1, 'web', $2, 'queue')`, [
    id,
    given.locale ?? 'zh',
  ])
  await pool.query(`insert into alert (kind, conversation_id, detail, at) values ('handoff', $1, $2, now())`, [
    id,
    JSON.stringify({ reason: given.reason ?? 'asked' }),
  ])
}

export const alertsOf = async ({ pool }: Connection, id: string): Promise<string[]> =>
  (
    await pool.query<{ what: string }>(
      `select kind || coalesce(' ' || (detail->>'what'), '') as what from alert where conversation_id = $1 and kind <> 'handoff' order by id`,
      [id],
    )
  ).rows.map(({ what }) => what)
