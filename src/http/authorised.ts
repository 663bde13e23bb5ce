import type { Context } from 'hono'
import { refuse } from './errors.ts'
import type { Sessions } from './sessions.ts'

/** What a request may rely on once its token was found good. */
export interface Authorised {
  Variables: { conversationId: string }
}

/** Lets a request pass that has the token of a conversation. */
export function authorised(sessions: Sessions) {
  return async (c: Context<Authorised>, next: () => Promise<void>) => {
    const token = /^Bearer ([\w-]+)$/.exec(c.req.header('authorization') ?? '')?.[1]
    const conversationId = token ? await sessions.conversationOf(token) : undefined
    if (!conversationId) return refuse(c, 401, 'unauthorised', 'a valid session token is wanted')
    c.set('conversationId', conversationId)
    return next()
  }
}
