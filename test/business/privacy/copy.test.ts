import { expect, test } from 'vitest'
import { copyOf } from '#business/privacy/copy.ts'
import { testDatabase } from '../../support/database.ts'
import { demoCompany } from '../demo-company.ts'
import { chat, everythingKnown, secrets } from './everything-known.ts'

const connection = await testDatabase(4)
const { db, pool } = connection
const company = demoCompany()
const now = new Date('2026-03-05T10:00:00+08:00')
const { ref } = await everythingKnown(connection)
await pool.query(`update staff_file set sent_at = at`)
await pool.query(
  `insert into care_gift (id, follow_up_key, customer_id, month, cost_fen, what, at) values ('g', 'k', 'person', '2026-03', 1500, '{"zh": "花", "en": "flowers"}', $1)`,
  [now],
)
await pool.query(`insert into payment select 'pay', id, 'deposit', 3000, 'cash', 'r', 'ann', $1 from booking`, [now])
await pool.query(
  `insert into audit_entry (staff_id, staff_name, role, what, object_kind, object_id) values ('ann', 'Ann Li', 'agent', 'customer.unmasked', 'chat', $1)`,
  [chat],
)
const made = await copyOf(db, company, chat, now)
const data = made?.copy.data

test('a copy has everything about the person, from all chats and files', () => {
  const empty = Object.entries(data ?? {}).filter(([, lines]) => lines.length === 0)
  expect(empty).toEqual([])
  expect(Object.keys(data ?? {})).toEqual(Object.keys(made?.copy.parts ?? {}))
  expect(data?.identities).toHaveLength(2)
  expect(data?.file).toHaveLength(2)
  expect(data?.messages).toHaveLength(4)
  expect(data?.orders).toMatchObject([{ ref, name: secrets.name, address: secrets.address, note: secrets.words }])
  expect(data?.complaints).toMatchObject([
    { number: 'TS1', amountYuan: 50, ratingOfHandling: 4, history: [{ kind: 'contact' }] },
  ])
  expect(data?.staffNotes.map(({ kind }) => kind)).toEqual(['note', 'summary', 'handling'])
})

test('times have the company’s offset and money is yuan', () => {
  expect(made?.copy.madeAt).toBe('2026-03-05T10:00:00+08:00')
  expect(data?.orders[0]).toMatchObject({ startAt: '2026-02-20T10:00:00+08:00' })
  expect(data?.payments).toMatchObject([{ order: ref, amountYuan: 30 }])
})

test('who of the staff wrote or looked is not told, only that somebody did', () => {
  expect(JSON.stringify(made)).not.toMatch(/Ann Li|"ann"/)
  expect(data?.accesses).toMatchObject([{ what: 'customer.unmasked', role: 'agent' }])
})

test('of others it has nothing', async () => {
  await pool.query(`insert into customer (id, name, phone, created_at) values ('namesake', $1, '13500000000', now())`, [
    secrets.name,
  ])
  await pool.query(`insert into conversation (id, channel, customer_id) values ('web:other', 'web', 'namesake')`)
  await pool.query(
    `insert into message (conversation_id, seq, sender, text, status, at) values ('web:other', 1, 'customer', '别人的话', 'received', now())`,
  )
  const again = JSON.stringify(await copyOf(db, company, chat, now))
  expect(again).not.toMatch(/13500000000|别人的话/)
  expect(await copyOf(db, company, 'web:nobody', now)).toBeUndefined()
})
