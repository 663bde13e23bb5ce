import { z } from 'zod'
import { categories, categoryInfo } from '#business/cases/category.ts'
import { responseText } from '#business/cases/deadlines.ts'
import { openCase } from '#business/cases/open-case.ts'
import { phoneOfCase } from '#business/cases/phone-of-case.ts'
import type { BusinessContext } from '#business/context.ts'
import { once } from '#business/once.ts'
import { optional } from '#business/ordering/input.ts'
import { iso } from '#business/time.ts'
import { momentText } from '#business/wording.ts'
import type { Severity } from '#db/schema/business.ts'
import type { Action } from '#engine/action.ts'

const input = z.object({
  category: optional(z.enum(categories).catch('platform_service')),
  severity: optional(z.enum(['S1', 'S2', 'S3', 'S4'])),
  text: optional(z.string()),
  media: optional(z.array(z.string())),
  /** What the customer wants. */
  wish: optional(z.string()),
  /** Ref of the order that it is about; `none` for a complaint about no order. */
  order: optional(z.string()),
  /** What the customer has been told to do for safety. */
  safety: optional(z.string()),
})

interface Output {
  ok: true
  number: string
  category: string
  categoryText: string
  severity: Severity
  status: string
  /** How soon a person answers, in words. */
  within: string
  /** Until when at the latest: 3月4日周三 14:00. */
  by: string
  /** Photos and other media that came with it. */
  photos: number
  /** There is a number to call. */
  reachable: boolean
  firstResponseBy: string
  proposalBy: string
  closeBy: string
}

/** Registers a complaint. */
export const action: Action<z.output<typeof input>, Output, BusinessContext> = {
  description: 'Opens a case with number, severity and deadlines.',
  effect: 'binds',
  input,
  run(request, context) {
    const { company, locale, turnId, now } = context
    return once(context.db, { turnId, name: 'open-case', input: request, now }, async (db) => {
      // Without a category it is about the work, which is what most complaints are about.
      const category = request.category ?? 'quality'
      const opened = await openCase(db, company, context, {
        category,
        severity: request.severity,
        text: request.text ?? '',
        media: request.media ?? [],
        remedy: request.wish,
        safetyAction: request.safety,
        order: request.order === 'none' ? '' : request.order,
        now,
      })
      const { number, severity, status, media } = opened
      return {
        ok: true as const,
        number,
        category,
        categoryText: categoryInfo[category].text[locale],
        severity,
        status,
        within: responseText[severity][locale],
        by: momentText(company.zone, locale, opened.firstResponseDue),
        photos: media.length,
        reachable: (await phoneOfCase(db, opened)) !== undefined,
        firstResponseBy: iso(company.zone, opened.firstResponseDue),
        proposalBy: iso(company.zone, opened.proposalDue),
        closeBy: iso(company.zone, opened.closeDue),
      }
    })
  },
}
