import type { BusinessContext } from '#business/context.ts'
import type { Action } from '#engine/action.ts'
import { loadDemo } from '../../src/demo/load-demo.ts'
import { testDatabase } from '../support/database.ts'

/** A database with the made-up company, and a way to call actions as flows do. */
export async function business(today: string) {
  const { db, pool } = await testDatabase(10)
  const company = await loadDemo(db, new Date(today))
  let turns = 0
  let chats = 0
  const context = (more: Partial<BusinessContext> = {}): BusinessContext => ({
    db,
    company,
    now: new Date(today),
    locale: 'zh',
    conversationId: `web:main:${++chats}`,
    customerId: undefined,
    turnId: `turn-${++turns}`,
    ...more,
  })
  const next = (before: BusinessContext, more: Partial<BusinessContext> = {}): BusinessContext => ({
    ...before,
    turnId: `turn-${++turns}`,
    ...more,
  })
  return { db, pool, company, context, next }
}

/** Calls an action with unchecked input, as a flow does. */
export async function call<Input, Output>(
  action: Action<Input, Output, BusinessContext>,
  input: Record<string, unknown>,
  context: BusinessContext,
): Promise<Output> {
  const output = await action.run(action.input.parse(input), context)
  // What an action returns is stored with the conversation.
  return JSON.parse(JSON.stringify(output)) as Output
}
