import { expect, test } from 'vitest'
import { action as answerQuestion } from '../../../src/actions/answer-question.ts'
import { action as noteQuestion } from '../../../src/actions/note-unanswered.ts'
import { unansweredIn, withoutNumbers } from '#business/knowledge/unanswered.ts'
import { testDatabase } from '../../support/database.ts'
import { demoCompany } from './demo-company.ts'

const { db } = await testDatabase()
const now = new Date('2026-03-04T10:00:00+08:00')
const context = {
  db,
  company: demoCompany(),
  now,
  locale: 'zh' as const,
  conversationId: 'web:main:1',
  customerId: undefined,
}

const ever = { from: new Date(0), to: new Date('2100-01-01') }

test('a question without an answer is noted once, its phone masked', async () => {
  const question = '停车费谁出，打我电话13812345678'
  const turn = { ...context, turnId: 't1' }
  const { known, score } = await answerQuestion.run({ question }, turn)
  expect(known).toBe(false)
  await noteQuestion.run({ question, score }, turn)
  await noteQuestion.run({ question, score }, turn)
  const [noted, ...others] = await unansweredIn(db, ever, 10)
  expect(others).toEqual([])
  expect(noted).toMatchObject({
    conversationId: 'web:main:1',
    text: '停车费谁出，打我电话*********78',
    locale: 'zh',
    bestScore: score,
    at: now,
  })
})

test('an answered question leaves no note', async () => {
  const before = await unansweredIn(db, ever, 10)
  const given = await answerQuestion.run({ question: '100平深度保洁多少钱' }, { ...context, turnId: 't2' })
  expect(given).toMatchObject({ known: true, source: ['clean-deep.price'] })
  expect(await unansweredIn(db, ever, 10)).toEqual(before)
})

test.each([
  ['138 1234 5678', '***********78'],
  ['电话138-1234-5678谢谢', '电话***********78谢谢'],
  ['１３８１２３４５６７８', '*********７８'],
  ['一三八一二三四五六七八', '*********七八'],
  ['100平 3台', '100平 3台'],
])('%s is noted as %s', (text, masked) => {
  expect(withoutNumbers(text)).toBe(masked)
})
