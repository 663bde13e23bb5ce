import { Hono, type Context } from 'hono'
import { z } from 'zod'
import { clean } from '#channels/clean.ts'
import { cannedReplies, filled, removeCanned, valuesOf, writeCanned } from '#desk/canned.ts'
import { assigneeOf } from './chat.ts'
import { bodyOf, queryOf } from './given.ts'
import { allow, mayOr403, type ConsoleEnv } from './guard.ts'
import type { ConsoleParts } from './parts.ts'
import { recording } from './recording.ts'
import { refuseIn } from './refusals.ts'

const Wish = z.object({ q: z.string().max(60).default(''), conversation: z.string().max(200).optional() })
const Written = z.strictObject({
  shortcut: z
    .string()
    .trim()
    .regex(/^[\p{L}\p{N}_-]{1,30}$/u),
  title: z.string().trim().min(1).max(60).transform(clean),
  text: z.strictObject({
    zh: z.string().trim().min(1).max(2_000).transform(clean),
    en: z.string().trim().max(2_000).transform(clean).optional(),
  }),
})
const Change = Written.partial()
const taken = { zh: '这个快捷词已经有人用了。', en: 'This shortcut is taken.' }
const unknown = { zh: '没有这条快捷回复。', en: 'There is no such reply.' }

/** Replies that are kept to be used again. */
export function canned({ db, pool, company, now }: ConsoleParts) {
  return new Hono<ConsoleEnv>()
    .get('/', allow('canned.read'), queryOf(Wish), async (c) => {
      const { q, conversation } = c.req.valid('query')
      const wanted = q.trim().toLowerCase()
      const all = await cannedReplies(db)
      // After a slash it is a shortcut that is typed, else words of it.
      const found = all.filter(({ shortcut, title, text }) =>
        wanted.startsWith('/')
          ? `/${shortcut}`.toLowerCase().startsWith(wanted)
          : `${shortcut} ${title} ${text.zh} ${text.en ?? ''}`.toLowerCase().includes(wanted),
      )
      if (conversation === undefined) return c.json({ canned: found })
      await mayOr403(c, 'chat.read', { assignee: await assigneeOf(c, pool, conversation) }, conversation)
      const values = await valuesOf(db, company, conversation, c.get('staff'), now())
      return c.json({ canned: found.map((one) => ({ ...one, filled: filled(one, values) })) })
    })
    .post('/', allow('canned.edit'), bodyOf(Written), async (c) => {
      await mayOr403(c, 'canned.edit', { owner: c.get('staff').id })
      const id = await written(c, { ...c.req.valid('json'), by: c.get('staff').id })
      if (id === undefined) return refuseIn(c, 409, 'shortcut_taken', taken)
      return c.json(
        (await cannedReplies(db)).find((one) => one.id === id),
        201,
      )
    })
    .patch('/:id', allow('canned.edit'), bodyOf(Change), async (c) => {
      const before = (await cannedReplies(db)).find(({ id }) => id === c.req.param('id'))
      await mayOr403(c, 'canned.edit', { owner: before?.byId ?? null })
      if (!before) return refuseIn(c, 404, 'unknown_canned', unknown)
      const { shortcut = before.shortcut, title = before.title, text = before.text } = c.req.valid('json')
      const id = await written(c, { id: before.id, shortcut, title, text, by: before.byId })
      if (id === undefined) return refuseIn(c, 409, 'shortcut_taken', taken)
      return c.json((await cannedReplies(db)).find((one) => one.id === id))
    })
    .delete('/:id', allow('canned.edit'), async (c) => {
      const before = (await cannedReplies(db)).find(({ id }) => id === c.req.param('id'))
      await mayOr403(c, 'canned.edit', { owner: before?.byId ?? null })
      if (!before) return refuseIn(c, 404, 'unknown_canned', unknown)
      const removed = await recording(
        c,
        (tx) => removeCanned(tx, before.id),
        (done) =>
          done
            ? { what: 'canned.edit', object: { kind: 'canned', id: before.id }, detail: { removed: before.shortcut } }
            : undefined,
      )
      return removed ? c.json({ ok: true }) : refuseIn(c, 404, 'unknown_canned', unknown)
    })

  function written(c: Context<ConsoleEnv>, reply: Parameters<typeof writeCanned>[1]): Promise<string | undefined> {
    return recording(
      c,
      (tx) => writeCanned(tx, reply, now()),
      (id) => (id === undefined ? undefined : { what: 'canned.edit', object: { kind: 'canned', id } }),
    )
  }
}
