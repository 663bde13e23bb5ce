import type { Company } from '#business/catalogue/company.ts'
import { priceOf, yuan } from '#business/catalogue/pricing.ts'
import { both, type Text } from '#business/catalogue/text.ts'
import { addOnText, depositText, priceText } from '#business/knowledge/about-service.ts'
import { depositSumText } from '#business/knowledge/about-company.ts'
import type { Item, Question, Wish } from '#business/knowledge/question.ts'
import { sizing, type Size } from '#business/catalogue/sizing.ts'

/** What the asked size of a service costs and how the sum comes about; the list price where no size is known. */
export function priceAnswer(company: Company, question: Question, wish: Wish): Text {
  const { service } = wish
  const addOns = question.items.flatMap((item) => ('addOn' in item && item.service === service ? [item.addOn] : []))
  const size = sizeOf(question, wish)
  if (!size) return join(priceText(service), ...addOns.map((addOn) => addOnText(service, addOn)))
  const priced = priceOf(company, service, { ...size, addOns: addOns.map(({ id }) => id) })
  if (!priced.ok) return priceText(service)
  const lines = priced.lines
  const rule = both(
    lines.map((line, index) => (index === 0 ? line.rule.zh : `${line.label.zh}${yuan(line.amountFen)}元`)).join('，'),
    lines.map((line, index) => (index === 0 ? line.rule.en : `${line.label.en} ¥${yuan(line.amountFen)}`)).join(', '),
  )
  return both(
    `${service.name.zh} ${priced.sizeText.zh}：${yuan(priced.totalFen)}元（${rule.zh}）。`,
    `${service.name.en}, ${priced.sizeText.en}: ¥${yuan(priced.totalFen)} (${rule.en}).`,
  )
}

/** The deposit of the asked size with its rule; the rule alone where no size is known. */
export function depositAnswer(company: Company, question: Question, wish: Wish): Text {
  const rule = depositText(company, wish.service)
  const size = sizeOf(question, wish)
  const priced = size && priceOf(company, wish.service, size)
  return priced?.ok ? join(depositSumText(priced.totalFen, priced.depositFen), rule) : rule
}

/** How long the asked size takes, and with how many people; undefined where no size is known. */
export function durationAnswer(company: Company, question: Question, wish: Wish): Text | undefined {
  const size = sizeOf(question, wish)
  const priced = size && priceOf(company, wish.service, size)
  if (!priced?.ok || priced.contractDays !== undefined) return undefined
  return both(
    `${wish.service.name.zh} ${priced.sizeText.zh}：${priced.people}人约${priced.hours}小时。`,
    `${wish.service.name.en}, ${priced.sizeText.en}: about ${priced.hours} h with ${priced.people} ${priced.people === 1 ? 'person' : 'people'}.`,
  )
}

/** The size that a question gives for a service; undefined while something that the price needs is missing. */
function sizeOf(question: Question, { service, variant, count }: Wish): Size | undefined {
  const { ask, variants } = sizing(service, variant)
  if (variants.length > 0 && variant === undefined) return undefined
  const several = question.wishes.length > 1
  const units = count ?? (several ? undefined : question.count)
  const size: Size = variant === undefined ? {} : { variant }
  if (ask === 'area') {
    if (question.area !== undefined) return { ...size, area: question.area }
    return question.hours === undefined ? undefined : { ...size, hours: question.hours }
  }
  if (ask === 'count') {
    const counted = units ?? (variant === 'carpet' ? question.area : undefined)
    if (counted !== undefined) return { ...size, count: counted }
    // One seat or one square metre costs the minimum order, which says less than the list.
    const one = variants.find(({ id }) => id === variant)?.priceFen ?? 0
    return one === 0 || one < (service.minOrder.amountFen ?? 0) ? undefined : { ...size, count: 1 }
  }
  if (question.hours !== undefined && service.minOrder.hours !== undefined) return { ...size, hours: question.hours }
  return variant === undefined ? undefined : size
}

/** Several texts after one another. */
export function join(...texts: readonly Text[]): Text {
  return both(texts.map((text) => text.zh).join(''), texts.map((text) => text.en).join(' '))
}

export const addOnAnswers = (items: readonly Item[]): Text[] =>
  items.flatMap((item) => ('addOn' in item ? [addOnText(item.service, item.addOn)] : []))
