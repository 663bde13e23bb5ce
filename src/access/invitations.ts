import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type pg from 'pg'
import { inTransaction } from '#db/in-transaction.ts'
import type { Role } from '#db/schema/staff.ts'
import { hashPassword } from './passwords.ts'
import { endSessions } from './sessions.ts'
import type { StaffMember } from './can.ts'

type Queries = Pick<pg.Pool, 'query'>

/** What whoever has the link may do with it, as its page shows it. */
export interface Invitation {
  id: string
  purpose: 'first' | 'join' | 'reset'
  email: string | null
  name: string | null
  role: Role
  /** ISO. */
  expiresAt: string
}

/** Hours for which a link is good. */
const hours = { first: 24, join: 72, reset: 72 } as const

const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url')
const isOpen = `used_at is null and withdrawn_at is null and expires_at > now()`

interface New {
  purpose: Invitation['purpose']
  role: Role
  email?: string
  name?: string
  /** Whose password it changes. */
  staffId?: string
  by?: string
}

/** Makes a link; its token is shown once and kept as a hash. An earlier link for the same person is withdrawn. */
export async function invite(
  db: Queries,
  { purpose, role, email, name, staffId, by }: New,
): Promise<{ id: string; token: string; expiresAt: string }> {
  if (purpose !== 'first')
    await db.query(
      `update staff_invitation set withdrawn_at = now()
        where used_at is null and withdrawn_at is null and (email = $1 or staff_id = $2)`,
      [email ?? null, staffId ?? null],
    )
  const id = randomUUID()
  const token = randomBytes(32).toString('base64url')
  const { rows } = await db.query<{ expires_at: Date }>(
    `insert into staff_invitation (id, token_hash, purpose, role, email, name, staff_id, created_by, created_at, expires_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, now(), now() + make_interval(hours => $9)) returning expires_at`,
    [id, hashOf(token), purpose, role, email ?? null, name ?? null, staffId ?? null, by ?? null, hours[purpose]],
  )
  return { id, token, expiresAt: rows[0]?.expires_at.toISOString() ?? '' }
}

/** The link for the first admin, where there is none yet: whoever reads the program's output owns the machine. */
export async function inviteFirstAdmin(db: Queries): Promise<string | undefined> {
  if (await isThereAdmin(db)) return undefined
  return (await invite(db, { purpose: 'first', role: 'admin' })).token
}

/** What a link is for; undefined when it is used, withdrawn, too old or none. */
export async function invitationOf(db: Queries, token: string): Promise<Invitation | undefined> {
  const { rows } = await db.query<Row>(
    `select i.id, i.purpose, coalesce(u.email, i.email) as email, coalesce(u.name, i.name) as name,
        coalesce(u.role, i.role) as role, i.expires_at
      from staff_invitation i left join staff u on u.id = i.staff_id
      where i.token_hash = $1 and i.used_at is null and i.withdrawn_at is null and i.expires_at > now()
        and u.disabled_at is null`,
    [hashOf(token)],
  )
  const [row] = rows
  if (!row || (row.purpose === 'first' && (await isThereAdmin(db)))) return undefined
  return seen(row)
}

/** The links that are still good. */
export async function openInvitations(
  db: Queries,
): Promise<(Invitation & { createdAt: string; createdBy: string | null })[]> {
  const { rows } = await db.query<Row & { created_at: Date; created_by: string | null }>(
    `select id, purpose, email, name, role, expires_at, created_at, created_by from staff_invitation
      where ${isOpen} and purpose <> 'first' order by created_at desc`,
  )
  return rows.map((row) => ({ ...seen(row), createdAt: row.created_at.toISOString(), createdBy: row.created_by }))
}

/** Ends a link. @returns false where it was used, withdrawn or too old before */
export async function withdrawInvitation(db: Queries, id: string): Promise<boolean> {
  const text = `update staff_invitation set withdrawn_at = now() where id = $1 and ${isOpen}`
  return (await db.query(text, [id])).rowCount === 1
}

/**
 * Uses a link, in a transaction of its own: it works once, also when it is used twice at the same moment.
 * @param given a password that was found good; name and address of mail for the first admin
 * @returns who came in, or why not
 */
export async function join(
  pool: pg.Pool,
  token: string,
  given: { password: string; name?: string; email?: string; locale: 'zh' | 'en' },
): Promise<
  | { purpose: Invitation['purpose']; staff: Pick<StaffMember, 'id' | 'name' | 'role' | 'email'> }
  | 'gone'
  | 'email_taken'
> {
  const password = await hashPassword(given.password)
  // A refused link has not been used.
  return inTransaction(
    pool,
    (client) => use(client, token, { ...given, password }),
    (result) => typeof result !== 'string',
  )
}

async function use(
  db: Queries,
  token: string,
  given: { password: string; name?: string; email?: string; locale: 'zh' | 'en' },
): ReturnType<typeof join> {
  const { rows } = await db.query<Row & { staff_id: string | null }>(
    `update staff_invitation set used_at = now() where token_hash = $1 and ${isOpen}
      returning id, purpose, email, name, role, expires_at, staff_id`,
    [hashOf(token)],
  )
  const [row] = rows
  if (!row) return 'gone'
  if (row.staff_id !== null) return await renew(db, row.staff_id, given.password)
  if (row.purpose === 'first') {
    // Of several links for the first admin only one makes him.
    await db.query('lock table staff in share row exclusive mode')
    if (await isThereAdmin(db)) return 'gone'
  }
  const { role } = row
  const email = (row.email ?? given.email ?? '').toLowerCase()
  const name = given.name ?? row.name ?? email
  const id = randomUUID()
  const added = await db.query(
    `insert into staff (id, name, email, role, locale) values ($1, $2, $3, $4, $5) on conflict (email) do nothing`,
    [id, name, email, role, given.locale],
  )
  if (added.rowCount !== 1) return 'email_taken'
  await addAccount(db, id, given.password)
  return { purpose: row.purpose, staff: { id, name, role, email } }
}

const addAccount = (db: Queries, staffId: string, password: string): Promise<unknown> =>
  db.query(
    `insert into staff_account (id, account_id, provider_id, user_id, password) values ($1, $2, 'credential', $2, $3)`,
    [randomUUID(), staffId, password],
  )

/** A new password for somebody, which ends what was begun with the old one. */
async function renew(db: Queries, id: string, password: string): ReturnType<typeof join> {
  const { rows } = await db.query<Pick<StaffMember, 'id' | 'name' | 'role' | 'email'>>(
    'select id, name, role, email from staff where id = $1 and disabled_at is null for update',
    [id],
  )
  const [staff] = rows
  if (!staff) return 'gone'
  const { rowCount } = await db.query('update staff_account set password = $2, updated_at = now() where user_id = $1', [
    id,
    password,
  ])
  if (rowCount === 0) await addAccount(db, id, password)
  await endSessions(db, id)
  await db.query('delete from staff_verification where value = $1', [id])
  return { purpose: 'reset', staff }
}

interface Row {
  id: string
  purpose: Invitation['purpose']
  email: string | null
  name: string | null
  role: Role
  expires_at: Date
}

const seen = ({ id, purpose, email, name, role, expires_at }: Row): Invitation => ({
  id,
  purpose,
  email,
  name,
  role,
  expiresAt: expires_at.toISOString(),
})

async function isThereAdmin(db: Queries): Promise<boolean> {
  const { rowCount } = await db.query(`select 1 from staff where role = 'admin' and disabled_at is null limit 1`)
  return rowCount !== 0
}
