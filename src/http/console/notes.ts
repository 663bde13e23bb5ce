import { Hono } from 'hono'
import { z } from 'zod'
import { clean } from '#channels/clean.ts'
import { mentionsOf, notesOf, seeMentions, takeBackNote, writeNote } from '#desk/notes.ts'
import { bodyOf } from './given.ts'
import { chatFor } from './chat.ts'
import { allow, type ConsoleEnv } from './guard.ts'
import type { ConsoleParts } from './parts.ts'
import { refuseIn } from './refusals.ts'

const Written = z.strictObject({
  text: z.string().trim().min(1).max(2_000).transform(clean),
  mentions: z.array(z.string().max(100)).max(20).default([]),
})
const Seen = z.strictObject({ ids: z.array(z.string().max(100)).max(200) })

/** What staff tell each other about a chat. */
export function notes({ db, pool, watch, now }: ConsoleParts) {
  return new Hono<ConsoleEnv>()
    .get('/:id/notes', allow('chat.read'), async (c) => {
      const { id } = await chatFor(c, pool, 'chat.read')
      return c.json({ notes: await notesOf(db, id) })
    })
    .post('/:id/notes', allow('chat.note'), bodyOf(Written), async (c) => {
      const { id } = await chatFor(c, pool, 'chat.note')
      const note = await writeNote(db, { conversationId: id, by: c.get('staff').id, ...c.req.valid('json') }, now())
      if (!note) return refuseIn(c, 404, 'unknown_chat', { zh: '没有这个会话。', en: 'There is no such chat.' })
      watch.changed([id])
      return c.json(note, 201)
    })
    .delete('/:id/notes/:note', allow('chat.note'), async (c) => {
      const { id } = await chatFor(c, pool, 'chat.note')
      if (!(await takeBackNote(db, id, c.req.param('note'), c.get('staff').id)))
        return refuseIn(c, 404, 'unknown_note', {
          zh: '没有这条备注，或不是您写的。',
          en: 'There is no such note of yours.',
        })
      watch.changed([id])
      return c.json({ ok: true })
    })
}

/** Where somebody is named. */
export function mentions({ db }: ConsoleParts) {
  return new Hono<ConsoleEnv>()
    .get('/', allow('team.names'), async (c) => {
      const named = await mentionsOf(db, c.get('staff').id)
      return c.json({ notes: named })
    })
    .post('/seen', allow('team.names'), bodyOf(Seen), async (c) => {
      await seeMentions(db, c.get('staff').id, c.req.valid('json').ids)
      return c.json({ ok: true })
    })
}
