import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { BusinessContext } from '#business/context.ts'
import { once } from '#business/once.ts'
import { unmetRequest } from '#db/schema/business.ts'
import type { Action } from '#engine/action.ts'

const input = z.object({ text: z.string() })

/** Keeps what was asked for and is not offered, for those who decide what to offer next. */
export const action: Action<z.output<typeof input>, { ok: true }, BusinessContext> = {
  description: 'Notes a wish that the company does not offer.',
  effect: 'reserves',
  input,
  run(request, { db: pool, turnId, now, conversationId, customerId }) {
    return once(pool, { turnId, name: 'note-request', input: request, now }, async (db) => {
      const row = {
        id: randomUUID(),
        customerId: customerId ?? null,
        conversationId,
        text: request.text,
        createdAt: now,
      }
      await db.insert(unmetRequest).values(row)
      return { ok: true as const }
    })
  },
}
