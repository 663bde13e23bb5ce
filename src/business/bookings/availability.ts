import type { Company } from '#business/catalogue/company.ts'
import { needOf, type Plan, visitsFrom } from '#business/bookings/plan.ts'
import { type Interval, localDate, minuteMs } from '#business/time.ts'
import { obstacle } from '#business/workers/eligible.ts'
import { byPreference, type Preference } from '#business/workers/ranking.ts'
import type { Roster, Visit, Worker } from '#business/workers/worker.ts'

/** Minutes on the way between two places; an unknown district counts as another one. */
export function travelMinutes(company: Company, from: string | null, to: string | null): number {
  return from !== null && from === to ? company.travelMinutes.same : company.travelMinutes.cross
}

/** Whether a visit fits into a calendar: there is time to get there, and from there to the next one. */
export function fits(
  visits: readonly Visit[],
  candidate: Interval & { district: string | null },
  travel: (from: string | null, to: string | null) => number,
): boolean {
  return visits.every(
    (visit) =>
      visit.end + travel(visit.district, candidate.district) * minuteMs <= candidate.start ||
      candidate.end + travel(candidate.district, visit.district) * minuteMs <= visit.start,
  )
}

/** Whether this worker can do the whole plan from this start. The slot list and every write ask here. */
export function canDo(
  company: Company,
  worker: Worker,
  visits: readonly Visit[],
  plan: Plan,
  start: number,
  need = needOf(company, plan, start),
  candidates: readonly Interval[] = visitsFrom(company, plan, start),
): boolean {
  if (obstacle(worker, need)) return false
  const travel = (from: string | null, to: string | null): number => travelMinutes(company, from, to)
  return candidates.every(
    (candidate) =>
      !worker.timeOff.some((off) => off.start < candidate.end && candidate.start < off.end) &&
      fits(visits, { ...candidate, district: plan.district }, travel),
  )
}

/** Everybody who can do the plan from this start, the best first. */
export function freeWorkers(
  company: Company,
  roster: Roster,
  plan: Plan,
  start: number,
  preference: Preference,
): Worker[] {
  const need = needOf(company, plan, start)
  const candidates = visitsFrom(company, plan, start)
  const free = roster.workers.filter((worker) =>
    canDo(company, worker, roster.visits.get(worker.id) ?? [], plan, start, need, candidates),
  )
  const day = localDate(company.zone, start).toString()
  const hoursThatDay = (worker: Worker): number =>
    (roster.visits.get(worker.id) ?? [])
      .filter((visit) => localDate(company.zone, visit.start).toString() === day)
      .reduce((sum, visit) => sum + visit.end - visit.start, 0)
  return free.length < 2 ? free : byPreference(free, preference, hoursThatDay)
}

/**
 * The team for a plan, as many as it needs, or undefined. While the district is unknown there must be a team in each
 * district that the company serves, so that what is offered holds wherever the customer turns out to live.
 */
export function teamFor(
  company: Company,
  roster: Roster,
  plan: Plan,
  start: number,
  preference: Preference,
): Worker[] | undefined {
  const free = freeWorkers(company, roster, plan, start, preference)
  const { people } = plan.work
  if (free.length < people) return undefined
  const everywhere =
    plan.district !== null ||
    company.districts.every(({ name }) => free.filter(({ districts }) => districts.includes(name)).length >= people)
  return everywhere ? free.slice(0, people) : undefined
}
