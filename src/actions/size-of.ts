import { z } from 'zod'
import { isContract, isHourly, type SizeProblem, sizeProblem, sizing } from '#business/catalogue/sizing.ts'
import type { BusinessContext } from '#business/context.ts'
import { optional, orderFields, orderOf } from '#business/ordering/input.ts'
import { sizeProblemText } from '#business/ordering/size-words.ts'
import type { Action } from '#engine/action.ts'

const input = z.object({ ...orderFields, service: optional(z.string()) })

interface SizeOf {
  /** Whether what is known of the size so far can be done. */
  ok: boolean
  reason: SizeProblem['reason'] | 'unknown_service' | null
  text: string
  serviceName: string
  ask: 'area' | 'count' | 'none'
  unitLabel: string
  /** Somebody comes for weeks, after an interview and with a contract. */
  contract: boolean
  /** Sold by the hour: a length may stand for the size. */
  hourly: boolean
  variants: { id: string; label: string; priceFen: number }[]
  addOns: { id: string; label: string; priceFen: number }[]
  min: number
  max: number
  limits: { min: number; max: number }
  excludes: string[]
}

/** What must be asked about a service before it can be priced, and whether the answers so far will do. */
export const action: Action<z.output<typeof input>, SizeOf, BusinessContext> = {
  description: 'What to ask about the size of a service; checks the area and number given so far.',
  effect: 'reads',
  input,
  run({ service: name, ...rest }, { company, locale }) {
    const order = name === undefined ? undefined : orderOf(company, { ...rest, service: name })
    if (!order) {
      const text = locale === 'zh' ? '这项服务我们暂时没有' : 'We do not offer that service yet'
      const limits = { min: 0, max: 0 }
      return Promise.resolve({
        ok: false,
        reason: 'unknown_service',
        text,
        serviceName: name ?? '',
        ask: 'none',
        unitLabel: '',
        contract: false,
        hourly: false,
        variants: [],
        addOns: [],
        ...limits,
        limits,
        excludes: [],
      })
    }
    const { service, size } = order
    const { ask, unit, variants, limits } = sizing(service, size.variant)
    const problem = sizeProblem(service, size)
    // What has not been asked yet is no mistake.
    const wrong =
      problem && problem.reason !== 'area_missing' && problem.reason !== 'count_missing' ? problem : undefined
    const text = wrong ? sizeProblemText(locale, service, wrong) : ''
    return Promise.resolve({
      ok: wrong === undefined,
      reason: wrong?.reason ?? null,
      text,
      serviceName: service.name[locale],
      ask,
      unitLabel: unit[locale],
      contract: isContract(service),
      hourly: isHourly(service),
      // The list price belongs to the choice; what this order costs stands in the quote.
      variants: variants.map(({ id, name: label, priceFen }) => ({
        id,
        label: locale === 'zh' ? `${label.zh}（${priceFen / 100}元）` : `${label.en} (${priceFen / 100} yuan)`,
        priceFen,
      })),
      addOns: service.addOns.map(({ id, name: label, priceFen }) => ({ id, label: label[locale], priceFen })),
      min: limits.min,
      max: limits.max,
      limits,
      excludes: service.excludes.map((excluded) => excluded[locale]),
    })
  },
}
