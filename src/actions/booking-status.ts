import { z } from 'zod'
import { laterVisit } from '#business/bookings/later-visit.ts'
import { ownBooking } from '#business/bookings/own-booking.ts'
import { type BookingView, viewsOf } from '#business/bookings/view.ts'
import type { Locale } from '#business/catalogue/text.ts'
import type { BusinessContext } from '#business/context.ts'
import { iso } from '#business/time.ts'
import { moneyText, momentText } from '#business/wording.ts'
import type { Action } from '#engine/action.ts'

const input = z.object({ ref: z.string() })

type Output = ({ ok: true; text: string } & BookingView) | { ok: false; text: string }

/** Where one's own order stands, in words and step by step. */
export const action: Action<z.output<typeof input>, Output, BusinessContext> = {
  description: 'How far an order has come, who comes and when.',
  effect: 'reads',
  input,
  async run({ ref }, context) {
    const { db, company, locale, now } = context
    const booking = await ownBooking(db, context, ref)
    const [view] = booking?.bookedAt ? await viewsOf(db, company, locale, [booking]) : []
    if (!view) return { ok: false, text: locale === 'zh' ? `没有查到单号 ${ref}。` : `There is no booking ${ref}.` }
    const later = booking ? await laterVisit(db, booking, now) : undefined
    if (later) {
      // Only the first visit reports its progress.
      const shown = { ...view, status: 'confirmed' as const, start: iso(company.zone, later), eta: null }
      return { ok: true, ...shown, text: words(shown, locale, company.zone) }
    }
    return { ok: true, ...view, text: `${words(view, locale, company.zone)}\n${road(view, locale)}` }
  },
}

/** 进度：已预约 → 已派单 → 已出发 */
function road({ timeline }: BookingView, locale: Locale): string {
  return `${locale === 'zh' ? '进度：' : 'So far: '}${timeline.map(({ label }) => label).join(' → ')}`
}

function words(view: BookingView, locale: Locale, zone: string): string {
  const zh = locale === 'zh'
  const { ref, serviceName, start, status, workerName, eta, feeFen } = view
  const when = momentText(zone, locale, new Date(start))
  const head = zh ? `${serviceName}（${ref}），${when}` : `${serviceName} (${ref}), ${when}`
  const who = workerName ?? (zh ? '服务人员' : 'the worker')
  const expected = eta === null ? '' : /^\d{4}-\d\d-\d\dT/.test(eta) ? momentText(zone, locale, new Date(eta)) : eta
  switch (status) {
    case 'confirmed':
      if (workerName === null) {
        return zh
          ? `${head}：已预约，正在安排服务人员，定下来马上告诉您。`
          : `${head}: booked. We are still choosing who comes and will tell you.`
      }
      return zh
        ? `${head}：已预约，${who}上门，出发时会告诉您预计到达时间。`
        : `${head}: booked. ${who} will come; you will hear when they set out.`
    case 'on_the_way':
      return zh
        ? `${head}：${who}已出发${expected === '' ? '' : `，预计${expected}到达`}。`
        : `${head}: ${who} is on the way${expected === '' ? '' : `, expected at ${expected}`}.`
    case 'arrived':
      return zh ? `${head}：${who}已到达。` : `${head}: ${who} has arrived.`
    case 'in_service':
      return zh ? `${head}：${who}正在服务中。` : `${head}: ${who} is at work.`
    case 'done':
      return zh ? `${head}：已完成，${who}上门服务。` : `${head}: done by ${who}.`
    case 'cancelled':
      return zh ? `${head}：已取消，取消费用${moneyText(feeFen)}。` : `${head}: cancelled, fee ${moneyText(feeFen)}.`
    case 'held':
    case 'expired':
    case 'released':
      return zh ? `${head}：还没有下单。` : `${head}: not booked yet.`
    default:
      return status satisfies never
  }
}
