import { Hono } from 'hono'
import { z } from 'zod'
import { inbox as pageOf, inboxCounts, views } from '#desk/inbox.ts'
import { queryOf } from './given.ts'
import { allow, scopeOf, type ConsoleEnv } from './guard.ts'
import type { ConsoleParts } from './parts.ts'

const flag = z
  .enum(['0', '1'])
  .transform((given) => given === '1')
  .optional()
const Wish = z.object({
  view: z.enum(views).default('mine'),
  sort: z.enum(['priority', 'waiting', 'activity']).optional(),
  channel: z.string().max(40).optional(),
  tag: z.string().max(40).optional(),
  reason: z.string().max(60).optional(),
  case: flag,
  uncertain: flag,
  mentioned: flag,
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})

/** The list of chats, as far as somebody may see them. */
export function inbox({ pool, now }: ConsoleParts) {
  return new Hono<ConsoleEnv>()
    .get('/', allow('chat.read'), queryOf(Wish), async (c) => {
      const { case: hasCase, ...wish } = c.req.valid('query')
      const scope = scopeOf(c, 'chat.read')
      return c.json(await pageOf(pool, c.get('staff').id, scope, { ...wish, hasCase }, now()))
    })
    .get('/counts', allow('chat.read'), async (c) => {
      scopeOf(c, 'chat.read')
      return c.json(await inboxCounts(pool, c.get('staff').id))
    })
}
