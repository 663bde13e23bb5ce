import { z } from 'zod'
import type { BusinessContext } from '#business/context.ts'
import { checkLinkCode, type Checked } from '#business/customers/link-code.ts'
import { once } from '#business/once.ts'
import type { Action } from '#engine/action.ts'

const input = z.object({ link: z.string(), typed: z.string() })

/** Joins two chats when the code that went to the other one is right. */
export const action: Action<z.output<typeof input>, Checked, BusinessContext> = {
  description: 'Checks the code that went to the other chat; with the right one both are the same customer’s.',
  effect: 'binds',
  input,
  run(request, { db, conversationId, turnId, now }) {
    return once(db, { turnId, name: 'check-link-code', input: request, now }, (tx) =>
      checkLinkCode(tx, { id: request.link, conversationId, typed: request.typed, now }),
    )
  },
}
