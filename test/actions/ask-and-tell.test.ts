import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { complaint, feedback, survey, worker } from '#db/schema/business.ts'
import { givenBooking } from '#business/bookings/given.ts'
import { action as caseStatus } from '../../src/actions/case-status.ts'
import { action as checkAddress } from '../../src/actions/check-address.ts'
import { action as listServices } from '../../src/actions/list-services.ts'
import { action as openCase } from '../../src/actions/open-case.ts'
import { action as recordFeedback } from '../../src/actions/record-feedback.ts'
import { action as recordSurvey } from '../../src/actions/record-survey.ts'
import { action as sizeOf } from '../../src/actions/size-of.ts'
import { business, call } from './business.ts'

const { db, company, context, next } = await business('2026-03-04T10:00:00+08:00')

test('services are listed with their list price', async () => {
  const { items } = await call(listServices, {}, context())
  expect(items).toHaveLength(20)
  expect(items[0]).toEqual({
    id: 'clean-daily',
    name: '日常保洁',
    label: '日常保洁',
    priceText: '¥55',
    unit: '小时/人',
  })
  expect(items.find(({ id }) => id === 'yuesao')?.priceText).toBe('¥9,800起')
  expect((await call(listServices, {}, context({ locale: 'en' }))).items[0]?.name).toBe('Daily cleaning')
})

test.each([
  ['clean-daily', {}, { ok: true, ask: 'area', min: 10, max: 1000, variants: [] }],
  ['clean-daily', { area: 5 }, { ok: false, reason: 'area_out_of_range', text: '请给一个10–1000平方米之间的数' }],
  ['日常保洁', { area: 90 }, { ok: true, serviceName: '日常保洁' }],
  ['ac', {}, { ok: true, ask: 'count', unitLabel: '台', min: 1, max: 50 }],
  ['ac', { count: 51 }, { ok: false, reason: 'count_out_of_range' }],
  ['cook', {}, { ok: true, ask: 'none' }],
  ['hospital', {}, { ok: true, ask: 'count', unitLabel: '天' }],
  ['rocket', {}, { ok: false, reason: 'unknown_service' }],
  [null, {}, { ok: false, reason: 'unknown_service' }],
])('the size of %s %o', async (service, size, expected) => {
  expect(await call(sizeOf, { service, ...size }, context())).toMatchObject(expected)
})

test('variants are choices with prices', async () => {
  const { variants } = await call(sizeOf, { service: 'ac' }, context())
  expect(variants[0]).toEqual({ id: 'wall', label: '挂机（110元）', priceFen: 110_00 })
})

// address | ok | district | reason
test.each<[string, boolean, string | null, string | undefined]>([
  ['徐汇区漕溪北路88号1502室', true, '徐汇区', undefined],
  ['上海市浦东新区张杨路500弄12号301', true, '浦东新区', undefined],
  ['浦东张杨路500弄12号', true, '浦东新区', undefined],
  ['陆家嘴环路1000号', true, '浦东新区', undefined],
  ['阳光小区3栋501', true, null, 'unknown_district'],
  ['上海市徐汇区幸福小区三栋二单元', true, '徐汇区', undefined],
  ['Room 1502, 88 Caoxi North Road, Xuhui', true, '徐汇区', undefined],
  ['徐汇区漕溪北路８８号', true, '徐汇区', undefined],
  ['宝山区牡丹江路1号', false, null, 'outside'],
  ['嘉定区南京西路1号', false, null, 'outside'],
  ['苏州市姑苏区人民路1号', false, null, 'outside'],
  ['北京市朝阳区建国路88号', false, null, 'outside'],
  ['12 Main Street, Songjiang', false, null, 'outside'],
  ['徐汇', false, '徐汇区', 'too_short'],
  ['徐汇区漕溪北路', false, '徐汇区', 'no_number'],
])('%s', async (address, ok, district, reason) => {
  const checked = await call(checkAddress, { address }, context())
  expect({ ok: checked.ok, district: checked.district, reason: checked.reason }).toEqual({ ok, district, reason })
  expect(checked.message === '').toBe(ok)
})

test('a complaint gets a number, deadlines and a state that can be asked for', async () => {
  const chat = context()
  const opened = await call(
    openCase,
    { category: 'late_noshow', severity: null, text: '迟到两小时', wish: 'refund', order: null },
    chat,
  )
  expect(opened).toMatchObject({
    severity: 'S3',
    status: 'open',
    within: '4个工作小时',
    firstResponseBy: '2026-03-04T14:00:00+08:00',
    proposalBy: '2026-03-05T10:00:00+08:00',
    closeBy: '2026-03-09T10:00:00+08:00',
  })
  expect(opened.number).toMatch(/^TS\d{8}$/)
  const { cases, text } = await call(caseStatus, { number: null }, next(chat))
  expect(cases).toMatchObject([
    { number: opened.number, categoryText: '迟到或未上门', nextDue: opened.firstResponseBy },
  ])
  expect(text).toContain('3月4日周三 14:00')
  expect((await call(caseStatus, { number: opened.number }, context())).cases).toEqual([])
  // The second one within a month is graver.
  expect(await call(openCase, { category: 'quality', text: '又没打扫干净' }, next(chat))).toMatchObject({
    severity: 'S2',
  })
})

test('danger counts by the clock, at night too; ordinary matters wait for the desk', async () => {
  const night = { now: new Date('2026-03-04T23:00:00+08:00') }
  const injury = await call(openCase, { category: 'injury', severity: 'S1', text: '受伤了' }, context(night))
  expect(injury).toMatchObject({
    severity: 'S1',
    firstResponseBy: '2026-03-04T23:05:00+08:00',
    closeBy: '2026-03-07T23:00:00+08:00',
  })
  const quality = await call(openCase, { text: '没擦干净' }, context(night))
  expect(quality).toMatchObject({ severity: 'S3', category: 'quality', firstResponseBy: '2026-03-05T12:30:00+08:00' })
  const evening = await call(
    openCase,
    { category: 'platform_service', text: '客服慢' },
    context({ now: new Date('2026-03-04T20:00:00+08:00') }),
  )
  expect(evening).toMatchObject({ severity: 'S4', firstResponseBy: '2026-03-05T20:00:00+08:00' })
})

test('the same turn opens one case', async () => {
  const chat = context()
  const report = { category: 'damage', text: '打碎了杯子' }
  const first = await call(openCase, report, chat)
  expect(await call(openCase, report, chat)).toEqual(first)
  expect((await call(caseStatus, {}, next(chat))).cases).toHaveLength(1)
})

test('a survey is answered once per visit; a corrected score replaces the first', async () => {
  const chat = context()
  const given = {
    service: 'hood',
    conversationId: chat.conversationId,
    status: 'done' as const,
    worker: 'w18',
    start: new Date('2026-03-03T09:00:00+08:00'),
  }
  const { id } = await givenBooking(db, company, given, chat.now)
  const rating = async () => (await db.select().from(worker).where(eq(worker.id, 'w18')))[0]
  const before = await rating()
  await db.insert(survey).values({
    id: 's1',
    bookingId: id,
    conversationId: chat.conversationId,
    status: 'sent',
    sentAt: chat.now,
    createdAt: chat.now,
  })
  expect(await call(recordSurvey, { order: null, score: 2, text: null }, next(chat))).toMatchObject({
    id: 's1',
    score: 2,
    low: true,
  })
  expect(await call(recordSurvey, { score: 5, text: '说错了，很好' }, next(chat))).toMatchObject({
    id: 's1',
    score: 5,
    low: false,
  })
  expect(await db.select().from(survey).where(eq(survey.bookingId, id))).toMatchObject([
    { status: 'answered', score: 5, text: '说错了，很好', workerId: 'w18' },
  ])
  const after = await rating()
  expect(after?.ratingCount).toBe((before?.ratingCount ?? 0) + 1)
  expect(after?.ratingSum).toBe((before?.ratingSum ?? 0) + 5)
})

test('praise goes to the worker if there is but one of that name', async () => {
  const chat = context()
  await call(recordFeedback, { kind: 'praise', text: '李师傅很专业', worker: '罗师傅' }, chat)
  await call(recordFeedback, { kind: null, text: '希望能开到晚上十点', worker: null }, next(chat))
  const kept = await db
    .select()
    .from(feedback)
    .where(eq(feedback.conversationId, chat.conversationId))
    .orderBy(feedback.kind)
  expect(kept).toMatchObject([
    { kind: 'praise', workerId: 'w21' },
    { kind: 'suggestion', workerId: null },
  ])
})

test('a complaint without a number belongs to the only order of these days', async () => {
  const chat = context()
  const given = { service: 'hood', conversationId: chat.conversationId, status: 'done' as const }
  const recent = await givenBooking(db, company, { ...given, start: new Date('2026-03-02T09:00:00+08:00') }, chat.now)
  await givenBooking(db, company, { ...given, start: new Date('2026-01-02T09:00:00+08:00') }, chat.now)
  const { number } = await call(openCase, { category: 'quality', text: '没洗干净' }, next(chat))
  const [stored] = await db.select().from(complaint).where(eq(complaint.number, number))
  expect(stored?.bookingId).toBe(recent.id)
})
