import type { Context } from 'hono'
import type { Weakness } from '#access/passwords.ts'
import { longestPassword, shortestPassword } from '#access/passwords.ts'
import type { Refused } from '#access/sign-in.ts'
import type { Text } from '#business/catalogue/text.ts'
import { refuseIn } from './refusals.ts'

const texts: Record<Refused['refused'], Text> = {
  wrong_credentials: { zh: '邮箱或密码不正确。', en: 'The email address or the password is wrong.' },
  wrong_password: { zh: '当前密码不正确。', en: 'The current password is wrong.' },
  wrong_code: { zh: '验证码不正确。', en: 'This code is wrong.' },
  code_used: {
    zh: '这个验证码已经用过，请等下一个。',
    en: 'This code was used already; please wait for the next one.',
  },
  login_expired: { zh: '登录已过期，请重新输入密码。', en: 'Please start again with your password.' },
  too_many_tries: { zh: '尝试次数过多，请稍后再试。', en: 'Too many tries; please wait.' },
}

/** What somebody is told who was not let in; the same whether or not there is such an account. */
export function refuseAccess(c: Context, result: Refused) {
  const { refused } = result
  if (refused !== 'too_many_tries') return refuseIn(c, 401, refused, texts[refused])
  c.header('Retry-After', String(result.seconds))
  return refuseIn(c, 429, refused, texts[refused])
}

const weak: Record<Weakness, Text> = {
  too_short: {
    zh: `密码至少要 ${shortestPassword} 个字符。`,
    en: `A password has at least ${shortestPassword} characters.`,
  },
  too_long: { zh: `密码最多 ${longestPassword} 个字符。`, en: `A password has at most ${longestPassword} characters.` },
  too_common: { zh: '这个密码太常见，容易被猜到。', en: 'This password is too common and easily guessed.' },
}

/** Says why a new password will not do. */
export const refuseWeak = (c: Context, why: Weakness) => refuseIn(c, 400, 'weak_password', weak[why])
