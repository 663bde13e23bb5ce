import type { AddOn, Company, Service, Variant } from '#business/catalogue/company.ts'
import { yuan } from '#business/catalogue/pricing.ts'
import { isContract, isHourly } from '#business/catalogue/sizing.ts'
import { both, type Text } from '#business/catalogue/text.ts'
import { certificateInEnglish } from '#business/knowledge/certificates.ts'

/** The list price with its unit and the smallest order. */
export function priceText(service: Service): Text {
  const { zh, en } = service.name
  const unit = service.unit
  const prices =
    service.variants.length === 0
      ? both(`${yuan(service.priceFen.typical)}元/${unit.zh}`, `¥${yuan(service.priceFen.typical)} per ${unit.en}`)
      : both(
          service.variants.map((variant) => variantPrice(service, variant).zh).join('、'),
          service.variants.map((variant) => variantPrice(service, variant).en).join('; '),
        )
  const least = minimumText(service)
  return both(
    `${zh}：${prices.zh}${least ? `，${least.zh}` : ''}。`,
    `${en}: ${prices.en}${least ? `, ${least.en}` : ''}.`,
  )
}

function variantPrice(service: Service, variant: Variant): Text {
  const price = yuan(variant.priceFen)
  // A name such as "沙发每座" says its unit itself.
  if (variant.name.zh.includes('每') || (variant.hours !== undefined && !isCounted(service))) {
    return both(`${variant.name.zh}${price}元`, `${variant.name.en} ¥${price}`)
  }
  const unit = variant.unit ?? service.unit
  return both(`${variant.name.zh}${price}元/${unit.zh}`, `${variant.name.en} ¥${price} per ${unit.en}`)
}

const isCounted = (service: Service): boolean => service.unit.zh.length <= 2 && service.unit.zh !== '次'

/** The smallest order, where there is one worth telling. */
export function minimumText(service: Service): Text | undefined {
  const { amountFen, hours, visits, hoursEach, units, days, months } = service.minOrder
  if (amountFen !== undefined) return both(`${yuan(amountFen)}元起`, `minimum ¥${yuan(amountFen)}`)
  if (hours !== undefined && isHourly(service)) return both(`${hours}小时起`, `minimum ${hours} hours`)
  if (hours !== undefined) return both(`每次${hours}小时`, `${hours} hours a visit`)
  if (visits !== undefined) {
    const each = hoursEach === undefined ? both('', '') : both(`，每次${hoursEach}小时`, ` of ${hoursEach} hours`)
    return both(`${visits}次起${each.zh}`, `minimum ${visits} visits${each.en}`)
  }
  if (months !== undefined) return both(`${months}个月起`, `minimum ${months} ${months === 1 ? 'month' : 'months'}`)
  if (days !== undefined) return both(`${days}天起`, `minimum ${days} ${days === 1 ? 'day' : 'days'}`)
  if (units !== undefined && units > 1) return both(`${units}${service.unit.zh}起`, `minimum ${units}`)
  return undefined
}

/** What is not part of the service, and what can be added to it for how much. */
export function scopeText(service: Service): Text {
  const { zh, en } = service.name
  const parts: Text[] = []
  if (service.excludes.length > 0) {
    parts.push(
      both(
        `不含${service.excludes.map((item) => item.zh).join('、')}`,
        `does not include ${service.excludes.map((item) => item.en).join(', ')}`,
      ),
    )
  }
  if (service.addOns.length > 0) parts.push(addOnsText(service))
  return both(
    `${zh}：${parts.map((part) => part.zh).join('；')}。`,
    `${en}: ${parts.map((part) => part.en).join('; ')}.`,
  )
}

function addOnsText(service: Service): Text {
  return both(
    `可加项：${service.addOns.map((addOn) => addOnPrice(addOn).zh).join('、')}`,
    `extras: ${service.addOns.map((addOn) => addOnPrice(addOn).en).join(', ')}`,
  )
}

/** One add-on with its price and the time that it takes. */
export function addOnText(service: Service, addOn: AddOn): Text {
  const price = addOnPrice(addOn)
  const time = addOn.hours > 0 ? both(`，多用约${addOn.hours}小时`, `, about ${addOn.hours} h more`) : both('', '')
  return both(
    `${service.name.zh}可加「${addOn.name.zh}」：${price.zh.slice(addOn.name.zh.length)}${time.zh}。`,
    `${service.name.en}, extra “${addOn.name.en}”: ${price.en.slice(addOn.name.en.length).trim()}${time.en}.`,
  )
}

function addOnPrice(addOn: AddOn): Text {
  if (addOn.priceFen > 0)
    return both(`${addOn.name.zh}${yuan(addOn.priceFen)}元`, `${addOn.name.en} ¥${yuan(addOn.priceFen)}`)
  // 实报实销 costs what the shop charges, so "free" would be a lie.
  const atCost = /实报实销/.test(addOn.name.zh)
  return atCost
    ? both(`${addOn.name.zh}不另收服务费`, `${addOn.name.en} no service fee`)
    : both(`${addOn.name.zh}免费`, `${addOn.name.en} free`)
}

/** That something is not done within a service. */
export function excludedText(service: Service, excluded: Text): Text {
  return both(`${service.name.zh}不含「${excluded.zh}」。`, `${service.name.en} does not include “${excluded.en}”.`)
}

/** How long the work takes, by size where it depends on it. */
export function durationText(service: Service): Text {
  const { zh, en } = service.name
  const { duration, variants } = service
  const timed = variants.filter((variant) => variant.hours !== undefined)
  switch (duration.type) {
    case 'area_table': {
      const rows = duration.table
      return both(
        `${zh}：${rows.map((row) => `${row.max_m2}平以内约${row.hours}小时`).join('，')}；再大安排两人一起做。`,
        `${en}: ${rows.map((row) => `up to ${row.max_m2} m² about ${row.hours} h`).join(', ')}; above that two people come.`,
      )
    }
    case 'per_area':
      return both(
        `${zh}：每人每小时约${duration.m2_per_person_hour}平，一般${duration.staff_default}人一起做；告诉我面积可以算出时长。`,
        `${en}: about ${duration.m2_per_person_hour} m² per person and hour, usually ${duration.staff_default} people; tell me the area and I work out the time.`,
      )
    case 'per_unit':
    case 'fixed':
    case 'shift': {
      if (timed.length > 0) {
        return both(
          `${zh}：${timed.map((variant) => `${variant.name.zh}约${variant.hours}小时`).join('，')}。`,
          `${en}: ${timed.map((variant) => `${variant.name.en} about ${variant.hours} h`).join(', ')}.`,
        )
      }
      if (duration.type === 'shift' && duration.days_per_month !== undefined) {
        return both(
          `${zh}：每天${duration.hours}小时，每月${duration.days_per_month}天。`,
          `${en}: ${duration.hours} hours a day, ${duration.days_per_month} days a month.`,
        )
      }
      const each = duration.type === 'per_unit' ? both(`每${service.unit.zh}`, ' each') : both('每次', ' a visit')
      return both(`${zh}：${each.zh}约${duration.hours}小时。`, `${en}: about ${duration.hours} h${each.en}.`)
    }
    case 'contract_days':
      return both(`${zh}：以${duration.days}天为一期。`, `${en}: a term is ${duration.days} days.`)
    default:
      return duration satisfies never
  }
}

/** How many people come. */
export function peopleText(service: Service): Text {
  return both(
    `${service.name.zh}一般派${service.people}人。`,
    `${service.name.en}: usually ${service.people} ${service.people === 1 ? 'person comes' : 'people come'}.`,
  )
}

/** How long ahead it must be booked. */
export function leadTimeText(service: Service): Text {
  const hours = service.leadTimeHours
  const whole = hours >= 48 && hours % 24 === 0
  return whole
    ? both(
        `${service.name.zh}至少提前${hours / 24}天预约。`,
        `${service.name.en}: book at least ${hours / 24} days ahead.`,
      )
    : both(`${service.name.zh}至少提前${hours}小时预约。`, `${service.name.en}: book at least ${hours} hours ahead.`)
}

/** What is checked before somebody may do this work. */
export function certificatesText(service: Service): Text {
  return both(
    `${service.name.zh}的服务人员须有：${service.quals.map((name) => name.replace('>=', '不低于')).join('、')}；过期或缺少的不派单。`,
    `For ${service.name.en.toLowerCase()} we require: ${service.quals.map(certificateInEnglish).join(', ')}; nobody is sent with one missing or expired.`,
  )
}

/** That the service is offered, with its price. */
export function offeredText(service: Service): Text {
  const price = priceText(service)
  return both(`可以的。${price.zh}`, `Yes. ${price.en}`)
}

/** The terms of a live-in or monthly contract for another person in place of the first. */
export function replacementText(service: Service): Text | undefined {
  const { replacement } = service
  if (!replacement) return undefined
  const { freeWithinDays, targetHours, max } = replacement
  return both(
    `${service.name.zh}：上户${freeWithinDays}天内可免费换人，最多${max}次，${targetHours}小时内给新人选。`,
    `${service.name.en}: free replacement within ${freeWithinDays} days of the start, up to ${max} times, candidates within ${targetHours} hours.`,
  )
}

/** Days of rest in a month, where the contract has them. */
export function restText(service: Service): Text | undefined {
  const { duration } = service
  if (duration.type !== 'contract_days' || duration.rest_days_per_month === undefined) return undefined
  return both(
    `${service.name.zh}每月休息${duration.rest_days_per_month}天。`,
    `${service.name.en}: ${duration.rest_days_per_month} rest days a month.`,
  )
}

/** How a contract comes about, step by step. */
export function processText(service: Service): Text | undefined {
  if (service.process.length === 0) return undefined
  return both(
    `${service.name.zh}流程：${service.process.map((step) => step.zh).join(' → ')}。`,
    `${service.name.en}, step by step: ${service.process.map((step) => step.en).join(' → ')}.`,
  )
}

/** The deposit of this kind of service. */
export function depositText(company: Company, service: Service | undefined): Text {
  const { freeBelowFen, pct } = company.policies.deposit
  if (service && isContract(service)) {
    return both(
      `${service.name.zh}签约时付首期费用的${pct}%作定金。${company.policies.contractCancel.zh}。`,
      `${service.name.en}: a deposit of ${pct}% of the first term is due on signing. ${company.policies.contractCancel.en}.`,
    )
  }
  return both(
    `上门类订单${yuan(freeBelowFen)}元以下不用定金，${yuan(freeBelowFen)}元及以上收${pct}%；住家、月嫂等合同类收首期费用的${pct}%。`,
    `Visits below ¥${yuan(freeBelowFen)} need no deposit, from ¥${yuan(freeBelowFen)} it is ${pct}%; for live-in contracts ${pct}% of the first term.`,
  )
}
