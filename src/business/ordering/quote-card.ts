import type { Booking } from '#business/bookings/hold.ts'
import { cancelRule } from '#business/bookings/terms.ts'
import { type Company, type Policies, type Service, serviceOf } from '#business/catalogue/company.ts'
import { both, type Locale, type Text } from '#business/catalogue/text.ts'
import { maskPhone } from '#business/customers/customer.ts'
import { iso } from '#business/time.ts'
import type { Worker } from '#business/workers/worker.ts'
import { clockText, listText, moneyText, spanText } from '#business/wording.ts'

/** What is shown before a customer confirms: the offer with its price and rules. */
export interface QuoteCard {
  id: string
  ref: string
  serviceId: string
  serviceName: string
  sizeText: string
  lines: { label: string; amountFen: number; rule: string }[]
  totalFen: number
  depositFen: number
  hours: number
  people: number
  visits: number
  start: string
  end: string
  workerName: string
  workerCard: string
  address: string | null
  name: string | null
  /** Masked but for the last four digits. */
  phone: string | null
  note: string | null
  excludes: string[]
  cancelRule: string
  guarantee: string
  validUntil: string
  holdUntil: string
  /** All of it in words, for channels that show text alone. */
  text: string
}

export function quoteCard(company: Company, locale: Locale, booking: Booking, team: readonly Worker[]): QuoteCard {
  const { quote } = booking
  const service = serviceOf(company, booking.serviceId)
  const policies = quote.policies as Policies
  const card = {
    id: booking.id,
    ref: booking.ref,
    serviceId: booking.serviceId,
    serviceName: service?.name[locale] ?? booking.serviceId,
    sizeText: quote.sizeText[locale],
    lines: quote.lines.map(({ label, amountFen, rule }) => ({ label: label[locale], amountFen, rule: rule[locale] })),
    totalFen: booking.priceFen,
    depositFen: booking.depositFen,
    hours: quote.hours,
    people: quote.people,
    visits: quote.visits,
    start: iso(company.zone, booking.startAt),
    end: iso(company.zone, booking.endAt),
    workerName: listText(
      locale,
      team.map(({ title }) => title[locale]),
    ),
    workerCard: listText(
      locale,
      team.map((worker) => workerCard(locale, worker)),
    ),
    address: booking.address,
    name: booking.name,
    phone: booking.phone === null ? null : maskPhone(booking.phone),
    note: booking.note,
    excludes: (service?.excludes ?? []).map((excluded) => excluded[locale]),
    cancelRule: cancelRule(policies, quote.contract)[locale],
    guarantee: guaranteeOf(service, policies)[locale],
    validUntil: quote.validUntil,
    holdUntil: iso(company.zone, booking.holdUntil ?? booking.createdAt),
  }
  return { ...card, text: cardText(company, locale, booking, card) }
}

// Work over weeks is not done again but by somebody else.
function guaranteeOf(service: Service | undefined, policies: Policies): Text {
  const replacement = service?.replacement
  if (!replacement) return policies.guarantee
  const { freeWithinDays, targetHours, max } = replacement
  return both(
    `上户${freeWithinDays}天内不合适免费换人，${targetHours}小时内给人选，最多${max}次`,
    `Within ${freeWithinDays} days of the start we replace the worker free of charge, with candidates within ${targetHours} hours, up to ${max} times`,
  )
}

/** 王阿姨（评分4.9，完成640单，身份与健康证已核验） */
function workerCard(locale: Locale, worker: Worker): string {
  const rating = worker.rating.toFixed(1)
  return locale === 'zh'
    ? `${worker.title.zh}（评分${rating}，已完成${worker.jobsDone}单，身份已核验）`
    : `${worker.title.en} (rated ${rating}, ${worker.jobsDone} visits done, identity checked)`
}

function cardText(company: Company, locale: Locale, booking: Booking, card: Omit<QuoteCard, 'text'>): string {
  const zh = locale === 'zh'
  const separator = zh ? '：' : ': '
  const row = (label: [string, string], value: string): string => `${zh ? label[0] : label[1]}${separator}${value}`
  const contact = [card.name, card.phone].filter((part) => part !== null).join(' ')
  const deposit =
    card.depositFen > 0
      ? zh
        ? `（含定金${moneyText(card.depositFen)}）`
        : ` (deposit ${moneyText(card.depositFen)})`
      : zh
        ? '（不用定金）'
        : ' (no deposit)'
  const series = card.visits > 1 ? [zh ? `共${card.visits}次，固定时间` : `${card.visits} visits at the same time`] : []
  return [
    `${card.serviceName} · ${card.sizeText}`,
    row(
      ['时间', 'Time'],
      [spanText(company.zone, locale, booking.startAt, booking.endAt), ...series].join(zh ? '，' : ', '),
    ),
    ...(card.people > 1 ? [row(['人数', 'People'], String(card.people))] : []),
    row(['人员', 'Worker'], card.workerCard),
    ...(card.address === null ? [] : [row(['地址', 'Address'], card.address)]),
    ...(contact === '' ? [] : [row(['联系人', 'Contact'], contact)]),
    ...(card.note === null ? [] : [row(['备注', 'Note'], card.note)]),
    ...card.lines.map(({ label, amountFen, rule }) => row([label, label], `${rule} = ${moneyText(amountFen)}`)),
    row(['合计', 'Total'], `${moneyText(card.totalFen)}${deposit}`),
    ...(card.excludes.length === 0 ? [] : [row(['不含', 'Not included'], listText(locale, card.excludes))]),
    row(['取消', 'Cancelling'], card.cancelRule),
    row(['保障', 'Guarantee'], card.guarantee),
    zh
      ? `时间为您保留到${clockText(company.zone, booking.holdUntil ?? booking.createdAt)}，请确认：`
      : `The time is kept for you until ${clockText(company.zone, booking.holdUntil ?? booking.createdAt)}. Please confirm:`,
  ].join('\n')
}
