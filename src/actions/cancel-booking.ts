import { z } from 'zod'
import { cancelBooking, type Unchangeable } from '#business/bookings/change.ts'
import { bookingText, feeText, unchangeableText } from '#business/bookings/change-words.ts'
import type { BusinessContext } from '#business/context.ts'
import { once } from '#business/once.ts'
import { moneyText } from '#business/wording.ts'
import type { Action } from '#engine/action.ts'

const input = z.object({ ref: z.string(), feeFen: z.int().min(0) })

type Output =
  | { ok: true; ref: string; feeFen: number; text: string }
  | { ok: false; reason: 'fee_changed'; feeFen: number; clause: string; text: string }
  | { ok: false; reason: Unchangeable; text: string }

/** Cancels one's own order for the fee that was shown; refuses where the fee has changed since. */
export const action: Action<z.output<typeof input>, Output, BusinessContext> = {
  description: 'Cancels an order for the fee that the customer agreed to.',
  effect: 'binds',
  input,
  run(request, context) {
    const { turnId, now } = context
    return once(context.db, { turnId, name: 'cancel-booking', input: request, now }, (db) =>
      cancel(request, { ...context, db }),
    )
  },
}

async function cancel({ ref, feeFen: shownFeeFen }: z.output<typeof input>, context: BusinessContext): Promise<Output> {
  const { db, company, locale, now } = context
  const result = await cancelBooking(db, company, context, { ref, shownFeeFen, now })
  if (result.ok) {
    const { booking, feeFen } = result
    const what = bookingText(company, locale, booking)
    const text =
      locale === 'zh'
        ? `已取消：${what}。${feeFen === 0 ? '不收费用。' : `取消费用${moneyText(feeFen)}。`}`
        : `Cancelled: ${what}. ${feeFen === 0 ? 'There is no fee.' : `The fee is ${moneyText(feeFen)}.`}`
    return { ok: true, ref: booking.ref, feeFen, text }
  }
  if (result.reason !== 'fee_changed') {
    return { ok: false, reason: result.reason, text: unchangeableText(locale, ref, result.reason) }
  }
  const { feeFen, clause } = result
  return {
    ok: false,
    reason: 'fee_changed',
    feeFen,
    clause: clause[locale],
    text: feeText(company, locale, result, 'cancel'),
  }
}
