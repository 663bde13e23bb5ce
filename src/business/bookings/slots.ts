import type { Temporal } from 'temporal-polyfill'
import type { Company } from '#business/catalogue/company.ts'
import { isContract } from '#business/catalogue/sizing.ts'
import { teamFor } from '#business/bookings/availability.ts'
import { horizonEnd, isOnGrid, type Plan, startProblem, visitsFrom } from '#business/bookings/plan.ts'
import type { Wish } from '#business/bookings/wish.ts'
import { atMinute, clockMinutes, hourMs, localDate, minuteOfDay } from '#business/time.ts'
import { noPreference, type Preference } from '#business/workers/ranking.ts'
import type { Roster, Worker } from '#business/workers/worker.ts'

export interface Slot {
  start: number
  end: number
  /** As many as the plan needs, the first of them answers for the visit. */
  team: Worker[]
}

export type NoSlotReason = 'past' | 'too_soon' | 'outside_hours' | 'full' | 'too_far_ahead'

export interface Slots {
  /** The wish can be met; for a day or a stretch of time: the slots are within it. */
  exact: boolean
  slots: Slot[]
  reason?: NoSlotReason
  earliest?: number
}

export interface SlotRequest {
  plan: Plan
  wish: Wish
  now: number
  preference?: Preference
}

const slotCount = 3
/** How many days are looked at on either side of the wish. */
const daysAround = 21

/** Two or three times that can be had: the wish itself first, or what comes nearest. */
export function slotsFor(company: Company, roster: Roster, request: SlotRequest): Slots {
  const { preference = noPreference } = request
  if (preference.wished.size === 0) return search(company, roster, request)
  // With a wished worker her own calendar decides; somebody else at that very time is offered beside it.
  const own = { ...roster, workers: roster.workers.filter(({ id }) => preference.wished.has(id)) }
  const hers = search(company, own, request)
  if (hers.exact) return hers
  const anybody = search(company, roster, request)
  const other = anybody.exact ? anybody.slots.slice(0, 1) : []
  const slots = hers.slots.length === 0 ? anybody.slots : distinct([...other, ...hers.slots]).slice(0, slotCount)
  return { ...(hers.slots.length === 0 ? anybody : hers), exact: false, slots }
}

function search(company: Company, roster: Roster, { plan, wish, now, preference = noPreference }: SlotRequest): Slots {
  const known = new Map<number, Slot | undefined>()
  const slotAt = (start: number): Slot | undefined => {
    if (!known.has(start)) {
      const problem = startProblem(company, plan, start, now)
      const team = problem ? undefined : teamFor(company, roster, plan, start, preference)
      known.set(start, team && { start, end: visitsFrom(company, plan, start)[0]?.end ?? start, team })
    }
    return known.get(start)
  }
  const within = startsWithin(company, plan, wish)
  const free = within.flatMap((start) => slotAt(start) ?? [])
  if (free.length > 0) {
    // "9点到12点" is best met by a visit that is over at twelve.
    const over = wish.kind === 'window' ? free.filter(({ end }) => end <= wish.to) : []
    const found = over.length > 0 ? over : free
    if (wish.kind !== 'instant') {
      const slots = spread(company, found, wish.days > 1)
      const more = slots.length > 1 ? [] : nearest(company, plan, wish, now, slotAt)
      return { exact: true, slots: distinct([...slots, ...more]).slice(0, slotCount) }
    }
    return {
      exact: true,
      slots: distinct([...found, ...nearest(company, plan, wish, now, slotAt)]).slice(0, slotCount),
    }
  }
  const slots = nearest(company, plan, wish, now, slotAt).slice(0, slotCount)
  const reason = reasonOf(company, plan, wish, within, now)
  const earliest = earliestOf(company, plan, now, slotAt)
  return { exact: false, slots, ...(reason && { reason }), ...(earliest !== undefined && { earliest }) }
}

/** The starts that a wish allows, by the clock alone. */
function startsWithin(company: Company, plan: Plan, wish: Wish): number[] {
  if (wish.kind === 'instant') return isOnGrid(company, wish.from) ? [wish.from] : []
  const days = Math.min(wish.days, daysAround)
  const first = localDate(company.zone, wish.from)
  return Array.from({ length: days }, (_, index) => startsOn(company, plan, first.add({ days: index })))
    .flat()
    .filter((start) => wish.from <= start && start < wish.to)
}

/** All starts of a day. A contract begins in the morning unless a time was named. */
function startsOn(company: Company, plan: Plan, day: Temporal.PlainDate): number[] {
  const { start, lastStart } = company.hours
  const step = company.slotMinutes
  const first = clockMinutes(start)
  if (isContract(plan.service)) return [atMinute(company.zone, day, first + 60)]
  const count = Math.floor((clockMinutes(lastStart) - first) / step) + 1
  return Array.from({ length: count }, (_, index) => atMinute(company.zone, day, first + index * step))
}

// Same day first, then the days after, then the days before; on each day what is nearest to the wish.
function nearest(
  company: Company,
  plan: Plan,
  wish: Wish,
  now: number,
  slotAt: (start: number) => Slot | undefined,
): Slot[] {
  const { zone } = company
  const today = localDate(zone, now)
  const last = localDate(zone, horizonEnd(company, plan.service, now))
  const clamp = (day: Temporal.PlainDate): Temporal.PlainDate =>
    day.until(today).days > 0 ? today : day.until(last).days < 0 ? last : day
  const wished = localDate(zone, wish.anchor)
  const home = clamp(wished)
  const anchorMinute = minuteOfDay(zone, wish.anchor)
  const found: Slot[] = []
  const take = (day: Temporal.PlainDate, most: number): void => {
    const anchor = atMinute(zone, day, anchorMinute)
    // Contracts begin at a fixed hour of the day, or at the one that was named.
    const starts = isContract(plan.service) && wish.kind === 'instant' ? [anchor] : startsOn(company, plan, day)
    const slots = starts
      .filter((start) => start !== wish.from && isAllowed(company, wish, start))
      .toSorted((a, b) => Math.abs(a - anchor) - Math.abs(b - anchor))
    for (const start of slots) {
      if (most === 0 || found.length >= slotCount) return
      const slot = slotAt(start)
      if (!slot) continue
      found.push(slot)
      most--
    }
  }
  take(home, home.equals(wished) ? 2 : 1)
  for (let away = 1; away <= daysAround && found.length < slotCount; away++) {
    const day = home.add({ days: away })
    if (day.until(last).days < 0) break
    take(day, 1)
  }
  for (let away = 1; away <= daysAround && found.length < slotCount; away++) {
    const day = home.subtract({ days: away })
    if (day.until(today).days > 0) break
    take(day, 1)
  }
  return found
}

// "三点以后" holds for the alternatives too, on whatever day.
function isAllowed(company: Company, wish: Wish, start: number): boolean {
  if (wish.open === undefined) return true
  const minute = minuteOfDay(company.zone, start)
  return wish.open === 'after'
    ? minute >= minuteOfDay(company.zone, wish.from)
    : minute < (minuteOfDay(company.zone, wish.to) || 1440)
}

function reasonOf(
  company: Company,
  plan: Plan,
  wish: Wish,
  within: readonly number[],
  now: number,
): NoSlotReason | undefined {
  if ((wish.kind === 'instant' ? wish.from : wish.to - 1) <= now) return 'past'
  const starts = wish.kind === 'instant' ? [wish.from] : within
  const problems = starts.map((start) => startProblem(company, plan, start, now))
  if (problems.some((problem) => problem === undefined)) {
    // Off the grid: nobody is busy, it is merely not a time that is offered.
    return wish.kind === 'instant' && within.length === 0 ? undefined : 'full'
  }
  if (wish.from > horizonEnd(company, plan.service, now)) return 'too_far_ahead'
  const order = ['too_soon', 'too_far_ahead', 'outside_hours'] as const
  return order.find((reason) => problems.includes(reason)) ?? 'outside_hours'
}

function earliestOf(
  company: Company,
  plan: Plan,
  now: number,
  slotAt: (start: number) => Slot | undefined,
): number | undefined {
  const ready = now + plan.service.leadTimeHours * hourMs
  const first = localDate(company.zone, ready)
  for (let away = 0; away <= daysAround; away++) {
    for (const start of startsOn(company, plan, first.add({ days: away }))) {
      if (start >= ready && slotAt(start)) return start
    }
  }
  return undefined
}

/** Morning, noon and afternoon rather than three in a row; several days rather than one; full hours where possible. */
function spread(company: Company, slots: readonly Slot[], acrossDays: boolean): Slot[] {
  if (slots.length <= slotCount) return [...slots]
  const zone = company.zone
  if (acrossDays) {
    const byDay = Map.groupBy(slots, ({ start }) => localDate(zone, start).toString())
    if (byDay.size > 1) {
      const days = [...byDay.values()]
      return evenly(days.length).flatMap((index) => {
        const day = days[index] ?? []
        return day.find(({ start }) => minuteOfDay(zone, start) >= 9 * 60) ?? day[0] ?? []
      })
    }
  }
  const first = slots[0]?.start ?? 0
  const last = slots.at(-1)?.start ?? 0
  const chosen = new Set<Slot>()
  for (const share of [1, 3, 5]) {
    const target = first + ((last - first) * share) / 6
    const cost = ({ start }: Slot): number =>
      Math.abs(start - target) + (minuteOfDay(zone, start) % 60 === 0 ? 0 : hourMs / 2 + 1)
    const best = slots.filter((slot) => !chosen.has(slot)).toSorted((a, b) => cost(a) - cost(b))[0]
    if (best) chosen.add(best)
  }
  return [...chosen].toSorted((a, b) => a.start - b.start)
}

function evenly(length: number): number[] {
  if (length <= slotCount) return Array.from({ length }, (_, index) => index)
  return [0, Math.floor((length - 1) / 2), length - 1]
}

function distinct(slots: readonly Slot[]): Slot[] {
  return slots.filter((slot, index) => slots.findIndex(({ start }) => start === slot.start) === index)
}
