import { randomBytes, randomUUID } from 'node:crypto'
import type { Access } from './access.ts'
import { stepOf } from './one-time-code.ts'
import { hashesOfRecoveryCodes, makeRecoveryCodes } from './recovery-codes.ts'

/** 160 bits, as the RFC wants; the text's own bytes are the key, as the library has it. */
const secretBytes = 24
const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/**
 * Makes a new secret for somebody without a second factor; an earlier one that was never confirmed is forgotten.
 * @returns what an authenticator reads, or nothing for somebody who has one
 */
export async function beginEnrolment(
  access: Access,
  staff: { id: string; email: string },
): Promise<{ uri: string; secret: string } | undefined> {
  const key = randomBytes(secretBytes).toString('base64url')
  const { rowCount } = await access.pool.query(
    `insert into staff_two_factor as t (id, user_id, secret, backup_codes, verified) values ($1, $2, $3, '[]', false)
      on conflict (user_id) do update set secret = excluded.secret, last_step = 0 where not t.verified`,
    [randomUUID(), staff.id, await encrypted(access, key)],
  )
  if (rowCount !== 1) return undefined
  const secret = inBase32(Buffer.from(key))
  const label = encodeURIComponent(`Guanjia 管家:${staff.email}`)
  const query = new URLSearchParams({ secret, issuer: 'Guanjia 管家', algorithm: 'SHA1', digits: '6', period: '30' })
  return { uri: `otpauth://totp/${label}?${query.toString().replaceAll('+', '%20')}`, secret }
}

/** Whether a code is somebody's and new. A code that was accepted once is never accepted again, nor an older one. */
export async function acceptCode(access: Access, staffId: string, code: string): Promise<'good' | 'used' | 'wrong'> {
  const { rows } = await access.pool.query<{ secret: string }>(
    'select secret from staff_two_factor where user_id = $1',
    [staffId],
  )
  const [row] = rows
  const step = row ? stepOf(await decrypted(access, row.secret), code, Date.now()) : undefined
  if (step === undefined) return 'wrong'
  const { rowCount } = await access.pool.query(
    'update staff_two_factor set last_step = $2 where user_id = $1 and last_step < $2',
    [staffId, step],
  )
  return rowCount === 1 ? 'good' : 'used'
}

/** New recovery codes, to be shown once; those before open nothing any more. */
export async function renewRecoveryCodes(
  access: Access,
  staffId: string,
  db: Pick<Access['pool'], 'query'> = access.pool,
): Promise<string[]> {
  const codes = makeRecoveryCodes()
  await db.query('update staff_two_factor set backup_codes = $2 where user_id = $1', [
    staffId,
    hashesOfRecoveryCodes(codes, await access.secret()),
  ])
  return codes
}

/** How many recovery codes somebody has not used yet. */
export async function recoveryCodesLeft(access: Access, staffId: string): Promise<number> {
  const { rows } = await access.pool.query<{ left: number }>(
    'select jsonb_array_length(backup_codes::jsonb) as left from staff_two_factor where user_id = $1',
    [staffId],
  )
  return rows[0]?.left ?? 0
}

async function encrypted(access: Access, data: string): Promise<string> {
  const { symmetricEncrypt } = await import('better-auth/crypto')
  return await symmetricEncrypt({ key: (await (await access.auth()).$context).secretConfig, data })
}

async function decrypted(access: Access, data: string): Promise<string> {
  const { symmetricDecrypt } = await import('better-auth/crypto')
  return await symmetricDecrypt({ key: (await (await access.auth()).$context).secretConfig, data })
}

function inBase32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const groups = bits.match(/.{1,5}/g) ?? []
  return groups.map((group) => base32[Number.parseInt(group.padEnd(5, '0'), 2)] ?? '').join('')
}
