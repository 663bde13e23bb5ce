import { z } from 'zod'
import { timeValueSchema, type WishedTime } from '#business/bookings/wish.ts'
import type { Company, Service } from '#business/catalogue/company.ts'
import { type Size, variantOf } from '#business/catalogue/sizing.ts'

/** A field that a flow may not have filled yet: null and empty text count as absent. */
export function optional<T extends z.ZodType>(schema: T) {
  return z
    .union([schema, z.null(), z.literal('')])
    .optional()
    .transform((value) => (value === null || value === '' ? undefined : (value as z.output<T> | undefined)))
}

const addOns = z.union([
  z.string().transform((text) => text.split(/[,，、;；+]/).map((part) => part.trim())),
  z.array(z.union([z.string(), z.object({ id: z.string(), count: z.int().positive() })])),
])

const lengthField = z.union([z.number().positive(), z.string().transform(durationHours)])

/** What is wanted, as flows know it: slots of the booking flow. */
export const orderFields = {
  service: z.string(),
  variant: optional(z.string()),
  area: optional(z.number()),
  count: optional(z.number()),
  /** Hours, or an ISO 8601 duration. */
  duration: optional(lengthField),
  hours: optional(lengthField),
  addOns: optional(addOns),
  pets: optional(z.boolean()),
  extraBathrooms: optional(z.int().min(0)),
  notCleanedOver60Days: optional(z.boolean()),
}

export const whenField = z.union([timeValueSchema, z.string().transform((start): WishedTime => instant(start))])

const orderSchema = z.object(orderFields)

export interface Order {
  service: Service
  size: Size
}

/** The service and size that a flow's slots mean; undefined where the service is not offered. */
export function orderOf(company: Company, input: z.output<typeof orderSchema>): Order | undefined {
  const service = namedService(company, input.service)
  if (!service) return undefined
  const { area, count, pets, extraBathrooms, notCleanedOver60Days } = input
  const variant = variantsIn(service, input.variant)
  const length = input.hours ?? input.duration
  const size = {
    variant,
    area,
    count: count ?? monthsOf(service, length),
    hours: length,
    addOns: knownAddOns(service, input.addOns ?? []),
    pets,
    extraBathrooms,
    notCleanedOver60Days,
  }
  return { service, size }
}

// Machines of several kinds make one order; of other services only one kind can be meant.
function variantsIn(service: Service, said: string | undefined): string | undefined {
  if (said === undefined) return undefined
  const ids = said.split(/[,，]/).map((name) => variantOf(service, name.trim())?.id ?? name.trim())
  return service.duration.type === 'per_unit' ? ids.join(',') : ids[0]
}

/** By id, or by its name in either language. */
export function namedService(company: Company, name: string): Service | undefined {
  const folded = name.trim().toLowerCase()
  return company.services.find(
    (service) => service.id === folded || service.name.zh === folded || service.name.en.toLowerCase() === folded,
  )
}

// What a customer calls an extra and the catalogue does not know stays a wish; the quote shows what is included.
function knownAddOns(service: Service, wanted: readonly (string | { id: string; count: number })[]): Size['addOns'] {
  return wanted.flatMap((addOn) => {
    const { id: said, count } = typeof addOn === 'string' ? { id: addOn, count: 1 } : addOn
    const known = service.addOns.find(({ id, name }) => id === said || name.zh === said || name.en === said)
    return known ? [{ id: known.id, count }] : []
  })
}

function instant(start: string): WishedTime {
  // A slot's id begins with its start.
  return {
    start: start.split('~')[0] ?? start,
    end: undefined,
    precision: 'instant',
    open: undefined,
    recur: undefined,
  }
}

/** "住家保姆三个月" is an order of three where months are sold. */
const monthsOf = ({ minOrder }: Service, length: number | undefined): number | undefined =>
  minOrder.months === undefined || length === undefined || length < monthHours
    ? undefined
    : Math.round(length / monthHours)

const monthHours = 30 * 24

/** PT2H30M → 2.5, P3M → 2160: a month counts thirty days. */
function durationHours(text: string, context: z.RefinementCtx): number {
  const [, years, months, weeks, days, wholeHours, minutes] =
    /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+)M)?)?$/.exec(text) ?? []
  const inDays = Number(years ?? 0) * 360 + Number(months ?? 0) * 30 + Number(weeks ?? 0) * 7 + Number(days ?? 0)
  const total = inDays * 24 + Number(wholeHours ?? 0) + Number(minutes ?? 0) / 60
  if (total > 0) return total
  context.addIssue({ code: 'custom', message: 'an ISO 8601 duration such as PT2H30M' })
  return z.NEVER
}
