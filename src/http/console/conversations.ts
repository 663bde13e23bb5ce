import { Hono } from 'hono'
import { z } from 'zod'
import { can, reachOf } from '#access/can.ts'
import type { Act } from '#access/can.ts'
import { chatDetail } from '#desk/chat-detail.ts'
import { chatMessages } from '#desk/chat-messages.ts'
import { inboxRowsFor } from '#desk/inbox-rows.ts'
import { writingIn } from '#conversation/watch.ts'
import { markRead } from '#desk/mark-read.ts'
import { filesOf } from './files.ts'
import { bodyOf, queryOf } from './given.ts'
import { chatFor } from './chat.ts'
import { allow, type ConsoleEnv } from './guard.ts'
import type { ConsoleParts } from './parts.ts'
import { refuseIn } from './refusals.ts'

const Page = z.object({
  before: z.coerce.number().int().min(0).optional(),
  after: z.coerce.number().int().min(0).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
const Read = z.strictObject({ seq: z.number().int().min(0) })

/** Platforms show for about five seconds that somebody writes; more often than this is no use. */
const writingPauseMs = 3_000
const mostWriting = 1_000

const acts = {
  take: 'chat.take',
  say: 'chat.reply',
  back: 'chat.close',
  close: 'chat.close',
  transfer: 'chat.assign',
  note: 'chat.note',
  later: 'chat.reply',
  resend: 'chat.resend',
} as const satisfies Record<string, Act>

/** A chat as staff see it: where it stands, what was said, what one may do. */
export function conversations({ db, pool, flows, channels, watch, access }: ConsoleParts) {
  /** When customers were last shown that somebody writes. */
  const writingAt = new Map<string, number>()
  return new Hono<ConsoleEnv>()
    .get('/:id', allow('chat.read'), async (c) => {
      const { id, assignee } = await chatFor(c, pool, 'chat.read')
      const staff = c.get('staff')
      const [[row], detail] = await Promise.all([inboxRowsFor(pool, [id], staff.id), chatDetail(pool, flows, id)])
      if (!row) return refuseIn(c, 404, 'unknown_chat', { zh: '没有这个会话。', en: 'There is no such chat.' })
      const me = Object.fromEntries(
        Object.entries(acts).map(([name, act]) => [name, can(staff, act, { assignee })]),
      ) as Record<keyof typeof acts, boolean>
      return c.json({
        ...row,
        ...detail,
        me: {
          ...me,
          assign: reachOf(staff.role, 'chat.assign') === 'any',
          /** May do all of it after saying why, which is recorded. */
          breakGlass: reachOf(staff.role, 'chat.reply') === 'break-glass',
        },
        files: filesOf(channels.get(row.channel), access.publicUrl),
      })
    })
    .get('/:id/messages', allow('chat.read'), queryOf(Page), async (c) => {
      const { id } = await chatFor(c, pool, 'chat.read')
      return c.json(await chatMessages(pool, id, c.req.valid('query')))
    })
    .post('/:id/read', allow('chat.read'), bodyOf(Read), async (c) => {
      const { id } = await chatFor(c, pool, 'chat.read')
      const staffId = c.get('staff').id
      await markRead(db, staffId, id, c.req.valid('json').seq)
      const [row] = await inboxRowsFor(pool, [id], staffId)
      return c.json({ unread: row?.unread ?? 0 })
    })
    .post('/:id/typing', allow('chat.reply'), async (c) => {
      const { id, assignee } = await chatFor(c, pool, 'chat.reply')
      // While others have the chat nobody's answer is under way.
      if (assignee !== c.get('staff').id) return c.json({ ok: true })
      const { rows } = await pool.query<{ channel: string }>('select channel from conversation where id = $1', [id])
      const channel = channels.get(rows[0]?.channel ?? '')
      if (Date.now() - (writingAt.get(id) ?? 0) < writingPauseMs) return c.json({ ok: true })
      writingAt.delete(id)
      writingAt.set(id, Date.now())
      for (const [old] of writingAt) if (writingAt.size > mostWriting) writingAt.delete(old)
      if (channel?.capabilities.delivery === 'stored') watch.changed([writingIn(id)])
      else await channel?.typing?.(id)
      return c.json({ ok: true })
    })
}
