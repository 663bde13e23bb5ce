import { Hono, type Context } from 'hono'
import { z } from 'zod'
import { reachOf } from '#access/can.ts'
import { type AlertReader, alertsByIds, isMeantFor, listAlerts, seeAlert } from '#desk/alerts.ts'
import { alertsByChat } from '#desk/alerts-by-chat.ts'
import { queryOf } from './given.ts'
import { allow, mayOr403, scopeOf, type ConsoleEnv } from './guard.ts'
import type { ConsoleParts } from './parts.ts'
import { refuseIn } from './refusals.ts'

const Wish = z.object({
  open: z.enum(['0', '1']).default('1'),
  cursor: z.coerce.number().int().min(0).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})

const mostChats = 50

/** What people on duty must see. */
export function alerts({ pool, now }: ConsoleParts) {
  return new Hono<ConsoleEnv>()
    .get('/', allow('chat.read'), queryOf(Wish), async (c) => {
      const { open, cursor, limit } = c.req.valid('query')
      return c.json(await listAlerts(pool, readerOf(c), { open: open === '1', before: cursor, limit }))
    })
    .get('/chats', allow('chat.read'), async (c) => c.json(await alertsByChat(pool, readerOf(c), mostChats)))
    .post('/:id/seen', allow('chat.read'), async (c) => {
      const id = Number(c.req.param('id'))
      const [one] = Number.isSafeInteger(id) ? await alertsByIds(pool, [id]) : []
      await mayOr403(c, 'chat.read', one?.assignee ? { assignee: one.assignee } : { owner: null }, c.req.param('id'))
      const isHis = one !== undefined && isMeantFor(leads(c), one.kind)
      if (isHis && (await seeAlert(pool, id, c.get('staff').id, now()))) return c.json({ ok: true })
      return refuseIn(c, 404, 'unknown_alert', { zh: '没有这条提醒。', en: 'There is no such alert.' })
    })
}

const leads = (c: Context<ConsoleEnv>): boolean => reachOf(c.get('staff').role, 'team.read') !== undefined
const readerOf = (c: Context<ConsoleEnv>): AlertReader => ({ scope: scopeOf(c, 'chat.read'), leads: leads(c) })
