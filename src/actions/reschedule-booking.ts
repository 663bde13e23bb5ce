import { z } from 'zod'
import { rescheduleBooking, type Unchangeable } from '#business/bookings/change.ts'
import { bookingText, feeText, unchangeableText } from '#business/bookings/change-words.ts'
import { preferenceOf } from '#business/bookings/find-slots.ts'
import { serviceOf } from '#business/catalogue/company.ts'
import type { BusinessContext } from '#business/context.ts'
import { once } from '#business/once.ts'
import { optional } from '#business/ordering/input.ts'
import type { SlotOption } from '#business/ordering/offer.ts'
import { slotsAfterLoss } from '#business/ordering/slots-after-loss.ts'
import { instantMs, iso } from '#business/time.ts'
import { listText, moneyText } from '#business/wording.ts'
import type { Action } from '#engine/action.ts'

const input = z.object({
  ref: z.string(),
  /** ISO 8601, or the id of a slot. */
  start: z.string(),
  /** What was shown; left out, the fee of the moment applies. */
  feeFen: optional(z.int().min(0)),
  worker: optional(z.string()),
})

type Output =
  | {
      ok: true
      ref: string
      serviceName: string
      start: string
      end: string
      workerName: string
      feeFen: number
      freeChangesLeft: number
      text: string
    }
  | { ok: false; reason: 'taken'; options: SlotOption[]; text: string }
  | { ok: false; reason: 'fee_changed'; feeFen: number; clause: string; text: string }
  | { ok: false; reason: Unchangeable; text: string }

/** Moves one's own order to another time; where that is gone meanwhile the order stays as it was. */
export const action: Action<z.output<typeof input>, Output, BusinessContext> = {
  description: 'Moves an order to the time that the customer agreed to.',
  effect: 'binds',
  input,
  run(request, context) {
    const { turnId, now } = context
    return once(context.db, { turnId, name: 'reschedule-booking', input: request, now }, (db) =>
      reschedule(request, { ...context, db }),
    )
  },
}

async function reschedule(request: z.output<typeof input>, context: BusinessContext): Promise<Output> {
  const { db, company, locale, now } = context
  const [startText = '', workers] = request.start.split('~')
  const start = instantMs(startText) ?? 0
  const { wished } = await preferenceOf(db, context, workers ?? request.worker)
  const { ref, feeFen: shownFeeFen } = request
  const result = await rescheduleBooking(db, company, context, { ref, start, shownFeeFen, wished, now })
  const zh = locale === 'zh'
  if (result.ok) {
    const { booking, team, feeFen, freeChangesLeft } = result
    const workerName = listText(
      locale,
      team.map(({ title }) => title[locale]),
    )
    const what = bookingText(company, locale, booking)
    const fee =
      feeFen === 0
        ? zh
          ? '不收费用。'
          : 'There is no fee.'
        : zh
          ? `改期费用${moneyText(feeFen)}。`
          : `The fee is ${moneyText(feeFen)}.`
    return {
      ok: true,
      ref: booking.ref,
      serviceName: serviceOf(company, booking.serviceId)?.name[locale] ?? booking.serviceId,
      start: iso(company.zone, booking.startAt),
      end: iso(company.zone, booking.endAt),
      workerName,
      feeFen,
      freeChangesLeft,
      text: zh ? `已改好：${what}，${workerName}上门。${fee}` : `Moved: ${what}, ${workerName} will come. ${fee}`,
    }
  }
  switch (result.reason) {
    case 'taken': {
      const options = await slotsAfterLoss(result.booking, start, context)
      const text = zh
        ? '这个时间刚刚被约走了，原来的预约还在。'
        : 'That time has just been taken; your booking is unchanged.'
      return { ok: false, reason: 'taken', options, text }
    }
    case 'fee_changed': {
      const { feeFen, clause } = result
      return {
        ok: false,
        reason: 'fee_changed',
        feeFen,
        clause: clause[locale],
        text: feeText(company, locale, result, 'move'),
      }
    }
    case 'none':
    case 'started':
    case 'over':
    case 'done':
    case 'already_cancelled':
      return { ok: false, reason: result.reason, text: unchangeableText(locale, ref, result.reason) }
    default:
      return result satisfies never
  }
}
