import { expect, test } from 'vitest'
import { cancelTerms, rescheduleTerms, type TermsInput } from '#business/bookings/terms.ts'
import { iso } from '#business/time.ts'
import { demoCompany } from '../demo-company.ts'

const company = demoCompany()
const at = (text: string): number => Date.parse(`2026-03-${text}:00+08:00`)

const input = (now: string, more: Partial<TermsInput> = {}): TermsInput => ({
  policies: company.policies,
  zone: company.zone,
  now: at(now),
  bookedAt: at('01T10:00'),
  start: at('06T15:00'),
  clock: at('06T15:00'),
  assigned: true,
  priceFen: 200_00,
  owedFen: 0,
  contract: false,
  ...more,
})

// now | more | fee in yuan | free until
test.each<[string, Partial<TermsInput>, number, string | undefined]>([
  ['04T10:00', {}, 0, '05T18:00'],
  ['05T17:59', {}, 0, '05T18:00'],
  ['05T18:00', {}, 40, undefined],
  ['05T18:00', { priceFen: 1000_00 }, 50, undefined],
  ['05T18:00', { priceFen: 192_50 }, 38.5, undefined],
  ['06T12:59', {}, 40, undefined],
  ['06T13:00', {}, 100, undefined],
  ['06T14:30', { priceFen: 1000_00 }, 150, undefined],
  ['06T15:20', {}, 100, undefined],
  // Nobody has been assigned: nothing to pay for.
  ['06T14:30', { assigned: false }, 0, undefined],
  // Free for five minutes after booking, even shortly before the visit.
  ['06T12:04', { bookedAt: at('06T12:00') }, 0, '06T12:05'],
  ['06T12:05', { bookedAt: at('06T12:00') }, 40, undefined],
  // A fee for a late change stays owed, and is not charged twice.
  ['04T10:00', { owedFen: 40_00 }, 40, undefined],
  ['06T14:00', { owedFen: 40_00 }, 100, undefined],
  // An hour after the start nobody has come: that is ours.
  ['06T15:59', {}, 100, undefined],
  ['06T16:00', {}, 0, undefined],
  ['06T16:00', { start: at('09T15:00') }, 100, undefined],
  // Contracts have rules of their own.
  ['06T14:30', { contract: true, priceFen: 12800_00 }, 0, undefined],
])('cancelling at %s %o costs %d', (now, more, yuan, freeUntil) => {
  const terms = cancelTerms(input(now, more))
  const until = terms.freeUntil === undefined ? undefined : iso(company.zone, terms.freeUntil).slice(8, 16)
  expect(terms.feeFen).toBe(Math.round(yuan * 100))
  if (yuan > 0 && !more.owedFen) expect(until).toBe(freeUntil)
  if (freeUntil !== undefined) expect(until).toBe(freeUntil)
})

test('the clause is the tier that applied, in both languages', () => {
  expect(cancelTerms(input('06T12:00')).clause).toEqual(company.policies.cancelTiers[2]?.text)
  expect(cancelTerms(input('06T14:00')).clause.en).toContain('50%')
})

// now | changes so far | fee | free changes left | in time
test.each<[string, number, number, number, boolean]>([
  ['04T10:00', 0, 0, 2, true],
  ['04T10:00', 1, 0, 1, true],
  ['04T10:00', 2, 40, 0, true],
  ['05T18:00', 0, 40, 2, false],
  ['06T14:00', 1, 100, 1, false],
  // Half an hour after the start nobody has come: that is ours, and fees are counted from the new time.
  ['06T15:29', 0, 100, 2, false],
  ['06T15:30', 0, 0, 2, true],
])('changing the time at %s after %d changes costs %d', (now, changes, yuan, left, inTime) => {
  expect(rescheduleTerms({ ...input(now), changes })).toMatchObject({
    feeFen: yuan * 100,
    freeChangesLeft: left,
    inTime,
  })
})

test('in winter and summer the deadline is six in the evening', () => {
  // Summer time begins in New York on 8 March 2026.
  const zone = 'America/New_York'
  const clock = Date.parse('2026-03-08T10:00:00-04:00')
  const before = cancelTerms(
    input('01T10:00', { zone, clock, start: clock, now: Date.parse('2026-03-07T17:59:00-05:00') }),
  )
  const after = cancelTerms(
    input('01T10:00', { zone, clock, start: clock, now: Date.parse('2026-03-07T18:00:00-05:00') }),
  )
  expect([before.feeFen, after.feeFen]).toEqual([0, 40_00])
})
