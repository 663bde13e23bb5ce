import { asc, eq } from 'drizzle-orm'
import { Hono } from 'hono'
import { z } from 'zod'
import { clean } from '#channels/clean.ts'
import { laterReply } from '#db/schema/desk.ts'
import { staff } from '#db/schema/staff.ts'
import { cancelLater, planLater, type LaterReply } from '#desk/later.ts'
import { bodyOf } from './given.ts'
import { chatFor } from './chat.ts'
import { allow, type ConsoleEnv } from './guard.ts'
import type { ConsoleParts } from './parts.ts'
import { refuseBlanks } from './refuse-blanks.ts'
import { refuseIn } from './refusals.ts'

const daysAhead = 30
const Wanted = z.strictObject({
  text: z.string().trim().min(1).max(4_000).transform(clean),
  dueAt: z.iso.datetime({ offset: true }).pipe(z.coerce.date()),
  evenIfCustomerWrites: z.boolean().default(false),
})

/** What is to be said later. */
export function later({ db, pool, watch, now }: ConsoleParts) {
  return new Hono<ConsoleEnv>()
    .get('/:id/later', allow('chat.read'), async (c) => {
      const { id } = await chatFor(c, pool, 'chat.read')
      const rows = await db
        .select({ row: laterReply, byName: staff.name })
        .from(laterReply)
        .leftJoin(staff, eq(staff.id, laterReply.by))
        .where(eq(laterReply.conversationId, id))
        .orderBy(asc(laterReply.dueAt))
        .limit(100)
      return c.json({ later: rows.map(({ row, byName }) => ({ ...shown(row), byName })) })
    })
    .post('/:id/later', allow('chat.reply'), bodyOf(Wanted), async (c) => {
      const { id } = await chatFor(c, pool, 'chat.reply')
      const { dueAt, text, evenIfCustomerWrites } = c.req.valid('json')
      refuseBlanks(c, text)
      const at = now()
      if (+dueAt <= +at || +dueAt > +at + daysAhead * 86_400_000)
        return refuseIn(c, 400, 'not_then', {
          zh: `时间要在将来 ${daysAhead} 天以内。`,
          en: `The time has to be within the next ${daysAhead} days.`,
        })
      const by = c.get('staff')
      const row = await planLater(db, { conversationId: id, text, by: by.id, dueAt, evenIfCustomerWrites }, at)
      watch.changed([id])
      return row ? c.json({ ...shown(row), byName: by.name }, 201) : refuseIn(c, 404, 'unknown_chat', gone)
    })
    .delete('/:id/later/:later', allow('chat.reply'), async (c) => {
      const { id } = await chatFor(c, pool, 'chat.reply')
      if (!(await cancelLater(db, id, c.req.param('later'), c.get('staff').id)))
        return refuseIn(c, 409, 'too_late', { zh: '已经发出或取消了。', en: 'It was said or dropped already.' })
      watch.changed([id])
      return c.json({ ok: true })
    })
}

const gone = { zh: '没有这个会话。', en: 'There is no such chat.' }

const shown = ({ id, text, by, dueAt, evenIfCustomerWrites, status, why }: LaterReply) => ({
  id,
  text,
  by,
  dueAt: dueAt.toISOString(),
  evenIfCustomerWrites,
  status,
  why,
})
