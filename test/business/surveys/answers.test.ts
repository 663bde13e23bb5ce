import { and, eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { givenBooking } from '#business/bookings/given.ts'
import type { Company } from '#business/catalogue/company.ts'
import { cesOf, csatBy, csatOf, npsOf, responseRateOf, servqualOf } from '#business/quality/figures.ts'
import { answerSurvey } from '#business/surveys/answer-survey.ts'
import { enterPhoneAnswer } from '#business/surveys/enter-phone-answer.ts'
import { answerPoll, enterPhonePoll, hasSaidExpectation } from '#business/surveys/polls.ts'
import { customer, survey, worker } from '#db/schema/business.ts'
import { alert } from '#db/schema/conversation.ts'
import { followUp } from '#db/schema/follow-ups.ts'
import { poll, type PollKind } from '#db/schema/polls.ts'
import { loadDemo } from '../../../src/demo/load-demo.ts'
import { testDatabase } from '../../support/database.ts'

const { db, pool } = await testDatabase(4)
const now = new Date('2026-03-04T10:00:00+08:00')
const at = (day: number) => new Date(+now + day * 86_400_000)
let company: Company
let n = 0

beforeAll(async () => {
  company = await loadDemo(db, now)
})

async function done(workerId = 'w01', service = 'clean-daily') {
  const id = `answers-${++n}`
  const conversationId = `web:${id}`
  await db.insert(customer).values({ id, createdAt: now })
  await pool.query(`insert into conversation (id, channel, customer_id, created_at) values ($1, 'web', $2, $3)`, [
    conversationId,
    id,
    now,
  ])
  const start = new Date(+now - (n + 1) * 86_400_000)
  const booking = await givenBooking(
    db,
    company,
    { service, start, worker: workerId, conversationId, customerId: id, status: 'done' },
    now,
  )
  return { ...booking, customerId: id, conversationId }
}

const alertsOf = (conversationId: string) =>
  db
    .select()
    .from(alert)
    .where(and(eq(alert.conversationId, conversationId), eq(alert.kind, 'low_score')))
const period = (from: number, to: number) => ({ from: at(from), to: at(to) })

test('an answer by telephone counts like one in the chat, with whoever entered it, and a low one alarms people', async () => {
  const { ref, id, conversationId } = await done('w04')
  const [before] = await db.select().from(worker).where(eq(worker.id, 'w04'))
  const answer = await enterPhoneAnswer(db, company, { ref, score: 2, text: '迟到一个小时', by: 'ann' }, now)
  expect(answer).toMatchObject({
    ok: true,
    low: true,
    survey: { status: 'answered', score: 2, source: 'phone', enteredBy: 'ann', workerId: 'w04' },
  })
  expect(await alertsOf(conversationId)).toMatchObject([
    { detail: { score: 2, order: ref, blamed: 'punctuality', by: 'ann' } },
  ])
  expect(
    await db
      .select()
      .from(followUp)
      .where(and(eq(followUp.bookingId, id), eq(followUp.kind, 'callback'))),
  ).toHaveLength(1)
  const [after] = await db.select().from(worker).where(eq(worker.id, 'w04'))
  expect([after?.ratingCount, after?.ratingSum]).toEqual([(before?.ratingCount ?? 0) + 1, (before?.ratingSum ?? 0) + 2])
})

test('a telephone answer is possible after the survey ran out in silence, not over a given answer that is closed', async () => {
  const silent = await done()
  await db.insert(survey).values({
    id: `s-${silent.id}`,
    bookingId: silent.id,
    conversationId: silent.conversationId,
    status: 'expired',
    sentAt: at(-9),
    closesAt: at(-2),
    createdAt: at(-9),
  })
  expect(await enterPhoneAnswer(db, company, { ref: silent.ref, score: 5, by: 'ann' }, now)).toMatchObject({
    ok: true,
    low: false,
  })
  const answered = await done()
  await answerSurvey(
    db,
    company,
    { conversationId: answered.conversationId, customerId: answered.customerId },
    { order: answered.ref, score: 3, text: undefined, skipped: false, now },
  )
  expect(await enterPhoneAnswer(db, company, { ref: answered.ref, score: 5, by: 'ann' }, at(8))).toEqual({
    ok: false,
    reason: 'closed',
  })
  expect(await enterPhoneAnswer(db, company, { ref: answered.ref, score: 6, by: 'ann' }, now)).toEqual({
    ok: false,
    reason: 'no_score',
  })
  expect(await enterPhoneAnswer(db, company, { ref: 'GJ00000000', score: 5, by: 'ann' }, now)).toEqual({
    ok: false,
    reason: 'no_booking',
  })
})

async function asked(kind: PollKind, customerId: string, conversationId: string, sentAt = now): Promise<string> {
  const id = `poll-${++n}`
  await db.insert(poll).values({
    id,
    key: id,
    kind,
    customerId,
    conversationId,
    status: 'sent',
    sentAt,
    closesAt: new Date(+sentAt + 7 * 86_400_000),
    createdAt: sentAt,
  })
  return id
}

test('a poll is answered by its own chat, corrected while it is open, and alarms once', async () => {
  const { customerId, conversationId } = await done()
  const id = await asked('nps', customerId, conversationId)
  expect(await answerPoll(db, id, 'web:stranger', { score: 9 }, now)).toBeUndefined()
  await expect(answerPoll(db, id, conversationId, { score: 11 }, now)).rejects.toThrow('no answer of 0–10')
  await answerPoll(db, id, conversationId, { score: 2 }, now)
  await answerPoll(db, id, conversationId, { score: 1, text: '太贵' }, now)
  expect(await alertsOf(conversationId)).toHaveLength(1)
  expect(await answerPoll(db, id, conversationId, { score: 9 }, at(1))).toMatchObject({
    closed: false,
    poll: { score: 9, text: '太贵' },
  })
  expect(await answerPoll(db, id, conversationId, { score: 0 }, at(8))).toMatchObject({
    closed: true,
    poll: { score: 9 },
  })
})

test('asked in the chat and answered by telephone is one answer', async () => {
  const { customerId, conversationId } = await done()
  const id = await asked('ces', customerId, conversationId)
  const entered = await enterPhonePoll(db, { kind: 'ces', customerId, conversationId, score: 2, by: 'ann' }, at(1))
  expect(entered).toMatchObject({ id, source: 'phone', enteredBy: 'ann', score: 2 })
  expect(await alertsOf(conversationId)).toMatchObject([{ detail: { what: 'ces', score: 2, by: 'ann' } }])
})

test('figures carry their sample and interval, and tell periods, workers and services apart', async () => {
  const later = period(100, 110)
  expect(await csatOf(db, later)).toBeUndefined()
  for (const [score, workerId] of [
    [5, 'w07'],
    [5, 'w07'],
    [4, 'w07'],
    [2, 'w07'],
    [5, 'w07'],
    [1, 'w10'],
  ] as const) {
    const { ref } = await done(workerId)
    await enterPhoneAnswer(db, company, { ref, score, by: 'ann' }, at(101))
  }
  expect(await csatOf(db, later)).toMatchObject({ value: 4 / 6, n: 6 })
  const byWorker = await csatBy(db, later, 'worker')
  // One score says nothing about w10.
  expect(byWorker).toEqual([expect.objectContaining({ id: 'w07', n: 5, value: 0.8 })])
  expect(await csatBy(db, later, 'service')).toEqual([expect.objectContaining({ id: 'clean-daily', n: 6 })])
  expect(await csatOf(db, later, { workerId: 'w10' })).toMatchObject({ value: 0, n: 1 })
  expect(await csatOf(db, period(110, 120))).toBeUndefined()
})

test('who answers twice in a period is one opinion, the last one', async () => {
  const inPeriod = period(200, 210)
  const { customerId, conversationId } = await done()
  for (const [day, score] of [
    [201, 0],
    [205, 10],
  ] as const)
    await answerPoll(db, await asked('nps', customerId, conversationId, at(day)), conversationId, { score }, at(day))
  const other = await done()
  await answerPoll(
    db,
    await asked('nps', other.customerId, other.conversationId, at(202)),
    other.conversationId,
    { score: 6 },
    at(202),
  )
  expect(await npsOf(db, inPeriod)).toMatchObject({ value: 0, n: 2 })
  await answerPoll(db, await asked('ces', customerId, conversationId, at(203)), conversationId, { score: 7 }, at(203))
  await answerPoll(db, await asked('ces', customerId, conversationId, at(204)), conversationId, { score: 4 }, at(204))
  expect(await cesOf(db, inPeriod)).toMatchObject({ mean: { value: 5.5, n: 2 }, easy: { value: 0.5, n: 2 } })
  // Two were asked and answered, one is still open.
  await asked('nps', other.customerId, other.conversationId, at(206))
  expect(await responseRateOf(db, inPeriod, 'nps')).toMatchObject({ value: 1, n: 3 })
})

test('the expectation that was said once stands against every later quarter', async () => {
  const { customerId, conversationId } = await done()
  expect(await hasSaidExpectation(db, customerId)).toBe(false)
  const first = await asked('servqual', customerId, conversationId, at(300))
  const five = { tangibles: 6, reliability: 5, responsiveness: 6, assurance: 6, empathy: 7 }
  for (const [item, value] of Object.entries({ ...five, expectation: 6 }))
    await answerPoll(db, first, conversationId, { answers: { [item]: value } }, at(300))
  expect(await hasSaidExpectation(db, customerId)).toBe(true)
  const next = await asked('servqual', customerId, conversationId, at(391))
  await answerPoll(db, next, conversationId, { answers: { reliability: 7 } }, at(391))
  const quarter = await servqualOf(db, period(299, 310))
  expect(quarter).toMatchObject({
    n: 1,
    unweighted: 0,
    gaps: { reliability: { value: -1, n: 1 }, empathy: { value: 1 } },
  })
  // (−1·32 + 0·22 + 0·19 + 1·16 + 0·11) / 100
  expect(quarter?.weighted).toBeCloseTo(-0.16)
  const partial = await servqualOf(db, period(390, 400))
  expect(partial).toMatchObject({ n: 1, weighted: undefined, gaps: { reliability: { value: 1 } } })
  expect(partial?.gaps.empathy).toBeUndefined()
})
