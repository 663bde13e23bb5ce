import { Hono } from 'hono'
import { serviceOf } from '#business/catalogue/company.ts'
import { cannedReplies, filled, valuesOf } from '#desk/canned.ts'
import { suggestions } from '#desk/suggest.ts'
import { chatFor } from './chat.ts'
import { allow, type ConsoleEnv } from './guard.ts'
import type { ConsoleParts } from './parts.ts'
import { localeOf, refuseIn } from './refusals.ts'

/** What helps whoever takes a chat over. */
export function helps({ db, pool, company, summaries, now }: ConsoleParts) {
  return new Hono<ConsoleEnv>()
    .get('/:id/summary', allow('chat.read'), async (c) => {
      const { id } = await chatFor(c, pool, 'chat.read')
      const locale = localeOf(c)
      const summary = await summaries.of(id, (service) => serviceOf(company, service)?.name[locale] ?? service)
      return summary
        ? c.json(summary)
        : refuseIn(c, 404, 'unknown_chat', { zh: '没有这个会话。', en: 'There is no such chat.' })
    })
    .get('/:id/suggestions', allow('chat.read'), async (c) => {
      const { id } = await chatFor(c, pool, 'chat.read')
      const values = await valuesOf(db, company, id, c.get('staff'), now())
      const canned = (await cannedReplies(db)).map((one) => ({ ...one, filled: filled(one, values) }))
      return c.json({ suggestions: await suggestions(pool, company, id, canned, now()) })
    })
}
