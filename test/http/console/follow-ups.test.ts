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
