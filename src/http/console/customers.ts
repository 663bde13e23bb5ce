import { Hono } from 'hono'
import type { Context } from 'hono'
import { z } from 'zod'
import { serviceOf } from '#business/catalogue/company.ts'
import { maskPhone } from '#business/customers/customer.ts'
import { clean } from '#channels/clean.ts'
import { customerCard, wholeCustomer } from '#desk/customer-card.ts'
import { editCustomer } from '#desk/edit-customer.ts'
import { mergeCustomers, undoMerge } from '#desk/merge-customers.ts'
import { bodyOf, queryOf } from './given.ts'
import { chatFor } from './chat.ts'
import { allow, audit, type ConsoleEnv } from './guard.ts'
import type { ConsoleParts } from './parts.ts'
import { recording } from './recording.ts'
import { localeOf, refuseIn } from './refusals.ts'

const line = (most: number) => z.string().trim().max(most).transform(clean)
const Change = z.strictObject({
  name: line(60).optional(),
  phone: z
    .string()
    .trim()
    .regex(/^\+?[\d -]{0,20}$/)
    .transform((phone) => phone.replaceAll(/[ -]/g, ''))
    .optional(),
  addresses: z
    .array(line(200).pipe(z.string().min(1)))
    .max(10)
    .optional(),
  tags: z
    .array(line(30).pipe(z.string().min(1)))
    .max(20)
    .optional(),
  locale: z.enum(['zh', 'en']).optional(),
  preferences: z.strictObject({ surveys: z.boolean().optional(), promotions: z.boolean().optional() }).optional(),
})
const Merge = z.strictObject({ other: z.string().min(1).max(100) })
const Wish = z.object({ q: z.string().trim().min(1).max(60) })
const noChat = { zh: '没有这个会话。', en: 'There is no such chat.' }

/** Who writes in a chat. */
export function customerOfChat(parts: ConsoleParts) {
  const { pool, watch, now } = parts
  return new Hono<ConsoleEnv>()
    .get('/:id/customer', allow('chat.read'), async (c) => {
      const { id } = await chatFor(c, pool, 'chat.read')
      const card = await cardOf(c, parts, id)
      return card ? c.json(card) : refuseIn(c, 404, 'unknown_chat', noChat)
    })
    .post('/:id/customer/reveal', allow('customer.unmasked'), async (c) => {
      const { id } = await chatFor(c, pool, 'customer.unmasked')
      const whole = await wholeCustomer(pool, id)
      if (!c.get('recorded')) await audit(c, 'customer.unmasked', { kind: 'chat', id })
      return c.json(whole)
    })
    .patch('/:id/customer', allow('customer.edit'), bodyOf(Change), async (c) => {
      const { id } = await chatFor(c, pool, 'customer.edit')
      const change = c.req.valid('json')
      const customer = await recording(
        c,
        (tx) => editCustomer(tx, id, change, now()),
        (file) =>
          file === undefined || c.get('recorded')
            ? undefined
            : {
                what: 'customer.edit',
                object: { kind: 'customer', id: file },
                detail: { fields: Object.keys(change) },
              },
      )
      if (customer === undefined) return refuseIn(c, 404, 'unknown_chat', noChat)
      watch.changed([id])
      return c.json(await cardOf(c, parts, id))
    })
}

/** Files of customers: finding them, making two one, and undoing that. */
export function customers({ pool, watch, now }: ConsoleParts) {
  return new Hono<ConsoleEnv>()
    .get('/', allow('customer.read'), queryOf(Wish), async (c) => {
      const { q } = c.req.valid('query')
      const { rows } = await pool.query<{
        id: string
        name: string | null
        phone: string | null
        tags: string[]
        chats: number
      }>({
        name: 'find-customers',
        text: `select c.id, c.name, c.phone, c.tags, (select count(*)::int from conversation where customer_id = c.id) as chats
          from customer c where (c.name ilike $1 or replace(c.phone, ' ', '') = $2)
            and not exists (select from customer_merge m where m.other_id = c.id and m.undone_at is null)
          order by c.created_at desc limit 20`,
        values: [`%${q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`, q.replaceAll(/[ -]/g, '')],
      })
      const found = rows.map(({ phone, chats, ...row }) => ({
        ...row,
        phone: phone && maskPhone(phone),
        conversations: chats,
      }))
      return c.json({ customers: found })
    })
    .post('/:id/merge', allow('customer.merge'), bodyOf(Merge), async (c) => {
      const [keptId, { other: otherId }] = [c.req.param('id'), c.req.valid('json')]
      const merge = await recording(
        c,
        (tx) => mergeCustomers(tx, { keptId, otherId, by: c.get('staff').id }, now()),
        (made) =>
          made === undefined
            ? undefined
            : {
                what: 'customer.merge',
                object: { kind: 'customer', id: keptId },
                detail: { other: otherId, merge: made },
              },
      )
      if (merge === undefined)
        return refuseIn(c, 409, 'not_mergeable', {
          zh: '这两份客户资料不能合并。',
          en: 'These two files cannot be made one.',
        })
      watch.changed([`customer:${keptId}`])
      return c.json({ merge })
    })
}

/** Merges that were made. */
export function customerMerges({ watch, now }: ConsoleParts) {
  return new Hono<ConsoleEnv>().post('/:id/undo', allow('customer.merge'), async (c) => {
    const id = c.req.param('id')
    const undone = await recording(
      c,
      (tx) => undoMerge(tx, id, c.get('staff').id, now()),
      (done) =>
        done ? { what: 'customer.merge', object: { kind: 'merge', id }, detail: { undone: true } } : undefined,
    )
    if (!undone)
      return refuseIn(c, 409, 'not_undone', { zh: '没有这次合并，或已经撤销。', en: 'There is no such merge to undo.' })
    watch.changed([`merge:${id}`])
    return c.json({ ok: true })
  })
}

function cardOf(c: Context, { pool, db, company }: ConsoleParts, id: string) {
  const locale = localeOf(c)
  return customerCard(pool, db, id, (service) => serviceOf(company, service)?.name[locale] ?? service)
}
