import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { deskTimeBetween, isWorkday } from '#business/cases/calendar.ts'
import { afterDeskTime, deadlinesOf } from '#business/cases/deadlines.ts'
import type { Company } from '#business/catalogue/company.ts'
import { hourMs, iso } from '#business/time.ts'
import type { Severity } from '#db/schema/business.ts'
import { demoCompany } from '../demo-company.ts'

// The desk is staffed from 08:30 to 21:00.
const company = demoCompany()
const berlin: Company = { ...company, zone: 'Europe/Berlin' }

// severity | opened | first response | proposal | close
test.each<[Severity, string, string, string, string]>([
  ['S1', '2026-03-04T23:00', '2026-03-04T23:05', '2026-03-05T01:00', '2026-03-07T23:00'],
  // An emergency does not wait for the end of Spring Festival.
  ['S1', '2026-02-17T03:00', '2026-02-17T03:05', '2026-02-17T05:00', '2026-02-20T03:00'],
  ['S2', '2026-03-04T23:00', '2026-03-04T23:30', '2026-03-05T03:00', '2026-03-07T23:00'],
  ['S3', '2026-03-04T10:00', '2026-03-04T14:00', '2026-03-05T10:00', '2026-03-09T10:00'],
  // Two hours before closing: two of the four hours are left for the next morning.
  ['S3', '2026-03-04T19:00', '2026-03-05T10:30', '2026-03-05T19:00', '2026-03-09T19:00'],
  // On a Friday evening the weekend does not count; the proposal is not due before anybody has read it.
  ['S3', '2026-03-06T20:00', '2026-03-09T11:30', '2026-03-09T11:30', '2026-03-11T20:00'],
  ['S4', '2026-03-04T20:00', '2026-03-05T20:00', '2026-03-06T20:00', '2026-03-11T20:00'],
  // The make-up Saturday of 2026-02-14 is worked, the following ten days are not quite: holidays until the 23rd.
  ['S3', '2026-02-14T10:00', '2026-02-14T14:00', '2026-02-15T10:00', '2026-02-19T10:00'],
  ['S3', '2026-02-14T20:00', '2026-02-24T11:30', '2026-02-24T11:30', '2026-02-24T11:30'],
  // Over the end of the year: 1 to 3 January 2026 are free, Sunday the 4th is made up for.
  ['S4', '2025-12-31T12:00', '2026-01-04T12:00', '2026-01-04T12:00', '2026-01-07T12:00'],
])('%s opened at %s', (severity, opened, first, proposal, close) => {
  const due = deadlinesOf(company, severity, Date.parse(`${opened}:00+08:00`))
  const text = (at: number) => iso(company.zone, at).slice(0, 16)
  expect([text(due.firstResponse), text(due.proposal), text(due.close)]).toEqual([first, proposal, close])
})

// day | worked
test.each([
  ['2026-02-14', true],
  ['2026-02-15', false],
  ['2026-02-17', false],
  ['2026-02-28', true],
  ['2026-10-01', false],
  ['2026-10-10', true],
  ['2026-03-07', false],
  ['2026-03-09', true],
])('%s in Shanghai', (day, worked) => {
  expect(isWorkday('Asia/Shanghai', Temporal.PlainDate.from(day))).toBe(worked)
})

test('Chinese holidays are those of mainland China', () => {
  expect(isWorkday('Europe/Berlin', Temporal.PlainDate.from('2026-10-01'))).toBe(true)
  expect(isWorkday('Europe/Berlin', Temporal.PlainDate.from('2026-10-10'))).toBe(false)
})

// what | opened | first response of S3 | close of S2
test.each([
  ['into summer time', '2026-03-27T20:00+01:00', '2026-03-30T11:30:00+02:00', '2026-03-30T20:00:00+02:00'],
  ['into winter time', '2026-10-23T20:00+02:00', '2026-10-26T11:30:00+01:00', '2026-10-26T20:00:00+01:00'],
])('the clock on the wall counts: %s', (_, opened, first, close) => {
  const at = Date.parse(opened)
  expect(iso(berlin.zone, deadlinesOf(berlin, 'S3', at).firstResponse)).toBe(first)
  expect(iso(berlin.zone, deadlinesOf(berlin, 'S2', at).close)).toBe(close)
})

test('desk time between two moments is what after desk time adds', () => {
  for (let hour = 0; hour < 24 * 30; hour += 7) {
    const from = Date.parse('2026-02-10T00:00:00+08:00') + hour * hourMs
    for (const ms of [0, hourMs, 5 * hourMs, 40 * hourMs])
      expect(deskTimeBetween(company, from, afterDeskTime(company, from, ms))).toBe(ms)
  }
})
