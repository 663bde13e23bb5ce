import type { Access } from './access.ts'
import { record } from './audit.ts'
import { addressHeader } from './auth.ts'
import type { StaffMember } from './can.ts'
import { loginCookieName } from './cookies.ts'
import { networkOf } from './network-of.ts'
import { hashOfRecoveryCode } from './recovery-codes.ts'
import { acceptCode, recoveryCodesLeft, renewRecoveryCodes } from './second-factor.ts'
import { endSessions, forgetOldSessions, hashOfToken } from './sessions.ts'
import { staffByEmail, staffById } from './staff.ts'
import { tryAgainAfter, wasGood, type Trier } from './tries.ts'

/** Who knocks: nothing else of a request reaches the library. */
export interface From {
  address: string
  userAgent: string
  /** The value of our own cookie that belongs to what is asked, as the browser sent it. */
  cookie?: { name: string; value: string }
}

export type Refused =
  | { refused: 'wrong_credentials' | 'wrong_password' | 'wrong_code' | 'code_used' | 'login_expired' }
  | { refused: 'too_many_tries'; seconds: number }

/** What is to be set in the browser, as `Set-Cookie` says it. */
interface Cookies {
  cookies: string[]
}

/** The wait after the library has refused an account's codes for a while. */
const lockSeconds = 900

/** A password: right, it opens the question for the code, or for somebody new the setting up of one. */
export async function signIn(
  access: Access,
  given: { email: string; password: string },
  from: From,
): Promise<({ next: 'code' | 'enrolment' } & Cookies) | Refused> {
  const email = given.email.trim().toLowerCase()
  const network = networkOf(from.address)
  const triers: Trier[] = [
    { kind: 'pair', who: `${email} ${network}` },
    { kind: 'address', who: network },
    { kind: 'account', who: email },
  ]
  const seconds = await tryAgainAfter(access.pool, triers)
  if (seconds !== undefined) return { refused: 'too_many_tries', seconds }
  const auth = await access.auth()
  const body = { email, password: given.password }
  const response = await auth.api.signInEmail({ body, headers: headersOf(from), asResponse: true })
  if (response.status >= 500) throw new Error(`signing in failed: ${await response.text()}`)
  if (!response.ok) {
    const known = await staffByEmail(access.pool, email)
    const object = known ? { object: { kind: 'staff', id: known.id } } : {}
    await record(access.db, { what: 'login.failed', address: from.address, ...object })
    return { refused: 'wrong_credentials' }
  }
  await wasGood(access.pool, triers)
  const answer = (await response.json()) as { twoFactorRedirect?: boolean }
  return { next: answer.twoFactorRedirect === true ? 'code' : 'enrolment', cookies: response.headers.getSetCookie() }
}

/** The code after a password: opens a session. */
export async function signInWithCode(
  access: Access,
  code: string,
  from: From,
): Promise<({ staff: StaffMember } & Cookies) | Refused> {
  const id = await challenged(access, from)
  if (id === undefined) return { refused: 'login_expired' }
  const trier: Trier = { kind: 'code', who: id }
  const seconds = await tryAgainAfter(access.pool, [trier])
  if (seconds !== undefined) return { refused: 'too_many_tries', seconds }
  // Only this process's compare-and-set can tell a code that is used twice; the library counts the tries.
  if ((await acceptCode(access, id, code)) === 'used') return { refused: 'code_used' }
  const auth = await access.auth()
  const response = await auth.api.verifyTOTP({ body: { code }, headers: headersOf(from), asResponse: true })
  return await opened(access, id, response, from, 'login', trier)
}

/** A recovery code instead of one from the authenticator; it is used up. */
export async function signInWithRecoveryCode(
  access: Access,
  code: string,
  from: From,
): Promise<({ staff: StaffMember; left: number } & Cookies) | Refused> {
  const id = await challenged(access, from)
  if (id === undefined) return { refused: 'login_expired' }
  const trier: Trier = { kind: 'code', who: id }
  const seconds = await tryAgainAfter(access.pool, [trier])
  if (seconds !== undefined) return { refused: 'too_many_tries', seconds }
  const auth = await access.auth()
  const body = { code: hashOfRecoveryCode(code, await access.secret()) }
  const response = await auth.api.verifyBackupCode({ body, headers: headersOf(from), asResponse: true })
  const result = await opened(access, id, response, from, 'login.recovery', trier)
  return 'refused' in result ? result : { ...result, left: await recoveryCodesLeft(access, id) }
}

/** The first code of a new second factor: it is in force from now on, and sessions without one are over. */
export async function finishEnrolment(
  access: Access,
  staffId: string,
  code: string,
  from: From,
): Promise<({ staff: StaffMember; recoveryCodes: string[] } & Cookies) | Refused> {
  const trier: Trier = { kind: 'code', who: staffId }
  const seconds = await tryAgainAfter(access.pool, [trier])
  if (seconds !== undefined) return { refused: 'too_many_tries', seconds }
  const accepted = await acceptCode(access, staffId, code)
  if (accepted !== 'good') return { refused: accepted === 'used' ? 'code_used' : 'wrong_code' }
  const recoveryCodes = await renewRecoveryCodes(access, staffId)
  const auth = await access.auth()
  const response = await auth.api.verifyTOTP({ body: { code }, headers: headersOf(from), asResponse: true })
  const result = await opened(access, staffId, response, from, 'login.enrolled', trier)
  if ('refused' in result) return result
  await access.pool.query('delete from staff_session where user_id = $1 and second_factor_at is null', [staffId])
  return { ...result, recoveryCodes }
}

/** Whoever is signed in gives a code again, for what needs a fresh one. */
export async function confirm(
  access: Access,
  staffId: string,
  sessionId: string,
  code: string,
): Promise<Refused | undefined> {
  const trier: Trier = { kind: 'code', who: staffId }
  const seconds = await tryAgainAfter(access.pool, [trier])
  if (seconds !== undefined) {
    // Whoever goes on guessing with a session that is not his loses it.
    if (seconds > 60) await endSessions(access.pool, staffId, { only: sessionId })
    return { refused: 'too_many_tries', seconds }
  }
  const accepted = await acceptCode(access, staffId, code)
  if (accepted !== 'good') return { refused: accepted === 'used' ? 'code_used' : 'wrong_code' }
  await wasGood(access.pool, [trier])
  await access.pool.query('update staff_session set second_factor_at = now() where id = $1', [sessionId])
  return undefined
}

/** Whose code is awaited, by the cookie that the password left. */
async function challenged(access: Access, { cookie }: From): Promise<string | undefined> {
  if (cookie?.name !== loginCookieName(access.publicUrl)) return undefined
  const identifier = decodeURIComponent(cookie.value).split('.')[0] ?? ''
  const { rows } = await access.pool.query<{ value: string }>(
    'select value from staff_verification where identifier = $1 and expires_at > now()',
    [hashOfToken(identifier)],
  )
  return rows[0]?.value
}

/** What the library said to a code. */
async function opened(
  access: Access,
  staffId: string,
  response: Response,
  from: From,
  what: string,
  trier: Trier,
): Promise<({ staff: StaffMember } & Cookies) | Refused> {
  const staff = await staffById(access.pool, staffId)
  if (response.ok && staff) {
    await wasGood(access.pool, [trier])
    await forgetOldSessions(access.pool)
    await record(access.db, { what, by: staff, address: from.address })
    return { staff, cookies: response.headers.getSetCookie() }
  }
  const { code } = (await response.json()) as { code?: string }
  if (response.status >= 500 && code !== 'FAILED_TO_CREATE_SESSION') throw new Error(`checking a code failed: ${code}`)
  await record(access.db, { what: `${what}.failed`, object: { kind: 'staff', id: staffId }, address: from.address })
  if (response.status === 429) return { refused: 'too_many_tries', seconds: lockSeconds }
  return { refused: code === 'INVALID_CODE' || code === 'INVALID_BACKUP_CODE' ? 'wrong_code' : 'login_expired' }
}

function headersOf({ address, userAgent, cookie }: From): Headers {
  const headers = new Headers({ [addressHeader]: address, 'user-agent': userAgent.slice(0, 300) })
  if (cookie) headers.set('cookie', `${cookie.name}=${cookie.value}`)
  return headers
}
