import { z } from 'zod'
import type { BusinessContext } from '#business/context.ts'
import { optional } from '#business/ordering/input.ts'
import { momentText } from '#business/wording.ts'
import { aheadOf, openHandoff } from '#desk/open-handoff.ts'
import type { Action } from '#engine/action.ts'

const input = z.object({ reason: optional(z.string()), said: optional(z.string()) })

interface Output {
  /** People are at their desks. */
  open: boolean
  /** Somebody comes whatever the hour. */
  urgent: boolean
  /** Chats before this one. */
  ahead: number
  hours: string
  /** By when somebody calls, in words, where nobody is there. */
  by: string | null
}

/** Puts the chat on the list of what people see to. */
export const action: Action<z.output<typeof input>, Output, BusinessContext> = {
  description: 'Fetches a person: the place in the queue, or by when somebody calls.',
  effect: 'reserves',
  input,
  async run({ reason, said }, { db, company, now, locale, conversationId }) {
    const request = { conversationId, reason: reason ?? 'asked', promises: said === undefined }
    const { handoff, isOpen } = await openHandoff(db, company, request, now)
    return {
      open: isOpen,
      urgent: handoff.priority === 1,
      ahead: await aheadOf(db, handoff),
      hours: `${company.hours.humanStart}–${company.hours.humanEnd}`,
      by: handoff.callbackAt && momentText(company.zone, locale, handoff.callbackAt),
    }
  },
}
