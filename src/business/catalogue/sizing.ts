import type { Service, Variant } from '#business/catalogue/company.ts'
import { both, type Text } from '#business/catalogue/text.ts'

/** How much of a service is wanted. What a service does not depend on is ignored. */
export interface Size {
  /** One variant, or several joined by commas: one of each, and what the count has beyond that of the first. */
  variant?: string | undefined
  /** m² of floor; of glass for windows. */
  area?: number | undefined
  /** Machines, seats, visits, days or months, by the service's unit. */
  count?: number | undefined
  /** Hours that the customer wants, where a service is sold by the hour. */
  hours?: number | undefined
  addOns?: readonly (string | { id: string; count: number })[] | undefined
  pets?: boolean | undefined
  extraBathrooms?: number | undefined
  notCleanedOver60Days?: boolean | undefined
}

interface Limits {
  min: number
  max: number
}

/** What must be asked before a price can be named. */
export interface Sizing {
  ask: 'area' | 'count' | 'none'
  unit: Text
  variants: Variant[]
  limits: Limits
}

export type SizeProblem =
  | { reason: 'area_missing' | 'count_missing' }
  | { reason: 'area_out_of_range' | 'count_out_of_range' | 'hours_out_of_range'; limits: Limits }
  | { reason: 'unknown_variant' | 'unknown_add_on'; id: string }

const areaLimits: Limits = { min: 10, max: 1000 }
const countMax = 50
const hoursMax = 12

/** Sold by the hour and person, so that the customer may name the hours. */
export function isHourly(service: Service): boolean {
  const { type } = service.duration
  return type === 'area_table' || (type === 'shift' && service.minOrder.hours !== undefined)
}

/** A contract over weeks: live-in services and day nannies. */
export function isContract(service: Service): boolean {
  const { duration } = service
  return duration.type === 'contract_days' || (duration.type === 'shift' && duration.days_per_month !== undefined)
}

/** Works around the clock, so the end of the service day does not bind it. */
export function isRoundTheClock(service: Service): boolean {
  const { duration } = service
  return duration.type === 'contract_days' || (duration.type === 'shift' && duration.hours >= 24)
}

export function sizing(service: Service, variantId?: string): Sizing {
  const { duration, minOrder, variants } = service
  if (duration.type === 'area_table' || duration.type === 'per_area') {
    return { ask: 'area', unit: both('平方米', 'm²'), variants, limits: areaLimits }
  }
  const unit = variantOf(service, variantId)?.unit ?? service.unit
  if (duration.type === 'per_unit') {
    return { ask: 'count', unit, variants, limits: { min: minOrder.units ?? 1, max: countMax } }
  }
  if (minOrder.days !== undefined && !isContract(service)) {
    return { ask: 'count', unit: both('天', 'days'), variants, limits: { min: minOrder.days, max: countMax } }
  }
  const min = minOrder.visits ?? minOrder.months ?? 1
  return { ask: 'none', unit, variants, limits: { min, max: isContract(service) ? 12 : countMax } }
}

/** The first thing wrong with a size, or none. */
export function sizeProblem(service: Service, size: Size): SizeProblem | undefined {
  const { ask, limits } = sizing(service, size.variant)
  const unknown = variantNames(size.variant).find((name) => !variantOf(service, name))
  if (unknown !== undefined) return { reason: 'unknown_variant', id: unknown }
  const addOn = addOnIds(size).find((wanted) => !service.addOns.some(({ id }) => id === wanted))
  if (addOn !== undefined) return { reason: 'unknown_add_on', id: addOn }
  if (size.hours !== undefined && isHourly(service) && !(size.hours > 0 && size.hours <= hoursMax)) {
    return { reason: 'hours_out_of_range', limits: { min: service.minOrder.hours ?? 1, max: hoursMax } }
  }
  if (ask === 'area') {
    if (size.area === undefined) return isHourly(service) && size.hours ? undefined : { reason: 'area_missing' }
    return within(size.area, limits) ? undefined : { reason: 'area_out_of_range', limits }
  }
  if (size.count === undefined) return ask === 'count' ? { reason: 'count_missing' } : undefined
  const fits = Number.isInteger(size.count) && within(size.count, limits)
  // Where the number is not asked, a smaller one is raised to the minimum order by the price.
  const raised = ask === 'none' && Number.isInteger(size.count) && size.count >= 1 && size.count <= limits.max
  return fits || raised ? undefined : { reason: 'count_out_of_range', limits }
}

/** What a size consists of: 一台挂机和一台柜机 are two parts. */
export function partsOf(service: Service, size: Size): { variant: Variant | undefined; count: number }[] {
  const variants = variantNames(size.variant).flatMap((name) => variantOf(service, name) ?? [])
  const count = size.count ?? 1
  if (variants.length < 2) return [{ variant: variants[0], count }]
  const rest = Math.max(0, count - variants.length)
  return variants.map((variant, index) => ({ variant, count: index === 0 ? 1 + rest : 1 }))
}

function variantNames(variant: string | undefined): string[] {
  return variant === undefined ? [] : variant.split(',')
}

/** By id, or by the name in either language, as a customer may have said it. */
export function variantOf(service: Service, variant: string | undefined): Variant | undefined {
  return service.variants.find(({ id, name }) => variant === id || variant === name.zh || variant === name.en)
}

function addOnIds(size: Size): string[] {
  return (size.addOns ?? []).map((addOn) => (typeof addOn === 'string' ? addOn : addOn.id))
}

function within(value: number, { min, max }: Limits): boolean {
  return value >= min && value <= max
}
