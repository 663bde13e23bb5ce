import { beforeAll, expect, test } from 'vitest'
import { loadRoster } from '#business/workers/roster.ts'
import { teamFor } from '#business/bookings/availability.ts'
import { startProblem } from '#business/bookings/plan.ts'
import { priceOf } from '#business/catalogue/pricing.ts'
import { type Company } from '#business/catalogue/company.ts'
import { sizing } from '#business/catalogue/sizing.ts'
import { addDays } from '#business/time.ts'
import { noPreference } from '#business/workers/ranking.ts'
import type { Roster } from '#business/workers/worker.ts'
import { loadDemo } from '../../../src/demo/load-demo.ts'
import { testDatabase } from '../../support/database.ts'

const { db } = await testDatabase()
const now = new Date('2026-03-04T10:00:00+08:00')
let company: Company
let roster: Roster

beforeAll(async () => {
  company = await loadDemo(db, now)
  roster = await loadRoster(db, { from: +now, to: +now + 1, now: +now })
})

test('loading the demo again changes nothing', async () => {
  const again = await loadDemo(db, new Date('2026-04-01T10:00:00+08:00'))
  expect(again.version).toBe(company.version)
  expect(await loadRoster(db, { from: +now, to: +now + 1, now: +now })).toEqual(roster)
})

test('every district has somebody for every service and variant at ordinary hours, every day of the week', () => {
  const missing: string[] = []
  for (const service of company.services) {
    const { ask, limits, variants } = sizing(service)
    const size = ask === 'area' ? { area: 120 } : ask === 'count' ? { count: limits.min } : {}
    for (const variant of variants.length === 0 ? [undefined] : variants.map(({ id }) => id)) {
      const price = priceOf(company, service, { ...size, variant })
      if (!price.ok) throw new Error(price.reason)
      for (const { name: district } of company.districts) {
        const plan = { service, work: price, district }
        for (let day = 0; day < 7; day++) {
          for (const hour of ['08:00', '13:00', '18:00']) {
            // Far enough ahead for every lead time.
            const start = addDays(company.zone, Date.parse(`2026-04-20T${hour}:00+08:00`), day)
            const isOpen = startProblem(company, plan, start, start - 40 * 86_400_000) === undefined
            if (isOpen && !teamFor(company, roster, plan, start, noPreference)) {
              missing.push(`${service.id} ${variant ?? ''} ${district} ${hour}`)
            }
          }
        }
      }
    }
  }
  expect([...new Set(missing)]).toEqual([])
})

test('nobody whose code is not green, or whose papers have lapsed, is ever sent', () => {
  const start = Date.parse('2026-03-20T10:00:00+08:00')
  const sent = new Set(
    company.services.flatMap((service) => {
      const price = priceOf(company, service, { area: 60, count: 1 })
      if (!price.ok) throw new Error(price.reason)
      const everybody = { ...price, people: 1 }
      return company.districts.flatMap(({ name: district }) =>
        roster.workers
          .filter((one) =>
            teamFor(
              company,
              { ...roster, workers: [one] },
              { service, work: everybody, district },
              start,
              noPreference,
            ),
          )
          .map(({ id }) => id),
      )
    }),
  )
  const barred = roster.workers.filter(
    ({ code, certificates }) =>
      code !== 'green' || [...certificates.values()].some((to) => to !== null && to < '2026-03-20'),
  )
  expect(barred.length).toBeGreaterThanOrEqual(3)
  expect(barred.filter(({ id }) => sent.has(id))).toEqual([])
  expect(sent.size).toBe(roster.workers.length - barred.length)
})
