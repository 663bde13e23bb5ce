import { expect, test } from 'vitest'
import { joinChats } from '#business/customers/join-chats.ts'
import { testDatabase } from '../../support/database.ts'

const { pool, db } = await testDatabase()
const now = new Date('2026-03-04T10:00:00+08:00')

async function chat(id: string, customerId: string | null) {
  await pool.query(`insert into conversation (id, channel, customer_id) values ($1, 'telegram', $2)`, [id, customerId])
}
async function file(id: string, fields: { name?: string; phone?: string; addresses?: string[] }) {
  const addresses = JSON.stringify((fields.addresses ?? []).map((address) => ({ address, district: null })))
  await pool.query(
    `insert into customer (id, name, phone, addresses, locale, created_at) values ($1, $2, $3, $4, 'zh', $5)`,
    [id, fields.name ?? null, fields.phone ?? null, addresses, now],
  )
}
const owners = async (table: string, conversations: string[]) =>
  (
    await pool.query<{ customer_id: string | null }>(
      `select customer_id from ${table} where conversation_id = any($1) order by conversation_id`,
      [conversations],
    )
  ).rows.map((row) => row.customer_id)
const says = (id: string, conversationId: string, customerId: string | null) =>
  pool.query(
    `insert into feedback (id, kind, customer_id, conversation_id, text, created_at) values ($1, 'praise', $2, $3, '好', $4)`,
    [id, customerId, conversationId, now],
  )

test('two files become one: what the first had is kept, what was refused in either is refused', async () => {
  await file('k1', { name: '小王', phone: '13900000011', addresses: ['甲路1号', '乙路2号'] })
  await file('k2', { phone: '13900000022', addresses: ['乙路2号'] })
  await chat('telegram:1', 'k1')
  await chat('telegram:1b', 'k1')
  await chat('web:2', 'k2')
  await says('f1', 'telegram:1', 'k1')
  await pool.query(
    `insert into contact_choice (owner, surveys, promotions, at) values ('k1', false, true, $1), ('k2', true, false, $1)`,
    [now],
  )
  await joinChats(db, 'telegram:1', 'web:2', now)
  const chats = await pool.query(
    `select customer_id from conversation where id in ('telegram:1', 'telegram:1b', 'web:2')`,
  )
  expect(chats.rows.map((row: { customer_id: string }) => row.customer_id)).toEqual(['k2', 'k2', 'k2'])
  expect(await owners('feedback', ['telegram:1'])).toEqual(['k2'])
  const kept = await pool.query(`select name, phone, addresses from customer where id = 'k2'`)
  expect(kept.rows).toEqual([
    {
      name: '小王',
      phone: '13900000022',
      addresses: [
        { address: '乙路2号', district: null },
        { address: '甲路1号', district: null },
      ],
    },
  ])
  const choice = await pool.query(`select surveys, promotions from contact_choice where owner = 'k2'`)
  expect(choice.rows).toEqual([{ surveys: false, promotions: false }])
})

test('two chats without a file get one, with the number that was proved', async () => {
  await chat('telegram:3', null)
  await chat('web:4', null)
  await says('f3', 'web:4', null)
  await pool.query(`insert into verified_phone values ('telegram:3', '13900000033', $1)`, [now])
  await joinChats(db, 'telegram:3', 'web:4', now)
  const made = await pool.query<{ id: string; phone: string }>(
    `select distinct k.id, k.phone from customer k join conversation c on c.customer_id = k.id where c.id in ('telegram:3', 'web:4')`,
  )
  expect(made.rows).toMatchObject([{ phone: '13900000033' }])
  expect(await owners('feedback', ['web:4'])).toEqual([made.rows[0]?.id])
})
