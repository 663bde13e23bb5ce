import { eq } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { action as recordFeedback } from '#actions/record-feedback.ts'
import { givenBooking } from '#business/bookings/given.ts'
import type { Company } from '#business/catalogue/company.ts'
import { workerFile } from '#business/quality/worker-file.ts'
import { enterPhoneAnswer } from '#business/surveys/enter-phone-answer.ts'
import { feedback } from '#db/schema/business.ts'
import { loadDemo } from '../../../src/demo/load-demo.ts'
import { testDatabase } from '../../support/database.ts'

const { db, pool } = await testDatabase(4)
const now = new Date('2026-03-04T18:00:00+08:00')
let company: Company
let n = 0

beforeAll(async () => {
  company = await loadDemo(db, now)
})

beforeEach(async () => {
  await pool.query('truncate booking, conversation cascade')
})

async function visited(worker: string, daysAgo: number) {
  const conversationId = `web:file:${++n}`
  await pool.query(`insert into conversation (id, channel, created_at) values ($1, 'web', $2)`, [conversationId, now])
  const start = new Date(+now - daysAgo * 86_400_000 - 6 * 3_600_000)
  return givenBooking(
    db,
    company,
    { service: 'clean-daily', start, worker, conversationId, status: 'done', bookedAt: new Date(+start - 86_400_000) },
    now,
  )
}

const say = (conversationId: string, kind: 'praise' | 'suggestion', text: string, worker?: string) =>
  recordFeedback.run(
    { kind, text, order: undefined, worker },
    { db, company, now, locale: 'zh', conversationId, customerId: undefined, turnId: `turn-${++n}` },
  )

// said | days after the visit | in the file
test.each<['praise' | 'suggestion', string, number, boolean]>([
  ['praise', '做得真好', 1, true],
  ['praise', '做得真好', 20, false],
  ['suggestion', '阿姨可以早点发消息', 1, true],
  ['suggestion', '希望能开电子发票', 1, false],
])('%s “%s” %i days after a visit: in the file is %s', async (kind, text, daysAgo, expected) => {
  const { conversationId } = await visited('w04', daysAgo)
  await say(conversationId, kind, `${text} ${n}`)
  const file = await workerFile(db, 'w04')
  const words = [...(file?.praise ?? []), ...(file?.suggestions ?? [])].map((one) => one.text)
  expect(words.includes(`${text} ${n - 1}`)).toBe(expected)
})

test('whoever is named is credited, not whoever came last', async () => {
  const { conversationId } = await visited('w04', 1)
  await say(conversationId, 'praise', '上次的赵阿姨特别细心', 'w07')
  const [kept] = await db.select().from(feedback).where(eq(feedback.conversationId, conversationId))
  expect(kept?.workerId).toBe('w07')
  expect((await workerFile(db, 'w07'))?.praise).toMatchObject([{ text: '上次的赵阿姨特别细心', ref: null }])
})

test('scores carry their sample, words are told by side, and nobody is named', async () => {
  for (const [score, text, daysAgo] of [
    [5, '做得干净，很准时', 2],
    [2, '迟到半小时', 3],
  ] as const) {
    const { ref } = await visited('w10', daysAgo)
    await enterPhoneAnswer(db, company, { ref, score, text, by: 'ann' }, now)
  }
  const file = await workerFile(db, 'w10')
  expect(file).toMatchObject({ csat: { value: 0.5, n: 2 }, meanScore: { value: 3.5, n: 2 } })
  expect(file?.sides).toContainEqual({ dimension: 'punctuality', good: 1, bad: 1 })
  expect(file?.answers.map(({ source }) => source)).toEqual(['phone', 'phone'])
  expect(JSON.stringify(file)).not.toContain('web:file')
  expect(await workerFile(db, 'nobody')).toBeUndefined()
})
