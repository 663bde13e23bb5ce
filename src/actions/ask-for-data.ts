import { z } from 'zod'
import type { BusinessContext } from '#business/context.ts'
import { askForData } from '#business/privacy/data-requests.ts'
import { dayText } from '#business/wording.ts'
import type { Action } from '#engine/action.ts'

const input = z.object({ kind: z.enum(['copy', 'erase']) })

/** Notes that the customer wants a copy of what is kept about him, or its deletion. A person sees to it. */
export const action: Action<z.output<typeof input>, { by: string }, BusinessContext> = {
  description:
    'Notes a request for a copy or the deletion of the own data; people are told, nothing is done by itself.',
  effect: 'binds',
  input,
  async run({ kind }, { db, company, now, locale, conversationId }) {
    const { request } = await askForData(db, company, { conversationId, kind, by: 'customer' }, now)
    return { by: dayText(company.zone, locale, request.dueAt) }
  },
}
