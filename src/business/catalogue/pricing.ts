import type { Company, Service } from '#business/catalogue/company.ts'
import {
  isContract,
  isHourly,
  partsOf,
  type Size,
  type SizeProblem,
  sizeProblem,
  sizing,
  variantOf,
} from '#business/catalogue/sizing.ts'
import { both, type Text } from '#business/catalogue/text.ts'
import { addOnsOf, type Work, workOf } from '#business/catalogue/work.ts'

interface PriceLine {
  label: Text
  amountFen: number
  /** How the amount comes about. */
  rule: Text
}

export interface Price extends Work {
  lines: PriceLine[]
  totalFen: number
  depositFen: number
  /** "90平方米", "2台挂机" */
  sizeText: Text
}

export type Priced = ({ ok: true } & Price) | ({ ok: false } & SizeProblem)

/** The list price of a size of a service, line by line, in fen; or why there is none. */
export function priceOf(company: Company, service: Service, size: Size): Priced {
  const problem = sizeProblem(service, size)
  if (problem) return { ok: false, ...problem }
  const work = workOf(service, size, company.roundUpHours)
  const lines = baseLines(service, size, work)
  const baseFen = lines.reduce((sum, { amountFen }) => sum + amountFen, 0)
  const least = service.minOrder.amountFen ?? 0
  if (baseFen < least) {
    lines.push({
      label: both('补足起订金额', 'Up to the minimum order'),
      amountFen: least - baseFen,
      rule: both(`${yuan(least)}元起`, `from ¥${yuan(least)}`),
    })
  }
  for (const { addOn, count } of addOnsOf(service, size)) {
    lines.push({ label: addOn.name, amountFen: addOn.priceFen * count, rule: times(addOn.priceFen, count) })
  }
  const totalFen = lines.reduce((sum, { amountFen }) => sum + amountFen, 0)
  const depositFen = depositOf(company, service, size, totalFen)
  return { ok: true, ...work, lines, totalFen, depositFen, sizeText: sizeText(service, size, work) }
}

/** Yuan as people write it: no decimals where there are none. */
export function yuan(fen: number): string {
  return fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2)
}

function baseLines(service: Service, size: Size, work: Work): PriceLine[] {
  const parts = partsOf(service, size)
  if (parts.length < 2) {
    const line = baseLine(service, size, work)
    return work.petHours > 0 ? [line, petLine(service, size, work)] : [line]
  }
  return parts.map(({ variant, count }) => baseLine(service, { ...size, variant: variant?.id, count }, work))
}

function baseLine(service: Service, size: Size, work: Work): PriceLine {
  const variant = variantOf(service, size.variant)
  const unitFen = variant?.priceFen ?? service.priceFen.typical
  const label = variant
    ? both(`${service.name.zh}·${variant.name.zh}`, `${service.name.en}: ${variant.name.en}`)
    : service.name
  if (isHourly(service)) return hoursLine(label, unitFen, work.paidHours - work.petHours, work.people)
  const units = unitsOf(service, size, work)
  return { label, amountFen: Math.round(unitFen * units), rule: times(unitFen, units) }
}

function petLine(service: Service, size: Size, { petHours, people }: Work): PriceLine {
  return hoursLine(both('家有宠物加时', 'More time for pets'), unitPriceFen(service, size), petHours, people)
}

function hoursLine(label: Text, unitFen: number, hours: number, people: number): PriceLine {
  const rule = both(
    `${yuan(unitFen)}元 × ${hours}小时${people > 1 ? ` × ${people}人` : ''}`,
    `¥${yuan(unitFen)} × ${hours} h${people > 1 ? ` × ${people} people` : ''}`,
  )
  return { label, amountFen: Math.round(unitFen * hours * people), rule }
}

function unitsOf(service: Service, size: Size, work: Work): number {
  const { ask, limits } = sizing(service)
  if (ask === 'area') return size.area ?? 0
  if (ask === 'count') return Math.max(size.count ?? 1, limits.min)
  return isContract(service) ? Math.max(size.count ?? 1, limits.min) : work.visits
}

// The deposit of a contract is a share of its first month, however long it runs.
function depositOf(company: Company, service: Service, size: Size, totalFen: number): number {
  const { freeBelowFen, pct } = company.policies.deposit
  if (isContract(service)) {
    return Math.round((unitPriceFen(service, size) * pct) / 100)
  }
  return totalFen < freeBelowFen ? 0 : Math.round((totalFen * pct) / 100)
}

function unitPriceFen(service: Service, size: Size): number {
  return variantOf(service, size.variant)?.priceFen ?? service.priceFen.typical
}

function sizeText(service: Service, size: Size, work: Work): Text {
  const parts = partsOf(service, size)
  if (parts.length > 1) {
    const texts = parts.map(({ variant, count }) => sizeText(service, { ...size, variant: variant?.id, count }, work))
    return both(texts.map(({ zh }) => zh).join('、'), texts.map(({ en }) => en).join('; '))
  }
  const variant = variantOf(service, size.variant)
  const { ask, unit } = sizing(service, size.variant)
  const units = unitsOf(service, size, work)
  const amount = ((): Text => {
    if (ask === 'area' && size.area !== undefined && !(isHourly(service) && size.hours !== undefined)) {
      return both(`${size.area}平方米`, `${size.area} m²`)
    }
    if (isHourly(service)) return both(`${work.paidHours}小时`, `${work.paidHours} h`)
    if (ask === 'count') return both(`${units}${unit.zh}`, `${units} ${plural(unit.en, units)}`)
    if (work.contractDays !== undefined) {
      return units === 1
        ? both(unit.zh === '月' ? '1个月' : unit.zh, unit.en === 'month' ? '1 month' : unit.en)
        : both(`${units}个月`, `${units} months`)
    }
    if (work.visits > 1)
      return both(`${work.visits}次，每次${work.hours}小时`, `${work.visits} visits of ${work.hours} h`)
    return both(`${work.hours}小时`, `${work.hours} h`)
  })()
  return variant ? both(`${variant.name.zh} ${amount.zh}`, `${variant.name.en}, ${amount.en}`) : amount
}

function times(unitFen: number, count: number): Text {
  return both(`${yuan(unitFen)}元 × ${count}`, `¥${yuan(unitFen)} × ${count}`)
}

function plural(unit: string, count: number): string {
  return count !== 1 && /^[a-z]+[^s]$/.test(unit) ? `${unit}s` : unit
}
