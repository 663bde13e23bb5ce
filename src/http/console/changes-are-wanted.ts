import type { MiddlewareHandler } from 'hono'
import type { ConsoleEnv } from './guard.ts'
import { refuseIn } from './refusals.ts'

/** Lets a change pass only as JSON or bytes from a page of our own: another site can send none with a cookie of ours. */
export function changesAreWanted(): MiddlewareHandler<ConsoleEnv> {
  return async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
    const { publicUrl } = c.get('console').access
    if (!isOwn(c.req.header('origin'), c.req.header('host'), publicUrl))
      return refuseIn(c, 403, 'wrong_origin', {
        zh: '请求来自其他网站。',
        en: 'This request comes from another site.',
      })
    const type = c.req.header('content-type') ?? ''
    if (!/^application\/(?:json|octet-stream)\s*(?:;|$)/i.test(type))
      return refuseIn(c, 415, 'json_wanted', { zh: '请求必须是 JSON。', en: 'The request has to be JSON.' })
    return next()
  }
}

/** Where the address from outside is known it must be that one, else the one that was asked. */
function isOwn(origin: string | undefined, host: string | undefined, publicUrl: string | undefined): boolean {
  if (origin === undefined || !URL.canParse(origin)) return false
  if (publicUrl !== undefined) return new URL(publicUrl).origin === origin
  return new URL(origin).host === host
}
