import { createHash, randomInt } from 'node:crypto'
import type pg from 'pg'
import type { StaffMember } from './can.ts'

type Queries = Pick<pg.Pool, 'query'>

/** Minutes for which a code is good. */
export const linkCodeMinutes = 10

// No letters that are read for others; ten of them are beyond guessing in ten minutes.
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const codeLength = 10

const hashOf = (code: string) => createHash('sha256').update(code.trim().toUpperCase()).digest('base64url')

/** Makes a code that links a Telegram account to somebody once; an earlier one is void. */
export async function makeLinkCode(db: Queries, staffId: string): Promise<{ code: string; expiresAt: string }> {
  const code = Array.from({ length: codeLength }, () => alphabet[randomInt(alphabet.length)]).join('')
  const { rows } = await db.query<{ expires_at: Date }>(
    `insert into staff_telegram_code (staff_id, code_hash, expires_at) values ($1, $2, now() + make_interval(mins => $3))
      on conflict (staff_id) do update set code_hash = excluded.code_hash, expires_at = excluded.expires_at
      returning expires_at`,
    [staffId, hashOf(code), linkCodeMinutes],
  )
  return { code, expiresAt: rows[0]?.expires_at.toISOString() ?? '' }
}

/**
 * Links whoever sent a code; an earlier account of the same person is linked no more. One statement, so that of two who
 * send the same code one succeeds.
 * @returns who it is; undefined for a code that is used, too old or none
 */
export async function redeemLinkCode(db: Queries, code: string, telegramId: number): Promise<StaffMember | undefined> {
  const { rows } = await db.query<{ staff_id: string }>(
    `with used as (
        delete from staff_telegram_code c using staff u
        where c.code_hash = $1 and c.expires_at > now() and u.id = c.staff_id and u.disabled_at is null
        returning c.staff_id
      ), freed as (
        delete from staff_telegram t using used where t.staff_id = used.staff_id and t.telegram_id <> $2
      )
      select staff_id from used`,
    [hashOf(code), telegramId],
  )
  const [row] = rows
  if (!row) return undefined
  await db.query(
    `insert into staff_telegram (telegram_id, staff_id, linked_at) values ($2, $1, now())
      on conflict (telegram_id) do update set staff_id = excluded.staff_id, linked_at = excluded.linked_at`,
    [row.staff_id, telegramId],
  )
  return linkedStaff(db, telegramId)
}

/** Whose Telegram account this is; nobody's where he may not come in any more. */
export async function linkedStaff(db: Queries, telegramId: number): Promise<StaffMember | undefined> {
  const { rows } = await db.query<StaffMember>(
    `select u.id, u.name, u.email, u.role, u.skills, u.languages, u.locale
      from staff_telegram t join staff u on u.id = t.staff_id where t.telegram_id = $1 and u.disabled_at is null`,
    [telegramId],
  )
  return rows[0]
}
