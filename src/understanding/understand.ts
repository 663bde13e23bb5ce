import type { Context, Understood } from '#engine/command.ts'
import { knowledgeOf, type Company } from './offline/knowledge.ts'
import { understandOffline } from './offline/understand-offline.ts'

/** Turns a customer's words into commands. Never throws for any text. */
export type Understand = (text: string, context: Context) => Promise<Understood>

/** A way to understand that needs the network; it rejects where it cannot answer, and offline steps in. */
export type Model = Understand

/**
 * Chooses the way: the language model where there is one, else (or when it fails) rules and classifier.
 * Learning from the example sentences happens here, once, and takes a fraction of a second.
 */
export function makeUnderstand(company: Company & { model?: Model }): Understand {
  const knowledge = knowledgeOf(company)
  const offline: Understand = async (text, context) => understandOffline(text, context, knowledge)
  const { model } = company
  return model === undefined ? offline : (text, context) => model(text, context).catch(() => offline(text, context))
}
