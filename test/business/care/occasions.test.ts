import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { birthdayIn } from '#business/care/consent.ts'
import { festivalOn } from '#business/care/festival.ts'
import { type CareFacts, occasionsOf } from '#business/care/occasions.ts'
import type { CarePolicy } from '#business/catalogue/care.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const policy: CarePolicy = {
  festivals: ['春节', '中秋节'],
  dormantDays: 60,
  key: { tag: 'VIP', spendFen: 300_000, afterDays: 30 },
  restDays: 14,
  surprise: { budgetFen: 10_000, capFen: 8_000, everyVisits: 5, costFen: 4_000, gift: { zh: '礼物', en: 'a gift' } },
}
const nobody: CareFacts = {
  birthday: undefined,
  tags: [],
  visits: 3,
  spentFen: 0,
  lastVisit: day('2026-03-01'),
  hasBooking: false,
}

// day | festival
test.each([
  ['2024-02-10', '春节'],
  ['2025-01-29', '春节'],
  ['2026-02-17', '春节'],
  ['2027-02-06', '春节'],
  ['2028-01-26', '春节'],
  ['2033-01-31', '春节'],
  ['2034-02-19', '春节'],
  ['2026-03-03', '元宵节'],
  ['2025-05-31', '端午节'],
  ['2026-06-19', '端午节'],
  ['2026-09-25', '中秋节'],
  ['2027-09-15', '中秋节'],
  ['2026-10-18', '重阳节'],
  ['2026-10-01', '国庆节'],
  // In a year with a leap sixth month the festivals after it are where they belong.
  ['2025-10-06', '中秋节'],
  ['2026-02-16', undefined],
  ['2026-06-18', undefined],
])('%s is %s', (date, name) => {
  expect(festivalOn(day(date))?.name).toBe(name)
})

// day | customer | what there is to say
test.each<[string, Partial<CareFacts>, string[]]>([
  ['2026-03-08', {}, []],
  ['2026-03-08', { birthday: '03-08' }, ['birthday']],
  ['2026-02-28', { birthday: '02-29' }, ['birthday']],
  ['2028-02-28', { birthday: '02-29' }, []],
  ['2028-02-29', { birthday: '02-29' }, ['birthday']],
  ['2026-09-25', { birthday: '09-25' }, ['birthday', 'festival']],
  // A festival that the company does not keep.
  ['2026-03-03', {}, []],
  // The day after every fifth visit.
  ['2026-03-02', { visits: 5 }, ['surprise']],
  ['2026-03-03', { visits: 5 }, []],
  ['2026-03-02', { visits: 6 }, []],
  ['2026-03-31', { tags: ['VIP'] }, ['key']],
  ['2026-03-31', { spentFen: 300_000 }, ['key']],
  ['2026-03-31', { spentFen: 299_999 }, []],
  ['2026-03-31', { tags: ['VIP'], hasBooking: true }, []],
  ['2026-04-30', {}, ['dormant']],
  ['2026-05-01', {}, []],
  ['2026-04-30', { hasBooking: true }, []],
  ['2026-05-30', {}, ['dormant']],
  ['2026-06-29', {}, ['dormant']],
  // Who does not come back after three times is left in peace.
  ['2026-07-29', {}, []],
  ['2026-07-29', { lastVisit: undefined }, []],
  // Who is greeted is not asked in the same breath whether he will come back.
  ['2026-09-25', { lastVisit: day('2026-07-27') }, ['festival']],
])('on %s %o: %o', (date, facts, expected) => {
  expect(occasionsOf(policy, { ...nobody, ...facts }, day(date))).toEqual(expected)
})

test.each([
  ['3月8日', '03-08'],
  ['不告诉你', undefined],
  ['12/31', '12-31'],
  ['１０.１', '10-01'],
  ['2月30日', undefined],
  ['13月1日', undefined],
  ['1990年3月8日', '03-08'],
])('a birthday told as %s is %s', (said, expected) => {
  expect(birthdayIn(said)).toBe(expected)
})
