import { expect, test } from 'vitest'
import { givenBooking } from '#business/bookings/given.ts'
import { startProgram } from '../../support/program.ts'
import { staffAtWork } from '../../support/staff.ts'

const now = new Date('2026-03-04T10:00:00+08:00')
const program = await startProgram({ now: () => now })
const agent = await staffAtWork(program, 'agent')

interface Shown {
  followUps: { kind: string; status: string; dueAt: string; why: string | null; bookingRef: string | null }[]
}

test('staff see what is planned for a booking in order of time, and why', async () => {
  const one = await givenBooking(
    program.connection.db,
    program.company,
    {
      service: 'clean-daily',
      start: new Date('2026-03-06T09:00:00+08:00'),
      conversationId: 'web:main:plan',
      district: '徐汇区',
    },
    now,
  )
  const byRef = await agent.get<Shown>(`/follow-ups?bookingRef=${one.ref}`)
  expect(byRef.followUps.map(({ kind }) => kind)).toContain('reminder')
  expect(byRef.followUps.every(({ bookingRef, why }) => bookingRef === one.ref && why !== null)).toBe(true)
  const times = byRef.followUps.map(({ dueAt }) => dueAt)
  expect(times).toEqual(times.toSorted())
  const byDigits = await agent.get<Shown>(`/follow-ups?bookingRef=${one.ref.slice(2)}`)
  expect(byDigits.followUps).toEqual(byRef.followUps)
  const reminders = await agent.get<Shown>('/follow-ups?kind=reminder&status=pending')
  expect(reminders.followUps.length).toBeGreaterThan(0)
  expect(reminders.followUps.every(({ kind, status }) => kind === 'reminder' && status === 'pending')).toBe(true)
  expect((await agent.fetch('/follow-ups?kind=nothing')).status).toBe(400)
})

test('what is planned for a customer is found by part of the name, and signs in it are only signs', async () => {
  const common = { service: 'clean-daily', district: '徐汇区' }
  const given = (name: string, start: string) =>
    givenBooking(
      program.connection.db,
      program.company,
      { ...common, name, start: new Date(start), conversationId: `web:main:${name}` },
      now,
    )
  const own = await given('欧阳明月', '2026-03-06T09:00:00+08:00')
  await given('吴芳', '2026-03-06T13:00:00+08:00')
  const named = await agent.get<Shown>(`/follow-ups?customer=${encodeURIComponent('阳明')}`)
  expect(new Set(named.followUps.map(({ bookingRef }) => bookingRef))).toEqual(new Set([own.ref]))
  expect((await agent.get<Shown>(`/follow-ups?customer=${encodeURIComponent('%')}`)).followUps).toEqual([])
})
