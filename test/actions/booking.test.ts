import { expect, test } from 'vitest'
import { action as book } from '../../src/actions/book.ts'
import { action as bookingStatus } from '../../src/actions/booking-status.ts'
import { action as cancelBooking } from '../../src/actions/cancel-booking.ts'
import { action as cancelTerms } from '../../src/actions/cancel-terms.ts'
import { action as customerFile } from '../../src/actions/customer-file.ts'
import { action as findBookings } from '../../src/actions/find-bookings.ts'
import { action as findSlots } from '../../src/actions/find-slots.ts'
import { action as makeQuote } from '../../src/actions/make-quote.ts'
import { action as releaseHold } from '../../src/actions/release-hold.ts'
import { action as rescheduleBooking } from '../../src/actions/reschedule-booking.ts'
import { action as rescheduleTerms } from '../../src/actions/reschedule-terms.ts'
import { givenBooking, takeSlot } from '#business/bookings/given.ts'
import { progress } from '#business/bookings/progress.ts'
import type { BusinessContext } from '#business/context.ts'
import { knownCustomerId } from '../../src/demo/load-demo.ts'
import { business, call } from './business.ts'

const { db, company, context, next } = await business('2026-03-04T10:00:00+08:00')

const address = '徐汇区漕溪北路88号1502室'
const order = { service: 'clean-daily', area: 90, variant: null, count: null, duration: null, addOns: null }
const contact = { address, phone: '13812345678', name: '王女士', note: null, worker: null }
const instant = (start: string) => ({ start, precision: 'instant' })

async function quoted(chat: BusinessContext, start: string, more: Record<string, unknown> = {}) {
  const offered = await call(makeQuote, { ...order, ...contact, start, ...more }, chat)
  if (!offered.ok) throw new Error(offered.reason)
  return offered.quote
}

async function booked(chat: BusinessContext, start: string, more: Record<string, unknown> = {}) {
  const { id } = await quoted(chat, start, more)
  const done = await call(book, { quoteId: id }, next(chat))
  if (!done.ok) throw new Error(done.reason)
  return done
}

test('a new customer books: slot, quote, order, and a file of their own', async () => {
  const chat = context()
  expect(await call(customerFile, {}, chat)).toMatchObject({ known: false, name: null, phone: null, address: null })
  const when = instant('2026-03-06T15:00:00+08:00')
  const offer = await call(findSlots, { ...order, when, worker: null, address }, chat)
  expect(offer).toMatchObject({ exact: true, text: expect.stringContaining('3月6日周五 15:00') })
  const [first] = offer.options
  expect(first).toMatchObject({ start: '2026-03-06T15:00:00+08:00', end: '2026-03-06T18:00:00+08:00', people: 1 })
  expect(first?.value.start).toBe(first?.at)

  const quote = await quoted(next(chat), first?.value.start ?? '')
  expect(quote).toMatchObject({
    serviceName: '日常保洁',
    sizeText: '90平方米',
    totalFen: 165_00,
    depositFen: 0,
    hours: 3,
    people: 1,
    start: '2026-03-06T15:00:00+08:00',
    workerName: first?.workerName,
    address,
    name: '王女士',
    phone: '138****5678',
    validUntil: '2026-03-04T10:30:00+08:00',
  })
  expect(quote.lines).toEqual([{ label: '日常保洁', amountFen: 165_00, rule: '55元 × 3小时' }])
  for (const part of ['¥165', '138****5678', address, '最多50元', '最多150元', '免费返工'])
    expect(quote.text).toContain(part)
  expect(quote.text).not.toContain('13812345678')

  const done = await call(book, { quoteId: quote.id }, next(chat))
  expect(done).toMatchObject({ ok: true, ref: quote.ref, workerName: first?.workerName, totalFen: 165_00 })
  const file = await call(customerFile, {}, next(chat))
  expect(file).toMatchObject({
    known: true,
    name: '王女士',
    phone: '13812345678',
    address,
    lastWorker: first?.workerName,
  })
})

test('a turn that is handled again books once and answers the same', async () => {
  const chat = context()
  const quote = await quoted(chat, '2026-03-06T09:00:00+08:00')
  expect(await quoted(chat, '2026-03-06T09:00:00+08:00')).toEqual(quote)
  const turn = next(chat)
  const first = await call(book, { quoteId: quote.id }, turn)
  const again = await Promise.all([1, 2, 3].map(() => call(book, { quoteId: quote.id }, turn)))
  expect(again).toEqual([first, first, first])
  expect((await call(findBookings, {}, next(chat))).bookings).toHaveLength(1)
})

test('what a chat holds is free for that chat, and for nobody else', async () => {
  const chat = context()
  const { start, end } = await quoted(chat, '2026-03-09T09:00:00+08:00')
  const other = context()
  await takeSlot(db, company, new Date(start), new Date(end), chat.now)
  expect(await call(findSlots, { ...order, address, when: instant(start) }, next(chat))).toMatchObject({ exact: false })
  const held = await quoted(other, '2026-03-09T14:00:00+08:00', { service: 'cook' })
  const cook = { ...order, service: 'cook', address }
  expect(await call(findSlots, { ...cook, when: instant(held.start) }, next(other))).toMatchObject({ exact: true })
  await call(releaseHold, { quoteId: held.id }, next(other))
  expect(await call(book, { quoteId: held.id }, next(other))).toMatchObject({ ok: false, reason: 'expired' })
})

test('somebody was faster: nothing is booked, and real times are offered', async () => {
  const chat = context()
  const quote = await quoted(chat, '2026-03-10T15:00:00+08:00')
  await takeSlot(db, company, new Date(quote.start), new Date(quote.end), chat.now)
  const lost = await call(book, { quoteId: quote.id }, next(chat))
  if (lost.ok) throw new Error('booked')
  expect(lost.reason).toBe('taken')
  expect(lost.options.length).toBeGreaterThanOrEqual(2)
  for (const option of lost.options) {
    expect(option.start).not.toBe(quote.start)
    await booked(context(), option.value.id)
  }
  const late = await call(makeQuote, { ...order, ...contact, start: quote.start }, next(chat))
  expect(late).toMatchObject({ ok: false, reason: 'taken' })
  expect((await call(findBookings, {}, next(chat))).bookings).toEqual([])
})

test('the same place at two numbers of the day: a duration, add-ons and a note are part of the offer', async () => {
  const quote = await quoted(context(), '2026-03-11T09:00:00+08:00', {
    area: null,
    duration: 'PT2H30M',
    addOns: 'fridge-inside,冰箱灯',
    note: '家里有猫',
  })
  expect(quote).toMatchObject({ totalFen: 177_50, hours: 3, note: '家里有猫', sizeText: '2.5小时' })
})

test('a contract shows its own deposit, span, guarantee and rules', async () => {
  const more = { service: 'yuesao', variant: '二星', area: null }
  const quote = await quoted(context(), '2026-05-10T09:00:00+08:00', more)
  expect(quote).toMatchObject({ totalFen: 12800_00, depositFen: 2560_00, end: '2026-06-05T09:00:00+08:00' })
  expect(quote.text).toContain('5月10日周日 09:00 – 6月5日周五 09:00')
  expect(quote.text).toContain('7天内不合适免费换人')
  expect(quote.text).not.toContain('返工')
})

test('machines of two kinds make one order', async () => {
  const quote = await quoted(context(), '2026-03-11T14:00:00+08:00', {
    service: 'ac',
    variant: '挂机,cabinet',
    count: 3,
  })
  expect(quote).toMatchObject({ totalFen: 400_00, hours: 3.5, sizeText: '挂机 2台、柜机 1台' })
})

test('an order for what is no longer sold can still be moved', async () => {
  const chat = context()
  const { ref } = await booked(chat, '2026-03-27T09:00:00+08:00')
  const services = company.services.filter(({ id }) => id !== 'clean-daily')
  const later = next(chat, { company: { ...company, services, version: 2 } })
  const moved = await call(rescheduleBooking, { ref, start: '2026-03-27T14:00:00+08:00' }, later)
  expect(moved).toMatchObject({ ok: true, start: '2026-03-27T14:00:00+08:00' })
})

test('a size that cannot be done is said before a time is looked for', async () => {
  const offer = await call(findSlots, { ...order, area: 5, when: instant('2026-03-06T15:00:00+08:00') }, context())
  expect(offer).toMatchObject({ options: [], reason: 'size', text: '请给一个10–1000平方米之间的数' })
})

test('English customers read English', async () => {
  const chat = context({ locale: 'en' })
  const offer = await call(findSlots, { ...order, address, when: instant('2026-03-12T15:00:00+08:00') }, chat)
  const quote = await quoted(next(chat), '2026-03-12T15:00:00+08:00', { name: 'Emily', addOns: 'ironing' })
  const done = await call(book, { quoteId: quote.id }, next(chat))
  const [terms] = [await call(cancelTerms, { ref: quote.ref }, next(chat))]
  const move = await call(rescheduleTerms, { ref: quote.ref }, next(chat))
  const status = await call(bookingStatus, { ref: quote.ref }, next(chat))
  const texts = JSON.stringify([
    offer,
    { ...quote, address: '', text: quote.text.replace(address, '') },
    { ...done, address: '' },
    terms,
    move,
    { ...status, address: '' },
  ])
  expect(texts).not.toMatch(/\p{Script=Han}/u)
})

test('own orders: those to come first, one by its number, nobody else’s', async () => {
  const chat = context()
  const first = await booked(chat, '2026-03-14T09:00:00+08:00')
  const second = await booked(next(chat), '2026-03-13T14:00:00+08:00', { service: 'hood', count: 1 })
  const all = await call(findBookings, { open: true }, next(chat))
  expect(all.bookings.map(({ ref }) => ref)).toEqual([second.ref, first.ref])
  expect(all.options[0]).toMatchObject({
    id: second.ref,
    label: expect.stringContaining('油烟机清洗 3月13日周五 14:00'),
  })
  const byService = await call(findBookings, { service: 'clean-daily', open: 'true' }, next(chat))
  expect(byService.bookings.map(({ ref }) => ref)).toEqual([first.ref])
  const day = { start: '2026-03-13T00:00:00+08:00', end: '2026-03-14T00:00:00+08:00', precision: 'day' }
  expect((await call(findBookings, { when: day }, next(chat))).bookings.map(({ ref }) => ref)).toEqual([second.ref])
  const digits = first.ref.slice(2)
  expect((await call(findBookings, { order: digits }, next(chat))).bookings).toHaveLength(1)
  expect((await call(findBookings, { order: first.ref }, context())).bookings).toEqual([])
  expect(await call(bookingStatus, { ref: first.ref }, context())).toMatchObject({ ok: false })
})

test('a known customer sees her orders from any chat', async () => {
  const chat = context({ customerId: knownCustomerId })
  expect(await call(customerFile, {}, chat)).toMatchObject({
    known: true,
    name: '陈静',
    phone: '13900000001',
    phoneMasked: '139****0001',
    address,
  })
  const done = await booked(next(chat), '2026-03-16T09:00:00+08:00')
  const elsewhere = context({ customerId: knownCustomerId })
  expect((await call(findBookings, {}, elsewhere)).bookings.map(({ ref }) => ref)).toEqual([done.ref])
})

test('an hour and a place later the same worker comes first', async () => {
  const chat = context()
  const first = await booked(chat, '2026-03-17T09:00:00+08:00')
  const again = await quoted(next(chat), '2026-03-24T09:00:00+08:00')
  expect(again.workerName).toBe(first.workerName)
  const wished = await quoted(context(), '2026-03-25T09:00:00+08:00', { worker: '王阿姨' })
  expect(wished.workerName).toBe('王阿姨')
  for (const [index, worker] of ['上次的张阿姨', '张姐', '张美英', 'Ms Zhang'].entries()) {
    const place = { address: '静安区南京西路1000号', worker }
    expect((await quoted(context(), `2026-04-0${index + 1}T09:00:00+08:00`, place)).workerName).toBe('张阿姨')
  }
  const last = await quoted(next(chat), '2026-03-28T09:00:00+08:00', { worker: '上次那位阿姨' })
  expect(last.workerName).toBe(first.workerName)
})

test('progress is told step by step', async () => {
  const chat = context()
  const { ref } = await booked(chat, '2026-03-18T09:00:00+08:00')
  const say = async () => (await call(bookingStatus, { ref }, next(chat))).text
  expect(await say()).toContain('已预约')
  const at = new Date('2026-03-18T08:30:00+08:00')
  await progress(db, ref, 'on_the_way', { eta: '14:20', at })
  expect(await say()).toContain('预计14:20到达')
  await progress(db, ref, 'arrived', { at })
  expect(await say()).toContain('已到达')
  const status = await call(bookingStatus, { ref }, next(chat))
  if (!status.ok) throw new Error('none')
  expect(status.steps.map(({ status: step, done }) => [step, done])).toEqual([
    ['booked', true],
    ['assigned', true],
    ['on_the_way', true],
    ['arrived', true],
    ['in_service', false],
    ['done', false],
  ])
  expect(await call(cancelTerms, { ref }, next(chat))).toMatchObject({ ok: false, reason: 'started' })
})

test('nobody assigned yet is said, and costs nothing to cancel', async () => {
  const chat = context()
  const given = {
    service: 'clean-daily',
    conversationId: chat.conversationId,
    worker: null,
    start: new Date('2026-03-04T11:00:00+08:00'),
  }
  const { ref } = await givenBooking(db, company, given, chat.now)
  expect(await call(bookingStatus, { ref }, chat)).toMatchObject({
    workerName: null,
    text: expect.stringContaining('正在安排'),
  })
  expect(await call(cancelTerms, { ref }, next(chat))).toMatchObject({
    ok: true,
    feeFen: 0,
    clause: '还没有派人，取消不收费',
  })
})

test('cancelling shows the fee first and charges what was shown', async () => {
  const chat = context()
  const { ref } = await booked(chat, '2026-03-19T09:00:00+08:00')
  const early = await call(cancelTerms, { ref }, next(chat, { now: new Date('2026-03-18T17:00:00+08:00') }))
  expect(early).toMatchObject({
    ok: true,
    feeFen: 0,
    freeUntil: '2026-03-18T18:00:00+08:00',
    text: expect.stringContaining('免费'),
  })
  const late = { now: new Date('2026-03-18T18:30:00+08:00') }
  const changed = await call(cancelBooking, { ref, feeFen: 0 }, next(chat, late))
  expect(changed).toMatchObject({
    ok: false,
    reason: 'fee_changed',
    feeFen: 33_00,
    text: expect.stringContaining('¥33'),
  })
  const done = await call(cancelBooking, { ref, feeFen: 33_00 }, next(chat, late))
  expect(done).toMatchObject({ ok: true, feeFen: 33_00, text: expect.stringContaining('取消费用¥33') })
  expect((await call(findBookings, { open: true }, next(chat))).bookings).toEqual([])
  expect((await call(findBookings, { past: true }, next(chat))).bookings).toMatchObject([
    { status: 'cancelled', feeFen: 33_00 },
  ])
})

test('moving keeps the worker where possible', async () => {
  const chat = context()
  const { ref, workerName } = await booked(chat, '2026-03-20T09:00:00+08:00')
  expect(await call(rescheduleTerms, { ref }, next(chat))).toMatchObject({ ok: true, feeFen: 0, freeChangesLeft: 2 })
  const offer = await call(findSlots, { booking: ref, when: instant('2026-03-20T10:00:00+08:00') }, next(chat))
  // Her own visit is no obstacle to itself.
  expect(offer).toMatchObject({ exact: true, options: [{ workerName }, {}, {}] })
  const moved = await call(rescheduleBooking, { ref, start: offer.options[0]?.start, feeFen: 0 }, next(chat))
  expect(moved).toMatchObject({ ok: true, start: '2026-03-20T10:00:00+08:00', workerName, freeChangesLeft: 1 })
  expect(
    await call(findSlots, { booking: 'GJ00000000', when: instant('2026-03-20T10:00:00+08:00') }, next(chat)),
  ).toMatchObject({ options: [] })
})

test('moving to a time that is gone says so and offers others', async () => {
  const chat = context()
  const { ref } = await booked(chat, '2026-03-21T09:00:00+08:00')
  await takeSlot(db, company, new Date('2026-03-21T15:00:00+08:00'), new Date('2026-03-21T18:00:00+08:00'), chat.now)
  const lost = await call(rescheduleBooking, { ref, start: '2026-03-21T15:00:00+08:00', feeFen: 0 }, next(chat))
  if (lost.ok || lost.reason !== 'taken') throw new Error('moved')
  expect(lost.options.length).toBeGreaterThanOrEqual(2)
})

test('a place that is not served gets no offer', async () => {
  const refused = await call(
    makeQuote,
    { ...order, ...contact, address: '宝山区牡丹江路1号', start: '2026-03-23T09:00:00+08:00' },
    context(),
  )
  expect(refused).toMatchObject({ ok: false, reason: 'outside' })
})
