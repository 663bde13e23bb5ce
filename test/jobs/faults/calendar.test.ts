import { beforeAll, expect, test } from 'vitest'
import type { Company } from '#business/catalogue/company.ts'
import { replan } from '#business/follow-ups/replan.ts'
import { followUp } from '#db/schema/follow-ups.ts'
import { localDate, minuteOfDay, zoned } from '#business/time.ts'
import { eq } from 'drizzle-orm'
import { startDailyRound } from '#jobs/daily.ts'
import { runDue } from '#jobs/due.ts'
import { loadDemo } from '../../../src/demo/load-demo.ts'
import { testDatabase } from '../../support/database.ts'
import { plannedVisit } from '../planned-visits.ts'

const connection = await testDatabase(4)
const { db, pool } = connection
let demo: Company

const newYork = 'America/New_York'
const shanghai = 'Asia/Shanghai'

beforeAll(async () => {
  demo = await loadDemo(db, new Date('2026-09-01T10:00:00+08:00'))
})

/** The wall clock of a moment: "11-01 09:00 -05:00". */
const wall = (zone: string, at: Date | number): string => {
  const local = zoned(zone, +at)
  return `${local.toPlainDate().toString().slice(5)} ${local.toPlainTime().toString().slice(0, 5)} ${local.offset}`
}

/** Lets a booking run its course and tells when its customer was told what. */
async function toldOf(
  zone: string,
  { bookedAt, start, doneAt }: { bookedAt: string; start: string; doneAt: string },
): Promise<string[]> {
  const company = { ...demo, zone }
  const { conversationId, bookingId } = await plannedVisit(connection, company, new Date(bookedAt), {
    start: new Date(start),
    bookedAt: new Date(bookedAt),
  })
  const finished = new Date(doneAt)
  for (let from = new Date(bookedAt); +from < +finished + 50 * 3_600_000; from = new Date(+from + 15 * 60_000)) {
    if (+from === +finished) {
      await pool.query(`update booking set status = 'done' where id = $1`, [bookingId])
      await pool.query(`insert into booking_event (id, booking_id, status, at) values ($1, $1, 'done', $2)`, [
        bookingId,
        finished,
      ])
      await replan(db, company, bookingId, finished)
    } else if (+from === Date.parse(start) - 15 * 60_000)
      // There in good time, so that nobody is late in this story.
      await pool.query(`update booking set status = 'in_service' where id = $1`, [bookingId])
    await runDue(db, company, from)
  }
  const rows = await db.select().from(followUp).where(eq(followUp.conversationId, conversationId))
  return rows
    .flatMap(({ kind, status, doneAt: at }) =>
      status === 'done' && at && ['reminder', 'preparation', 'return_visit', 'survey', 'survey_reminder'].includes(kind)
        ? [{ at, line: `${wall(zone, at)} ${kind}` }]
        : [],
    )
    .toSorted((a, b) => +a.at - +b.at || (a.line < b.line ? -1 : 1))
    .map(({ line }) => line)
}

// where and when | the booking | what its customer is told, by the wall clock
test.each([
  [
    'the night in which summer time ends in New York',
    newYork,
    { bookedAt: '2026-10-29T10:00:00-04:00', start: '2026-11-01T10:00:00-05:00', doneAt: '2026-11-01T20:00:00-05:00' },
    [
      '10-31 18:00 -04:00 preparation',
      '10-31 18:00 -04:00 reminder',
      '11-01 08:00 -05:00 reminder',
      '11-02 09:00 -05:00 return_visit',
      '11-02 09:00 -05:00 survey',
      '11-02 20:00 -05:00 return_visit',
      '11-03 09:00 -05:00 survey_reminder',
    ],
  ],
  [
    'a visit before the clocks go back: a day later is an hour less by the wall',
    newYork,
    { bookedAt: '2026-10-29T10:00:00-04:00', start: '2026-10-31T13:00:00-04:00', doneAt: '2026-10-31T16:00:00-04:00' },
    [
      '10-30 18:00 -04:00 preparation',
      '10-30 18:00 -04:00 reminder',
      '10-31 11:00 -04:00 reminder',
      '10-31 18:00 -04:00 return_visit',
      '10-31 18:00 -04:00 survey',
      '11-01 15:00 -05:00 return_visit',
      '11-01 15:00 -05:00 survey_reminder',
    ],
  ],
  [
    'the night in which summer time begins in New York',
    newYork,
    { bookedAt: '2027-03-11T10:00:00-05:00', start: '2027-03-14T09:00:00-04:00', doneAt: '2027-03-14T12:00:00-04:00' },
    [
      '03-13 18:00 -05:00 preparation',
      '03-13 18:00 -05:00 reminder',
      '03-14 07:00 -04:00 reminder',
      '03-14 14:00 -04:00 return_visit',
      '03-14 14:00 -04:00 survey',
      '03-15 12:00 -04:00 return_visit',
      '03-15 12:00 -04:00 survey_reminder',
    ],
  ],
  [
    'the last evening of the year in Shanghai',
    shanghai,
    { bookedAt: '2026-12-29T10:00:00+08:00', start: '2026-12-31T18:00:00+08:00', doneAt: '2026-12-31T20:30:00+08:00' },
    [
      '12-30 18:00 +08:00 preparation',
      '12-30 18:00 +08:00 reminder',
      '12-31 16:00 +08:00 reminder',
      '01-01 09:00 +08:00 return_visit',
      '01-01 09:00 +08:00 survey',
      '01-01 20:30 +08:00 return_visit',
      '01-02 09:00 +08:00 survey_reminder',
    ],
  ],
  [
    'New Year’s Eve of the Spring Festival: customers are told as on any day',
    shanghai,
    { bookedAt: '2027-02-03T10:00:00+08:00', start: '2027-02-05T14:00:00+08:00', doneAt: '2027-02-05T17:00:00+08:00' },
    [
      '02-04 18:00 +08:00 preparation',
      '02-04 18:00 +08:00 reminder',
      '02-05 12:00 +08:00 reminder',
      '02-05 19:00 +08:00 return_visit',
      '02-05 19:00 +08:00 survey',
      '02-06 17:00 +08:00 return_visit',
      '02-06 17:00 +08:00 survey_reminder',
    ],
  ],
])('%s', { timeout: 60_000 }, async (_, zone, booking, expected) => {
  expect(await toldOf(zone, booking)).toEqual(expected)
})

test('the daily round comes once a day at nine by the wall, over both changes of the clock', async () => {
  for (const [from, to] of [
    ['2026-10-30T12:00:00-04:00', '2026-11-04T12:00:00-05:00'],
    ['2027-03-12T12:00:00-05:00', '2027-03-17T12:00:00-04:00'],
  ] as const) {
    const company = { ...demo, zone: newYork }
    await db.delete(followUp)
    await startDailyRound(db, company, new Date(from))
    for (let at = Date.parse(from); at <= Date.parse(to); at += 15 * 60_000) await runDue(db, company, new Date(at))
    const rounds = await db.select().from(followUp).where(eq(followUp.kind, 'daily'))
    const planned = rounds.map(({ dueAt }) => +dueAt).toSorted((a, b) => a - b)
    const days = planned.map((at) => localDate(newYork, at).toString())
    expect(new Set(days).size).toBe(days.length)
    expect(planned.map((at) => minuteOfDay(newYork, at))).toEqual(planned.map(() => 9 * 60))
    expect(localDate(newYork, planned[0] ?? 0).until(localDate(newYork, planned.at(-1) ?? 0)).days).toBe(
      planned.length - 1,
    )
  }
})
