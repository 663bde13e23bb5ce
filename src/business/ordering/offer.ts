import type { Plan } from '#business/bookings/plan.ts'
import type { NoSlotReason, Slot, Slots } from '#business/bookings/slots.ts'
import type { Wish } from '#business/bookings/wish.ts'
import type { Company } from '#business/catalogue/company.ts'
import type { Locale, Text } from '#business/catalogue/text.ts'
import { atMinute, clockMinutes, iso, localDate } from '#business/time.ts'
import { clockText, dayText, listText, momentText, spanText } from '#business/wording.ts'

/** A time that a customer can choose; `value` is what a flow keeps of it. */
export interface SlotOption {
  id: string
  label: string
  at: string
  start: string
  end: string
  people: number
  workerId: string
  workerName: string
  value: { id: string; start: string; end: string; workerId: string; workerName: string }
}

export interface Offer {
  exact: boolean
  options: SlotOption[]
  /** What to say above the options. */
  text: string
  reason?: NoSlotReason
  earliest?: string
}

/** Puts slots into words and choices. */
export function offerOf(
  company: Company,
  locale: Locale,
  slots: Slots,
  wanted: { plan: Plan; wish: Wish; worker: string | undefined },
): Offer {
  const options = slots.slots.map((slot) => optionOf(company, locale, slot))
  const earliest = slots.earliest === undefined ? {} : { earliest: iso(company.zone, slots.earliest) }
  const text = explain(company, locale, slots, wanted)
  return { exact: slots.exact, options, text, ...(slots.reason && { reason: slots.reason }), ...earliest }
}

function optionOf(company: Company, locale: Locale, { start, end, team }: Slot): SlotOption {
  const at = iso(company.zone, start)
  const id = `${at}~${team.map((one) => one.id).join('+')}`
  const workerName = listText(
    locale,
    team.map(({ title }) => title[locale]),
  )
  const value = { id, start: at, end: iso(company.zone, end), workerId: team[0]?.id ?? '', workerName }
  const when = momentText(company.zone, locale, start)
  return { ...value, label: `${when} ${workerName}`, at, people: team.length, value }
}

/** "3月7日周六", or with its hours where only a part of the day was wished for. */
function wishText({ zone, hours: { start, end } }: Company, locale: Locale, wish: Wish): string {
  if (wish.kind === 'instant') return momentText(zone, locale, wish.from)
  const hours = (wish.to - wish.from) / 3_600_000
  if (wish.days > 1 || hours > 14) return dayText(zone, locale, wish.anchor)
  // "早上" begins before anybody works.
  const day = localDate(zone, wish.from)
  const from = Math.max(wish.from, atMinute(zone, day, clockMinutes(start)))
  const to = Math.min(wish.to, atMinute(zone, day, clockMinutes(end)))
  return from < to ? spanText(zone, locale, from, to) : spanText(zone, locale, wish.from, wish.to)
}

function explain(
  company: Company,
  locale: Locale,
  { exact, slots, reason }: Slots,
  { plan, wish, worker }: { plan: Plan; wish: Wish; worker: string | undefined },
): string {
  const { zone, hours } = company
  const name = plan.service.name[locale]
  const when = wishText(company, locale, wish)
  const [first] = slots
  if (exact && first) {
    const who = listText(
      locale,
      first.team.map(({ title }) => title[locale]),
    )
    if (wish.kind === 'instant') {
      return locale === 'zh'
        ? `${when} 可以约，${who}有空。就定这个时间吗？`
        : `${when} is free, ${who} can come. Shall I take it?`
    }
    return locale === 'zh'
      ? `${wish.days > 1 ? '' : when}有这些时间，您看哪个合适？`
      : `These times are free${wish.days > 1 ? '' : ` on ${when}`}. Which one suits you?`
  }
  const lead = plan.service.leadTimeHours
  const ahead =
    lead < 48 || lead % 24 > 0
      ? { zh: `${lead}小时`, en: `${lead} hours` }
      : { zh: `${lead / 24}天`, en: `${lead / 24} days` }
  const latest = slots.length === 0 ? undefined : dayText(zone, locale, Math.max(...slots.map(({ start }) => start)))
  const until =
    latest === undefined
      ? { zh: '', en: '' }
      : { zh: `，目前最远约到${latest}`, en: `; the last day open is ${latest}` }
  const why = ((): Text => {
    switch (reason) {
      case 'past':
        return { zh: '这个时间已经过了', en: 'That time has passed' }
      case 'too_soon':
        return { zh: `${name}需要提前${ahead.zh}预约`, en: `${name} needs ${ahead.en} notice` }
      case 'outside_hours':
        if (
          wish.kind === 'instant' &&
          clockText(zone, wish.from) >= hours.start &&
          clockText(zone, wish.from) <= hours.lastStart
        )
          return {
            zh: `这次${name}大约要${plan.work.hours}小时，${clockText(zone, wish.from)}开始做不完（最晚做到${hours.end}）`,
            en: `This visit takes about ${plan.work.hours} hours and must be over by ${hours.end}, so ${clockText(zone, wish.from)} is too late`,
          }
        return {
          zh: `上门时间是${hours.start}–${hours.end}，最晚${hours.lastStart}开始，做完不晚于${hours.end}`,
          en: `We come between ${hours.start} and ${hours.end}, starting at ${hours.lastStart} at the latest and done by ${hours.end}`,
        }
      case 'too_far_ahead':
        return { zh: `${when} 还没有开放预约${until.zh}`, en: `${when} cannot be booked yet${until.en}` }
      case 'full':
      case undefined:
        return worker === undefined
          ? { zh: `${when} 没有空档了`, en: `Nothing is free on ${when}` }
          : { zh: `${when} ${worker}没有空`, en: `${worker} is not free on ${when}` }
      default:
        return reason satisfies never
    }
  })()
  if (slots.length === 0) {
    return locale === 'zh' ? `${why.zh}，换一天试试？` : `${why.en}. Would another day do?`
  }
  return locale === 'zh' ? `${why.zh}，最接近的时间有：` : `${why.en}. The nearest times are:`
}
