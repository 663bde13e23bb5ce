import { z } from 'zod'
import { replaceLate } from '#business/bookings/replacement.ts'
import type { BusinessContext } from '#business/context.ts'
import { once } from '#business/once.ts'
import { instantMs, iso } from '#business/time.ts'
import { listText } from '#business/wording.ts'
import type { Action } from '#engine/action.ts'

const input = z.object({ ref: z.string(), start: z.string(), workers: z.array(z.string()).min(1) })

type Output = { ok: true; ref: string; start: string; workerName: string } | { ok: false; reason: 'none' | 'taken' }

/** Sends somebody else in place of a late worker, as the customer agreed to. */
export const action: Action<z.output<typeof input>, Output, BusinessContext> = {
  description: 'Sends the agreed replacement for a late worker.',
  effect: 'binds',
  input,
  run(request, context) {
    const { turnId, now, company, locale } = context
    return once(context.db, { turnId, name: 'replace-worker', input: request, now }, async (db): Promise<Output> => {
      const { ref, workers } = request
      const done = await replaceLate(db, company, context, { ref, start: instantMs(request.start) ?? 0, workers, now })
      if (!done.ok) return done
      const workerName = listText(
        locale,
        done.team.map(({ title }) => title[locale]),
      )
      return { ok: true, ref, start: iso(company.zone, done.booking.startAt), workerName }
    })
  },
}
