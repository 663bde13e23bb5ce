import { Hono } from 'hono'
import { z } from 'zod'
import { record } from '#access/audit.ts'
import { invitationOf, join as use } from '#access/invitations.ts'
import { longestPassword, weaknessOf } from '#access/passwords.ts'
import { signIn } from '#access/sign-in.ts'
import type { Text } from '#business/catalogue/text.ts'
import { bodyOf } from './given.ts'
import { addressOf, open, sessionNews, type ConsoleEnv } from './guard.ts'
import type { ConsoleParts } from './parts.ts'
import { localeOf, refuseIn } from './refusals.ts'
import { refuseAccess, refuseWeak } from './refuse-access.ts'
import { from, setting } from './session.ts'

const Token = z.string().min(20).max(100)
const Look = z.strictObject({ token: Token })
const Join = z.strictObject({
  token: Token,
  password: z.string().max(longestPassword * 4),
  name: z.string().trim().min(1).max(60).optional(),
  email: z.email().max(254).optional(),
  locale: z.enum(['zh', 'en']).optional(),
})

const gone: Text = {
  zh: '链接已失效，请向管理员索取新的链接。',
  en: 'This link is used or too old; please ask for a new one.',
}

/** What a one-time link opens: joining, or a new password. */
export function join({ access, db, pool, watch }: ConsoleParts) {
  return new Hono<ConsoleEnv>()
    .post('/look', open(), bodyOf(Look), async (c) => {
      const found = await invitationOf(pool, c.req.valid('json').token)
      return found ? c.json(found) : refuseIn(c, 410, 'link_gone', gone)
    })
    .post('/', open(), bodyOf(Join), async (c) => {
      const { token, password, name, locale } = c.req.valid('json')
      const invitation = await invitationOf(pool, token)
      if (!invitation) return refuseIn(c, 410, 'link_gone', gone)
      // Only the first admin says who he is; whom an admin invited is known.
      const email = invitation.email ?? c.req.valid('json').email
      if (email === undefined)
        return refuseIn(c, 400, 'bad_request', { zh: '请填写邮箱。', en: 'An email address is wanted.' })
      const weak = weaknessOf(password, [email, name ?? '', invitation.name ?? ''])
      if (weak) return refuseWeak(c, weak)
      const given = { password, email, locale: locale ?? localeOf(c), ...(name === undefined ? {} : { name }) }
      const joined = await use(pool, token, given)
      if (joined === 'gone') return refuseIn(c, 410, 'link_gone', gone)
      if (joined === 'email_taken')
        return refuseIn(c, 409, 'email_taken', { zh: '这个邮箱已经有账号。', en: 'This address has an account.' })
      const { staff, purpose } = joined
      await record(db, {
        what: purpose === 'reset' ? 'staff.password' : 'staff.joined',
        by: staff,
        object: { kind: 'staff', id: staff.id },
        address: addressOf(c),
      })
      watch.changed([sessionNews(staff.id)])
      const result = await signIn(access, { email: staff.email, password }, from(c))
      if ('refused' in result) return refuseAccess(c, result)
      return c.json({ next: setting(c, result).next })
    })
}
