import type { Access } from './access.ts'
import type { StaffMember } from './can.ts'
import { hashPassword, verifyPassword, weaknessOf, type Weakness } from './passwords.ts'
import { endSessions } from './sessions.ts'
import type { Refused } from './sign-in.ts'
import { tryAgainAfter, wasGood, type Trier } from './tries.ts'

/** Changes one's own password and ends all of one's sessions, this one too. */
export async function changeOwnPassword(
  { pool }: Access,
  staff: StaffMember,
  given: { current: string; next: string },
): Promise<Refused | { weak: Weakness } | { done: true }> {
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
  const next = await hashPassword(given.next)
  // Two changes at once: only the one that knew the password of this moment counts.
  const { rowCount } = await pool.query(
    'update staff_account set password = $2, updated_at = now() where user_id = $1 and password = $3',
    [staff.id, next, now],
  )
  if (rowCount !== 1) return { refused: 'wrong_password' }
  await endSessions(pool, staff.id)
  await pool.query('delete from staff_verification where value = $1', [staff.id])
  return { done: true }
}
