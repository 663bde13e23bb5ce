import { z } from 'zod'
import type { BusinessContext } from '#business/context.ts'
import { answerLink } from '#business/customers/link-code.ts'
import type { Action } from '#engine/action.ts'

const input = z.object({ link: z.string(), wanted: z.boolean() })

/** Keeps whether the customer wants two chats joined; with a yes a code goes to the other one. */
export const action: Action<z.output<typeof input>, { ok: boolean }, BusinessContext> = {
  description: 'Answers the offer to join this chat with the one of another channel.',
  effect: 'reserves',
  input,
  async run({ link, wanted }, { db, conversationId, now }) {
    return { ok: await answerLink(db, { id: link, conversationId, wanted, now }) }
  },
}
