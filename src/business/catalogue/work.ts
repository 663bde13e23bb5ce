import type { Service } from '#business/catalogue/company.ts'
import { isHourly, partsOf, type Size, variantOf } from '#business/catalogue/sizing.ts'

/** What a size means in time and people. */
export interface Work {
  /** Of one visit, for each of the people; add-ons included. */
  hours: number
  people: number
  /** Visits of the same length, a week apart unless agreed otherwise. */
  visits: number
  /** Set for contracts: calendar days from the first to the last. */
  contractDays: number | undefined
  /** The hours that are paid for, of one person; only where a service is sold by the hour. */
  paidHours: number
  /** Those of `paidHours` that pets add. */
  petHours: number
  /** A service that would suit better. */
  suggest: string | undefined
}

/** Longer work than this is shared by more people. */
const longestVisitHours = 10

/**
 * How long how many people work. The size must have passed `sizeProblem`.
 * Add-ons lengthen the visit by their hours; the result is rounded up to `roundUpHours`.
 */
export function workOf(service: Service, size: Size, roundUpHours: number): Work {
  const up = (hours: number): number => Math.ceil(round(hours / roundUpHours)) * roundUpHours
  const base = baseOf(service, size, up)
  const added = addOnsOf(service, size).reduce((sum, { addOn, count }) => sum + addOn.hours * count, 0)
  return {
    visits: 1,
    contractDays: undefined,
    suggest: undefined,
    paidHours: base.hours,
    petHours: 0,
    ...base,
    hours: up(base.hours + added),
  }
}

/** The add-ons of a size with how many of each. */
export function addOnsOf(service: Service, size: Size): { addOn: Service['addOns'][number]; count: number }[] {
  return (size.addOns ?? []).flatMap((wanted) => {
    const { id, count } = typeof wanted === 'string' ? { id: wanted, count: 1 } : wanted
    const addOn = service.addOns.find((candidate) => candidate.id === id)
    return addOn ? [{ addOn, count }] : []
  })
}

type Base = Pick<Work, 'hours' | 'people'> & Partial<Work>

function baseOf(service: Service, size: Size, up: (hours: number) => number): Base {
  const { duration, minOrder } = service
  const variant = variantOf(service, size.variant)
  const people = variant?.people ?? service.people
  switch (duration.type) {
    case 'area_table':
      return dailyOf(service, duration, size, up)
    case 'per_area':
      return shared((size.area ?? 0) / duration.m2_per_person_hour, duration.staff_default, up)
    case 'per_unit':
      return shared(
        partsOf(service, size).reduce((sum, part) => sum + (part.variant?.hours ?? duration.hours) * part.count, 0),
        people,
        up,
      )
    case 'fixed':
      return { hours: duration.hours, people, visits: Math.max(size.count ?? 1, minOrder.visits ?? 1) }
    case 'shift': {
      if (duration.days_per_month !== undefined) {
        const months = Math.max(size.count ?? 1, minOrder.months ?? 1)
        return { hours: duration.hours, people, contractDays: months * 30 }
      }
      if (isHourly(service)) return { hours: up(Math.max(size.hours ?? duration.hours, minOrder.hours ?? 0)), people }
      const days = minOrder.days === undefined ? 1 : Math.max(size.count ?? 1, minOrder.days)
      return { hours: (variant?.hours ?? duration.hours) * days, people }
    }
    case 'contract_days': {
      const terms = Math.max(size.count ?? 1, minOrder.months ?? 1)
      return { hours: 24 * duration.days * terms, people, contractDays: duration.days * terms }
    }
    default:
      return duration satisfies never
  }
}

function dailyOf(
  service: Service,
  duration: Extract<Service['duration'], { type: 'area_table' }>,
  size: Size,
  up: (hours: number) => number,
): Base {
  const least = service.minOrder.hours ?? 0
  const suggest = size.notCleanedOver60Days
    ? duration.modifiers.find((modifier) => modifier.if === 'not_cleaned_over_60_days')?.suggest
    : undefined
  // Hours that the customer names are what is sold; the table only advises.
  if (size.hours !== undefined) return { hours: up(Math.max(size.hours, least)), people: service.people, suggest }
  const added = (condition: Modifier['if']): number =>
    duration.modifiers.reduce((sum, modifier) => sum + (modifier.if === condition ? (modifier.add_hours ?? 0) : 0), 0)
  const bathrooms = added('extra_bathroom_each') * (size.extraBathrooms ?? 0)
  const pets = size.pets ? added('pets') : 0
  const area = size.area ?? 0
  const row = duration.table.find(({ max_m2 }) => area <= max_m2)
  // Above the table two people share the work at the pace of its last line.
  const last = duration.table.at(-1)
  const { hours: tabled, people } = row
    ? { hours: row.hours, people: service.people }
    : shared(last ? (area / last.max_m2) * last.hours : 0, 2, up)
  const withExtra = (extra: number): number => up(Math.max(tabled + extra, least))
  const hours = withExtra(bathrooms + pets)
  return { hours, people, petHours: hours - withExtra(bathrooms), suggest }
}

type Modifier = Extract<Service['duration'], { type: 'area_table' }>['modifiers'][number]

function shared(personHours: number, people: number, up: (hours: number) => number): Base {
  const team = Math.max(people, Math.ceil(round(personHours / longestVisitHours)))
  return { hours: up(personHours / team), people: team }
}

// 0.1 + 0.2 must not cost half an hour more.
function round(value: number): number {
  return Math.round(value * 1e6) / 1e6
}
