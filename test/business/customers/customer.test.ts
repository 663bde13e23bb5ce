import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { customerById, maskPhone, rememberCustomer } from '#business/customers/customer.ts'
import { linkCustomer } from '#business/customers/link-customer.ts'
import { stopContact } from '#business/follow-ups/stop-contact.ts'
import { conversation } from '#db/schema/conversation.ts'
import { contactChoice } from '#db/schema/follow-ups.ts'
import { testDatabase } from '../../support/database.ts'

const { db } = await testDatabase()
const now = new Date('2026-03-04T10:00:00+08:00')
const details = {
  name: '王女士',
  phone: '13812345678',
  address: '徐汇区漕溪北路88号',
  district: '徐汇区',
  locale: 'zh' as const,
}

test.each([
  ['13812345678', '138****5678'],
  ['+8613812345678', '+86*******5678'],
  ['021-64381234', '021-****1234'],
  ['4001234', '***1234'],
])('%s is shown as %s', (phone, masked) => {
  expect(maskPhone(phone)).toBe(masked)
})

test('the address last used comes first, and none is there twice', async () => {
  const id = await rememberCustomer(db, undefined, details, now)
  await rememberCustomer(db, id, { ...details, name: '王芳', address: '静安区南京西路1000号', district: '静安区' }, now)
  await rememberCustomer(db, id, details, now)
  expect(await customerById(db, id)).toMatchObject({
    name: '王女士',
    addresses: [{ address: '徐汇区漕溪北路88号' }, { address: '静安区南京西路1000号' }],
  })
})

test("somebody else's phone number opens nobody's file", async () => {
  const first = await rememberCustomer(db, undefined, details, now)
  const second = await rememberCustomer(db, undefined, { ...details, name: '李先生' }, now)
  expect(second).not.toBe(first)
  expect((await customerById(db, first))?.name).toBe('王女士')
})

test('who wanted no messages before being known wants none afterwards', async () => {
  const owner = { customerId: undefined, conversationId: 'web:main:stranger' }
  await db.insert(conversation).values({ id: owner.conversationId, channel: 'web', createdAt: now })
  await stopContact(db, owner, 'surveys', now)
  const id = await rememberCustomer(db, undefined, details, now)
  await linkCustomer(db, owner.conversationId, id)
  const [choice] = await db.select().from(contactChoice).where(eq(contactChoice.owner, id))
  expect(choice).toMatchObject({ surveys: false, promotions: true })
})
