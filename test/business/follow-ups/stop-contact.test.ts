import { beforeAll, expect, test } from 'vitest'
import { stopContact } from '#business/follow-ups/stop-contact.ts'
import type { Company } from '#business/catalogue/company.ts'
import { contactChoice } from '#db/schema/follow-ups.ts'
import { action } from '../../../src/actions/answer-question.ts'
import { loadDemo } from '../../../src/demo/load-demo.ts'
import { testDatabase } from '../../support/database.ts'

const { db } = await testDatabase(2)
const now = new Date('2026-03-04T10:00:00+08:00')
let company: Company

beforeAll(async () => {
  company = await loadDemo(db, now)
})

test('what was stopped stays stopped, and the customer counts in every chat', async () => {
  await stopContact(db, { customerId: 'c', conversationId: 'one' }, 'surveys', now)
  await stopContact(db, { customerId: 'c', conversationId: 'other' }, 'promotions', now)
  await stopContact(db, { customerId: undefined, conversationId: 'one' }, 'both', now)
  const rows = await db.select().from(contactChoice).orderBy(contactChoice.owner)
  expect(rows).toMatchObject([
    { owner: 'c', surveys: false, promotions: false },
    { owner: 'one', surveys: false, promotions: false },
  ])
})

// what is said | the answer says that messages stop
test.each([
  ['别再给我发消息了', true],
  ['不要再推送了', true],
  ['你们会一直给我推送吗', false],
  ['擦玻璃怎么收费', false],
])('%s: %s', async (question, stops) => {
  const context = { db, company, now, locale: 'zh' as const, conversationId: 'x', customerId: undefined, turnId: 't' }
  expect((await action.run({ question }, context)).stops).toBe(stops)
})
