import type { Unchangeable } from '#business/bookings/change.ts'
import type { Booking } from '#business/bookings/hold.ts'
import type { Terms } from '#business/bookings/terms.ts'
import { type Company, serviceOf } from '#business/catalogue/company.ts'
import type { Locale } from '#business/catalogue/text.ts'
import { moneyText, momentText } from '#business/wording.ts'

/** Why an order can no longer be changed, for the customer. */
export function unchangeableText(locale: Locale, ref: string, reason: Unchangeable): string {
  const zh = locale === 'zh'
  switch (reason) {
    case 'none':
      return zh ? `没有查到单号 ${ref}。` : `There is no booking ${ref}.`
    case 'started':
      return zh ? `${ref} 服务人员已经出发或到达。` : `For ${ref} the worker has set out or arrived.`
    case 'over':
      return zh ? `${ref} 的预约时间已经过了。` : `The time of ${ref} has passed.`
    case 'done':
      return zh ? `${ref} 已经完成。` : `${ref} is done already.`
    case 'already_cancelled':
      return zh ? `${ref} 已经取消了。` : `${ref} has been cancelled already.`
    default:
      return reason satisfies never
  }
}

/** "日常保洁（GJ12345678），3月6日周五 15:00" */
export function bookingText(company: Company, locale: Locale, booking: Booking): string {
  const name = serviceOf(company, booking.serviceId)?.name[locale] ?? booking.serviceId
  const when = momentText(company.zone, locale, booking.startAt)
  return locale === 'zh' ? `${name}（${booking.ref}），${when}` : `${name} (${booking.ref}), ${when}`
}

/** The fee and the rule it comes from. */
export function feeText(
  company: Company,
  locale: Locale,
  { feeFen, clause, freeUntil }: Terms,
  what: 'cancel' | 'move',
): string {
  const zh = locale === 'zh'
  const rule = clause[locale]
  const action = what === 'cancel' ? (zh ? '取消' : 'Cancelling') : zh ? '改期' : 'Changing the time'
  if (feeFen > 0)
    return zh
      ? `现在${action}收费${moneyText(feeFen)}（${rule}）。`
      : `${action} now costs ${moneyText(feeFen)} (${rule}).`
  const until = freeUntil === undefined ? '' : momentText(company.zone, locale, freeUntil)
  if (zh) return `现在${action}免费（${rule}）。${until === '' ? '' : `免费截止${until}。`}`
  return `${action} now is free (${rule}).${until === '' ? '' : ` It stays free until ${until}.`}`
}
