import type pg from 'pg'
import type { Role } from '#db/schema/staff.ts'
import type { StaffMember } from './can.ts'
import { alive, endSessions } from './sessions.ts'

/** The pool or a transaction's client. */
type Queries = Pick<pg.Pool, 'query'>

/** Somebody of the staff as an admin sees him. */
export interface StaffRow extends StaffMember {
  disabled: boolean
  secondFactor: boolean
  /** ISO, of the sessions that are still known; null for somebody who was not here lately. */
  lastSeenAt: string | null
  /** How many sessions are open. */
  sessions: number
}

const member = 'u.id, u.name, u.email, u.role, u.skills, u.languages, u.locale'

/** Somebody of the staff, also one who may come in no more. */
export async function staffById(db: Queries, id: string): Promise<StaffMember | undefined> {
  const { rows } = await db.query<StaffMember>(`select ${member} from staff u where u.id = $1`, [id])
  return rows[0]
}

/** The same by the address of mail, in small letters. */
export async function staffByEmail(db: Queries, email: string): Promise<StaffMember | undefined> {
  const { rows } = await db.query<StaffMember>(`select ${member} from staff u where u.email = $1`, [email])
  return rows[0]
}

/** Everybody there ever was, those who may come in first. */
export async function allStaff(db: Queries): Promise<StaffRow[]> {
  const { rows } = await db.query<Omit<StaffRow, 'lastSeenAt'> & { last: Date | null }>(
    `select ${member}, u.disabled_at is not null as disabled, u.two_factor_enabled as "secondFactor",
        max(s.seen_at) as last, count(s.id) filter (where ${alive})::int as sessions
      from staff u left join staff_session s on s.user_id = u.id
      group by u.id order by u.disabled_at is not null, u.name, u.id`,
  )
  return rows.map(({ last, ...row }) => ({ ...row, lastSeenAt: last?.toISOString() ?? null }))
}

/** For showing names and choosing whom to give a chat to. */
export async function staffNames(db: Queries): Promise<{ id: string; name: string; role: Role; disabled: boolean }[]> {
  const { rows } = await db.query<{ id: string; name: string; role: Role; disabled: boolean }>(
    `select id, name, role, disabled_at is not null as disabled from staff order by name, id`,
  )
  return rows
}

export interface StaffChange {
  name?: string | undefined
  role?: Role | undefined
  skills?: string[] | undefined
  languages?: string[] | undefined
}

/**
 * Changes somebody, in the caller's transaction. A new role ends his sessions: what his pages show is not his any more.
 * @returns the new state, or why not
 */
export async function changeStaff(
  db: Queries,
  id: string,
  change: StaffChange,
): Promise<{ before: StaffMember; after: StaffMember } | 'unknown' | 'last_admin'> {
  const before = await lockStaff(db, id)
  if (!before) return 'unknown'
  const roleChanges = change.role !== undefined && change.role !== before.role
  if (roleChanges && before.role === 'admin' && !(await anotherAdmin(db, id))) return 'last_admin'
  const { rows } = await db.query<StaffMember>(
    `update staff u set name = coalesce($2, name), role = coalesce($3, role), skills = coalesce($4, skills),
        languages = coalesce($5, languages), updated_at = now() where id = $1 returning ${member}`,
    [id, change.name ?? null, change.role ?? null, change.skills ?? null, change.languages ?? null],
  )
  if (roleChanges) await shutOut(db, id)
  const [after] = rows
  return after ? { before, after } : 'unknown'
}

/** Lets somebody in no more, or again. */
export async function setDisabled(
  db: Queries,
  id: string,
  disabled: boolean,
): Promise<StaffMember | 'unknown' | 'last_admin'> {
  const before = await lockStaff(db, id)
  if (!before) return 'unknown'
  if (disabled && before.role === 'admin' && !(await anotherAdmin(db, id))) return 'last_admin'
  await db.query(
    `update staff set disabled_at = case when $2 then coalesce(disabled_at, now()) end, updated_at = now() where id = $1`,
    [id, disabled],
  )
  if (disabled) {
    await shutOut(db, id)
    await db.query(
      `update staff_invitation set withdrawn_at = now() where staff_id = $1 and used_at is null and withdrawn_at is null`,
      [id],
    )
  }
  return before
}

/** What customers are told somebody is called; null for nothing but that it is a person. */
export async function shownAs(db: Queries, id: string): Promise<string | null> {
  const { rows } = await db.query<{ name: string | null }>('select shown_as as name from staff where id = $1', [id])
  return rows[0]?.name ?? null
}

export const setShownAs = (db: Queries, id: string, name: string | null): Promise<unknown> =>
  db.query('update staff set shown_as = $2, updated_at = now() where id = $1', [id, name])

/** In which language somebody reads the console. */
export const setLocale = (db: Queries, id: string, locale: 'zh' | 'en'): Promise<unknown> =>
  db.query('update staff set locale = $2, updated_at = now() where id = $1', [id, locale])

/** For a lost telephone: password and second factor are gone, only a new link opens the account. */
export async function forgetCredentials(
  db: Queries,
  id: string,
  { evenTheLastAdmin = false } = {},
): Promise<'done' | 'unknown' | 'last_admin'> {
  const before = await lockStaff(db, id)
  if (!before) return 'unknown'
  if (before.role === 'admin' && !evenTheLastAdmin && !(await anotherAdmin(db, id))) return 'last_admin'
  await db.query('delete from staff_two_factor where user_id = $1', [id])
  await db.query('update staff_account set password = null, updated_at = now() where user_id = $1', [id])
  await db.query('update staff set two_factor_enabled = false, updated_at = now() where id = $1', [id])
  await shutOut(db, id)
  return 'done'
}

/** Whether somebody else could still let people in; true until the end of a transaction that called `lockStaff`. */
async function anotherAdmin(db: Queries, id: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `select 1 from staff where role = 'admin' and disabled_at is null and two_factor_enabled and id <> $1`,
    [id],
  )
  return rowCount !== 0
}

/** Admins are locked first and in one order, so that no two of them change each other at once. */
async function lockStaff(db: Queries, id: string): Promise<StaffMember | undefined> {
  await db.query(`select 1 from staff where role = 'admin' order by id for update`)
  const { rows } = await db.query<StaffMember>(`select ${member} from staff u where u.id = $1 for update`, [id])
  return rows[0]
}

/** Ends sessions and logins that still want their code. */
async function shutOut(db: Queries, id: string): Promise<void> {
  await endSessions(db, id)
  await db.query('delete from staff_verification where value = $1', [id])
}
