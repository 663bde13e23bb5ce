import { Hono } from 'hono'
import type { Context } from 'hono'
import { z } from 'zod'
import { reachOf, type Act } from '#access/can.ts'
import { clean } from '#channels/clean.ts'
import { inboxRowsFor } from '#desk/inbox-rows.ts'
import type { Acted } from '#desk/lock-chat.ts'
import { inTransaction } from '#db/in-transaction.ts'
import { passOffer } from '#desk/pass-offer.ts'
import { writeNote } from '#desk/notes.ts'
import { settleDoubt } from '#desk/send-again.ts'
import { bodyOf, placeIn } from './given.ts'
import { chatFor, refuseDesk } from './chat.ts'
import { allow, type ConsoleEnv } from './guard.ts'
import type { ConsoleParts } from './parts.ts'
import { recording } from './recording.ts'
import { refuseBlanks } from './refuse-blanks.ts'
import { refuseIn } from './refusals.ts'

const breakGlass = z.string().trim().min(1).max(300).optional()
const noteText = z.string().max(500).transform(clean).optional()
const Take = z.strictObject({ breakGlass })
const Say = z.strictObject({
  id: z.string().min(1).max(64),
  text: z.string().max(4_000).transform(clean),
  /** One that was given for this chat before. */
  file: z.string().min(1).max(64).optional(),
  breakGlass,
})
const Back = z.strictObject({ note: noteText, breakGlass })
const Close = z.strictObject({
  outcome: z.enum(['solved', 'no_answer', 'spam', 'elsewhere', 'other']),
  note: noteText,
  breakGlass,
})
const Transfer = z.strictObject({ to: z.string().min(1).max(100), note: noteText })
const Assign = z.strictObject({ to: z.string().min(1).max(100) })
const Again = z.strictObject({ breakGlass })
const Mark = z.strictObject({ status: z.enum(['sent', 'failed']), breakGlass })

/** What people do with a chat. */
export function acts({ db, pool, desk, watch, now }: ConsoleParts) {
  return new Hono<ConsoleEnv>()
    .post('/:id/take', allow('chat.take'), bodyOf(Take), async (c) => {
      const { id } = await chatFor(c, pool, 'chat.take', c.req.valid('json').breakGlass)
      return answer(c, id, await desk.take(by(c, id)))
    })
    .post('/:id/pass', allow('chat.take'), bodyOf(Take), async (c) => {
      const { id } = await chatFor(c, pool, 'chat.take', c.req.valid('json').breakGlass)
      const done = await inTransaction(pool, (_client, tx) => passOffer(tx, by(c, id)))
      watch.changed([id])
      return answer(c, id, done)
    })
    .post('/:id/say', allow('chat.reply'), bodyOf(Say), async (c) => {
      const { id: own, text, file, breakGlass: why } = c.req.valid('json')
      const { id } = await chatFor(c, pool, 'chat.reply', why)
      if (text.trim() === '' && file === undefined)
        return refuseIn(c, 400, 'empty', { zh: '还没有写内容。', en: 'There is nothing in it.' })
      refuseBlanks(c, text)
      const done = await desk.say({ ...by(c, id), id: own, text, file })
      return done.ok ? c.json({ accepted: true, duplicate: done.duplicate }, 202) : refuseDesk(c, pool, done)
    })
    .post('/:id/back', allow('chat.close'), bodyOf(Back), async (c) => {
      const { note, breakGlass: why } = c.req.valid('json')
      const { id } = await chatFor(c, pool, 'chat.close', why)
      return answer(
        c,
        id,
        await desk.giveBack({ ...by(c, id), anybodys: ofOthers(c, 'chat.close'), note: words(note) }),
      )
    })
    .post('/:id/close', allow('chat.close'), bodyOf(Close), async (c) => {
      const { outcome, note, breakGlass: why } = c.req.valid('json')
      const { id } = await chatFor(c, pool, 'chat.close', why)
      const anybodys = ofOthers(c, 'chat.close')
      return answer(c, id, await desk.close({ ...by(c, id), anybodys, outcome, note: words(note) }))
    })
    .post('/:id/transfer', allow('chat.assign'), bodyOf(Transfer), async (c) => {
      const { to, note } = c.req.valid('json')
      const { id } = await chatFor(c, pool, 'chat.assign')
      const done = await desk.transfer({ ...by(c, id), anybodys: ofOthers(c, 'chat.assign'), to })
      const text = words(note)
      if (done.ok && text !== undefined) {
        const mentions = to === 'queue' || to === 'supervisors' ? [] : [to]
        await writeNote(db, { conversationId: id, text, by: c.get('staff').id, mentions }, now())
        watch.changed([id])
      }
      return answer(c, id, done)
    })
    .post('/:id/assign', allow('chat.assign'), bodyOf(Assign), async (c) => {
      const { id } = await chatFor(c, pool, 'chat.assign')
      const anybodys = ofOthers(c, 'chat.assign')
      return answer(c, id, await desk.transfer({ ...by(c, id), anybodys, to: c.req.valid('json').to }))
    })
    .post('/:id/messages/:seq/resend', allow('chat.resend'), bodyOf(Again), async (c) => {
      const { id } = await chatFor(c, pool, 'chat.resend', c.req.valid('json').breakGlass)
      const done = await desk.sendAgain({ ...by(c, id), seq: placeIn(c.req.param('seq')) })
      return done.ok ? c.json({ accepted: true }, 202) : refuseDesk(c, pool, done)
    })
    .post('/:id/messages/:seq/mark', allow('chat.resend'), bodyOf(Mark), async (c) => {
      const { status, breakGlass: why } = c.req.valid('json')
      const { id } = await chatFor(c, pool, 'chat.resend', why)
      const seq = placeIn(c.req.param('seq'))
      const done = await recording(
        c,
        (tx) => settleDoubt(tx, { conversationId: id, seq, status }),
        ({ ok }) => (ok ? { what: 'chat.resend', object: { kind: 'chat', id }, detail: { seq, status } } : undefined),
      )
      if (!done.ok) return refuseDesk(c, pool, done)
      watch.changed([id])
      return c.json({ ok: true })
    })

  async function answer(c: Context<ConsoleEnv>, id: string, done: Acted) {
    if (!done.ok) return refuseDesk(c, pool, done)
    const [conversation] = await inboxRowsFor(pool, [id], c.get('staff').id)
    return c.json({ conversation })
  }
}

const by = (c: Context<ConsoleEnv>, conversationId: string) => ({ conversationId, staffId: c.get('staff').id })
const words = (text: string | undefined): string | undefined =>
  text === undefined || text.trim() === '' ? undefined : text.trim()

/** Whether somebody may do this to chats of colleagues as well. */
const ofOthers = (c: Context<ConsoleEnv>, act: Act): boolean => {
  const reach = reachOf(c.get('staff').role, act)
  return reach !== 'own' && reach !== 'open'
}
