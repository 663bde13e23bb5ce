import { expect, test } from 'vitest'
import { type BookingFacts, planOf, type PlanRules } from '#business/follow-ups/plan.ts'
import { outsideQuietHours } from '#business/follow-ups/rules.ts'
import { iso } from '#business/time.ts'

const rules = (zone = 'Asia/Shanghai'): PlanRules => ({
  zone,
  late: { noticeMinutes: 10, owesAfterMinutes: [30, 60] },
  desk: { from: '08:30', to: '21:00' },
})

const ms = (text: string): number => Date.parse(text)
const at = (text: string): number => ms(`2026-03-${text}:00+08:00`)

/** A visit of three hours on 5 March at 14:00, ordered on the 3rd. */
const visit = (more: Partial<BookingFacts> = {}): BookingFacts => {
  const start = more.start ?? at('05T14:00')
  const end = more.end ?? start + 3 * 3_600_000
  return {
    id: 'b',
    status: 'confirmed',
    start,
    end,
    bookedAt: at('03T10:00'),
    agreedAt: at('03T10:00'),
    holdUntil: undefined,
    visits: [{ visit: 0, start, end }],
    contract: false,
    travelMs: 3_600_000,
    eta: undefined,
    missedAt: undefined,
    doneAt: undefined,
    unpaid: undefined,
    complaint: 'none',
    survey: undefined,
    laterSurveys: new Map(),
    ...more,
  }
}

/** "reminder 04T18:00", in order of time. */
const plan = (facts: BookingFacts, by = rules()): string[] =>
  planOf(by, facts)
    .toSorted((a, b) => a.dueAt - b.dueAt || (a.key < b.key ? -1 : 1))
    .map(({ kind, dueAt }) => `${kind} ${iso(by.zone, dueAt).slice(8, 16)}`)

/** Ordered on the 1st at ten for the 10th, with a deposit to be paid within two days. */
const unpaid = (bookedAt: string, more: Partial<BookingFacts> = {}) =>
  visit({
    start: at('10T14:00'),
    bookedAt: at(bookedAt),
    agreedAt: at(bookedAt),
    unpaid: { fen: 20_000, withinMs: 48 * 3_600_000 },
    ...more,
  })

// ordered | what is done about the deposit
test.each<[string, BookingFacts, string[]]>([
  [
    'in the afternoon',
    unpaid('01T15:00'),
    ['payment_reminder 01T15:10', 'payment_reminder 03T13:00', 'payment_expiry 03T15:00'],
  ],
  [
    'in the morning: the reminder does not come before nine',
    unpaid('01T10:00'),
    ['payment_reminder 01T10:10', 'payment_reminder 03T09:00', 'payment_expiry 03T10:00'],
  ],
  [
    'late at night: it lapses in the morning, an hour after the reminder',
    unpaid('01T23:30'),
    ['payment_reminder 01T23:40', 'payment_reminder 04T09:00', 'payment_expiry 04T10:00'],
  ],
  ['too close to the visit: paid at the door', unpaid('08T15:00'), []],
  ['paid', unpaid('01T15:00', { unpaid: undefined }), []],
  ['the worker is on the way', unpaid('01T15:00', { status: 'on_the_way' }), []],
])('the deposit, ordered %s', (_, facts, expected) => {
  expect(plan(facts).filter((line) => line.startsWith('payment'))).toEqual(expected)
})

const done = (more: Partial<BookingFacts> = {}) => visit({ status: 'done', doneAt: at('05T17:00'), ...more })
const sent = { status: 'sent', sentAt: at('06T09:00'), answeredAt: undefined, low: false }

// what | the booking | its plan
test.each<[string, BookingFacts, string[]]>([
  [
    'a visit in two days',
    visit(),
    [
      'confirmation 03T10:00',
      'preparation 04T18:00',
      'reminder 04T18:00',
      'reminder 05T12:00',
      'departure_check 05T13:00',
      'arrival_check 05T14:10',
      'completion_check 05T17:30',
    ],
  ],
  [
    'ordered in the morning for the afternoon: prepared soon, reminded once',
    visit({ bookedAt: at('05T09:30'), agreedAt: at('05T09:30') }),
    [
      'confirmation 05T09:30',
      'preparation 05T09:40',
      'reminder 05T12:00',
      'departure_check 05T13:00',
      'arrival_check 05T14:10',
      'completion_check 05T17:30',
    ],
  ],
  [
    'ordered at 22:30 for nine in the morning: nothing in the night',
    visit({ start: at('05T09:00'), bookedAt: at('04T22:30'), agreedAt: at('04T22:30') }),
    [
      'confirmation 04T22:30',
      'preparation 05T07:00',
      'reminder 05T07:00',
      'departure_check 05T08:00',
      'arrival_check 05T09:10',
      'completion_check 05T12:30',
    ],
  ],
  ['on the way', visit({ status: 'on_the_way' }), ['arrival_check 05T14:10', 'completion_check 05T17:30']],
  [
    'on the way, but late',
    visit({ status: 'on_the_way', eta: { clock: '14:25', saidAt: at('05T13:30') } }),
    ['late 05T13:30', 'arrival_check 05T14:10', 'late 05T14:30', 'late 05T15:00', 'completion_check 05T17:30'],
  ],
  [
    'on the way and expected within ten minutes of the start',
    visit({ status: 'on_the_way', eta: { clock: '14:09', saidAt: at('05T13:30') } }),
    ['arrival_check 05T14:10', 'completion_check 05T17:30'],
  ],
  ['arrived', visit({ status: 'arrived' }), ['completion_check 05T17:30']],
  ['in service', visit({ status: 'in_service' }), ['completion_check 05T17:30']],
  ['done', done({ doneAt: at('05T16:00') }), ['return_visit 05T18:00', 'survey 05T18:00', 'return_visit 06T16:00']],
  [
    'done in the evening: asked in the morning',
    done({ doneAt: at('05T19:30') }),
    ['return_visit 06T09:00', 'survey 06T09:00', 'return_visit 06T19:30'],
  ],
  [
    'the survey is out',
    done({ survey: sent }),
    ['return_visit 05T19:00', 'return_visit 06T17:00', 'survey_reminder 07T09:00'],
  ],
  ['the survey is answered', done({ survey: { ...sent, status: 'answered', answeredAt: at('06T10:00') } }), []],
  [
    'a low score',
    done({ survey: { ...sent, status: 'answered', answeredAt: at('06T10:00'), low: true } }),
    ['callback 06T10:30'],
  ],
  [
    'a low score at night',
    done({ survey: { ...sent, status: 'answered', answeredAt: at('06T23:00'), low: true } }),
    ['callback 07T09:00'],
  ],
  ['a complaint', done({ complaint: 'open' }), []],
  ['a grave complaint, even when it is closed', done({ complaint: 'grave' }), []],
  ['cancelled', visit({ status: 'cancelled' }), []],
  ['an offer', visit({ status: 'held', bookedAt: undefined, holdUntil: at('03T10:10') }), ['hold_expiry 03T10:10']],
  ['an offer that ran out', visit({ status: 'expired', bookedAt: undefined, holdUntil: at('03T10:10') }), []],
])('%s', (_, facts, expected) => {
  expect(plan(facts).filter((line) => !line.startsWith('outcome_check'))).toEqual(expected)
})

// the visit | when people are told that nobody has said how it ended
test.each<[string, BookingFacts, string[]]>([
  ['in the afternoon', visit(), ['outcome_check 05T20:00', 'outcome_check 06T08:30']],
  ['begun', visit({ status: 'in_service' }), ['outcome_check 05T20:00', 'outcome_check 06T08:30']],
  [
    'in the evening: at the desk in the morning',
    visit({ start: at('05T17:00'), end: at('05T20:00') }),
    ['outcome_check 06T08:30', 'outcome_check 07T08:30'],
  ],
  ['done', done(), []],
  ['cancelled', visit({ status: 'cancelled' }), []],
])('a visit %s that nobody reports', (_, facts, expected) => {
  expect(plan(facts).filter((line) => line.startsWith('outcome_check'))).toEqual(expected)
})

test('a worker who was missed at the check is late from then on, and what is owed has its own moments', () => {
  const late = planOf(rules(), visit({ missedAt: at('05T14:10') })).filter(({ kind }) => kind === 'late')
  expect(late.map(({ dueAt, data }) => [dueAt, data?.['minutes']])).toEqual([
    [at('05T14:10'), 0],
    [at('05T14:30'), 30],
    [at('05T15:00'), 60],
  ])
})

const weekly = ['05T14:00', '12T14:00', '19T14:00'].map((text, n) => ({
  visit: n,
  start: at(text),
  end: at(text) + 10_800_000,
}))

test('every visit of an order is reminded of; only the first is watched', () => {
  const reminders = planOf(rules(), visit({ visits: weekly })).filter(({ kind }) => kind === 'reminder')
  expect(reminders.map(({ dueAt }) => iso('Asia/Shanghai', dueAt).slice(8, 16))).toEqual([
    '04T18:00',
    '05T12:00',
    '11T18:00',
    '12T12:00',
    '18T18:00',
    '19T12:00',
  ])
})

test('every later visit is asked about and may be rated by itself, whatever was said of the first', () => {
  const answered = { ...sent, status: 'answered', answeredAt: at('06T10:00') }
  const facts = done({ visits: weekly, survey: answered })
  const later = (more: Partial<BookingFacts> = {}) =>
    plan({ ...facts, ...more }).filter((line) => !line.startsWith('reminder'))
  expect(later()).toEqual([
    'completion_check 12T17:30',
    'survey 12T19:00',
    'completion_check 19T17:30',
    'survey 19T19:00',
  ])
  // A worker who dropped out of the second and was not replaced: nobody comes, nobody is asked.
  expect(later({ visits: weekly.filter((one) => one.visit !== 1) })).toEqual([
    'completion_check 19T17:30',
    'survey 19T19:00',
  ])
  expect(later({ complaint: 'open' })).toEqual([])
  const low = new Map([[1, { status: 'answered', sentAt: at('12T19:00'), answeredAt: at('12T19:30'), low: true }]])
  expect(later({ laterSurveys: low })).toEqual([
    'completion_check 12T17:30',
    'callback 12T20:00',
    'completion_check 19T17:30',
    'survey 19T19:00',
  ])
})

test('a contract is asked after on days 1, 3, 7, 15 and 30, as long as it lasts', () => {
  const contract = visit({ contract: true, status: 'in_service', end: at('31T14:00') })
  expect(plan(contract)).toEqual(['06T10:00', '08T10:00', '12T10:00', '20T10:00'].map((day) => `return_visit ${day}`))
})

test('a moved visit is reminded of anew, but prepared for once', () => {
  const keys = (start: number) => new Map(planOf(rules(), visit({ start })).map(({ kind, key }) => [kind, key]))
  const before = keys(at('05T14:00'))
  const after = keys(at('06T14:00'))
  expect(after.get('reminder')).not.toBe(before.get('reminder'))
  expect(after.get('arrival_check')).not.toBe(before.get('arrival_check'))
  expect(after.get('preparation')).toBe(before.get('preparation'))
})

test('keys are unique', () => {
  for (const facts of [visit(), visit({ missedAt: at('05T14:10') }), done(), done({ survey: sent })]) {
    const keys = planOf(rules(), facts).map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
  }
})

// zone | visit | ordered | evening before | two hours before
test.each([
  // Summer time begins in New York on 8 March 2026 at 2:00 and ends on 1 November.
  ['America/New_York', '2026-03-08T10:00:00-04:00', '2026-03-07T18:00:00-05:00', '2026-03-08T08:00:00-04:00'],
  ['America/New_York', '2026-03-08T04:00:00-04:00', '2026-03-07T18:00:00-05:00', '2026-03-08T01:00:00-05:00'],
  ['America/New_York', '2026-11-01T10:00:00-05:00', '2026-10-31T18:00:00-04:00', '2026-11-01T08:00:00-05:00'],
  ['Asia/Shanghai', '2027-01-01T09:00:00+08:00', '2026-12-31T18:00:00+08:00', '2027-01-01T07:00:00+08:00'],
])(
  'in %s a visit at %s is reminded of at six by the wall clock and two real hours before',
  (zone, start, ...expected) => {
    const bookedAt = ms(start) - 5 * 86_400_000
    const reminders = planOf(rules(zone), visit({ start: ms(start), bookedAt, agreedAt: bookedAt })).filter(
      ({ kind }) => kind === 'reminder',
    )
    expect(reminders.map(({ dueAt }) => dueAt)).toEqual(expected.map(ms))
  },
)

test('a visit that ends on the last evening of the year is asked about on New Year’s morning', () => {
  const doneAt = ms('2026-12-31T20:30:00+08:00')
  const survey = planOf(rules(), done({ doneAt })).find(({ kind }) => kind === 'survey')
  expect(iso('Asia/Shanghai', survey?.dueAt ?? 0)).toBe('2027-01-01T09:00:00+08:00')
})

// zone | moment | first moment outside the quiet hours
test.each([
  ['Asia/Shanghai', '2026-03-05T08:59:59+08:00', '2026-03-05T09:00:00+08:00'],
  ['Asia/Shanghai', '2026-03-05T09:00:00+08:00', '2026-03-05T09:00:00+08:00'],
  ['Asia/Shanghai', '2026-03-05T20:59:59+08:00', '2026-03-05T20:59:59+08:00'],
  ['Asia/Shanghai', '2026-03-05T21:00:00+08:00', '2026-03-06T09:00:00+08:00'],
  ['Asia/Shanghai', '2026-12-31T23:30:00+08:00', '2027-01-01T09:00:00+08:00'],
  ['America/New_York', '2026-03-07T22:00:00-05:00', '2026-03-08T09:00:00-04:00'],
  ['America/New_York', '2026-10-31T22:00:00-04:00', '2026-11-01T09:00:00-05:00'],
])('in %s at %s customers are written to at %s', (zone, moment, expected) => {
  expect(outsideQuietHours(zone, ms(moment))).toBe(ms(expected))
})
