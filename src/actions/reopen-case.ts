import { z } from 'zod'
import { responseText } from '#business/cases/deadlines.ts'
import { ownCases } from '#business/cases/open-case.ts'
import { reopenCase } from '#business/cases/reopen-case.ts'
import type { BusinessContext } from '#business/context.ts'
import { once } from '#business/once.ts'
import type { Action } from '#engine/action.ts'

const input = z.object({ number: z.string(), why: z.string() })

type Output = { ok: true; number: string; within: string } | { ok: false; reason: string }

/** Takes a settled case of the customer up again. */
export const action: Action<z.output<typeof input>, Output, BusinessContext> = {
  description: 'Takes a settled complaint of the customer up again, with new deadlines.',
  effect: 'binds',
  input,
  run(request, context) {
    const { turnId, now, company, locale } = context
    return once(context.db, { turnId, name: 'reopen-case', input: request, now }, async (db): Promise<Output> => {
      const [own] = await ownCases(db, context, request.number)
      if (!own) return { ok: false, reason: 'unknown_case' }
      const reopened = await reopenCase(db, company, own.id, { why: request.why, by: 'customer', now })
      if (!reopened.ok) return reopened
      return { ok: true, number: own.number, within: responseText[reopened.case.severity][locale] }
    })
  },
}
