import { z } from 'zod'
import { findReplacement, lateBooking } from '#business/bookings/replacement.ts'
import type { BusinessContext } from '#business/context.ts'
import { optional } from '#business/ordering/input.ts'
import { iso } from '#business/time.ts'
import { listText } from '#business/wording.ts'
import type { Action } from '#engine/action.ts'

const input = z.object({ order: optional(z.string()) })

type Output =
  | { late: false; ok: false }
  | { late: true; ok: false; ref: string }
  | { late: true; ok: true; ref: string; start: string; workers: string[]; workerName: string }

/** Looks for somebody who could come in place of a worker who is late. */
export const action: Action<z.output<typeof input>, Output, BusinessContext> = {
  description: 'Finds who could come instead of a late worker, and when.',
  effect: 'reads',
  input,
  async run({ order }, context) {
    const { db, company, locale, now } = context
    const late = await lateBooking(db, context, order, now)
    if (!late) return { late: false, ok: false }
    const found = await findReplacement(db, company, late, +now)
    if (!found) return { late: true, ok: false, ref: late.ref }
    const workerName = listText(
      locale,
      found.team.map(({ title }) => title[locale]),
    )
    const workers = found.team.map(({ id }) => id)
    return { late: true, ok: true, ref: late.ref, start: iso(company.zone, found.start), workers, workerName }
  },
}
