import type pg from 'pg'
import type { Access } from './access.ts'
import type { StaffMember } from './can.ts'
import { hashPassword, verifyPassword, weaknessOf, type Weakness } from './passwords.ts'
import { endSessions } from './sessions.ts'
import type { Refused } from './sign-in.ts'
import { tryAgainAfter, wasGood, type Trier } from './tries.ts'

/** A change of password that may be made: from this hash to that one. */
export interface PasswordChange {
  from: string
  to: string
}

/** Sees whether somebody knows his password and whether the next one will do. Nothing is changed yet. */
export async function mayChangePassword(
  { pool }: Access,
  staff: StaffMember,
  given: { current: string; next: string },
): Promise<Refused | { weak: Weakness } | PasswordChange> {
  const weak = weaknessOf(given.next, [staff.name, staff.email])
  if (weak) return { weak }
  const trier: Trier = { kind: 'code', who: `password ${staff.id}` }
  const seconds = await tryAgainAfter(pool, [trier])
  if (seconds !== undefined) return { refused: 'too_many_tries', seconds }
  const { rows } = await pool.query<{ password: string | null }>(
    'select password from staff_account where user_id = $1',
    [staff.id],
  )
  const now = rows[0]?.password
  if (!now || !(await verifyPassword(now, given.current))) return { refused: 'wrong_password' }
  await wasGood(pool, [trier])
  return { from: now, to: await hashPassword(given.next) }
}

/**
 * Changes one's own password and ends all of one's sessions, this one too, in the caller's transaction.
 * @returns false where it was changed meanwhile: of two changes at once only the one that knew the password of this moment counts
 */
export async function changeOwnPassword(
  db: Pick<pg.Pool, 'query'>,
  staffId: string,
  { from, to }: PasswordChange,
): Promise<boolean> {
  const { rowCount } = await db.query(
    'update staff_account set password = $2, updated_at = now() where user_id = $1 and password = $3',
    [staffId, to, from],
  )
  if (rowCount !== 1) return false
  await endSessions(db, staffId)
  await db.query('delete from staff_verification where value = $1', [staffId])
  return true
}
