import type { BetterAuthOptions } from 'better-auth'
import { eq } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { staff, staffAccount, staffSession, staffTwoFactor, staffVerification } from '#db/schema/staff.ts'
import { loginCookieName, sessionCookieName } from './cookies.ts'
import { hashedTokens } from './hashed-tokens.ts'
import { hashPassword, longestPassword, shortestPassword, verifyPassword } from './passwords.ts'
import { hashesOfRecoveryCodes, makeRecoveryCodes } from './recovery-codes.ts'
import { totalHours } from './sessions.ts'

export interface AuthParts {
  db: Database
  secret: string
  /** Where the console is reached from outside. */
  publicUrl: string | undefined
}

/** Where our own routes say whom they ask for: the library sees only the headers that they make. */
export const addressHeader = 'x-guanjia-address'
/** Paths whose sessions begin with a code. */
const withCode = new Set(['/two-factor/verify-totp', '/two-factor/verify-backup-code'])

/**
 * Sign-in with password and second factor. None of the library's routes is served; ours call it. It is loaded when it
 * is first needed, because loading takes longer than the rest of the program's start.
 */
export async function makeAuth({ db, secret, publicUrl }: AuthParts) {
  const [{ betterAuth }, { drizzleAdapter }, { twoFactor }] = await Promise.all([
    import('better-auth/minimal'),
    import('better-auth/adapters/drizzle'),
    import('better-auth/plugins/two-factor'),
  ])
  const schema = {
    user: staff,
    account: staffAccount,
    session: staffSession,
    verification: staffVerification,
    twoFactor: staffTwoFactor,
  }
  const secure = publicUrl?.startsWith('https:') === true
  return betterAuth({
    appName: 'Guanjia',
    baseURL: 'http://console.invalid',
    secret,
    database: (options: BetterAuthOptions) => hashedTokens(drizzleAdapter(db, { provider: 'pg', schema })(options)),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword * 2,
      password: { hash: hashPassword, verify: ({ hash, password }) => verifyPassword(hash, password) },
    },
    user: {
      additionalFields: {
        role: { type: 'string', input: false },
        disabledAt: { type: 'date', required: false, input: false },
      },
    },
    session: {
      expiresIn: totalHours * 3600,
      disableSessionRefresh: true,
      additionalFields: { secondFactorAt: { type: 'date', required: false, input: false } },
    },
    verification: { storeIdentifier: 'hashed' },
    databaseHooks: {
      session: {
        create: {
          async before(session, context) {
            const [owner] = await db.select().from(staff).where(eq(staff.id, session.userId))
            if (!owner || owner.disabledAt !== null) return false
            return {
              data: withCode.has(context?.path ?? '') ? { secondFactorAt: new Date() } : { secondFactorAt: null },
            }
          },
        },
      },
    },
    plugins: [
      twoFactor({
        backupCodeOptions: {
          customBackupCodesGenerate: makeRecoveryCodes,
          // Codes that are hashes already come back from the database when one of them was used.
          storeBackupCodes: {
            encrypt: (codes) => Promise.resolve(hashesOfRecoveryCodes(JSON.parse(codes) as string[], secret)),
            decrypt: (codes) => Promise.resolve(codes),
          },
        },
      }),
    ],
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    advanced: {
      useSecureCookies: false,
      defaultCookieAttributes: { secure, httpOnly: true, sameSite: 'strict', path: '/' },
      cookies: {
        session_token: { name: sessionCookieName(publicUrl) },
        two_factor: { name: loginCookieName(publicUrl) },
      },
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
  })
}

export type Auth = Awaited<ReturnType<typeof makeAuth>>
