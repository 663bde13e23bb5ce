import { Hono, type Context } from 'hono'
import { deleteCookie, getCookie } from 'hono/cookie'
import { z } from 'zod'
import { changeOwnPassword, mayChangePassword } from '#access/change-own-password.ts'
import { rightsOf } from '#access/can.ts'
import { loginCookieName, sessionCookieName } from '#access/cookies.ts'
import { longestPassword } from '#access/passwords.ts'
import { beginEnrolment, renewRecoveryCodes } from '#access/second-factor.ts'
import { endSessions, idleMinutes, sessionsOf } from '#access/sessions.ts'
import { confirm, finishEnrolment, signIn, signInWithCode, signInWithRecoveryCode } from '#access/sign-in.ts'
import type { From } from '#access/sign-in.ts'
import { setLocale, setShownAs, shownAs } from '#access/staff.ts'
import { makeLinkCode } from '#access/telegram-links.ts'
import { bodyOf } from './given.ts'
import { addressOf, audit, freshSeconds, halfSignedIn, open, sessionNews, signedIn, type ConsoleEnv } from './guard.ts'
import { inTransaction } from '#db/in-transaction.ts'
import type { ConsoleParts } from './parts.ts'
import { refuseAccess, refuseWeak } from './refuse-access.ts'
import { refuseIn } from './refusals.ts'

/** Longer than any that is accepted, so that a wrong one is merely wrong. */
const Password = z
  .string()
  .min(1)
  .max(longestPassword * 2)
const Credentials = z.strictObject({ email: z.string().min(1).max(254), password: Password })
const Code = z.strictObject({
  code: z
    .string()
    .trim()
    .regex(/^\d{6}$/),
})
const RecoveryCode = z.strictObject({ code: z.string().trim().min(1).max(40) })
const NewPassword = z.strictObject({ current: Password, next: z.string().max(longestPassword * 4) })
/** A name for work: no address, and nothing that only looks like one. */
const Shown = z
  .string()
  .trim()
  .max(20)
  .regex(/^[\p{L}\p{N}\p{M} .·'’-]*$/u)
const Own = z.strictObject({ locale: z.enum(['zh', 'en']).optional(), shownAs: Shown.optional() })

/** Signing in and out, the second factor, and what is one's own. */
export function session({ access, pool, watch }: ConsoleParts) {
  return new Hono<ConsoleEnv>()
    .get('/', halfSignedIn(), (c) => {
      const staff = c.get('staff')
      const wants = c.get('session').codeAgeMs === undefined ? ('enrolment' as const) : null
      return c.json({ staff, wants, rights: rightsOf(staff.role), idleMinutes })
    })
    .post('/', open(), bodyOf(Credentials), async (c) => {
      const result = await signIn(access, c.req.valid('json'), from(c))
      if ('refused' in result) return refuseAccess(c, result)
      return c.json({ next: setting(c, result).next })
    })
    .post('/code', open(), bodyOf(Code), async (c) => {
      const result = await signInWithCode(access, c.req.valid('json').code, from(c, loginCookieName))
      if ('refused' in result) return refuseAccess(c, result)
      return c.json({ staff: setting(c, result).staff })
    })
    .post('/recovery', open(), bodyOf(RecoveryCode), async (c) => {
      const result = await signInWithRecoveryCode(access, c.req.valid('json').code, from(c, loginCookieName))
      if ('refused' in result) return refuseAccess(c, result)
      const { staff, left } = setting(c, result)
      return c.json({ staff, left })
    })
    .post('/enrolment', halfSignedIn(), async (c) => {
      const begun = await beginEnrolment(access, c.get('staff'))
      if (begun) return c.json(begun)
      return refuseIn(c, 409, 'already_enrolled', { zh: '两步验证已经设置好了。', en: 'This is set up already.' })
    })
    .post('/enrolment/code', halfSignedIn(), bodyOf(Code), async (c) => {
      if (c.get('session').codeAgeMs !== undefined)
        return refuseIn(c, 409, 'already_enrolled', { zh: '两步验证已经设置好了。', en: 'This is set up already.' })
      const result = await finishEnrolment(
        access,
        c.get('staff').id,
        c.req.valid('json').code,
        from(c, sessionCookieName),
      )
      if ('refused' in result) return refuseAccess(c, result)
      const { staff, recoveryCodes } = setting(c, result)
      return c.json({ staff, recoveryCodes })
    })
    .post('/fresh', signedIn(), bodyOf(Code), async (c) => {
      const refused = await confirm(access, c.get('staff').id, c.get('session').id, c.req.valid('json').code)
      if (refused) return refuseAccess(c, refused)
      return c.json({ freshForSeconds: freshSeconds })
    })
    .post('/recovery-codes', signedIn(), bodyOf(Code), async (c) => {
      const { id } = c.get('staff')
      const refused = await confirm(access, id, c.get('session').id, c.req.valid('json').code)
      if (refused) return refuseAccess(c, refused)
      const recoveryCodes = await inTransaction(pool, async (client, tx) => {
        await audit(c, 'staff.recovery-codes', { kind: 'staff', id }, undefined, tx)
        return renewRecoveryCodes(access, id, client)
      })
      return c.json({ recoveryCodes })
    })
    .post('/telegram-code', signedIn(), async (c) => {
      const { id } = c.get('staff')
      const code = await inTransaction(pool, async (client, tx) => {
        await audit(c, 'staff.telegram', { kind: 'staff', id }, undefined, tx)
        return makeLinkCode(client, id)
      })
      return c.json(code)
    })
    .post('/password', signedIn(), bodyOf(NewPassword), async (c) => {
      const staff = c.get('staff')
      const change = await mayChangePassword(access, staff, c.req.valid('json'))
      if ('weak' in change) return refuseWeak(c, change.weak)
      if ('refused' in change) return refuseAccess(c, change)
      const changed = await inTransaction(pool, async (client, tx) => {
        if (!(await changeOwnPassword(client, staff.id, change))) return false
        await audit(c, 'staff.password', { kind: 'staff', id: staff.id }, undefined, tx)
        return true
      })
      if (!changed) return refuseAccess(c, { refused: 'wrong_password' })
      watch.changed([sessionNews(staff.id)])
      forget(c)
      return c.json({ next: 'sign-in' as const })
    })
    .patch('/', signedIn(), bodyOf(Own), async (c) => {
      const { locale, shownAs: name } = c.req.valid('json')
      const staff = c.get('staff')
      if (locale !== undefined) await setLocale(pool, staff.id, locale)
      if (name !== undefined) await setShownAs(pool, staff.id, name === '' ? null : name)
      return c.json({ staff: { ...staff, ...(locale === undefined ? {} : { locale }) } })
    })
    .get('/shown-as', signedIn(), async (c) => c.json({ shownAs: await shownAs(pool, c.get('staff').id) }))
    .delete('/', halfSignedIn(), async (c) => {
      const { id } = c.get('staff')
      await endSessions(pool, id, { only: c.get('session').id })
      watch.changed([sessionNews(id)])
      forget(c)
      return c.json({})
    })
    .get('/all', signedIn(), async (c) => {
      const current = c.get('session').id
      const all = await sessionsOf(pool, c.get('staff').id)
      return c.json({ sessions: all.map((one) => ({ ...one, current: one.id === current })) })
    })
    .delete('/all', signedIn(), async (c) => {
      const { id } = c.get('staff')
      const ended = await endSessions(pool, id, { except: c.get('session').id })
      watch.changed([sessionNews(id)])
      return c.json({ ended })
    })
    .delete('/all/:id', signedIn(), async (c) => {
      const { id } = c.get('staff')
      const ended = await endSessions(pool, id, { only: c.req.param('id') })
      if (ended === 0) return refuseIn(c, 404, 'not_found', { zh: '没有这个登录。', en: 'There is no such session.' })
      watch.changed([sessionNews(id)])
      return c.json({})
    })
}

/** Who knocks, with the one cookie that matters for what is asked. */
export function from(c: Context<ConsoleEnv>, cookie?: (publicUrl: string | undefined) => string): From {
  const name = cookie?.(c.get('console').access.publicUrl)
  const value = name === undefined ? undefined : getCookie(c, name)
  return {
    address: addressOf(c),
    userAgent: c.req.header('user-agent') ?? '',
    ...(name !== undefined && value !== undefined ? { cookie: { name, value: encodeURIComponent(value) } } : {}),
  }
}

/** Passes the library's cookies on. */
export function setting<T extends { cookies: string[] }>(c: Context, result: T): T {
  for (const cookie of result.cookies) c.header('Set-Cookie', cookie, { append: true })
  return result
}

function forget(c: Context<ConsoleEnv>): void {
  const { publicUrl } = c.get('console').access
  deleteCookie(c, sessionCookieName(publicUrl), { path: '/', secure: publicUrl?.startsWith('https:') === true })
}
