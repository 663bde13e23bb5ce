import { z } from 'zod'
import type { BusinessContext } from '#business/context.ts'
import { resolveHandoff } from '#desk/resolve-handoff.ts'
import type { Action } from '#engine/action.ts'

const input = z.object({})

/** The customer waits for nobody any more. */
export const action: Action<z.output<typeof input>, { was: boolean }, BusinessContext> = {
  description: 'Takes the chat off the list of what people see to.',
  effect: 'reserves',
  input,
  async run(_request, { db, conversationId, now }) {
    return { was: await resolveHandoff(db, conversationId, { outcome: 'withdrawn' }, now) }
  },
}
