import type { Service } from '#business/catalogue/company.ts'
import type { Worker } from '#business/workers/worker.ts'

/** A piece of work within one local day. */
export interface DayPart {
  weekday: number
  startMinute: number
  endMinute: number
}

/** What a visit asks of a worker, apart from a free calendar. */
export interface Need {
  service: Service
  /** Unknown: anybody's district will do. */
  district: string | null
  /** YYYY-MM-DD of the (first) visit. */
  day: string
  parts: readonly DayPart[]
  /** Weekdays on which the plan may be missed: a contract leaves days of rest. */
  restDays: number
}

export type Obstacle = 'code' | 'certificate' | 'skill' | 'district' | 'weekly_plan'

/** Why a worker may not be sent; checked before anybody is ranked. */
export function obstacle(worker: Worker, need: Need): Obstacle | undefined {
  if (worker.code !== 'green') return 'code'
  for (const qual of need.service.quals) {
    const least = /^评分>=([\d.]+)$/.exec(qual)?.[1]
    if (least !== undefined) {
      if (worker.rating < Number(least)) return 'skill'
      continue
    }
    const validTo = worker.certificates.get(qual)
    if (validTo === undefined) return 'skill'
    if (validTo !== null && validTo < need.day) return 'certificate'
  }
  if (need.district !== null && !worker.districts.includes(need.district)) return 'district'
  const missed = need.parts.filter((part) => !isOnDuty(worker, part)).length
  return missed > need.restDays ? 'weekly_plan' : undefined
}

function isOnDuty(worker: Worker, part: DayPart): boolean {
  return worker.shifts.some(
    (shift) =>
      shift.weekday === part.weekday && shift.startMinute <= part.startMinute && part.endMinute <= shift.endMinute,
  )
}
