import { Hono } from 'hono'
import { z } from 'zod'
import { latestTurns, turnKinds, turnsOf } from '#conversation/turn-log.ts'
import { categoryNames } from './category-names.ts'
import { queryOf } from './given.ts'
import { allow, type ConsoleEnv } from './guard.ts'
import type { ConsoleParts } from './parts.ts'

const Which = z.object({
  kind: z.enum(turnKinds).default('all'),
  limit: z.coerce.number().int().min(1).max(200).default(100),
})
const Before = z.object({
  before: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
})

/** How messages were understood and what was done: for those who look after the flows. */
export function inspector({ db }: ConsoleParts) {
  return new Hono<ConsoleEnv>()
    .get('/', allow('inspect.read'), queryOf(Which), async (c) => {
      const { kind, limit } = c.req.valid('query')
      return c.json({ turns: await latestTurns(db, kind, limit) })
    })
    .get('/:conversation', allow('inspect.read'), queryOf(Before), async (c) =>
      c.json({
        turns: await turnsOf(db, c.req.param('conversation'), c.req.valid('query')),
        categories: categoryNames,
      }),
    )
}
