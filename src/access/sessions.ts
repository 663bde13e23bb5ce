import { createHash } from 'node:crypto'
import type pg from 'pg'
import type { Role } from '#db/schema/staff.ts'
import type { StaffMember } from './can.ts'

/** Without a person's doing for so long, a session is over. */
export const idleMinutes = 30
/** A session is over after so long in any case. */
export const totalHours = 12
/** Whoever has not set up a second factor by then signs in again. */
const enrolMinutes = 15

export interface StaffSession {
  id: string
  /** Milliseconds since a code was given; undefined where none was. */
  codeAgeMs: number | undefined
}

/** What the database keeps of a session's token. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('base64url')

/** SQL: session `s` of staff `u` is neither idle for too long nor too old, and its owner may still come in. */
export const alive = `s.expires_at > now() and s.created_at > now() - interval '${totalHours} hours'
  and s.seen_at > now() - interval '${idleMinutes} minutes' and u.disabled_at is null
  and (s.second_factor_at is not null
    or (not u.two_factor_enabled and s.created_at > now() - interval '${enrolMinutes} minutes'))`

interface Row {
  session_id: string
  code_age_ms: number | null
  stale: boolean
  id: string
  name: string
  email: string
  role: Role
  skills: string[]
  languages: string[]
  locale: 'zh' | 'en'
}

/** The session that a token opens and whose it is, by the database's clock. */
export async function sessionOf(
  pool: pg.Pool,
  token: string,
  /** False for what a page does by itself, which keeps no session alive. */
  byPerson: boolean,
): Promise<{ session: StaffSession; staff: StaffMember } | undefined> {
  if (token.length < 20 || token.length > 100) return undefined
  const text = `select s.id as session_id, u.id, u.name, u.email, u.role, u.skills, u.languages, u.locale,
      (extract(epoch from now() - s.second_factor_at) * 1000)::float8 as code_age_ms,
      s.seen_at < now() - interval '1 minute' as stale
    from staff_session s join staff u on u.id = s.user_id where s.token = $1 and ${alive}`
  const { rows } = await pool.query<Row>({ name: 'staff-session', text, values: [hashOfToken(token)] })
  const [row] = rows
  if (!row) return undefined
  const { session_id: id, code_age_ms: codeAgeMs, stale, ...staff } = row
  if (stale && byPerson) await pool.query('update staff_session set seen_at = now() where id = $1', [id])
  return { session: { id, codeAgeMs: codeAgeMs ?? undefined }, staff }
}

/** Whether a session is still alive, with its code given. */
export async function stillGood(pool: pg.Pool, sessionId: string): Promise<boolean> {
  const text = `select 1 from staff_session s join staff u on u.id = s.user_id
    where s.id = $1 and s.second_factor_at is not null and ${alive}`
  const { rowCount } = await pool.query({ name: 'staff-session-good', text, values: [sessionId] })
  return rowCount === 1
}

/** Where somebody is signed in, the latest first; times in ISO. */
export async function sessionsOf(
  pool: pg.Pool,
  staffId: string,
): Promise<{ id: string; createdAt: string; seenAt: string; address: string | null; userAgent: string | null }[]> {
  const { rows } = await pool.query<
    Record<'created_at' | 'seen_at', Date> & Record<'id' | 'ip_address' | 'user_agent', string>
  >(
    `select s.id, s.created_at, s.seen_at, s.ip_address, s.user_agent
      from staff_session s join staff u on u.id = s.user_id where u.id = $1 and ${alive} order by s.seen_at desc`,
    [staffId],
  )
  return rows.map((row) => ({
    id: row.id,
    createdAt: row.created_at.toISOString(),
    seenAt: row.seen_at.toISOString(),
    address: row.ip_address,
    userAgent: row.user_agent,
  }))
}

/** Removes the rows of sessions that were over long ago. */
export const forgetOldSessions = (pool: pg.Pool): Promise<unknown> =>
  pool.query(`delete from staff_session where expires_at < now() - interval '1 day'`)

/** Ends sessions of somebody: all, one, or all but one. Resolves with how many there were. */
export async function endSessions(
  db: Pick<pg.Pool, 'query'>,
  staffId: string,
  which: { only?: string; except?: string } = {},
): Promise<number> {
  const { rowCount } = await db.query(
    'delete from staff_session where user_id = $1 and ($2::text is null or id = $2) and ($3::text is null or id <> $3)',
    [staffId, which.only ?? null, which.except ?? null],
  )
  return rowCount ?? 0
}
