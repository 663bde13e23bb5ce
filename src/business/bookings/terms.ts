import type { Policies } from '#business/catalogue/company.ts'
import type { Text } from '#business/catalogue/text.ts'
import { both } from '#business/catalogue/text.ts'
import { atMinute, hourMs, localDate, minuteMs } from '#business/time.ts'

export interface TermsInput {
  /** As they were when the booking was made. */
  policies: Policies
  zone: string
  now: number
  bookedAt: number
  /** When the visit is to begin. */
  start: number
  /** What the fee is counted from: the start, or the one before a late change of time. */
  clock: number
  assigned: boolean
  priceFen: number
  /** Already owed, for a late change of time. */
  owedFen: number
  contract: boolean
}

export interface Terms {
  feeFen: number
  /** The rule that applied, in words. */
  clause: Text
  /** Until when it costs nothing (epoch milliseconds); undefined when that is over or always so. */
  freeUntil: number | undefined
}

/** What cancelling costs now: the first tier that matches, at most its cap. */
export function cancelTerms(input: TermsInput): Terms {
  const { policies, zone, now, clock, priceFen, owedFen, contract } = input
  if (contract) return { feeFen: owedFen, clause: policies.contractCancel, freeUntil: undefined }
  const freeUntil = freeUntilOf(input)
  const grace = input.bookedAt + policies.freeCancelMinutes * minuteMs
  if (now < grace && owedFen === 0) {
    const minutes = policies.freeCancelMinutes
    return {
      feeFen: 0,
      clause: both(`下单后${minutes}分钟内取消不收费`, `Free within ${minutes} minutes of booking`),
      freeUntil,
    }
  }
  const late = policies.lateFreeCancelMinutes
  if (late !== undefined && now >= input.start + late * minuteMs) {
    const clause = both(
      `我们迟到超过${late}分钟，取消不收费`,
      `We are more than ${late} minutes late, so cancelling is free`,
    )
    return { feeFen: 0, clause, freeUntil: undefined }
  }
  const tier = policies.cancelTiers.find(({ when }) => {
    switch (when.kind) {
      case 'not_assigned':
        return !input.assigned
      case 'previous_day':
        return now < previousDay(zone, clock, when)
      case 'more_than':
        return clock - now > when.hours * hourMs
      case 'otherwise':
        return true
      default:
        return when satisfies never
    }
  })
  if (!tier) return { feeFen: owedFen, clause: both('取消不收费', 'Cancelling is free'), freeUntil }
  const feeFen = Math.max(owedFen, feeOf(tier, priceFen))
  return { feeFen, clause: tier.text, freeUntil: feeFen > 0 && tier.feePct > 0 ? undefined : freeUntil }
}

export interface RescheduleTerms extends Terms {
  freeChangesLeft: number
  /** The change is made in time, so the new start becomes what fees are counted from. */
  inTime: boolean
}

/**
 * What changing the time costs now. In time and within the free number it is free; else it costs what cancelling at
 * this moment would, and a change too many at least the first tier that costs anything.
 */
export function rescheduleTerms(input: TermsInput & { changes: number }): RescheduleTerms {
  const { policies, zone, now, clock, priceFen, owedFen, changes } = input
  const { freeUntil, maxFreeTimes } = policies.reschedule
  const inTime = input.contract || now < previousDay(zone, clock, freeUntil)
  const freeChangesLeft = Math.max(0, maxFreeTimes - changes)
  const promise = policies.latePromises.find((one) => one.freeReschedule || one.freeCancel)
  if (!input.contract && promise && now >= input.start + promise.afterMinutes * minuteMs) {
    const clause = both(
      `我们迟到超过${promise.afterMinutes}分钟，改期不收费`,
      `We are more than ${promise.afterMinutes} minutes late, so changing the time is free`,
    )
    return { feeFen: owedFen, clause, freeUntil: undefined, freeChangesLeft, inTime: true }
  }
  const cancelling = cancelTerms(input)
  const freeOtherwise = cancelling.feeFen === 0 && !inTime
  const deadline = clockText(freeUntil)
  if ((inTime && freeChangesLeft > 0) || freeOtherwise) {
    const clause = both(
      `上门前一天${deadline}前可免费改${maxFreeTimes}次`,
      `${maxFreeTimes} free changes until ${deadline} on the day before`,
    )
    return {
      feeFen: owedFen,
      clause: freeOtherwise ? cancelling.clause : clause,
      freeUntil: cancelling.freeUntil,
      freeChangesLeft,
      inTime,
    }
  }
  if (!inTime) return { ...cancelling, freeChangesLeft, inTime }
  const paying = policies.cancelTiers.find(({ feePct }) => feePct > 0)
  const clause = both(
    `已用完${maxFreeTimes}次免费改期，再改收订单金额的${paying?.feePct ?? 0}%${paying?.feeCapFen === undefined ? '' : `，最多${paying.feeCapFen / 100}元`}`,
    `The ${maxFreeTimes} free changes are used up; another costs ${paying?.feePct ?? 0}% of the order${paying?.feeCapFen === undefined ? '' : `, at most ¥${paying.feeCapFen / 100}`}`,
  )
  const feeFen = Math.max(owedFen, paying ? feeOf(paying, priceFen) : 0)
  return { feeFen, clause, freeUntil: undefined, freeChangesLeft, inTime }
}

/** The whole rule in one text, for the quote. */
export function cancelRule(policies: Policies, contract: boolean): Text {
  if (contract) return policies.contractCancel
  const tiers = policies.cancelTiers.map(({ text }) => text)
  const minutes = policies.freeCancelMinutes
  return both(
    [`下单后${minutes}分钟内取消不收费`, ...tiers.map(({ zh }) => zh)].join('；'),
    [`Free within ${minutes} minutes of booking`, ...tiers.map(({ en }) => en)].join('; '),
  )
}

function freeUntilOf({ policies, zone, now, clock, bookedAt }: TermsInput): number | undefined {
  const deadlines = policies.cancelTiers.flatMap(({ when, feePct }) =>
    when.kind === 'previous_day' && feePct === 0 ? [previousDay(zone, clock, when)] : [],
  )
  const last = Math.max(bookedAt + policies.freeCancelMinutes * minuteMs, ...deadlines)
  return last > now ? last : undefined
}

function feeOf(tier: Policies['cancelTiers'][number], priceFen: number): number {
  return Math.min(Math.round((priceFen * tier.feePct) / 100), tier.feeCapFen ?? Number.POSITIVE_INFINITY)
}

function previousDay(zone: string, clock: number, { hour, minute }: { hour: number; minute: number }): number {
  return atMinute(zone, localDate(zone, clock).subtract({ days: 1 }), hour * 60 + minute)
}

function clockText({ hour, minute }: { hour: number; minute: number }): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}
