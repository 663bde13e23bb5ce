import { Hono } from 'hono'
import { z } from 'zod'
import { searchMessages } from '#desk/search.ts'
import { queryOf } from './given.ts'
import { allow, scopeOf, type ConsoleEnv } from './guard.ts'
import type { ConsoleParts } from './parts.ts'

const Wish = z.object({
  q: z.string().trim().min(1).max(100),
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
})

/** Where something was said. */
export function search({ pool }: ConsoleParts) {
  return new Hono<ConsoleEnv>().get('/', allow('chat.read'), queryOf(Wish), async (c) => {
    const { q: words, cursor = '', limit } = c.req.valid('query')
    const [at = '', ...id] = cursor.split('~')
    const moment = Date.parse(at)
    const before = Number.isNaN(moment) ? undefined : { at: new Date(moment), id: id.join('~') }
    return c.json(await searchMessages(pool, scopeOf(c, 'chat.read'), { words, before, limit }))
  })
}
