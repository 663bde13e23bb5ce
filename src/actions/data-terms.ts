import { z } from 'zod'
import type { BusinessContext } from '#business/context.ts'
import { answerBy, listRequests } from '#business/privacy/data-requests.ts'
import { dayText } from '#business/wording.ts'
import type { Action } from '#engine/action.ts'

const input = z.object({ kind: z.enum(['copy', 'erase']) })

interface Output {
  /** It was asked before and is not settled. */
  open: boolean
  days: number
  /** The day by which a person answers, in words. */
  by: string
}

/** What a request about one's own data means, before it is made. */
export const action: Action<z.output<typeof input>, Output, BusinessContext> = {
  description: 'Until when a request for a copy or deletion of the own data is answered, and whether one is open.',
  effect: 'reads',
  input,
  async run({ kind }, { db, company, now, locale, conversationId }) {
    const all = await listRequests(db, conversationId)
    const open = all.find((one) => one.kind === kind && one.status === 'open')
    const by = open ? new Date(open.dueAt) : answerBy(company, now)
    return { open: open !== undefined, days: company.privacy.answerWorkingDays, by: dayText(company.zone, locale, by) }
  },
}
