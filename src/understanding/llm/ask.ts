import { makeEndpoint, type Endpoint, type EndpointSettings, type Question } from './endpoint.ts'
import { ModelFailure, type FailureKind } from './failure.ts'
import type { Ledger, Usage } from './usage.ts'

/** What a model is asked for; the names of the prompt files. */
type Purpose = 'understand' | 'answer' | 'summarize'

/** Told of every question for the metrics. */
export interface ModelCounts {
  asked(purpose: Purpose, outcome: 'ok' | FailureKind | 'broken', seconds: number): void
  used(purpose: Purpose, usage: Usage): void
  /** Tokens could not be noted. */
  lost(error: unknown): void
}

export interface AskParts {
  settings: EndpointSettings
  /** Tokens that one conversation may use in a day. */
  budgetTokens: number
  ledger: Ledger
  counts: ModelCounts
  now: () => Date
}

/**
 * Asks the model on behalf of a conversation, within its budget.
 * @throws ModelFailure when there is no answer, for whatever reason
 */
export type Ask = <Answer>(
  purpose: Purpose,
  conversationId: string | undefined,
  question: Question<Answer>,
) => Promise<Answer>

/** Questions to one endpoint, counted and limited. */
export function makeAsk({ settings, budgetTokens, ledger, counts, now }: AskParts): Ask {
  const endpoint: Endpoint = makeEndpoint(settings, now)
  return async (purpose, conversationId, question) => {
    const from = performance.now()
    // A request that was given up is accounted for after its question has failed, so nobody waits for the ledger.
    const spent = (usage: Usage): void => {
      counts.used(purpose, usage)
      if (conversationId !== undefined) ledger.add(conversationId, now(), usage).catch(counts.lost)
    }
    let outcome: Parameters<ModelCounts['asked']>[1] = 'broken'
    try {
      if (conversationId !== undefined && (await ledger.spent(conversationId, now())) >= budgetTokens)
        throw new ModelFailure('spent')
      const answer = await endpoint.ask(question, spent)
      outcome = 'ok'
      return answer
    } catch (error) {
      if (error instanceof ModelFailure) outcome = error.kind
      throw error
    } finally {
      counts.asked(purpose, outcome, (performance.now() - from) / 1_000)
    }
  }
}
