import { sql } from 'drizzle-orm'
import { Hono, type Context } from 'hono'
import { z } from 'zod'
import { can } from '#access/can.ts'
import { clean } from '#channels/clean.ts'
import { copyOf } from '#business/privacy/copy.ts'
import { askForData, listRequests, settleRequest } from '#business/privacy/data-requests.ts'
import { erase } from '#business/privacy/erase.ts'
import { obstaclesOf, type Obstacle } from '#business/privacy/obstacles.ts'
import { accessesTo, erasedPrefix, nameIn, othersWithTheNumber, personOf } from '#business/privacy/person.ts'
import { yuan } from '#business/catalogue/pricing.ts'
import type { Database } from '#db/client.ts'
import type { Text } from '#business/catalogue/text.ts'
import { bodyOf } from './given.ts'
import { allow, audit, type ConsoleEnv } from './guard.ts'
import { inTransaction } from '#db/in-transaction.ts'
import type { ConsoleParts } from './parts.ts'
import { localeOf, Refusal, refuseIn } from './refusals.ts'

const Kind = z.strictObject({ kind: z.enum(['copy', 'erase']) })
const Erase = z.strictObject({ typed: z.string().max(100), settled: z.boolean().default(false) })
const Settle = z.strictObject({
  outcome: z.enum(['done', 'refused']),
  why: z.string().trim().max(500).transform(clean).optional(),
})

/** Nobody needs more copies in an hour, unless to carry them away. */
const copiesAnHour = 10
const erasedAlready = { zh: '这位客户的信息已经删除。', en: 'This has been erased already.' }
const noChat = { zh: '没有这个会话。', en: 'There is no such chat.' }

/** What whoever erases has to type where there is no name to type. */
const erasingWords = ['永久删除', 'erase']

const because: Record<Obstacle['why'], (ref: string, owed: string) => Text> = {
  booking_open: (ref) => ({ zh: `订单 ${ref} 还没有结束`, en: `order ${ref} is not over` }),
  complaint_open: (ref) => ({ zh: `投诉 ${ref} 还没有结案`, en: `complaint ${ref} is not closed` }),
  refund_owed: (ref, owed) => ({
    zh: `订单 ${ref} 还应退款 ${owed} 元`,
    en: `¥${owed} is to be refunded for order ${ref}`,
  }),
  fee_owed: (ref, owed) => ({ zh: `订单 ${ref} 还有 ${owed} 元未收`, en: `¥${owed} is open for order ${ref}` }),
}

/** Copies and erasure of what is kept about whoever writes in a chat. */
export function personalDataOfChat({ db, pool, company, watch, now }: ConsoleParts) {
  return new Hono<ConsoleEnv>()
    .get('/:id/data', allow('customer.ask'), async (c) => {
      const id = c.req.param('id')
      const person = await personOf(db, id)
      if (!person) return refuseIn(c, 404, 'unknown_chat', noChat)
      const obstacles = (await obstaclesOf(db, person)).map((one) => ({ ...one, text: textOf(one)[localeOf(c)] }))
      const requests = await listRequests(db, id)
      return c.json({
        chats: person.conversationIds.length,
        toType: (await nameIn(db, id)) ?? erasingWords[localeOf(c) === 'zh' ? 0 : 1] ?? '',
        obstacles,
        requests,
        answerWorkingDays: company.privacy.answerWorkingDays,
        othersWithTheNumber: await othersWithTheNumber(db, person),
        accesses: can(c.get('staff'), 'audit.read') ? await accessesTo(db, person) : [],
      })
    })
    .post('/:id/data/requests', allow('customer.ask'), bodyOf(Kind), async (c) => {
      const id = c.req.param('id')
      const { kind } = c.req.valid('json')
      if (id.startsWith(erasedPrefix)) return refuseIn(c, 409, 'erased_already', erasedAlready)
      const by = c.get('staff').id
      const asked = await inTransaction(pool, async (_client, tx) => {
        if (!(await personOf(tx, id))) return undefined
        const made = await askForData(tx, company, { conversationId: id, kind, by }, now())
        if (made.isNew) await audit(c, 'customer.ask', { kind: 'request', id: made.request.id }, { kind }, tx)
        return made
      })
      if (!asked) return refuseIn(c, 404, 'unknown_chat', noChat)
      watch.changed([id])
      return c.json({ id: asked.request.id, dueAt: asked.request.dueAt, isNew: asked.isNew }, asked.isNew ? 201 : 200)
    })
    .post('/:id/data/copy', allow('customer.export'), async (c) => {
      const id = c.req.param('id')
      const made = await inTransaction(pool, async (_client, tx) => {
        await notTooMany(c, tx)
        const found = await copyOf(tx, company, id, now())
        if (!found) return undefined
        const [customer] = found.person.customerIds
        const object = customer === undefined ? { kind: 'chat', id } : { kind: 'customer', id: customer }
        await audit(c, 'customer.export', object, { chats: found.person.conversationIds.length }, tx)
        return found.copy
      })
      if (!made) return refuseIn(c, 404, 'unknown_chat', noChat)
      c.header('Content-Disposition', 'attachment; filename="personal-data.json"')
      c.header('X-Content-Type-Options', 'nosniff')
      c.header('Cache-Control', 'no-store')
      return c.body(JSON.stringify(made, null, 2), 200, { 'Content-Type': 'application/json; charset=utf-8' })
    })
    .post('/:id/data/erase', allow('customer.erase'), bodyOf(Erase), async (c) => {
      const id = c.req.param('id')
      const { typed, settled } = c.req.valid('json')
      const wanted = await nameIn(db, id)
      const isTyped = wanted === null ? erasingWords.includes(typed.trim().toLowerCase()) : typed.trim() === wanted
      if (!isTyped)
        return refuseIn(c, 409, 'not_confirmed', {
          zh: '输入的内容不一致，没有删除任何信息。',
          en: 'What was typed does not match; nothing was erased.',
        })
      const done = await inTransaction(pool, async (_client, tx) => {
        const erased = await erase(tx, { conversationId: id, settled, by: c.get('staff').id }, now())
        if (erased.ok) {
          const { customerId, conversationId, chats } = erased
          const object =
            customerId === null ? { kind: 'chat', id: conversationId } : { kind: 'customer', id: customerId }
          await audit(c, 'customer.erase', object, { chats, settled }, tx)
        }
        return erased
      })
      if (done.ok) {
        watch.changed([id, done.conversationId])
        return c.json({ conversationId: done.conversationId, chats: done.chats, topics: done.topics })
      }
      switch (done.reason) {
        case 'unknown_chat':
          return refuseIn(c, 404, done.reason, noChat)
        case 'erased_already':
          return refuseIn(c, 409, done.reason, erasedAlready)
        case 'obstacles': {
          const texts = done.obstacles.map(textOf)
          return refuseIn(c, 409, done.reason, {
            zh: `现在还不能删除：${texts.map(({ zh }) => zh).join('；')}。`,
            en: `This cannot be erased yet: ${texts.map(({ en }) => en).join('; ')}.`,
          })
        }
        default:
          return done satisfies never
      }
    })
}

/** Counted in the audit, so that all processes count alike; whoever asks twice at once waits for himself. */
async function notTooMany(c: Context<ConsoleEnv>, tx: Database): Promise<void> {
  const { id } = c.get('staff')
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`copies:${id}`}, 0))`)
  const { rows } = await tx.execute<{ n: number }>(sql`select count(*)::int as n from audit_entry
    where staff_id = ${id} and what = 'customer.export' and at > now() - interval '1 hour'`)
  if ((rows[0]?.n ?? 0) < copiesAnHour) return
  c.header('Retry-After', '3600')
  throw new Refusal(c, 429, 'too_many_copies', {
    zh: `一小时内最多导出 ${copiesAnHour} 份，请稍后再试。`,
    en: `At most ${copiesAnHour} copies an hour; please wait.`,
  })
}

/** What customers want done with what is kept about them. */
export function dataRequests({ db, pool, now, watch }: ConsoleParts) {
  return new Hono<ConsoleEnv>()
    .get('/', allow('customer.ask'), async (c) => c.json({ requests: await listRequests(db) }))
    .post('/:id/settle', allow('customer.ask'), bodyOf(Settle), async (c) => {
      const id = c.req.param('id')
      const { outcome, why } = c.req.valid('json')
      if (outcome === 'refused' && (why ?? '') === '')
        return refuseIn(c, 400, 'why_wanted', { zh: '请写明拒绝的理由。', en: 'Please say why it is refused.' })
      const by = c.get('staff').id
      const settled = await inTransaction(pool, async (_client, tx) => {
        const done = await settleRequest(tx, id, { outcome, why, by }, now())
        if (done) await audit(c, 'customer.ask', { kind: 'request', id }, { outcome }, tx)
        return done
      })
      if (!settled)
        return refuseIn(c, 409, 'not_open', {
          zh: '没有这个请求，或已经处理过。',
          en: 'There is no such open request.',
        })
      watch.changed([`request:${id}`])
      return c.json({ ok: true })
    })
}

const textOf = ({ why, ref, amountFen }: Obstacle): Text => because[why](ref, yuan(amountFen ?? 0))
