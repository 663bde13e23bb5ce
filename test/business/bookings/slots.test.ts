import { expect, test } from 'vitest'
import { fits } from '#business/bookings/availability.ts'
import type { Plan } from '#business/bookings/plan.ts'
import { slotsFor } from '#business/bookings/slots.ts'
import { timeValueSchema, wishOf } from '#business/bookings/wish.ts'
import { type Company, serviceOf } from '#business/catalogue/company.ts'
import { priceOf } from '#business/catalogue/pricing.ts'
import type { Size } from '#business/catalogue/sizing.ts'
import { hourMs, iso } from '#business/time.ts'
import type { Preference } from '#business/workers/ranking.ts'
import type { Visit, Worker } from '#business/workers/worker.ts'
import { demoCompany } from '../demo-company.ts'

const company = demoCompany()
const quals = [
  '身份核验',
  '健康证',
  '保洁上岗培训',
  '深度保洁认证',
  '陪护培训',
  '母婴护理证',
  '无犯罪核查',
  '健康证90天内体检',
  '第三者责任险',
]

const worker = (id: string, more: Partial<Worker> = {}): Worker => ({
  id,
  name: id,
  title: { zh: id, en: id },
  gender: 'female',
  code: 'green',
  districts: ['徐汇区'],
  languages: [],
  jobsDone: 0,
  ratingCount: 0,
  rating: 4.6,
  certificates: new Map(quals.map((kind) => [kind, null])),
  shifts: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, startMinute: 0, endMinute: 1440 })),
  timeOff: [],
  ...more,
})

const at = (text: string): number => Date.parse(`2026-03-${text}:00+08:00`)
const visit = (start: string, end: string, district = '徐汇区'): Visit => ({
  id: start,
  bookingId: start,
  start: at(start),
  end: at(end),
  district,
})

const planOf = (of: Company, id: string, size: Size, district: string | null = '徐汇区'): Plan => {
  const service = serviceOf(of, id)
  if (!service) throw new Error(id)
  const work = priceOf(of, service, size)
  if (!work.ok) throw new Error(work.reason)
  return { service, work, district }
}

interface Case {
  service?: string
  size?: Size
  when: Record<string, unknown>
  workers?: Worker[]
  visits?: Record<string, Visit[]>
  district?: string | null
  now?: string
  preference?: Preference
}

const offered = (
  given: Case,
): { exact: boolean; starts: string[]; reason: string | undefined; who: string[]; earliest: string | undefined } => {
  const plan = planOf(
    company,
    given.service ?? 'clean-daily',
    given.size ?? { area: 90 },
    given.district === undefined ? '徐汇区' : given.district,
  )
  const wish = wishOf(company, timeValueSchema.parse(given.when))
  const roster = { workers: given.workers ?? [worker('w1')], visits: new Map(Object.entries(given.visits ?? {})) }
  const now = at(given.now ?? '04T10:00')
  const request = { plan, wish, now, ...(given.preference && { preference: given.preference }) }
  const { exact, slots, reason, earliest } = slotsFor(company, roster, request)
  return {
    exact,
    reason,
    starts: slots.map(({ start }) => iso(company.zone, start).slice(8, 16)),
    who: slots.map(({ team }) => team.map(({ id }) => id).join('+')),
    earliest: earliest === undefined ? undefined : iso(company.zone, earliest).slice(8, 16),
  }
}

const instant = (text: string) => ({ start: `2026-03-${text}:00+08:00`, precision: 'instant' })
const day = (text: string) => ({
  start: `2026-03-${text}T00:00:00+08:00`,
  end: `2026-03-${String(Number(text) + 1).padStart(2, '0')}T00:00:00+08:00`,
  precision: 'day',
})

test.each([
  // visits | candidate | fits
  [[], ['06T15:00', '06T18:00', '徐汇区'], true],
  [[visit('06T09:00', '06T12:00')], ['06T12:30', '06T14:30', '徐汇区'], true],
  [[visit('06T09:00', '06T12:00')], ['06T12:29', '06T14:30', '徐汇区'], false],
  [[visit('06T09:00', '06T12:00')], ['06T12:30', '06T14:30', '静安区'], false],
  [[visit('06T09:00', '06T12:00')], ['06T13:00', '06T14:30', '静安区'], true],
  [[visit('06T09:00', '06T12:00')], ['06T12:30', '06T14:30', null], false],
  [[visit('06T15:00', '06T18:00')], ['06T12:30', '06T14:30', '徐汇区'], true],
  [[visit('06T15:00', '06T18:00')], ['06T12:30', '06T14:31', '徐汇区'], false],
  [[visit('06T15:00', '06T18:00')], ['06T16:00', '06T17:00', '徐汇区'], false],
] as const)('%# travel counts on both sides', (visits, [start, end, district], expected) => {
  const travel = (from: string | null, to: string | null) => (from !== null && from === to ? 30 : 60)
  expect(fits(visits, { start: at(start), end: at(end), district }, travel)).toBe(expected)
})

test('a free wish comes first, with near alternatives', () => {
  const { exact, starts } = offered({ when: instant('06T15:00') })
  expect(exact).toBe(true)
  expect(starts).toEqual(['06T15:00', '06T14:30', '06T15:30'])
})

test('a full wish brings the nearest times of that day, then another day', () => {
  const { exact, reason, starts } = offered({
    when: instant('06T15:00'),
    visits: { w1: [visit('06T13:00', '06T16:00')] },
  })
  expect({ exact, reason }).toEqual({ exact: false, reason: 'full' })
  expect(starts).toEqual(['06T16:30', '06T17:00', '07T15:00'])
})

test('a day is spread over morning, noon and afternoon on full hours', () => {
  expect(offered({ when: day('06') })).toMatchObject({ exact: true, starts: ['06T09:00', '06T12:00', '06T15:00'] })
})

test('an afternoon stays in the afternoon', () => {
  const when = { start: '2026-03-06T12:00:00+08:00', end: '2026-03-06T18:00:00+08:00', precision: 'daypart' }
  const { exact, starts } = offered({ when })
  expect(exact).toBe(true)
  expect(starts.every((start) => start >= '06T12:00' && start < '06T18:00')).toBe(true)
})

test('a window is met by a visit that is over by its end', () => {
  const when = { start: '2026-03-06T09:00:00+08:00', end: '2026-03-06T12:30:00+08:00', precision: 'window' }
  expect(offered({ when })).toMatchObject({ exact: true, starts: ['06T09:00', '06T09:30'] })
})

test('several days are spread over the days', () => {
  const when = { start: '2026-03-06T00:00:00+08:00', end: '2026-03-09T00:00:00+08:00', precision: 'range' }
  expect(offered({ when })).toMatchObject({ exact: true, starts: ['06T09:00', '07T09:00', '08T09:00'] })
})

test('"after three" is honoured on other days too', () => {
  const when = { start: '2026-03-06T15:00:00+08:00', precision: 'instant', open: 'after' }
  const free = offered({ when })
  expect(free.exact).toBe(true)
  expect(free.starts.every((start) => start >= '06T15:00')).toBe(true)
  const busy = offered({ when, visits: { w1: [visit('06T14:00', '06T20:00')] } })
  expect(busy).toMatchObject({ exact: false, reason: 'full' })
  expect(busy.starts.length).toBeGreaterThan(0)
  expect(busy.starts.every((start) => start.slice(3) >= '15:00')).toBe(true)
})

test('"before eleven" is honoured, whichever end names it', () => {
  for (const when of [
    { start: '2026-03-06T11:00:00+08:00', precision: 'instant', open: 'before' },
    { start: '2026-03-06T00:00:00+08:00', end: '2026-03-06T11:00:00+08:00', precision: 'window', open: 'before' },
  ]) {
    const { exact, starts } = offered({ when })
    expect(exact).toBe(true)
    expect(starts.every((start) => start < '06T11:00')).toBe(true)
  }
})

test.each([
  [instant('04T09:00'), 'past'],
  [instant('04T12:00'), 'too_soon'],
  [instant('06T07:00'), 'outside_hours'],
  [instant('06T18:30'), 'outside_hours'],
  [instant('06T17:30'), 'outside_hours'],
  [{ start: '2026-05-20T10:00:00+08:00', precision: 'instant' }, 'too_far_ahead'],
])('%o is refused as %s, with real times instead', (when, reason) => {
  const result = offered({ when })
  expect(result).toMatchObject({ exact: false, reason })
  expect(result.starts.length).toBeGreaterThanOrEqual(2)
})

test('too soon says from when on', () => {
  expect(offered({ when: instant('04T12:00') }).earliest).toBe('04T14:00')
})

test('what is left of today can be had', () => {
  expect(offered({ when: day('04') })).toMatchObject({ exact: true, starts: ['04T14:00', '04T15:00', '04T16:00'] })
})

test('nobody at all: no times, and no endless search', () => {
  expect(offered({ when: day('06'), workers: [] })).toMatchObject({ exact: false, starts: [], reason: 'full' })
})

test.each<[string, Partial<Worker>]>([
  ['yellow', { code: 'yellow' }],
  ['red', { code: 'red' }],
  ['another district', { districts: ['静安区'] }],
  ['a missing skill', { certificates: new Map([['身份核验', null]]) }],
  [
    'a certificate that lapses the day before',
    { certificates: new Map([...quals.map((q): [string, null] => [q, null]), ['健康证', '2026-03-05']]) },
  ],
  ['not on duty that weekday', { shifts: [{ weekday: 1, startMinute: 0, endMinute: 1440 }] }],
  ['off duty too early', { shifts: [{ weekday: 5, startMinute: 480, endMinute: 1020 }] }],
  ['a day off', { timeOff: [{ start: at('06T17:00'), end: at('06T19:00') }] }],
])('%s: not sent', (_why, more) => {
  const { exact, who } = offered({ when: instant('06T15:00'), workers: [worker('w0', more), worker('w1')] })
  expect(exact).toBe(true)
  expect(who[0]).toBe('w1')
  expect(offered({ when: instant('06T15:00'), workers: [worker('w0', more)] }).exact).toBe(false)
})

test('a certificate is good on its last day', () => {
  const certificates = new Map([...quals.map((q): [string, null] => [q, null]), ['健康证', '2026-03-06']] as [
    string,
    string | null,
  ][])
  expect(offered({ when: instant('06T15:00'), workers: [worker('w0', { certificates })] }).exact).toBe(true)
})

test('ranking: wished, known, fewer hours that day, better rating, id', () => {
  const workers = [worker('a'), worker('b'), worker('c', { rating: 4.9 }), worker('d'), worker('e', { rating: 4.9 })]
  const visits = { e: [visit('06T09:00', '06T11:00')] }
  const first = (preference?: Preference) =>
    offered({ when: instant('06T15:00'), workers, visits, ...(preference && { preference }) }).who[0]
  expect(first()).toBe('c')
  expect(first({ wished: new Set(), previous: new Set(['e']) })).toBe('e')
  expect(first({ wished: new Set(['d']), previous: new Set(['e']) })).toBe('d')
})

test('a wished worker who is busy: somebody else at that time, or she at another', () => {
  const workers = [worker('a'), worker('b')]
  const preference = { wished: new Set(['a']), previous: new Set<string>() }
  const { exact, reason, starts, who } = offered({
    when: instant('06T15:00'),
    workers,
    preference,
    visits: { a: [visit('06T13:00', '06T16:00')] },
  })
  expect({ exact, reason }).toEqual({ exact: false, reason: 'full' })
  expect(starts).toEqual(['06T15:00', '06T16:30', '06T17:00'])
  expect(who).toEqual(['b', 'a', 'a'])
})

test('two people are needed: both are free together', () => {
  const workers = [worker('a'), worker('b')]
  const visits = { a: [visit('06T09:00', '06T12:00')], b: [visit('06T14:00', '06T16:00')] }
  const { exact, starts, who } = offered({
    service: 'clean-deep',
    size: { area: 30 },
    when: day('06'),
    workers,
    visits,
  })
  expect(exact).toBe(true)
  expect(starts).toEqual(['06T17:00', '06T17:30', '06T18:00'])
  expect(who[0]).toBe('b+a')
})

test('while the district is unknown, only what holds everywhere is offered', () => {
  const everywhere = company.districts.map(({ name }) => name)
  expect(offered({ when: instant('06T15:00'), district: null }).exact).toBe(false)
  expect(
    offered({ when: instant('06T15:00'), district: null, workers: [worker('w1', { districts: everywhere })] }).exact,
  ).toBe(true)
})

test('round the clock: the end of the day does not count, the weekly plan does', () => {
  const late = offered({ service: 'hospital', size: { count: 2 }, when: instant('06T18:00') })
  expect(late.exact).toBe(true)
  const days = worker('d', {
    shifts: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, startMinute: 480, endMinute: 1200 })),
  })
  expect(offered({ service: 'hospital', size: { count: 1 }, when: instant('06T10:00'), workers: [days] }).exact).toBe(
    false,
  )
})

test('a contract may be months ahead and blocks all its days', () => {
  const when = { start: '2026-08-10T00:00:00+08:00', end: '2026-08-11T00:00:00+08:00', precision: 'day' }
  expect(offered({ service: 'yuesao', size: {}, when })).toMatchObject({
    exact: true,
    starts: ['10T09:00', '11T09:00', '12T09:00'],
  })
  const during = {
    id: 'x',
    bookingId: 'x',
    district: '徐汇区',
    start: Date.parse('2026-08-20T09:00:00+08:00'),
    end: Date.parse('2026-08-20T12:00:00+08:00'),
  }
  expect(offered({ service: 'yuesao', size: {}, when, visits: { w1: [during] } }).exact).toBe(false)
})

test('a recurring order is free only if every visit is', () => {
  const size = { count: 4 }
  expect(offered({ service: 'clean-recurring', size, when: instant('09T09:00') }).exact).toBe(true)
  const third = { w1: [visit('23T08:00', '23T10:00')] }
  expect(offered({ service: 'clean-recurring', size, when: instant('09T09:00'), visits: third }).exact).toBe(false)
})

test('clock times hold across a change to summer time', () => {
  const newYork: Company = { ...company, zone: 'America/New_York' }
  // Summer time begins on Sunday 8 March 2026 at two in the morning.
  const now = Date.parse('2026-03-06T12:00:00-05:00')
  const search = (when: Record<string, unknown>, id = 'clean-daily', size: Size = { area: 90 }) => {
    const wish = wishOf(newYork, timeValueSchema.parse(when))
    const { exact, slots } = slotsFor(
      newYork,
      { workers: [worker('w1')], visits: new Map() },
      { plan: planOf(newYork, id, size), wish, now },
    )
    return { exact, starts: slots.map(({ start }) => iso(newYork.zone, start)), slots }
  }
  const sunday = search({ start: '2026-03-08T00:00:00-05:00', end: '2026-03-09T00:00:00-04:00', precision: 'day' })
  expect(sunday.exact).toBe(true)
  expect(sunday.starts.every((start) => start.startsWith('2026-03-08') && start.endsWith('-04:00'))).toBe(true)
  expect(search({ start: '2026-03-08T08:00:00-04:00', precision: 'instant' }).exact).toBe(true)
  const day24 = search({ start: '2026-03-07T10:00:00-05:00', precision: 'instant' }, 'hospital', { count: 1 })
  const [slot] = day24.slots
  expect((slot?.end ?? 0) - (slot?.start ?? 0)).toBe(24 * hourMs)
  const card = search({ start: '2026-03-11T09:00:00-04:00', precision: 'instant' }, 'clean-recurring', {})
  expect(card.starts[0]).toBe('2026-03-11T09:00:00-04:00')
})
