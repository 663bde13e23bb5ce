import type pg from 'pg'
import type { Company } from '#business/catalogue/company.ts'
import type { BusinessContext } from '#business/context.ts'
import type { Content } from '#content.ts'
import type { ActionRun } from '#conversation/road.ts'
import { onClient, type Connection } from '#db/client.ts'

interface ActionParts {
  connection: Connection
  company: Company
  content: Content
  /** Writes answers in a chat, where there is a language model. */
  writerFor: ((conversation: ActionRun['conversation']) => NonNullable<BusinessContext['writeAnswer']>) | undefined
}

/** Runs the actions that flows call, in the turn's transaction where there is one. */
export function actionRunner({ connection: { pool, db }, company, content, writerFor }: ActionParts) {
  return async ({ call, conversation, client, at, turnId, locale }: ActionRun): Promise<unknown> => {
    const action = content.actions.get(call.action)
    if (!action) throw new Error(`there is no action ${call.action}`)
    const isAlone = client === pool
    const context: BusinessContext = {
      db: isAlone ? db : onClient(client as pg.PoolClient),
      company,
      now: new Date(at),
      locale,
      conversationId: conversation.id,
      customerId: conversation.customerId,
      turnId,
      // No transaction is held while a model thinks.
      ...(writerFor && isAlone ? { writeAnswer: writerFor(conversation) } : {}),
    }
    const given = Object.fromEntries(Object.entries(call.input).filter(([, value]) => value !== null))
    return action.run(action.input.parse(given), context)
  }
}
